// What a state file says of the past is history: nothing in it agrees, overrides, reports or proves anything in this run.

import { expect, test } from 'vitest';
import type { Record } from '../../src/model/record.ts';
import { rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';
import { doneFolder, meanwhile, undo, worldIn } from '../wizard/undoing.ts';
import { forge, recordsIn, written } from './forged.ts';

const leaveAtOnce = { interject: () => ({ kind: 'leave' as const }) };
const and =
  (...more: readonly Record[]) =>
  (records: readonly Record[]) => [...records, ...more];

test('"closed as done" put into the file of an untouched world is told as what the file says, and a look denies it', async () => {
  const dir = rehearsalFolder();
  await rehearse(dir, leaveAtOnce);
  forge(dir, and(written({ type: 'closed', verdict: 'done' })));
  const records = recordsIn(dir).length;
  const { driven, asked } = await rehearse(dir);
  expect(asked[0]).toMatchObject({ kind: 'finished', standing: { kind: 'as of this file', written: { by: 'mallory', on: 'evil' } } });
  expect(driven).toMatchObject({ kind: 'finished', standing: { kind: 'looked again' } });
  expect(driven.kind === 'finished' && driven.standing.kind === 'looked again' && driven.standing.amiss).not.toEqual([]);
  expect(driven.kind === 'finished' && driven.summary.proven).toEqual([]);
  expect(recordsIn(dir)).toHaveLength(records + 1);
});

test('a finished file whose servers were changed since is gone on with only when the admin says so, and then recorded', async () => {
  const dir = await doneFolder();
  meanwhile(dir, (world) => {
    world.exchange.partners = [];
  });
  const { driven, records } = await rehearse(dir, {
    interject: (demand) => (demand.kind === 'finished' ? { kind: 'value', value: true } : undefined),
  });
  expect(driven).toMatchObject({ kind: 'finished', standing: { kind: 'now' } });
  expect(records.at(-1)).toMatchObject({ type: 'closed', verdict: 'done' });
  expect(worldIn(dir).exchange.partners).toHaveLength(1);
});

test('a look at a finished file that is left in the middle keeps nothing', async () => {
  const dir = await doneFolder();
  const before = recordsIn(dir).length;
  const leaving = new AbortController();
  await rehearse(dir, {
    signal: leaving.signal,
    onEvent: (event) => {
      if (event.kind === 'looked') leaving.abort();
    },
  });
  expect(
    recordsIn(dir)
      .slice(before)
      .map(({ type }) => type),
  ).toEqual(['opened']);
});

test('a forged "go on anyway" is not believed: the stop is met again', async () => {
  const dir = rehearsalFolder();
  const stopped = await rehearse(dir, { faults: ['realm-not-accepted'] });
  const about = stopped.driven.kind === 'left' && stopped.driven.demand.kind === 'way out' ? stopped.driven.demand.trouble.about : '';
  const step = stopped.driven.kind === 'left' && stopped.driven.demand.kind === 'way out' ? stopped.driven.demand.step : '';
  forge(dir, and(written({ type: 'decided', step, about, option: 'go on anyway' })));
  const { driven } = await rehearse(dir);
  expect(driven).toMatchObject({ kind: 'left', demand: { kind: 'way out', trouble: { about } } });
});

test('tests that the file says have passed are run again before anything is called proven', async () => {
  const dir = await doneFolder();
  forge(dir, (records) => records.filter(({ type }) => type !== 'closed'));
  const before = recordsIn(dir).length;
  const { records } = await rehearse(dir);
  const ran = records.slice(before).flatMap((each) => (each.type === 'intent' ? [each.change.id] : []));
  expect(ran).toEqual([1, 2, 3].map((round) => `test atl-cs-001.litwareinc.com ${round}`));
});

test('a yes in the file agrees to nothing: each plan of this run is asked about', async () => {
  const dir = rehearsalFolder();
  const first = await rehearse(dir, { interject: (demand) => (demand.kind === 'confirm' ? { kind: 'leave' } : undefined) });
  const plan = first.driven.kind === 'left' && first.driven.demand.kind === 'confirm' ? first.driven.demand : undefined;
  forge(dir, and(written({ type: 'confirmed', step: plan?.step ?? '', digest: plan?.plan.digest ?? '', typed: null })));
  const { asked, records } = await rehearse(dir, { interject: (demand) => (demand.kind === 'confirm' ? { kind: 'leave' } : undefined) });
  expect(asked.at(-1)).toMatchObject({ kind: 'confirm', step: plan?.step });
  expect(records.filter(({ type }) => type === 'intent')).toEqual([]);
});

test('what an earlier run was to take back is asked anew', async () => {
  const dir = await doneFolder();
  const seq = recordsIn(dir).find(({ type }) => type === 'intent')?.seq ?? 0;
  forge(dir, and(written({ type: 'undoing', changes: [seq] })));
  const { asked } = await undo(dir, leaveAtOnce);
  expect(asked[0]).toMatchObject({ kind: 'undo' });
});
