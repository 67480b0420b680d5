import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusalInWords } from '../../src/cli/refusals.ts';
import { hashOf } from '../../src/journal/codec.ts';
import { openJournal, readJournal } from '../../src/journal/journal.ts';
import { salvage } from '../../src/journal/salvage.ts';
import { facts } from '../log/sample.ts';
import { folder, journalOf, written } from './facts.ts';
import { optionsFor } from './options.ts';

function damaged(): { readonly from: string; readonly to: string; readonly bytes: Buffer } {
  const from = join(folder(), 'set-up.jsonl');
  written(from, facts.slice(1));
  writeFileSync(from, readFileSync(from, 'utf8').replace('"settled":"done"', '"settled":"dine"'));
  return { from, to: from.replace('set-up', 'new'), bytes: readFileSync(from) };
}
const who = { now: () => new Date('2026-11-24T12:00:00.000Z'), on: 'atl-adm-001', by: 'LITWAREINC\\kenmyer' };
const wordsOf = (result: { readonly kind: string; readonly words?: string }) => result.words ?? `not refused: ${result.kind}`;

test('a damaged state file is refused with what was done up to the damage, and with the line to go on with', () => {
  const { from } = damaged();
  const opened = openJournal(optionsFor(from));
  expect(opened.kind === 'refused' && refusalInWords(opened, from).split('\n')).toEqual([
    'set-up.jsonl is damaged in line 13: its checksum does not fit its content. The 12 lines before it are sound, up to 2026-11-24T11:00:00.000Z. Nothing was changed.',
    'Up to there, this was done:',
    '  - Make the partner application in Skype. (done)',
    '  - Restart IIS on atl-exchange-001. (interrupted, because the shell ended; its effect is not known)',
    'You can bring the file back from a backup and start again.',
    'Or go on in a new file with what is sound; the damaged one stays as it is. Make it with:',
    `  partner-wizard salvage --state ${from} --out ${from.replace('set-up', 'set-up-salvaged')}`,
    'What was done after the damage is not on record then. The wizard finds it by looking at the servers, but cannot take it back for you.',
  ]);
});

test('what is sound goes on in a new file that says what it comes from; the damaged one stays as it was', () => {
  const { from, to, bytes } = damaged();
  expect(salvage({ from, to, ...who })).toEqual({ kind: 'salvaged', lines: 12, world: 'lab' });
  expect(readFileSync(from)).toEqual(bytes);
  expect(bytes.subarray(0, 100)).toEqual(readFileSync(to).subarray(0, 100));
  const { records } = journalOf(openJournal(optionsFor(to)));
  expect(records.slice(12)).toMatchObject([
    { type: 'salvaged', from: 'set-up.jsonl', line: 13, bytes: bytes.length, sha256: hashOf(bytes) },
    { type: 'opened', lineage: 'a history' },
  ]);
});

test('a file that is there already is never written over', () => {
  const { from, to } = damaged();
  writeFileSync(to, 'mine');
  expect(wordsOf(salvage({ from, to, ...who }))).toContain('is there already');
  expect(readFileSync(to, 'utf8')).toBe('mine');
});

test('the new file may lie in a folder that is not there yet, and is of the world of the damaged one', () => {
  const from = join(folder(), 'real.jsonl');
  const journal = journalOf(openJournal(optionsFor(from, { world: 'real' })));
  journal.append({ type: 'driven', driver: 'me' });
  journal.close();
  writeFileSync(from, readFileSync(from, 'utf8').replace('"driver":"me"', '"driver":"us"'));
  const to = join(folder(), 'new', 'real.jsonl');
  expect(salvage({ from, to, ...who })).toEqual({ kind: 'salvaged', lines: 1, world: 'real' });
  expect(readJournal(to)).toMatchObject({ kind: 'read', records: [{ type: 'opened' }, { type: 'salvaged', line: 2 }] });
});

test('nothing is salvaged from what cannot be read, and that is said', () => {
  const dir = folder();
  expect(salvage({ from: dir, to: join(dir, 'new'), ...who })).toEqual({
    kind: 'refused',
    words: expect.stringMatching(/^Nothing was salvaged from .*: .*folder/),
  });
});

test('nothing is salvaged from a file that is sound, foreign, newer or not there', () => {
  const dir = folder();
  const to = join(dir, 'new');
  const from = join(dir, 'state');
  expect(wordsOf(salvage({ from, to, ...who }))).toContain('There is no state file');
  written(from, []);
  expect(wordsOf(salvage({ from, to, ...who }))).toContain('is not damaged');
  writeFileSync(from, 'hello');
  expect(wordsOf(salvage({ from, to, ...who }))).toContain('does not begin like a state file');
  writeFileSync(from, '{"v":9}\n');
  expect(wordsOf(salvage({ from, to, ...who }))).toContain('newer version');
});
