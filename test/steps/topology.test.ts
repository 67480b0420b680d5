// Which pools and servers take part, and what the admin hears of an address that leads to the wrong ones.

import { describe, expect, test } from 'vitest';
import { judgeLinked } from '../../src/steps/connectivity-test/linked-mailbox.ts';
import { frontEndsTakingPart } from '../../src/steps/servers/facts.ts';
import { answered, codes, contextOfPlace, denied, foundIn, frontEnd, only, place, pool, reading, seen, server } from './place.ts';

const users = pool('pool.example.com', ['UserServer', 'Registrar', 'WebServer'], [frontEnd]);
const beside = (...others: readonly ReturnType<typeof pool>[]) => ({ pools: seen([users, ...others]) });
const leftOut = (other: Parameters<typeof foundIn>[0]) => only(foundIn(other), 'pool.left-out').map(({ words }) => words);

test('a place where nothing is wrong gives no blocker and nothing to mend', () => {
  expect(foundIn().filter(({ state }) => state === 'stop' || state === 'to mend')).toEqual([]);
});

describe('a pool', () => {
  test.each([
    ['director.example.com', ['Registrar', 'WebServer'], 'a Director pool'],
    ['branch.example.com', ['Registrar', 'MediationServer'], 'a Survivable Branch Appliance or Server'],
    ['edge.example.com', ['EdgeServer'], 'an Edge pool'],
    ['voice.example.com', ['MediationServer'], 'a Mediation pool'],
    ['apps.example.com', ['ExternalServer'], 'a trusted application pool'],
    ['sql.example.com', ['UserDatabase'], 'a pool without users'],
  ])('%s without a UserServer is left out and called what it is', (fqdn, services, role) => {
    const other = beside(pool(fqdn, services));
    expect(leftOut(other)).toEqual([expect.stringContaining(`${fqdn} is left out. It is ${role}`)]);
    expect(frontEndsTakingPart(contextOfPlace(place(other)))).toEqual([frontEnd]);
  });

  test('of Lync Server 2010 is left out, users or not', () => {
    const old = pool('old.example.com', ['UserServer', 'Registrar', 'WebServer']);
    const webServers = seen([{ pool: 'OLD.example.com', internal: null, version: 5 }]);
    expect(leftOut({ ...beside(old), webServers })).toEqual([
      'old.example.com is left out. It is a pool of Lync Server 2010, which knows no OAuth.',
    ]);
    expect(frontEndsTakingPart(contextOfPlace(place({ ...beside(old), webServers })))).toEqual([frontEnd]);
  });

  test('whose version was not told takes part', () => {
    const old = pool('other.example.com', ['UserServer'], ['fe-2.example.com']);
    expect(frontEndsTakingPart(contextOfPlace(place(beside(old))))).toEqual([frontEnd, 'fe-2.example.com']);
  });

  test('that nobody has is a reason to stop, with what there is beside it', () => {
    const found = foundIn({ pools: seen([pool('director.example.com', ['Registrar', 'WebServer'])]) });
    expect(codes(found)).toEqual(expect.arrayContaining(['pools.none', 'pool.left-out']));
  });
});

describe('Autodiscover that leads to an Exchange 2010', () => {
  const old = server('ex-old', 'Version 14.3 (Build 123.4)', 'Mailbox, ClientAccess, HubTransport');
  const exchangeServers = seen([server('ex-1'), old]);

  test.each([404, 401])('stops, with a typed way on, where it is believed from status %i', (status) => {
    const found = foundIn({ exchangeServers, readings: [answered('Exchange', frontEnd, status)] });
    expect(only(found, 'document.exchange.older')).toMatchObject([
      {
        state: 'stop',
        about: 'autodiscover.example.com',
        override: 'go on anyway',
        words: expect.stringContaining('ex-old.example.com'),
      },
    ]);
    expect(codes(found).filter((each) => each.startsWith('exchange-document.'))).toEqual([]);
  });

  test('stops without one where the address is that server itself', () => {
    const answers = { 'servers.exchangeMetadataUrl': 'https://EX-OLD.example.com/autodiscover/metadata/json/1' };
    const [finding] = only(foundIn({ exchangeServers }, { answers }), 'document.exchange.older');
    expect(finding).toMatchObject({ state: 'stop' });
    expect(finding?.override).toBeUndefined();
  });

  test('is not believed where there is no such server: then a 404 is worth a note', () => {
    const found = foundIn({ readings: [answered('Exchange', frontEnd, 404)] });
    expect(codes(found)).not.toContain('document.exchange.older');
    expect(only(found, 'exchange-document.pending')).toMatchObject([{ state: 'note' }]);
  });
});

describe('a document of another organisation', () => {
  test.each([
    ['Exchange', frontEnd, 'document.exchange.other-organisation'],
    ['Skype', 'ex-1.example.com', 'document.skype.other-organisation'],
  ] as const)('of %s stops with "not supported here", and a typed way on', (product, from, code) => {
    const found = foundIn({ readings: [reading(product, from, 'fabrikam.example')] });
    expect(only(found, code)).toMatchObject([
      { state: 'stop', override: 'GO ON ANYWAY', words: expect.stringContaining('not supported here') },
    ]);
  });

  test('is not one whose realm is configured, or one of the domains here, however it is written', () => {
    for (const realm of ['Example.COM', 'mail.example.com'])
      expect(codes(foundIn({ authRealm: seen('Mail.example.com'), readings: [reading('Exchange', frontEnd, realm)] }))).not.toContain(
        'document.exchange.other-organisation',
      );
  });

  test('cannot be told where the configuration was not seen', () => {
    const found = foundIn({ authRealm: denied, readings: [reading('Exchange', frontEnd, 'fabrikam.example')] });
    expect(codes(found)).not.toContain('document.exchange.other-organisation');
  });
});

describe('a linked mailbox', () => {
  const sip = 'sip:ken@example.com';
  const judge = (mailboxSid: string | null, userSid: string | null) =>
    judgeLinked(
      seen({ sip, enabled: true, sid: userSid }),
      seen({ address: 'ken@example.com', server: null, onHold: false, linked: { account: 'ACCOUNTS\\ken', sid: mailboxSid } }),
      sip,
    );

  test('of the same account as the user of Skype is right', () => {
    expect(judge('S-1-5-21-1-2-3-4', 's-1-5-21-1-2-3-4')).toMatchObject([{ code: 'test-user.linked', state: 'ok' }]);
  });

  test('of another account is worth knowing before the test fails', () => {
    expect(judge('S-1-5-21-1-2-3-4', 'S-1-5-21-9-9-9-9')).toMatchObject([
      { code: 'test-user.linked-differs', state: 'note', saw: { mailbox: 'S-1-5-21-1-2-3-4', user: 'S-1-5-21-9-9-9-9' } },
    ]);
  });

  test('whose SID was not told, on either side, is "not seen"', () => {
    for (const [mailbox, user] of [
      [null, 'S-1-5-21-1-2-3-4'],
      ['S-1-5-21-1-2-3-4', null],
    ] as const)
      expect(judge(mailbox, user)).toMatchObject([{ code: 'test-user.linked-not-seen', state: 'not seen' }]);
  });

  test('is none that belongs to this forest', () => {
    const mailbox = seen({ address: 'ken@example.com', server: null, onHold: false, linked: null });
    expect(judgeLinked(seen({ sip, enabled: true, sid: null }), mailbox, sip)).toEqual([]);
  });
});
