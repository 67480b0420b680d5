// Where what is known of the products was seen in one old build only, the lab plays either: the wizard comes to the same end under both.

import { describe, expect, test } from 'vitest';
import { openLab } from '../../src/lab/lab.ts';
import { readWorld, worldFile, writeWorld } from '../../src/lab/store.ts';
import type { LabWorld } from '../../src/lab/world.ts';
import { answers, expected, likely, testedAgain } from './fault-promises.ts';
import { changesOf, rehearsalFolder, rehearse } from './rehearsal.ts';

/** A world with a fault, in which some rules are the other ones. */
async function ruled(fault: string, rules: Partial<LabWorld['rules']>): Promise<string> {
  const dir = rehearsalFolder();
  await (await openLab({ dir, faults: [fault], factor: 2000, now: () => new Date() })).close();
  const world = readWorld(worldFile(dir));
  if (world === undefined) throw new Error('No world is kept there.');
  Object.assign(world.rules, rules);
  writeWorld(worldFile(dir), world);
  return dir;
}

describe('a fault is mended whichever rule holds', () => {
  test.each<[string, Partial<LabWorld['rules']>]>([
    ['auth-certificate-expired', { endedKey: 'breaks down' }],
    ['auth-expired-later', { endedKey: 'breaks down' }],
    ['linked-account-gone', { noAccount: '403, 2000001' }],
    ['linked-account-gone', { noAccount: 'a fault of EWS' }],
    ['stale-skype-certificate', { fetchesKeys: true }],
    ['stale-skype-certificate', { readsAgain: 'after 30 minutes' }],
    ['one-server-not-restarted', { readsAgain: 'after 30 minutes' }],
    ['partner-application-disabled', { saysWhy: false }],
    ['sids-refused', { saysWhy: false }],
  ])('%s, with %j', async (fault, rules) => {
    const dir = await ruled(fault, rules);
    const { driven, records } = await rehearse(dir, { answers, interject: likely });
    const outcome = expected[fault];
    expect(outcome !== undefined && 'mends' in outcome && outcome.mends).toBeTruthy();
    if (outcome !== undefined && 'mends' in outcome) expect(changesOf(records)).toContain(outcome.mends);
    expect(driven.kind).toBe('finished');
  });
});

describe('a refusal that does not say why', () => {
  test('is still traced to the realm, by what the first step saw', async () => {
    const dir = await ruled('realm-not-accepted', { saysWhy: false });
    const { driven } = await rehearse(dir, {
      answers: { ...answers, 'realm.not-accepted.goOnAnyway': 'GO ON ANYWAY' },
      interject: testedAgain(),
    });
    expect(driven).toMatchObject({ kind: 'left', demand: { step: 'connectivityTest', trouble: { about: 'test.failed' } } });
    expect(driven.kind === 'left' && driven.demand.kind === 'way out' && driven.demand.trouble.cause).toContain('accepted domain');
  });
});
