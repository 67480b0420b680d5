// Which ways are offered on which computer, and the sentence that tells the admin what to do.

import { describe, expect, test } from 'vitest';
import type { ManagementShells } from '../../src/powershell/detect.ts';
import type { Computer, Detected } from '../../src/powershell/detect-computer.ts';
import { findingsOf, offersOf } from '../../src/powershell/detect-offers.ts';

const computer: Computer = {
  fqdn: 'atl-exchange-001.litwareinc.com',
  domain: 'litwareinc.com',
  user: 'LITWAREINC\\kenmyer',
  powershell: '5.1.17763.1',
  is64: true,
  dotNetRelease: 528_040,
  languageMode: 'FullLanguage',
  policy: null,
  exchangeFolder: null,
  moduleFolders: [],
  iisreset: true,
  elevated: true,
  administrator: true,
  groups: ['Organization Management', 'RTCUniversalServerAdmins'],
};
const seen = (changes: Partial<Computer> = {}): Detected => ({ kind: 'seen', computer: { ...computer, ...changes } });
const none: ManagementShells = { exchange: null, skype: null };
const onExchange = { ...none, exchange: 'C:\\Exchange' };
const onSkype = { ...none, skype: 'C:\\Skype' };
const kinds = (detected: Detected, installed = none) =>
  Object.fromEntries(Object.entries(offersOf(detected, installed)).map(([shell, offers]) => [shell, offers.map((each) => each.kind)]));
const becauseOf = (detected: Detected, installed = none) => offersOf(detected, installed).exchange[0]?.because;
const found = (detected: Detected, code: string) => findingsOf(detected).find((each) => each.code === code);

describe('the ways that are offered', () => {
  test('on an Exchange server begin with its own shell; by hand is always there', () => {
    expect(kinds(seen(), onExchange)).toEqual({
      exchange: ['this computer', 'remote', 'by hand'],
      skype: ['remote', 'by hand'],
      windows: ['remote', 'by hand', 'not at all'],
    });
  });

  test('on a Mac are by hand only, and say why', () => {
    expect(kinds({ kind: 'not windows' })).toEqual({ exchange: ['by hand'], skype: ['by hand'], windows: ['by hand', 'not at all'] });
    expect(becauseOf({ kind: 'not windows' })).toContain('no Windows PowerShell');
  });

  test('under a policy that forbids the script are by hand only, and name the policy', () => {
    const forbidden: Detected = { kind: 'forbidden', why: 'Group Policy ("Turn on Script Execution") forbids it.' };
    expect(kinds(forbidden, { exchange: 'C:\\Exchange', skype: 'C:\\Skype' }).exchange).toEqual(['by hand']);
    expect(becauseOf(forbidden, onExchange)).toContain('Turn on Script Execution');
  });

  test('are all there where the computer was too slow to tell', () => {
    expect(kinds({ kind: 'not seen', why: 'It took too long.' }, onSkype).skype).toEqual(['this computer', 'remote', 'by hand']);
  });

  test('say in an ordinary window how to start as administrator', () => {
    expect(becauseOf(seen({ elevated: false }), onExchange)).toContain('"Run as administrator"');
    expect(becauseOf(seen(), onExchange)).not.toContain('administrator');
  });

  test('are none of the remote ones outside of a domain, where nobody could tell a server from another', () => {
    expect(kinds(seen({ domain: '' }))).toEqual({ exchange: ['by hand'], skype: ['by hand'], windows: ['by hand', 'not at all'] });
  });
});

test('a remote Skype shell is offered with what it cannot do, and only that one', () => {
  const offers = offersOf(seen(), onSkype);
  const cannot = /neither assign nor request certificates, and cannot run the connectivity test/;
  expect(offers.skype.filter(({ because }) => cannot.test(because)).map(({ kind }) => kind)).toEqual(['remote']);
  expect([...offers.exchange, ...offers.windows].some(({ because }) => cannot.test(because))).toBe(false);
});

describe('what is said of this computer', () => {
  test('names a missing iisreset before the restart, and who can do it instead', () => {
    expect(found(seen({ iisreset: false }), 'computer.no-iisreset')).toMatchObject({
      state: 'note',
      wayOut: expect.stringContaining('yourself'),
    });
    for (const iisreset of [true, null]) expect(found(seen({ iisreset }), 'computer.no-iisreset')).toBeUndefined();
  });

  test('is good where all is as it should be', () => {
    expect(new Set(findingsOf(seen()).map((each) => each.state))).toEqual(new Set(['ok']));
  });

  test('never stops the wizard, and always says what to do', () => {
    const poor = seen({
      elevated: false,
      administrator: false,
      groups: [],
      is64: false,
      dotNetRelease: 100,
      policy: { value: 'RemoteSigned', scope: 'MachinePolicy' },
    });
    const all = [poor, seen({ domain: '' }), { kind: 'not seen', why: 'x' } as const].flatMap(findingsOf);
    expect(all.filter((each) => each.state === 'stop' || each.state === 'to mend')).toEqual([]);
    for (const each of all.filter(({ state }) => state !== 'ok')) expect(each.wayOut?.length).toBeGreaterThan(20);
  });

  test('tells an administrator in an ordinary window from one who is none', () => {
    expect(found(seen({ elevated: false }), 'computer.not-elevated')?.wayOut).toContain('Run as administrator');
    expect(found(seen({ elevated: false, administrator: false }), 'computer.not-elevated')?.wayOut).not.toContain('Run as administrator');
  });

  test('names the group that is missing for each part', () => {
    expect(found(seen({ groups: ['CSAdministrator'] }), 'computer.group.exchange')?.words).toContain('Organization Management');
    expect(found(seen({ groups: ['CSAdministrator'] }), 'computer.group.skype')?.state).toBe('ok');
  });

  test('says which Group Policy sets the execution policy', () => {
    expect(found(seen({ policy: { value: 'RemoteSigned', scope: 'UserPolicy' } }), 'computer.policy')?.words).toContain(
      'RemoteSigned for your account',
    );
  });
});
