// A journal is taken as it was written, or refused with the line that is wrong and what is known before it. In memory, so that each kind
// of damage is met; damage.integration.test.ts tries ten thousand.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encode, hashOf, hasSum, isWhole, noLine, withoutSum, withSum } from '../../src/journal/codec.ts';
import { maxLineBytes, verify } from '../../src/journal/verify.ts';
import type { Fact, Record } from '../../src/model/record.ts';
import { create } from '../log/sample.ts';

const opened: Fact = { type: 'opened', world: 'lab', lineage: 'a history', tool: 'test 1' };
const answer = (value: string): Fact => ({ type: 'answered', step: 'servers', key: 'servers.pool', value });
const begun = (id: string): Fact => ({
  type: 'intent',
  step: 'exchangeAsPartner',
  change: { ...create, id },
  host: { pid: 1, started: '2026-11-24T11:00:00.000Z' },
});
const at = (seq: number): string => `2026-11-24T11:00:0${seq}.000Z`;

function linesOf(...facts: readonly Fact[]): string[] {
  let prev = noLine;
  return facts.map((fact, index) => {
    const line = encode({ v: 1, seq: index + 1, at: at(index + 1), on: 'here', by: 'me', prev, ...fact });
    prev = hashOf(Buffer.from(line));
    return line;
  });
}
const bytesOf = (lines: readonly string[]): Buffer => Buffer.from(lines.map((line) => `${line}\n`).join(''));
const verified = (...lines: readonly string[]) => verify(bytesOf(lines), 'it');
const whole = linesOf(opened, answer('one'), answer('zwö'), answer('three'));
const [first = '', second = '', third = '', last = ''] = whole;

/** The same line with something else in it, and the checksum of that. */
const rewritten = (line: string, from: string, to: string): string => withSum(withoutSum(line).replace(from, to));
const sum = 'its checksum does not fit its content';
const chain = 'it does not follow the line before it, so a line was changed, added or taken away';

describe('a whole journal', () => {
  test('gives its records, its length and the hash of its last line', () => {
    expect(verified(...whole)).toEqual({
      kind: 'sound',
      records: whole.map((line): Record => JSON.parse(withoutSum(line))),
      fingerprint: hashOf(Buffer.from(last)),
      length: bytesOf(whole).length,
      torn: Buffer.alloc(0),
    });
  });

  test('may be none yet', () => expect(verify(new Uint8Array(), 'it')).toMatchObject({ kind: 'sound', fingerprint: noLine, length: 0 }));

  test('is read where it stands in other bytes', () => {
    const among = Buffer.concat([Buffer.from('before'), bytesOf(whole), Buffer.from('after')]);
    expect(verify(among.subarray(6, -5), 'it')).toEqual(verified(...whole));
  });

  test('may have a line as long as the longest that is written', () => {
    const room = maxLineBytes - second.length + 'one'.length;
    expect(verified(...linesOf(opened, answer('x'.repeat(room))))).toMatchObject({
      kind: 'sound',
      length: first.length + maxLineBytes + 2,
    });
  });

  test('of several runs tells one history', () =>
    expect(verified(...linesOf(opened, answer('one'), { ...opened, tool: 'test 2' }))).toMatchObject({ kind: 'sound' }));
});

describe('a journal that was cut short', () => {
  test('at any byte gives what is whole, and the rest apart', () => {
    const bytes = bytesOf(whole);
    fc.assert(
      fc.property(fc.nat(bytes.length), (length) => {
        const from = bytes.subarray(0, length).lastIndexOf(0x0a) + 1;
        const torn = bytes.subarray(from, length);
        expect(verify(bytes.subarray(0, length), 'it')).toMatchObject({ kind: 'sound', length: from, torn });
      }),
    );
  });

  test.each([
    [maxLineBytes, 'sound'],
    [maxLineBytes + 1, 'refused'],
  ])('in a line of %i bytes is %s', (length, kind) => {
    const torn = Buffer.concat([bytesOf([first]), Buffer.alloc(length, 'x')]);
    expect(verify(torn, 'it')).toMatchObject({ kind });
  });
});

describe('a journal whose power went before its last flush', () => {
  const output = (text: string): Fact => ({ type: 'output', change: 'c', lines: [{ stream: 'output', text }] });
  const flushed = [opened, begun('c')];
  const [, , ...behind] = linesOf(...flushed, output('a'), output('b'), output('c'), answer('two')).map((line) => `${line}\n`);
  const length = bytesOf(linesOf(...flushed)).length;
  const withHole = (text: string) => Buffer.concat([bytesOf(linesOf(...flushed)), Buffer.from(text)]);
  const nothing = (text = '') => '\0'.repeat(text.length);
  const [a = '', b = '', c = '', two = ''] = behind;

  const ends: readonly (readonly [string, string])[] = [
    ['with a hole for its first line', nothing(a) + b + c],
    ['with a hole in a line', a.slice(0, 50) + nothing(a.slice(50)) + b + c],
    ['with a hole at its end', a + nothing(b)],
    ['with two holes', nothing(a) + b + nothing(c) + two],
    ['with a hole, and whole what was being flushed', nothing(a) + b + c + two],
    ['with a hole, and cut short', nothing(a) + b + c.slice(0, 60)],
    ['with a hole that is longer than any line', `${'\0'.repeat(maxLineBytes + 1)}}\n${b}`],
    ['with such a hole at its end', '\0'.repeat(maxLineBytes + 1)],
  ];
  test.each(ends)('%s, gives what was flushed, and the rest apart', (_, end) => {
    const read = verify(withHole(end), 'it');
    const sound = end.startsWith(a) ? length + a.length : length;
    expect(read).toMatchObject({ kind: 'sound', length: sound, torn: withHole(end).subarray(sound) });
  });

  const others: readonly (readonly [string, string])[] = [
    ['a single NUL', a.replace('"a"', '"\0"') + b],
    ['a hole before what was flushed', nothing(a) + two + b],
    ['a hole, and a line behind it that does not fit its checksum', nothing(a) + b + c.replace('"c"', '"d"')],
    ['a line taken away before a hole', b + nothing(c) + two],
    ['a line without a hole that cannot be read', `x\n${nothing(a)}${b}`],
  ];
  test.each(others)('has no %s: that is damage', (_, end) =>
    expect(verify(withHole(end), 'it')).toMatchObject({ kind: 'refused', line: 3, remedy: { known: { length: 2 }, length } }),
  );

  const lost: readonly (readonly [string, readonly Fact[], holed: number])[] = [
    ['the intent of what was put out behind it', [opened, begun('c'), output('a')], 1],
    ['the intent of another change than that at work', [opened, begun('b'), begun('c'), output('a')], 2],
    ['what was answered before another answer', [opened, answer('one'), answer('two')], 1],
    ['what was answered before another that has a hole too', [opened, answer('one'), answer('tw\0\0')], 1],
  ];
  test.each(lost)('never loses a record that was flushed before others: %s', (_, facts, holed) => {
    const lines = linesOf(...facts).map((line) => line.replaceAll('\\u0000', '\0'));
    const end = lines.map((line, at) => (at === holed ? `${line.slice(0, 60)}\0\0${line.slice(62)}` : line));
    expect(verified(...end)).toMatchObject({ kind: 'refused', line: holed + 1, remedy: { known: { length: holed } } });
  });
});

describe('damage', () => {
  test('of any one byte is told with its line, and with what is sound before it', () => {
    const bytes = bytesOf(whole);
    fc.assert(
      fc.property(fc.nat(bytes.length - 2), fc.integer({ min: 1, max: 255 }), (place, flip) => {
        const changed = Buffer.from(bytes);
        changed[place] = (changed[place] ?? 0) ^ flip;
        const before = bytes.subarray(0, place).filter((byte) => byte === 0x0a).length;
        const length = bytes.subarray(0, place).lastIndexOf(0x0a) + 1;
        const remedy = before === 0 ? {} : { remedy: { kind: 'salvage', known: { length: before }, length } };
        expect(verify(changed, 'it')).toMatchObject({ kind: 'refused', line: before + 1, ...remedy });
      }),
    );
  });

  const places: readonly (readonly [string, readonly string[], number, string])[] = [
    ['of the last line', [first, second.replace('one', 'two')], 2, sum],
    ['of a line that another follows', [first, second.replace('one', 'two'), third], 2, sum],
    ['of a line that cannot be read', [first, second, third.slice(0, 30), last], 3, sum],
    ['of the line before one that is wrong in itself', [first, second, third.replace('zwö', 'drei'), 'x'], 3, sum],
    ['by a line that is no record', [first, withSum('{"v":1,"x":1}')], 2, 'its type is not known'],
    ['by a line taken away', [first, third], 2, chain],
    ['by a line doubled', [first, second, second], 3, chain],
    ['by a line numbered anew', [first, rewritten(second, '"seq":2', '"seq":3')], 2, chain],
    ['by a line that names another before it', [first, rewritten(second, '"prev":"', '"prev":"x')], 2, chain],
    ['by a beginning that is missing', linesOf(answer('one')), 1, 'the beginning of the history is missing'],
    ['by another history', linesOf(opened, { ...opened, lineage: 'b' }), 2, 'it belongs to the history of another file'],
    ['by another world', linesOf(opened, { ...opened, world: 'real' }), 2, 'it belongs to the history of another file'],
    ['by a line longer than any', [first, `{"v":1,${'x'.repeat(maxLineBytes - 6)}`], 2, 'it is longer than any that this program writes'],
  ];
  test.each(places)('%s is told as that', (_, lines, line, why) => {
    const refused = verified(...lines);
    expect(refused).toMatchObject({ kind: 'refused', line });
    expect(refused.kind === 'refused' && refused.words).toContain(`it is damaged in line ${line}: ${why}. `);
  });

  test.each([
    [1, 'Nothing is known before it.', undefined],
    [2, `The line before it is sound, up to ${at(1)}.`, 'salvage'],
    [4, `The 3 lines before it are sound, up to ${at(3)}.`, 'salvage'],
  ])('in line %i says what is known before it', (line, known, remedy) => {
    const refused = verified(...whole.with(line - 1, '{"v":1}'));
    expect(refused).toMatchObject({ words: expect.stringContaining(`${known} Nothing was changed.`) });
    expect(refused.kind === 'refused' && refused.remedy?.kind).toBe(remedy);
  });
});

describe('a line of a later version', () => {
  const newer = rewritten(second, '"v":1', '"v":7');
  test.each([
    ['with its checksum', newer],
    ['that keeps none', withoutSum(newer)],
  ])('%s is no damage', (_, line) =>
    expect(verified(first, line)).toMatchObject({ line: 2, words: expect.stringContaining('newer version of this program') }),
  );

  test('is damage where its checksum is wrong', () =>
    expect(verified(first, newer.replace('one', 'two'))).toMatchObject({ line: 2, words: expect.stringContaining(sum) }));
});

test.each(['hello', '{"name":1}\n', 'x', '\n'])('what does not begin like a state file is left as it is: %j', (text) =>
  expect(verify(Buffer.from(text), 'it')).toMatchObject({
    kind: 'refused',
    line: 1,
    words: expect.stringContaining('does not begin like'),
  }),
);

describe('the checksum of a line', () => {
  test('fits its bytes, wherever these stand, and no others', () => {
    const among = Buffer.from(`before${first}after`);
    expect(isWhole(among.subarray(6, -5))).toBe(true);
    expect(hasSum(among.subarray(6, -5))).toBe(true);
    expect(isWhole(among)).toBe(false);
    expect(hasSum(among)).toBe(false);
  });

  test('is none in a line that is shorter than it', () => {
    expect(isWhole(Buffer.from('x'))).toBe(false);
    expect(hasSum(Buffer.from('"sum"'))).toBe(false);
  });
});
