// As lab-whole.deep.test.ts, for the larger world and for every fault of the lab.

import { expect, test } from 'vitest';
import { answers, expected, likely } from '../wizard/fault-promises.ts';
import { litwarePool } from '../wizard/rehearsal.ts';
import { describeWithDoubles } from './doubles.ts';
import { bothWays, storyOf } from './same-journal.ts';

describeWithDoubles('the whole set-up through a real PowerShell tells the same story', () => {
  test('in a pool of two Front Ends and two Exchange servers', async () => {
    const { alone, through } = await bothWays({ preset: 'pool', answers: litwarePool });
    expect(through.driven.kind).toBe('finished');
    expect(storyOf(through.records)).toEqual(storyOf(alone.records));
  });

  test.each(Object.keys(expected))('with the fault %s', async (fault) => {
    const { alone, through } = await bothWays({ faults: [fault], answers, interject: likely });
    expect(storyOf(through.records)).toEqual(storyOf(alone.records));
  });
});
