// Whole rehearsals in spite of what must not matter: several transformations at once in companies of any size, with or without a fault
// of the lab. Each of them alone, and every fault with some of them, is in runs.release.test.ts.

import { test } from 'vitest';
import { expectTheSame, scenarioOf, wordsOf } from './runs.ts';
import { seeds } from './seeds.ts';

test.each(seeds(100, 40).map((seed) => [wordsOf(scenarioOf(seed)), seed] as const))(
  '%s: ends as if nothing had been changed',
  async (_, seed) => {
    await expectTheSame(scenarioOf(seed));
  },
);
