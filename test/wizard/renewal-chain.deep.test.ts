// The same on a pool: every Front End and every Exchange server has to follow, and two Exchange servers stand behind a balancer.

import { describe, expect, test } from 'vitest';
import { litwarePool, rehearsalFolder, rehearse } from './rehearsal.ts';
import {
  between,
  changeSkypesKey,
  keysHeldBySkype,
  keysInUse,
  mendedBy,
  newRun,
  publishAuthCertificate,
  runMeanwhile,
  tested,
} from './renewing.ts';
import { meanwhile } from './undoing.ts';

const options = { answers: litwarePool };
const restarts = ['restart atl-exchange-001.litwareinc.com', 'restart atl-exchange-002.litwareinc.com'];

async function donePool(): Promise<string> {
  const dir = rehearsalFolder();
  expect((await rehearse(dir, { ...options, preset: 'pool' })).driven.kind).toBe('finished');
  return dir;
}

const testsOf = ({ records }: Awaited<ReturnType<typeof rehearse>>) =>
  records.flatMap((each) => (each.type === 'intent' && each.change.id.startsWith('test ') ? [each.change.id] : []));

describe('a pool whose key was changed', () => {
  test("Skype's: read by Exchange, both servers restarted, three tests through each Front End", async () => {
    const dir = await donePool();
    await between(dir, changeSkypesKey);
    expect(await tested(dir)).toContain('2000000');
    const run = await newRun(dir, options);
    expect(run.driven.kind).toBe('finished');
    expect(mendedBy(run)).toEqual(['partner.refresh', ...restarts]);
    expect(new Set(testsOf(run)).size).toBe(6);
    expect(await tested(dir)).toBe('Test passed.');
    expect(mendedBy(await newRun(dir, options))).toEqual([]);
  });

  test('just before the tests: the failure names the old key, and its first way out mends it', async () => {
    const { run, troubles } = await runMeanwhile(await donePool(), changeSkypesKey, options);
    expect(troubles.map((each) => each.cause)).toEqual([expect.stringContaining('still holds an old certificate')]);
    expect(mendedBy(run)).toEqual(['partner.refresh', ...restarts]);
    expect(run.driven.kind).toBe('finished');
  });

  test("Exchange's: both servers restarted, then read by Skype, and on every Front End", async () => {
    const dir = await donePool();
    meanwhile(dir, publishAuthCertificate);
    const run = await newRun(dir, options);
    expect(run.driven.kind).toBe('finished');
    expect(mendedBy(run)).toEqual([...restarts, 'exchange-partner.read-again']);
    expect(keysHeldBySkype(dir)).toEqual(keysInUse(dir));
  });
});
