// The worlds that are transformed: a seed says all of them, and whatever was changed in one, the lab can keep it.

import { expect, test } from 'vitest';
import { worldSchema } from '../../src/lab/world.ts';
import { diceFor } from './dice.ts';
import { transformations } from './transformations.ts';
import { makeWorld } from './worlds.ts';

const seeds = Array.from({ length: 12 }, (_, at) => at);

test.each(seeds)('a company of seed %i can be kept, with everything changed in it that does not matter', (seed) => {
  const world = makeWorld('any', seed % 2 === 0 ? 'finished' : 'fresh', seed);
  for (const { id, apply } of transformations) apply(world, diceFor(seed, id));
  expect(worldSchema.safeParse(world).error).toBeUndefined();
});

test('companies of one seed are the same, and others differ', () => {
  const shape = (seed: number) => {
    const { skype, exchange, directory } = makeWorld('any', 'fresh', seed);
    return JSON.stringify([skype.pools, skype.version, exchange.servers, exchange.databases, directory.domainControllers]);
  };
  expect(shape(3)).toBe(shape(3));
  expect(new Set(seeds.map(shape)).size).toBeGreaterThan(10);
});
