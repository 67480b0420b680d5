// Whole rehearsals in spite of what must not matter, as many as a release is worth: 400 of fixed seeds, then others for 20 minutes
// (METAMORPHIC_MINUTES), whose first seed is printed; each fault of the lab;
// and each transformation alone.

import { describe, test } from 'vitest';
import { faults } from '../../src/lab/faults/catalogue.ts';
import { expectTheSame, scenarioOf, wordsOf } from './runs.ts';
import { seeds } from './seeds.ts';
import { transformations } from './transformations.ts';

test.each(seeds(1000, 400).map((seed) => [wordsOf(scenarioOf(seed)), seed] as const))(
  '%s: ends as if nothing had been changed',
  async (_, seed) => {
    await expectTheSame(scenarioOf(seed));
  },
);

test('any other rehearsal, too, for as long as there is time', async () => {
  const until = Date.now() + Number(process.env.METAMORPHIC_MINUTES ?? 20) * 60_000;
  const [first = 0] = seeds(Date.now() % 1_000_000_000, 1);
  let seed = first;
  for (; Date.now() < until; seed += 1) await expectTheSame(scenarioOf(seed));
  console.log(`Random rehearsals: seeds ${first} to ${seed - 1}.`);
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
