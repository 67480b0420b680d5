// What the admin hears of proxies: a note where one is only set, the cause where the document could not be read from that server.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matches } from '../../src/steps/servers/proxies.ts';
import { answered, codes, denied, foundIn, frontEnd, only, reading, seen, server } from './place.ts';

const proxied = (bypass: readonly string[]) => seen([{ ...server('ex-1'), proxy: 'http://proxy.example.com:8080', bypass }]);
const settings = (...all: readonly object[]) => ({
  proxies: [
    { server: frontEnd, settings: seen(all.map((each) => ({ scope: 'WinHTTP', proxy: null, bypass: '', script: null, ...each }))) },
  ],
});

describe('InternetWebProxy of an Exchange server', () => {
  test('is worth a note where Skype’s name does not bypass it, with the whole list to set', () => {
    const found = only(foundIn({ exchangeServers: proxied(['other.example.com']), readings: [] }), 'proxy');
    expect(found).toMatchObject([{ state: 'note', about: 'ex-1.example.com' }]);
    expect(found[0]?.wayOut).toContain('-InternetWebProxyBypassList other.example.com, pool.example.com');
  });

  test('is nothing to speak of where it does, however it is written', () => {
    expect(codes(foundIn({ exchangeServers: proxied(['POOL.example.com']) }))).not.toContain('proxy');
  });

  test.each([403, 504])('is the likely cause where that server got status %i', (status) => {
    const found = foundIn({
      exchangeServers: proxied([]),
      readings: [{ ...answered('Skype', 'ex-1.example.com', status), reading: 'failed' }],
    });
    expect(only(found, 'document.not-readable')).toMatchObject([
      {
        state: 'stop',
        words: expect.stringContaining('The likely cause: Exchange on ex-1.example.com asks'),
        wayOut: expect.stringMatching(/^Let it bypass/),
      },
    ]);
    expect(codes(found)).not.toContain('proxy');
  });

  test('is not blamed for a certificate that is not trusted', () => {
    const failed = { ...answered('Skype', 'ex-1.example.com', 200), reading: 'failed', stage: 'secure' };
    const found = foundIn({ exchangeServers: proxied([]), readings: [failed] });
    expect(only(found, 'document.not-readable')[0]?.words).not.toContain('The likely cause');
  });
});

describe('the proxies of a Front End', () => {
  test.each([
    [{ proxy: 'proxy:8080' }, 'WinHTTP'],
    [{ scope: 'S-1-5-20', proxy: 'proxy:8080', bypass: '<local>;*.other.example' }, 'Network Service'],
    [{ scope: 'S-1-5-18', script: 'http://wpad/proxy.pac' }, 'Local System'],
  ])('%o are a note that says whose they are', (setting, whose) => {
    const found = only(foundIn(settings(setting)), 'proxy');
    expect(found).toMatchObject([{ state: 'note', about: frontEnd, words: expect.stringContaining(`(set for ${whose})`) }]);
  });

  test.each(['*.example.com', '<local>;autodiscover.example.com', 'https://*.EXAMPLE.com:443', '*'])(
    'that %s bypasses are none',
    (bypass) => {
      expect(codes(foundIn(settings({ proxy: 'proxy:8080', bypass })))).not.toContain('proxy');
    },
  );

  test('are the likely cause where it could not read Exchange’s document', () => {
    const found = foundIn({
      ...settings({ proxy: 'proxy:8080' }),
      readings: [{ ...answered('Exchange', frontEnd, 407), reading: 'failed' }],
    });
    expect(only(found, 'exchange-document.not-readable')[0]?.words).toContain('The likely cause');
  });

  test('that nobody could look at are "not seen" only where they would explain something, with what to type', () => {
    const failed = { ...answered('Exchange', frontEnd, 504), reading: 'failed' };
    const found = foundIn({ readings: [failed], proxies: [{ server: frontEnd, settings: denied }] });
    expect(only(found, 'proxy.not-looked')).toMatchObject([
      { state: 'not seen', wayOut: expect.stringContaining('netsh winhttp show proxy') },
    ]);
    expect(codes(foundIn({ readings: [failed] }))).toContain('proxy.not-looked');
    expect(codes(foundIn({ readings: [reading('Exchange', frontEnd)] }))).not.toContain('proxy.not-looked');
  });
});

describe('a redirect to another domain', () => {
  const sent = { ...answered('Exchange', frontEnd, 200), reading: 'failed', stage: 'ask', status: null, leadsTo: 'mail.fabrikam.example' };
  const said = (allowedDomains: readonly string[]) =>
    only(
      foundIn({ oauth: seen({ realm: null, autodiscoverUrl: null, allowedDomains }), readings: [sent] }),
      'exchange-document.not-readable',
    )[0]?.words;

  test('says whether Skype may follow it', () => {
    expect(said([])).toContain('Now it lists none.');
    expect(said(['*.other.example'])).toContain('Now it lists *.other.example.');
    expect(said(['*.fabrikam.example'])).toContain('lists the domain of mail.fabrikam.example');
  });
});

test('a bypass list without asterisks takes nothing but the name itself', () => {
  fc.assert(
    fc.property(fc.domain(), fc.domain(), (one, other) => {
      expect(matches(one, one.toUpperCase())).toBe(true);
      expect(matches(one, other)).toBe(one === other);
    }),
  );
});
