// Exchange's own script, cut off in the middle: what is left of it is planned, and nothing twice.

import { expect, test } from 'vitest';
import type { Asking } from '../../src/model/demand.ts';
import { changesOf, rehearsalFolder, rehearse } from './rehearsal.ts';
import { undo, worldIn } from './undoing.ts';

const plansIn = (asked: readonly Asking[]) =>
  asked.flatMap((each) => (each.kind === 'confirm' && each.step === 'skypeAsPartner' && each.plan.of === 'set up' ? [each.plan] : []));

/** Leaves when the script begins to give its second role. */
async function cutOff(): Promise<string> {
  const dir = rehearsalFolder();
  const stop = new AbortController();
  await rehearse(dir, {
    signal: stop.signal,
    onEvent: (event) => {
      if (event.kind === 'output' && event.line.text.startsWith('Assigning role <ArchiveApplication>')) stop.abort();
    },
  });
  return dir;
}

test('a script that was cut off goes on with the parts that are missing, and the plan says how many are there', async () => {
  const dir = await cutOff();
  const { asked, driven, records } = await rehearse(dir);
  const plans = plansIn(asked);
  expect(plans.map(({ acts }) => acts.map(({ id }) => id))).toEqual([
    ['partner.role ArchiveApplication', 'partner.role MeetingGraphApplication', 'partner.create'],
  ]);
  expect(plans[0]?.begun).toMatch(/^Begun .+ and cut off\. 2 of its 5 parts are there, and are not made again\.$/);
  expect(changesOf(records).filter((each) => each === 'partner.script')).toHaveLength(1);
  expect(driven.kind).toBe('finished');
});

test('an undo takes back what the script had made, and what was made after it', async () => {
  const dir = await cutOff();
  await rehearse(dir);
  const { driven } = await undo(dir);
  expect(driven).toMatchObject({ kind: 'finished', of: 'undo' });
  const { exchange } = worldIn(dir);
  expect(exchange.partners).toEqual([]);
  expect(exchange.assignments.filter(({ assignee }) => assignee.startsWith('LyncEnterprise'))).toEqual([]);
});
