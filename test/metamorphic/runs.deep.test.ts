// Whole rehearsals in spite of what must not matter: several transformations at once in companies of any size, each fault of the lab
// with some of them, and each of them alone.

import { describe, test } from 'vitest';
import { faults } from '../../src/lab/faults/catalogue.ts';
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

describe('each fault of the lab', () => {
  test.each(faults.map(({ id }, at) => [id, at] as const))(
    '%s: the same cause at the same step, or the same changes',
    async (fault, at) => {
      const { changed, company } = scenarioOf(200 + at);
      await expectTheSame({ seed: 200 + at, company, kind: { fault }, changed });
    },
  );
});

describe('each alone', () => {
  test.each(transformations)('$what: a finished set-up needs nothing', async (each) => {
    await expectTheSame({ seed: 7, company: 'pool', kind: 'finished', changed: [each] });
  });
});
