// What would fail at the end, and is seen at the beginning: where Exchange sends Skype for mailboxes, and whether one takes a token there.

import { describe, expect, test } from 'vitest';
import { denied, foundIn, frontEnd, only, seen } from './place.ts';

const url = 'https://mail.example.com/EWS/Exchange.asmx';
const way = (stage: string | null, status: number | null, more: object = {}) => ({
  url,
  server: frontEnd,
  reading: 'failed',
  document: { seen: false, why: 'The DNS that fe-1.example.com asks knows no address for mail.example.com.' },
  stage,
  fault: null,
  status,
  leadsTo: null,
  ...more,
});
const web = (more: object) => ({ webServices: { addresses: seen([{ server: 'EX-1', url }]), ways: [], off: seen([]), ...more } });

describe('the address of Exchange Web Services', () => {
  test('that asks who is there is in order', () =>
    expect(only(foundIn(web({ ways: [way('answer', 401)] })), 'web-services.address')).toMatchObject([
      { state: 'ok', about: 'mail.example.com' },
    ]));

  test.each(['name', 'connect', 'secure', 'ask'])(
    'that a Front End does not get to, at "%s", stops before anything is changed',
    (stage) => {
      const [found] = only(foundIn(web({ ways: [way(stage, null)] })), 'web-services.not-reached');
      expect(found).toMatchObject({ state: 'stop', words: expect.stringContaining('knows no address') });
      expect(found?.wayOut).toContain('Get-WebServicesVirtualDirectory -ADPropertiesOnly');
    },
  );

  test.each([200, 404])('that answers anybody with %i is none of Exchange', (status) =>
    expect(only(foundIn(web({ ways: [way('answer', status)] })), 'web-services.not-reached')).toMatchObject([{ state: 'stop' }]),
  );

  test('that may be busy for a moment stops nothing', () =>
    expect(only(foundIn(web({ ways: [way('answer', 503)] })), 'web-services.odd')).toMatchObject([{ state: 'note' }]));

  test('is told once for all Front Ends that fare alike', () => {
    const pools = seen([
      { fqdn: 'pool.example.com', services: ['UserServer:pool.example.com'], computers: [frontEnd, 'fe-2.example.com'], site: null },
    ]);
    const ways = [way('answer', 401), way('answer', 401, { server: 'fe-2.example.com' })];
    expect(only(foundIn({ ...web({ ways }), pools }), 'web-services.address')).toHaveLength(1);
  });

  test('that nobody could look at is not seen', () =>
    expect(only(foundIn(web({ ways: [way('name', null, { reading: 'not looked' })] })), 'web-services.not-looked')).toMatchObject([
      { state: 'not seen' },
    ]));

  test('that no server tells stops; that one of two does not tell is worth a note', () => {
    const addresses = (...urls: readonly (string | null)[]) =>
      web({ addresses: seen(urls.map((each, at) => ({ server: `EX-${at + 1}`, url: each }))) });
    expect(only(foundIn(addresses(null, null)), 'web-services.blank')).toMatchObject([{ state: 'stop' }]);
    expect(only(foundIn(addresses(url, null)), 'web-services.blank')).toMatchObject([{ state: 'note', about: 'EX-2' }]);
  });
});

describe('whether anybody takes a token there', () => {
  const off = seen([{ server: 'EX-2', service: 'ews', directory: 'EX-2\\EWS (Default Web Site)' }]);

  test('stops where the directory and the server say no, with the line that switches it on', () =>
    expect(only(foundIn(web({ off })), 'web-services.no-oauth')).toMatchObject([
      {
        state: 'stop',
        wayOut: expect.stringContaining("Set-WebServicesVirtualDirectory 'EX-2\\EWS (Default Web Site)' -OAuthAuthentication $true"),
      },
    ]));

  test('is nobody’s concern where that server is left out', () =>
    expect(only(foundIn(web({ off }), { answers: { 'servers.leftOut': ['ex-2.example.com'] } }), 'web-services.no-oauth')).toEqual([]));

  test('that could not be looked at is not seen', () =>
    expect(only(foundIn(web({ off: denied })), 'web-services.not-seen')).toMatchObject([{ state: 'not seen' }]));

  test('stops where EWS is switched off for all', () =>
    expect(only(foundIn({ ewsEnabled: seen(false) }), 'web-services.switched-off')).toMatchObject([{ state: 'stop' }]));
});

describe('an address that web services pass requests on to', () => {
  const bypassing = (status: number) => web({ addresses: seen([{ server: 'EX-1', url, bypass: url }]), ways: [way('answer', status)] });

  test('is worth a note, and stops where they answer with an error', () => {
    expect(only(foundIn(bypassing(401)), 'web-services.bypass')).toMatchObject([{ state: 'note', about: 'EX-1' }]);
    expect(only(foundIn(bypassing(500)), 'web-services.bypass')).toMatchObject([
      { state: 'stop', wayOut: expect.stringContaining('"EX-1\\EWS (Default Web Site)" -InternalNLBBypassUrl $null') },
    ]);
  });
});

describe('a list of the programs that may use EWS', () => {
  const listed = (rule: string, ...programs: readonly string[]) => foundIn({ ewsPrograms: seen({ rule, programs }) });

  test('is named with its programs: whether Skype is among them, only the test shows', () => {
    const [allowed] = only(listed('only these', 'Outlook/*', 'Mac OS X/*'), 'web-services.programs');
    expect(allowed).toMatchObject({ state: 'note', words: expect.stringContaining('(EwsAllowList), Outlook/* and Mac OS X/*') });
    expect(only(listed('only these'), 'web-services.programs')).toMatchObject([{ words: expect.stringContaining('which is empty') }]);
    expect(only(listed('all but these', 'Bad/*'), 'web-services.programs')).toMatchObject([
      { words: expect.stringContaining('(EwsBlockList), Bad/*') },
    ]);
  });

  test('that was not seen, or is none, is not spoken of', () => {
    expect(only(foundIn({ ewsPrograms: denied }), 'web-services.programs')).toEqual([]);
    expect(only(foundIn({ ewsPrograms: seen(null) }), 'web-services.programs')).toEqual([]);
  });
});

describe('the certificate with which Exchange signs', () => {
  const views = (thumbprint: string) => [
    {
      product: 'Exchange',
      from: null,
      at: 'ex-1.example.com',
      stages: [],
      secured: { protocol: 'TLSv1.3', thumbprint, subject: null, notAfter: null, names: [], trusted: true },
      clock: null,
      says: null,
    },
  ];
  const key = 'B'.repeat(40);

  test('is worth a note where a web site shows it', () =>
    expect(only(foundIn({ authCertificate: seen(key), views: views(key) }), 'signing-certificate.is-web')).toMatchObject([
      { state: 'note' },
    ]));

  test('is no news where none does', () =>
    expect(only(foundIn({ authCertificate: seen(key), views: views('C'.repeat(40)) }), 'signing-certificate.is-web')).toEqual([]));
});

describe('behind a server that answers with an error of its own', () => {
  const behind = (more: object) => ({
    behind: [{ server: 'ex-1.example.com', certificate: seen(true), pools: seen([]), inactive: seen([]), keyTrouble: seen(null), ...more }],
  });

  test('maintenance is named before all that follows from it', () => {
    const found = foundIn(behind({ certificate: seen(false), inactive: seen(['EwsProxy']) }));
    expect(only(found, 'server.inactive')).toMatchObject([{ state: 'stop', words: expect.stringContaining('maintenance') }]);
    expect(only(found, 'back-end.without-certificate')).toEqual([]);
  });

  test('a back end without a certificate stops', () =>
    expect(only(foundIn(behind({ certificate: seen(false) })), 'back-end.without-certificate')).toMatchObject([{ state: 'stop' }]));

  test('an auth certificate whose key Windows cannot open stops, with the number that it gave; one that was not looked at is not spoken of', () => {
    const found = (keyTrouble: object) => only(foundIn(behind({ keyTrouble })), 'auth-key.unusable');
    expect(found(seen('0x80090016'))).toMatchObject([{ state: 'stop', words: expect.stringContaining('(0x80090016)') }]);
    expect(found(denied)).toEqual([]);
  });

  test('a pool that stopped by itself is mended later, and one that an administrator stopped is theirs', () => {
    const pools = (stays: boolean) => behind({ pools: seen([{ name: 'MSExchangeServicesAppPool', stays }]) });
    expect(only(foundIn(pools(false)), 'pool.stopped')).toMatchObject([{ state: 'note' }]);
    expect(only(foundIn(pools(true)), 'pool.switched-off')).toMatchObject([{ state: 'stop' }]);
  });
});
