// Whole rehearsals in spite of what must not matter: a sample; runs.deep.test.ts and runs.release.test.ts have more of them.

import { test } from 'vitest';
import { expectTheSame, scenarioOf, wordsOf } from './runs.ts';
import { seeds } from './seeds.ts';

test.each(seeds(42, 6).map((seed) => [wordsOf(scenarioOf(seed)), seed] as const))(
  '%s: ends as if nothing had been changed',
  async (_, seed) => {
    await expectTheSame(scenarioOf(seed));
  },
);
