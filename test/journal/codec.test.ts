// A line that is no record, whatever it is, is told as damaged, and only a number as a later version.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, fingerprintOf, hashOf, linked, withSum } from '../../src/journal/codec.ts';

const deep = (levels: number, open: string, close: string) => `{"v":1,"facts":${open.repeat(levels)}0${close.repeat(levels)}}`;

test.each([
  ['lists', '[', ']'],
  ['objects', '{"a":', '}'],
  ['both', '[{"a":', '}]'],
])('a line of %s in each other, so deep that no walk through it would come back, is damaged', (_, open, close) => {
  for (const levels of [300, 100_000]) expect(decode(deep(levels, open, close))).toEqual({ kind: 'damaged', why: 'it cannot be read' });
});

test.each(['', '{', '[]', '"text"', 'null'])('the line %j is damaged: it cannot be read', (line) => {
  expect(decode(line)).toEqual({ kind: 'damaged', why: 'it cannot be read' });
});

test('a version that is no number is no later version', () => {
  expect(decode('{"v":99}')).toEqual({ kind: 'newer', version: 99 });
  expect(decode('{"v":"99"}')).toMatchObject({ kind: 'damaged' });
});

test('what people compare is the first twelve digits of a hash', () =>
  expect(fingerprintOf('0123456789abcdef'.repeat(4))).toBe('0123456789ab'));

test('a line that others follow is the same as alone, and its hash is that of its bytes, whatever letters are in it', () => {
  fc.assert(
    fc.property(fc.object(), (value) => {
      const json = JSON.stringify(value);
      expect(linked(json)).toEqual({ line: withSum(json), hash: hashOf(withSum(json)) });
    }),
  );
});
