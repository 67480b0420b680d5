// Whole rehearsals in spite of what must not matter: a sample; runs.deep.test.ts and runs.release.test.ts have more of them.

import { expect, test } from 'vitest';
import { expectTheSame, knownToFail, scenarioOf, wordsOf } from './runs.ts';
import { seeds } from './seeds.ts';
import { transformations } from './transformations.ts';

test.each(seeds(42, 6).map((seed) => [wordsOf(scenarioOf(seed)), seed] as const))(
  '%s: ends as if nothing had been changed',
  async (_, seed) => {
    await expectTheSame(scenarioOf(seed));
  },
);

test('what is known to fail names transformations that there are', () => {
  const ids = transformations.map(({ id }) => id);
  expect(knownToFail.filter(({ id }) => !ids.includes(id))).toEqual([]);
});
