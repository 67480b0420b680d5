// Recordings in spite of what must not matter: 2,000 variations, read, judged and planned as if nothing had been varied.

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { caseOf, differenceOf, recordedAt } from './recordings.ts';
import { seeds } from './seeds.ts';

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(recordedAt) });
});
afterAll(() => {
  vi.useRealTimers();
});

describe('recordings that are varied', () => {
  // How long they take is the machine's affair.
  test.each([1, 501, 1001, 1501])(
    'from seed %i on: the same findings and plans, five hundred times',
    { timeout: 300_000 },
    async (first) => {
      for (const seed of seeds(first, 500)) expect(await differenceOf(caseOf(seed))).toBeUndefined();
    },
  );
});
