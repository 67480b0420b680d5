// Whole rehearsals in spite of what must not matter: several transformations at once in companies of any size, with or without a fault
// of the lab, and each of them alone. Every fault with some of them is in runs.release.test.ts.

import { describe, test } from 'vitest';
import { expectTheSame, scenarioOf, wordsOf } from './runs.ts';
import { seeds } from './seeds.ts';
import { transformations } from './transformations.ts';

describe('several at once', () => {
  test.each(seeds(100, 40).map((seed) => [wordsOf(scenarioOf(seed)), seed] as const))(
    '%s: ends as if nothing had been changed',
    async (_, seed) => {
      await expectTheSame(scenarioOf(seed));
    },
  );
});

describe('each alone', () => {
  test.each(transformations)('$what: a finished set-up needs nothing', async (each) => {
    await expectTheSame({ seed: 7, company: 'pool', kind: 'finished', changed: [each] });
  });
});
