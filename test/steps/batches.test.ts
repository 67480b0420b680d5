// Restarts in batches: whom one word hits, and whom it spares.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchQuestion, inBatches } from '../../src/steps/iis-restart/batches.ts';
import { words } from '../../src/steps/iis-restart/words.ts';

const house = (sites: number, each: number) =>
  Array.from({ length: sites }, (_, site) =>
    Array.from({ length: each }, (_, at) => ({ server: `${site}-${at}`, site: `S${site}`, dag: `D${site}`, holdsShell: site + at === 0 })),
  ).flat();

const anyServers = fc
  .array(
    fc.record({
      site: fc.constantFrom('A', 'a', 'B', 'b', 'C', null),
      dag: fc.constantFrom('DAG1', 'dag1', 'DAG2', null),
      holdsShell: fc.constantFrom(true, false, null),
    }),
    { maxLength: 40 },
  )
  .map((all) => all.map((each, at) => ({ ...each, server: `s${at}` })));

test('sixty servers in four sites, four a batch: one of each site at a time, and the one with the shell last', () => {
  const batches = inBatches(house(4, 15), 4);
  expect(batches.map((each) => each.length)).toEqual(Array.from({ length: 15 }, () => 4));
  expect(batches.flat().at(-1)).toMatchObject({ holdsShell: true });
});

test('no batch holds two servers of one site or one group, and every server is in one batch', () => {
  fc.assert(
    fc.property(anyServers, fc.integer({ min: 1, max: 9 }), (servers, size) => {
      const batches = inBatches(servers, size);
      expect(batches.flat().map(({ server }) => server)).toHaveLength(servers.length);
      expect(new Set(batches.flat())).toEqual(new Set(servers));
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(size);
        if (batch.length === 1) continue;
        expect(new Set(batch.map(({ site }) => site?.toUpperCase())).size).toBe(batch.length);
        expect(batch.every(({ site }) => site !== null)).toBe(true);
        const groups = batch.flatMap(({ dag }) => (dag === null ? [] : [dag.toUpperCase()]));
        expect(new Set(groups).size).toBe(groups.length);
      }
    }),
  );
});

test('is asked where there are many servers, and takes nothing but a number', () => {
  expect(batchQuestion(2, 60)).toEqual([]);
  const [question] = batchQuestion(3, 60);
  expect(question?.likely).toBe('1');
  for (const wrong of ['', '0', '-1', '1.5', 'all', '1000', '²']) expect(question?.read(wrong).ok, wrong).toBe(false);
  expect(question?.read(' 4 ')).toEqual({ ok: true, value: '4' });
  expect(question?.read('60')).toEqual({ ok: true, value: '60' });
  expect(question?.read('61')).toMatchObject({ ok: false, why: expect.stringContaining('60 Exchange servers') });
});

test('where some batches are done, a look ahead tells of those that are left', () => {
  expect(words.batchesSay({ number: 1, of: 15 })).toBe('In 15 batches, each after a word of its own.');
  expect(words.batchesSay({ number: 4, of: 15 })).toBe('Batches 4 to 15 of 15, each after a word of its own.');
});
