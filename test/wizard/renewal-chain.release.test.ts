// What has to follow once a signing key has changed, played on a set-up that stood: who still holds the old key, who has not read
// the new one yet, and what that does to the connectivity test.

import { describe, expect, test } from 'vitest';
import { exchangeServer, iisReset, type TestLab } from '../lab/playing.ts';
import { answers as faultAnswers } from './fault-promises.ts';
import { type Rehearsal, rehearsalFolder, rehearse } from './rehearsal.ts';
import {
  between,
  causeNow,
  chainOf,
  changeSkypesKey,
  clock,
  day,
  foundBy,
  keysHeldBySkype,
  keysInUse,
  leaveBefore,
  mendedBy,
  newRun,
  publishAuthCertificate,
  renewal,
  runMeanwhile,
  stageAuthCertificate,
  storeByHand,
  tested,
  testIn,
} from './renewing.ts';
import { doneFolder, meanwhile, worldIn } from './undoing.ts';

const hour = 3_600_000;
const titleOf = ({ driven }: Rehearsal): string => (driven.kind === 'finished' ? driven.summary.title : driven.kind);
const restart = 'restart atl-exchange-001.litwareinc.com';

describe("Skype's certificate was changed by someone else", () => {
  test('a new run has Exchange read it and restart, and proves it; one more run finds nothing to do', async () => {
    const dir = await doneFolder();
    expect(await tested(dir)).toBe('Test passed.');
    await between(dir, changeSkypesKey);
    expect(await tested(dir)).toContain('2000000');
    const run = await newRun(dir);
    expect(run.driven.kind).toBe('finished');
    expect(mendedBy(run)).toEqual(['partner.refresh', restart]);
    expect(await tested(dir)).toBe('Test passed.');
    expect(mendedBy(await newRun(dir))).toEqual([]);
  });

  test('just before the tests: the failure says that Exchange still holds the old one, and its first way out mends it', async () => {
    const { run, troubles } = await runMeanwhile(await doneFolder(), changeSkypesKey);
    expect(troubles.map((each) => each.about)).toEqual(['test.failed']);
    expect(troubles[0]?.cause).toContain('still holds an old certificate');
    expect(mendedBy(run)).toEqual(['partner.refresh', restart]);
    expect(run.driven.kind).toBe('finished');
  });
});

describe("Skype's certificate is renewed with the wizard", () => {
  test('requested and staged; on its day a run has Exchange read it and restart, each failure until then has its cause named, and no run repeats anything', async () => {
    const [dir, time] = [await doneFolder(), clock()];
    const { now } = time;
    const staged = await renewal(dir, ['skype'], { now });
    expect(mendedBy(staged)).toEqual(['oauth.request', 'oauth.roll']);
    expect(titleOf(staged)).toMatch(/ It is not over yet\.$/);
    expect(await tested(dir, now)).toBe('Test passed.');
    expect(mendedBy(await renewal(dir, [], { now }))).toEqual([]);
    time.pass(day + hour);
    expect(await causeNow(dir, { now })).toContain('still holds an old certificate');
    const left = await renewal(dir, [], { now, interject: leaveBefore('iisRestart') });
    expect(mendedBy(left)).toEqual(['partner.refresh']);
    expect(await causeNow(dir, { now })).toContain('IIS was not restarted since');
    const run = await rehearse(dir, { aim: 'renew', now });
    expect(run.driven.kind).toBe('finished');
    expect(mendedBy(run)).toEqual(['partner.refresh', restart]);
    expect(titleOf(run)).not.toContain('not over');
    expect(await tested(dir, now)).toBe('Test passed.');
    expect(mendedBy(await renewal(dir, [], { now }))).toEqual([]);
  });

  test('a day later the one before may be taken out of use: only when it is asked for, and Exchange follows', async () => {
    const [dir, time] = [await doneFolder(), clock()];
    const { now } = time;
    await renewal(dir, ['skype'], { now });
    time.pass(day + hour);
    await renewal(dir, [], { now });
    time.pass(day + hour);
    expect(mendedBy(await renewal(dir, [], { now }))).toEqual([]);
    const run = await renewal(dir, [], { now, answers: { 'certificates.previous': 'remove' }, interject: () => undefined });
    expect(run.driven.kind).toBe('finished');
    expect(mendedBy(run)).toEqual(['oauth.remove-previous', 'partner.refresh', restart]);
    expect(await tested(dir, now)).toBe('Test passed.');
  });
});

describe("Exchange's auth certificate is renewed with the wizard", () => {
  test('made and staged; on its day a run publishes it, restarts IIS and has Skype read it; the next one only reads it again', async () => {
    const [dir, time] = [await doneFolder(), clock()];
    const { now } = time;
    expect(mendedBy(await renewal(dir, ['exchange'], { now }))).toEqual(['auth.make', 'auth.stage']);
    expect(mendedBy(await renewal(dir, [], { now }))).toEqual([]);
    time.passTo(worldIn(dir).exchange.authConfig.nextEffective ?? '');
    const left = await renewal(dir, [], { now, interject: leaveBefore('iisRestart') });
    expect(mendedBy(left)).toEqual(['auth.publish']);
    expect(keysHeldBySkype(dir)).not.toEqual(keysInUse(dir));
    const run = await rehearse(dir, { aim: 'renew', now });
    expect(run.driven.kind).toBe('finished');
    expect(mendedBy(run)).toEqual(['auth.publish', restart, 'exchange-partner.read-again']);
    expect(keysHeldBySkype(dir)).toEqual(keysInUse(dir));
    expect(await tested(dir, now)).toBe('Test passed.');
    // What Skype holds cannot be seen, and reading it once more does no harm.
    expect(mendedBy(await renewal(dir, [], { now }))).toEqual(['exchange-partner.read-again']);
  });
});

describe("Exchange's auth certificate was changed by someone else", () => {
  test('a new run restarts IIS, then Skype reads the document again, once', async () => {
    const dir = await doneFolder();
    meanwhile(dir, publishAuthCertificate);
    const run = await newRun(dir);
    expect(run.driven.kind).toBe('finished');
    expect(mendedBy(run)).toEqual([restart, 'exchange-partner.read-again']);
    expect(keysHeldBySkype(dir)).toEqual(keysInUse(dir));
  });

  test('it cannot be seen which key Skype holds: that is said, and reading it again is planned in each new run only', async () => {
    const dir = await doneFolder();
    meanwhile(dir, publishAuthCertificate);
    const run = await newRun(dir);
    expect(foundBy(run)).toContainEqual(expect.stringContaining('It cannot be seen which key Skype holds'));
    expect(mendedBy(await rehearse(dir)).filter((each) => each === 'exchange-partner.read-again')).toHaveLength(1);
  });

  test('one that is only staged restarts nothing, and Skype reads nothing', async () => {
    const dir = await doneFolder();
    meanwhile(dir, stageAuthCertificate);
    expect(mendedBy(await newRun(dir))).toEqual([]);
  });

  test('where Skype has it stored by hand, the wizard says so and leaves it alone', async () => {
    const dir = await doneFolder();
    meanwhile(dir, storeByHand);
    const run = await newRun(dir);
    expect(run.driven.kind).toBe('finished');
    expect(mendedBy(run)).toEqual([]);
    expect(run.driven.kind === 'finished' && run.driven.summary.notProven.join()).toContain('it must be stored again by hand');
  });
});

describe("Exchange's auth certificate expired", () => {
  // It was left to expire: nothing is staged while it is still valid.
  const answers = { ...faultAnswers, 'certificates.renew': [] };
  const recovery = ['auth.make', 'auth.stage-now', 'auth.publish', 'auth.clear-previous', restart, 'exchange-partner.read-again'];

  test('a run replaces it; until IIS is restarted the test still fails, and in the end Skype holds the new key', async () => {
    const dir = rehearsalFolder();
    let meantime = '';
    const meanwhileTested = async (lab: TestLab) => {
      meantime = await testIn(lab);
    };
    const faults = ['auth-expired-later'];
    const { run } = await runMeanwhile(dir, meanwhileTested, { faults, answers, before: 'iisRestart' });
    expect(run.driven.kind).toBe('finished');
    expect(chainOf(run)).toEqual(recovery);
    expect(meantime).toContain('OAuth configuration not loaded');
    expect(await tested(dir)).toBe('Test passed.');
    expect(keysHeldBySkype(dir)).toEqual(keysInUse(dir));
    expect(chainOf(await rehearse(dir, { answers }))).toEqual(recovery);
  });

  test('is named as the cause of a test that fails, from what the server says and what is seen there', async () => {
    const dir = rehearsalFolder();
    expect(await causeNow(dir, { faults: ['auth-expired-later'], answers })).toContain('auth certificate has expired');
  });

  test('while the wizard is open: it is noticed before the next test, and replaced', async () => {
    const time = clock();
    const expire = async (lab: TestLab) => {
      time.pass(41 * day);
      await lab.play(iisReset(exchangeServer));
    };
    const { run, troubles } = await runMeanwhile(rehearsalFolder(), expire, { faults: ['auth-due'], answers, now: time.now });
    expect(troubles).toEqual([]);
    expect(chainOf(run)).toEqual(recovery);
    expect(run.driven.kind).toBe('finished');
  });
});
