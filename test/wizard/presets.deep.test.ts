// The worlds beside "small" and "pool": each rehearses to a passing end, and what is particular in it is said.

import { describe, expect, test } from 'vitest';
import { changesOf, litware, litwarePool, type Rehearsal, rehearsalFolder, rehearse } from './rehearsal.ts';

const saidIn = ({ records }: Rehearsal): ReadonlyMap<string, string> =>
  new Map(records.flatMap((each) => (each.type === 'looked' ? each.findings.map(({ code, words }) => [code, words] as const) : [])));

describe('a hybrid organisation', () => {
  test('ends well, with an entry of its own beside the one of the cloud, which stays', async () => {
    const run = await rehearse(rehearsalFolder(), { preset: 'hybrid', answers: litware });
    expect(run.driven).toMatchObject({ kind: 'finished', standing: { kind: 'now' } });
    expect(changesOf(run.records).filter((each) => each.startsWith('exchange-partner'))).toEqual(['exchange-partner.create']);
    const said = saidIn(run);
    expect(said.get('exchange-partner.oauth-server')).toContain('microsoft.exchange');
    expect(said.get('others.hybrid')).toMatch(/hybrid/i);
    expect(run.driven.kind === 'finished' && run.driven.summary.remember.join(' ')).toContain('HealthChecker');
  });
});

describe('mailboxes of accounts in another forest', () => {
  test('end well, and whose the mailbox is, is said', async () => {
    const run = await rehearse(rehearsalFolder(), { preset: 'two-forests', answers: litware });
    expect(run.driven).toMatchObject({ kind: 'finished', standing: { kind: 'now' } });
    expect(saidIn(run).get('test-user.linked')).toContain('CORP\\kenmyer');
  });

  test('of whose owner Skype knows another security identifier are told before the test', async () => {
    const answers = { ...litware, 'connectivityTest.user': 'sip:davidlongmuir@litwareinc.com' };
    const run = await rehearse(rehearsalFolder(), { preset: 'two-forests', answers });
    expect(saidIn(run).get('test-user.linked-differs')).toContain('CORP\\davidlongmuir');
  });
});

describe('a set-up of years ago, whose pool is gone', () => {
  test('gets the address of today, and ends well', async () => {
    const run = await rehearse(rehearsalFolder(), { preset: 'migration', answers: litwarePool });
    expect(run.driven).toMatchObject({ kind: 'finished', standing: { kind: 'now' } });
    expect(saidIn(run).get('partner.url')).toContain('pool00.litwareinc.com');
    expect(saidIn(run).get('exchange-server.out-of-support')).toContain('atl-exchange-001');
    expect(changesOf(run.records)).toContain('partner.move');
  });
});
