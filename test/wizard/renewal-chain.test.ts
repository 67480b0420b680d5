// What has to follow once a signing key has changed, played on a set-up that stood: who still holds the old key, who has not read
// the new one yet, and what that does to the connectivity test.

import { describe, expect, test } from 'vitest';
import {
  between,
  changeSkypesKey,
  keysHeldBySkype,
  keysInUse,
  mendedBy,
  newRun,
  publishAuthCertificate,
  refresh,
  runMeanwhile,
  tested,
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

describe("Exchange's auth certificate was changed by someone else", () => {
  test('a new run restarts IIS, then Skype reads the document again, once', async () => {
    const dir = await doneFolder();
    meanwhile(dir, publishAuthCertificate);
    const run = await newRun(dir);
    expect(run.driven.kind).toBe('finished');
    expect(mendedBy(run)).toEqual([restart, 'exchange-partner.read-again']);
    expect(keysHeldBySkype(dir)).toEqual(keysInUse(dir));
  });
});
