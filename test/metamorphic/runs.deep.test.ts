// Whole rehearsals in spite of what must not matter: each transformation alone, then several at once in companies of any size.

import { describe, test } from 'vitest';
import { expectTheSame, holding, knownToFail, scenarioOf, wordsOf } from './runs.ts';
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
  test.each(holding)('$what: a finished set-up needs nothing', async (each) => {
    await expectTheSame({ seed: 7, company: 'pool', kind: 'finished', changed: [each] });
  });

  for (const { id, kind, because } of knownToFail)
    test.fails(`known to fail: ${id}, since ${because}`, async () => {
      await expectTheSame({ seed: 7, company: 'small', kind, changed: transformations.filter((each) => each.id === id) });
    });
});
