import { expect, test } from 'vitest';
import { rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';
import { recordLab } from './recorded.ts';
import { answers, makeUnmistakable, words } from './unmistakable.ts';

/** Everything that can be read out of a text: itself, and what base64 and hex in it hold, and so on inside. */
function* readingsOf(text: string, depth = 0): Generator<string> {
  yield text;
  if (depth > 3) return;
  const inside = [
    ...[...text.matchAll(/[A-Za-z0-9+/_-]{12,}={0,2}/g)].map(([found]) => Buffer.from(found, 'base64')),
    ...[...text.matchAll(/(?:[0-9A-Fa-f]{2}){8,}/g)].map(([found]) => Buffer.from(found, 'hex')),
  ];
  for (const bytes of inside) {
    yield bytes.toString('utf16le');
    yield* readingsOf(bytes.toString('latin1'), depth + 1);
  }
}

/** The words in any of their encodings: as they are, of two bytes a letter either way round, in base64 wherever it begins. */
const encodings = words.flatMap((word) =>
  [word, word.toUpperCase(), `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`].flatMap((each) => [
    each,
    Buffer.from(each, 'utf16le').toString('latin1'),
    Buffer.from(each, 'utf8').toString('hex'),
    ...[0, 1, 2].map((before) =>
      Buffer.concat([Buffer.alloc(before), Buffer.from(each)])
        .toString('base64')
        .slice(before === 0 ? 0 : before + 1, -4),
    ),
  ]),
);

test('of a world of unmistakable names, none is in the file, whatever its capitals and its encoding', async () => {
  const dir = rehearsalFolder();
  await makeUnmistakable(dir);
  const { made, found } = await recordLab(dir, { answers });
  const file = JSON.stringify(made.recording);
  expect(found.some(({ about }) => about.includes('zebrafinch'))).toBe(true);
  // All of them were met: the owner's map knows them.
  const met = Object.keys(made.map).join(' ');
  for (const word of words.filter((each) => /^[a-z]+$/.test(each))) expect(met).toContain(word);
  for (const reading of readingsOf(file)) {
    const small = reading.toLowerCase();
    for (const word of words) expect(small.includes(word), word).toBe(false);
    for (const each of encodings) expect(reading.includes(each), each).toBe(false);
  }
});

test('after a whole set-up in that world none is there either', async () => {
  const dir = rehearsalFolder();
  await makeUnmistakable(dir);
  const confirmed = JSON.parse(JSON.stringify({ ...answers, 'iisRestart.confirm': 'quokka-exchange-001' }));
  await rehearse(dir, { answers: confirmed });
  const { made } = await recordLab(dir, { answers });
  const file = JSON.stringify(made.recording).toLowerCase();
  for (const word of words) expect(file.includes(word), word).toBe(false);
});
