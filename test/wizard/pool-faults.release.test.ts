import { describe, expect, test } from 'vitest';
import { answers, expectedInPool, likely, playedIn, playingTheAdmin } from './fault-promises.ts';
import { changesOf, litwarePool, rehearsalFolder, rehearse } from './rehearsal.ts';

describe('a pool that is broken as production breaks', () => {
  test.each(Object.entries(expectedInPool))(
    '%s: never a success, the cause at the earliest step, and well once it is mended',
    async (fault, outcome) => {
      const dir = rehearsalFolder();
      // Where one server only was not restarted, its name is what has to be typed.
      const word = fault === 'one-server-not-restarted' ? { 'iisRestart.confirm': 'atl-exchange-002' } : {};
      const options = { answers: { ...answers, ...litwarePool, ...word }, interject: likely };
      const first = await rehearse(dir, { ...options, preset: 'pool', faults: [fault] });
      if ('mends' in outcome) {
        const lastServer = fault === 'one-server-not-restarted' ? 'exchange-002' : 'exchange-001';
        if (outcome.mends !== null) expect(changesOf(first.records)).toContain(outcome.mends.replace('exchange-001', lastServer));
        expect(first.driven.kind).toBe('finished');
        return;
      }
      expect(first.driven).toMatchObject({
        kind: 'left',
        demand: { kind: 'way out', step: outcome.stops, trouble: { about: outcome.cause } },
      });
      const { driven, records } = await rehearse(dir, { ...options, interject: playingTheAdmin });
      expect(driven.kind).toBe('finished');
      expect(playedIn(records)).toEqual([outcome.cause]);
    },
  );
});
