import { describe, expect, test } from 'vitest';
import { answers, expectedInPool, likely, playedIn, playingTheAdmin } from './fault-promises.ts';
import { changesOf, litwarePool, rehearsalFolder, rehearse } from './rehearsal.ts';

/** What is typed where the servers are not restarted with one word: a server's name, or a word of its own while the other stands still. */
const typedFor = new Map([
  ['one-server-not-restarted', ['atl-exchange-002']],
  ['pool-stopped', ['RESTART THE LAST ONE', 'atl-exchange-002']],
]);

describe('a pool that is broken as production breaks', () => {
  test.each(Object.entries(expectedInPool))(
    '%s: never a success, the cause at the earliest step, and well once it is mended',
    async (fault, outcome) => {
      const dir = rehearsalFolder();
      const typed = typedFor.get(fault);
      const word = typed === undefined ? {} : { 'iisRestart.confirm': typed };
      const options = { answers: { ...answers, ...litwarePool, ...word }, interject: likely };
      const first = await rehearse(dir, { ...options, preset: 'pool', faults: [fault] });
      if ('mends' in outcome) {
        if (outcome.mends !== null) expect(changesOf(first.records)).toContain(outcome.mends);
        expect(first.driven.kind).toBe('finished');
        return;
      }
      expect(first.driven).toMatchObject({
        kind: 'left',
        demand: { kind: 'way out', step: outcome.stops, trouble: { about: outcome.cause } },
      });
      const { driven, records } = await rehearse(dir, { ...options, interject: playingTheAdmin });
      expect(driven.kind).toBe('finished');
      // Behind a load balancer chance says which server the first step hears, so that a pool that is off may be met at the restart only.
      expect(playedIn(records)).toEqual([
        fault === 'pool-switched-off' ? expect.stringMatching(/^(iis\.pool-off|pool\.switched-off)$/) : outcome.cause,
      ]);
    },
  );
});
