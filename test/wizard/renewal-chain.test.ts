// What has to follow once a signing key has changed, played on a set-up that stood: who still holds the old key, who has not read
// the new one yet, and what that does to the connectivity test.

import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/catalogue.ts';
import { exchangeServer, iisReset, type TestLab } from '../lab/playing.ts';
import { wholeSurvey } from '../runbook/planning.ts';
import { answers as faultAnswers } from './fault-promises.ts';
import { rehearsalFolder, rehearse } from './rehearsal.ts';
import {
  between,
  chainOf,
  changeSkypesKey,
  clock,
  day,
  foundBy,
  keysHeldBySkype,
  keysInUse,
  letTheDayCome,
  mendedBy,
  newRun,
  publishAuthCertificate,
  refresh,
  runMeanwhile,
  stageAuthCertificate,
  stageSkypesKey,
  storeByHand,
  tested,
  testIn,
} from './renewing.ts';
import { doneFolder, meanwhile } from './undoing.ts';

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

  test.each([
    ['Exchange still holds the old certificate', changeSkypesKey, 'still holds an old certificate', ['partner.refresh', restart]],
    [
      'Exchange has read the new one, but IIS was not restarted',
      async (lab: Parameters<typeof changeSkypesKey>[0]) => {
        await changeSkypesKey(lab);
        await refresh(lab);
      },
      'IIS was not restarted since',
      [restart],
    ],
  ])('just before the tests: %s; the failure says so, and its first way out mends it', async (_, act, cause, mended) => {
    const { run, troubles } = await runMeanwhile(await doneFolder(), act);
    expect(troubles.map((each) => each.about)).toEqual(['test.failed']);
    expect(troubles[0]?.cause).toContain(cause);
    expect(mendedBy(run)).toEqual(mended);
    expect(run.driven.kind).toBe('finished');
  });
});

describe("a certificate of Skype's that was staged", () => {
  test('is left to its day; a run on that day has Exchange read it and restart, and does just that', async () => {
    const dir = await doneFolder();
    await between(dir, (lab) => stageSkypesKey(lab, new Date(Date.now() + 20_000)));
    expect(mendedBy(await newRun(dir))).toEqual([]);
    meanwhile(dir, letTheDayCome);
    expect(await tested(dir)).toContain('2000000');
    const run = await newRun(dir);
    expect(run.driven.kind).toBe('finished');
    expect(mendedBy(run)).toEqual(['partner.refresh', restart]);
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
    const { steps } = await wholeSurvey(dir, { faults: ['auth-expired-later'], answers });
    const seen = steps.flatMap(({ findings }) => findings.filter((each) => each.state === 'problem' || each.state === 'blocker'));
    const codes = seen.map((each) => each.code);
    expect(diagnose([await tested(dir)], codes)?.cause).toContain('auth certificate has expired');
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
