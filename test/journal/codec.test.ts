// A line that is no record, whatever it is, is told as damaged, and only a number as a later version.

import { expect, test } from 'vitest';
import { decode } from '../../src/journal/codec.ts';

test.each(['', '{', '[]', '"text"', 'null'])('the line %j is damaged: it cannot be read', (line) => {
  expect(decode(line)).toEqual({ kind: 'damaged', why: 'it cannot be read' });
});

test('a version that is no number is no later version', () => {
  expect(decode('{"v":99}')).toEqual({ kind: 'newer', version: 99 });
  expect(decode('{"v":"99"}')).toMatchObject({ kind: 'damaged' });
});
