// A set-up that is left wherever it can be left, and gone on with each time.

import { expect, test } from 'vitest';
import type { Asking } from '../../src/model/demand.ts';
import { changesOf, rehearsalFolder, rehearse } from './rehearsal.ts';

const isResumed = (demand: Asking) => demand.kind === 'read' && demand.page === 'resumed';

const isTestId = (id: string) => id.startsWith('test ');

test('stopping at any question, plan or page and starting again goes on there, and makes each change once', async () => {
  const { asked, records } = await rehearse(rehearsalFolder());
  const dir = rehearsalFolder();
  for (let stop = 0; stop < asked.length; stop += 1) {
    let count = 0;
    // Each run answers one thing more than is new to it, then leaves at the next.
    const { driven, asked: now } = await rehearse(dir, {
      interject: (demand) => (!isResumed(demand) && ++count > 1 ? { kind: 'leave' } : undefined),
    });
    if (driven.kind === 'finished') break;
    expect(now.filter((each) => !isResumed(each)).length).toBeLessThanOrEqual(2);
  }
  const last = await rehearse(dir);
  expect(last.driven.kind).toBe('finished');
  // What a test of an earlier run showed is history: this run tests, too.
  const changes = changesOf(last.records);
  expect(changes.filter((each) => !isTestId(each))).toEqual(changesOf(records).filter((each) => !isTestId(each)));
});
