import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { faults } from '../../src/lab/faults/catalogue.ts';
import { mendFault } from '../../src/lab/mend.ts';
import { answers, expected, likely, testedAgain } from './fault-promises.ts';
import { changesOf, rehearsalFolder, rehearse } from './rehearsal.ts';

describe('a world that is broken as production breaks', () => {
  test('every fault of the lab has its promise here', () => {
    expect(Object.keys(expected).sort()).toEqual(faults.map((fault) => fault.id).sort());
  });

  test.each(Object.entries(expected))(
    '%s: never a success, the cause at the earliest step, and well once it is mended',
    async (fault, outcome) => {
      const dir = rehearsalFolder();
      const first = await rehearse(dir, { faults: [fault], answers, interject: likely });
      if ('mends' in outcome) {
        if (outcome.mends !== null) expect(changesOf(first.records)).toContain(outcome.mends);
        expect(first.driven.kind).toBe('finished');
        return;
      }
      expect(first.driven).toMatchObject({
        kind: 'left',
        demand: { kind: 'way out', step: outcome.stops, trouble: { about: outcome.cause } },
      });
      expect(
        first.driven.kind === 'left' && first.driven.demand.kind === 'way out' && first.driven.demand.trouble.wayOut.length,
      ).toBeGreaterThan(0);
      mendFault(dir, fault, { now: new Date(), random: randomBytes });
      const { driven } = await rehearse(dir, { answers, interject: testedAgain() });
      expect(driven.kind).toBe('finished');
    },
  );
});

describe('going on in spite of a realm that is not accepted', () => {
  test('takes the typed word, and still never ends as a success', async () => {
    const { driven } = await rehearse(rehearsalFolder(), {
      faults: ['realm-not-accepted'],
      answers: { ...answers, 'realm.not-accepted.goOnAnyway': 'go on anyway' },
    });
    expect(driven).toMatchObject({
      kind: 'left',
      demand: { kind: 'way out', step: 'connectivityTest', trouble: { about: 'test.failed' } },
    });
    expect(driven.kind === 'left' && driven.demand.kind === 'way out' && driven.demand.trouble.cause).toContain('accepted domain');
  });
});
