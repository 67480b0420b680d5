// Instants that somebody else wrote down: whatever the text is, reckoning with it does not throw.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { between, instantOf, isYetToBegin, shifted, timeOf } from '../../src/model/instant.ts';

const now = '2026-11-24T12:00:00.000Z';

test('no text, and no distance, makes it throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constant(now)), fc.oneof(fc.string(), fc.constant('')), fc.double(), (one, other, distance) => {
      for (const text of [one, other]) expect([timeOf(text), shifted(text, distance), isYetToBegin(text, now)]).toHaveLength(3);
      expect([between(one, other), instantOf(new Date(distance))]).toHaveLength(2);
    }),
  );
});

test('what is no instant has no time, and begins neither early nor late', () => {
  expect([timeOf(''), shifted('', 1), between(now, 'soon'), shifted(now, 9e15)]).toEqual([undefined, undefined, undefined, undefined]);
  expect(isYetToBegin('', now)).toBe(false);
});

test('what begins within ten minutes begins about now', () => {
  expect(isYetToBegin(shifted(now, 600_000) ?? '', now)).toBe(false);
  expect(isYetToBegin(shifted(now, 600_001) ?? '', now)).toBe(true);
});
