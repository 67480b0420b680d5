// The same on a pool: every Front End and every Exchange server has to follow, and two Exchange servers stand behind a balancer.

import { describe, expect, test } from 'vitest';
import { litwarePool, rehearsalFolder, rehearse } from './rehearsal.ts';
import {
  causeNow,
  changeSkypesKey,
  clock,
  keysHeldBySkype,
  keysInUse,
  leaveBefore,
  mendedBy,
  newRun,
  publishAuthCertificate,
  renewal,
  runMeanwhile,
  tested,
} from './renewing.ts';
import { meanwhile, worldIn } from './undoing.ts';

const options = { answers: litwarePool };
const restarts = ['restart atl-exchange-001.litwareinc.com', 'restart atl-exchange-002.litwareinc.com'];

async function donePool(): Promise<string> {
  const dir = rehearsalFolder();
  expect((await rehearse(dir, { ...options, preset: 'pool' })).driven.kind).toBe('finished');
  return dir;
}

const testsOf = ({ records }: Awaited<ReturnType<typeof rehearse>>) =>
  records.flatMap((each) => (each.type === 'intent' && each.change.id.startsWith('test ') ? [each.change.id] : []));

describe('a pool whose key is renewed with the wizard', () => {
  test("Skype's: staged; on its day read by Exchange, both servers restarted, three tests through each Front End", async () => {
    const [dir, time] = [await donePool(), clock()];
    const { now } = time;
    expect(mendedBy(await renewal(dir, ['skype'], { ...options, now }))).toEqual(['oauth.request', 'oauth.roll']);
    expect(await tested(dir, now)).toBe('Test passed.');
    time.pass(25 * 3_600_000);
    expect(await causeNow(dir, { ...options, now })).toContain('still holds an old certificate');
    await renewal(dir, [], { ...options, now, interject: leaveBefore('iisRestart') });
    expect(await causeNow(dir, { ...options, now })).toContain('IIS was not restarted since');
    const run = await rehearse(dir, { ...options, aim: 'renew', now });
    expect(run.driven.kind).toBe('finished');
    expect(mendedBy(run)).toEqual(['partner.refresh', ...restarts]);
    expect(new Set(testsOf(run)).size).toBe(6);
    expect(await tested(dir, now)).toBe('Test passed.');
    expect(mendedBy(await renewal(dir, [], { ...options, now }))).toEqual([]);
  });

  test("Exchange's: staged; on its day published on both servers, both restarted, and read by Skype", async () => {
    const [dir, time] = [await donePool(), clock()];
    const { now } = time;
    expect(mendedBy(await renewal(dir, ['exchange'], { ...options, now }))).toEqual(['auth.make', 'auth.stage']);
    time.passTo(worldIn(dir).exchange.authConfig.nextEffective ?? '');
    const run = await renewal(dir, [], { ...options, now });
    expect(run.driven.kind).toBe('finished');
    expect(mendedBy(run)).toEqual(['auth.publish', ...restarts, 'exchange-partner.read-again']);
    expect(keysHeldBySkype(dir)).toEqual(keysInUse(dir));
    expect(await tested(dir, now)).toBe('Test passed.');
  });
});

describe('a pool whose key was changed by someone else', () => {
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
