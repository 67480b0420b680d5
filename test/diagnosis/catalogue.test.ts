// What the catalogue promises of itself: each cause says how sure it is, what would settle it, and where it can be read; and what must
// not be claimed is not.

import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/diagnosis/catalogue.ts';
import { symptoms } from '../../src/diagnosis/causes/symptoms.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { fits, type Pattern } from '../../src/diagnosis/evidence.ts';
import { never, vetoed } from '../../src/diagnosis/never.ts';
import { ownEvidence } from '../../src/diagnosis/read-text.ts';
import { texts } from './texts.ts';

const all = [...catalogue, ...symptoms];
const ids = all.map(({ id }) => id);

test('each cause has a name of its own', () => expect(ids).toEqual([...new Set(ids)]));

test('each cause says in public where it can be read, and has a way out', () =>
  expect(all.filter(({ address, wayOut }) => !address.startsWith('https://') || wayOut.length === 0)).toEqual([]));

test('what is not certain names the look that settles it', () => {
  const open = catalogue.filter(({ clues, settle, id }) => settle === '' && clues.some(({ sure }) => sure === 'possible') && id !== '');
  expect(open.map(({ id }) => id)).toEqual([]);
});

/** Marks that no language changes. */
const restsOnSentence = ({ kind, words, unless, speaker, stage, sure, ...marks }: Pattern & { readonly sure: string }): boolean =>
  kind !== undefined && Object.keys(marks).length === 0;

test('a sentence of Windows alone makes nothing certain', () => {
  const certain = catalogue.flatMap(({ id, clues }) =>
    clues.filter((each) => each.sure === 'certain' && restsOnSentence(each)).map(() => id),
  );
  expect(certain).toEqual([]);
});

test('what follows from a cause, and what is not named, is there', () => {
  const named = [...catalogue.flatMap(({ explains = [] }) => explains), ...never.flatMap(({ of }) => of)];
  expect([...new Set(named.filter((each) => !ids.includes(each)))]).toEqual([]);
});

/** Known only beside what was found on the servers. */
const withoutText = [
  'auth-certificate-is-web',
  'front-ends-differ',
  'signing-certificate-not-yet-valid',
  'auth-certificate-expired',
  'auth-certificate-not-yet-valid',
  'auth-certificate-cannot-sign',
  'auth-not-loaded',
  'stale-key',
  'key-not-loaded',
  'front-end-behind',
  'clocks-apart',
  'skype-cannot-sign',
  'not-restarted',
  'sids-refused',
  'one-way-only',
  'exchange-realm',
];

test('each cause has a text that leads to it', () => {
  const reached = new Set(texts.map(({ cause }) => cause));
  expect(catalogue.map(({ id }) => id).filter((id) => !reached.has(id) && !withoutText.includes(id))).toEqual([]);
});

const within = <T>(asked: readonly T[] | undefined, allowed: readonly T[]): boolean =>
  asked?.every((each) => allowed.includes(each)) === true;

describe('what must not be claimed', () => {
  const named = (text: string, found: readonly string[] = []) => {
    const diagnosis = diagnose(ownEvidence([text], found));
    return [diagnosis?.id ?? '', ...(diagnosis?.others.map(({ id }) => id) ?? [])];
  };
  const autodiscover = 'code=ErrorEwsAutodiscover, reason=GetUserSettings failed, smtpAddress=bob@contoso.com';

  test.each([
    ['a wrong address, without 404', `${autodiscover}, WebExceptionStatus=TrustFailure`, [], 'autodiscover-path'],
    ['a wrong address, from the code alone', autodiscover, ['autodiscover-url.wrong'], 'autodiscover-path'],
    ['a restart that is due, without a worker that is older', 'WebExceptionStatus=ProtocolError Status=401', [], 'not-restarted'],
    ['a restart that is due, for a bad signature', 'x-ms-diagnostics: 2000000;reason="x"', [], 'key-not-loaded'],
    ['an auth certificate that was replaced, without a sign of it', 'OAuth configuration not loaded (500)', [], 'auth-not-loaded'],
    ['missing rights of the admin, from HTTP', 'Access Denied. The remote server returned an error: (403) Forbidden.', [], 'access-denied'],
    [
      'missing rights of the admin, from HTTP 401',
      'Access is denied. The remote server returned an error: (401) Unauthorized.',
      [],
      'storage-test-rights',
    ],
    ['missing rights of the admin, from EWS', '<m:ResponseCode>ErrorAccessDenied</m:ResponseCode> Access is denied.', [], 'access-denied'],
    ['an Exchange that is too old', 'code=ErrorIncorrectExchangeServerVersion, reason=x, smtpAddress=y (401)', [], 'older-exchange'],
    ['clocks, where they were not seen apart', 'x-ms-diagnostics: 2000002;reason="x"', [], 'clocks-apart'],
    [
      'missing roles, where they could not be read',
      '<m:ResponseCode>ErrorAccessDenied</m:ResponseCode>',
      ['partner.account-not-seen'],
      'roles-missing',
    ],
    ['a user without mailbox, from any error', `${autodiscover}, WebExceptionStatus=ConnectFailure`, [], 'invalid-user'],
    ['replication, for a bad signature', 'x-ms-diagnostics: 2000000;reason="x"', [], 'front-end-behind'],
    ['a device, where Exchange judged the token', '<html> x-ms-diagnostics: 2000005;reason="x"', [], 'sign-in-page'],
    ['Extended Protection, for a token', `${autodiscover} (401) 0x80090346`, [], 'channel-binding'],
    ['a lost shell, where an error was printed', 'Set-X : failed\n + FullyQualifiedErrorId : RuntimeException', [], 'shell-not-reached'],
  ] as const)('%s', (_, text, found, id) => expect(named(text, found)).not.toContain(id));

  /** What each clue of a cause must ask for, whatever else it goes by. */
  test.each<[string, readonly string[], (clue: Pattern) => boolean]>([
    [
      'that an address does not exist, without a 404',
      ['autodiscover-path', 'autodiscover-handler'],
      ({ http }) => within(http, [404, 405]),
    ],
    [
      'that IIS was not restarted, without a worker that was seen to be older than the change',
      ['not-restarted', 'key-not-loaded', 'auth-not-loaded'],
      ({ found }) => within(found, ['iis.old', 'iis.unknown', 'iis.stopped']),
    ],
    ['missing rights of the admin, from HTTP', ['storage-test-rights'], ({ unless }) => unless?.http?.join() === '401,403'],
    ['clocks, where they were not seen apart', ['clocks-apart'], ({ found }) => within(found, ['clock.apart'])],
    [
      'replication, where no Front End lags',
      ['front-end-behind'],
      ({ found }) => within(found, ['oauth.store.missing', 'replication.pending']),
    ],
    [
      'that a user has no mailbox, without an answer about the user',
      ['invalid-user', 'user-ambiguous'],
      ({ code, soap, words }) => within(code, [2000005]) || soap !== undefined || words?.source.includes('user') === true,
    ],
    [
      'a lost shell, where an error was printed',
      ['shell-not-reached'],
      // Numbers of WinRM itself, in the end.
      ({ id, hresult }) => id?.source.endsWith(',pssession') === true || hresult?.every((each) => each >>> 16 === 0x8033) === true,
    ],
  ])('no clue claims %s', (_, named, asks) => {
    const those = catalogue.filter(({ id }) => named.includes(id));
    expect(those).toHaveLength(named.length);
    expect(those.flatMap(({ clues }) => clues.filter((each) => !asks(each)))).toEqual([]);
  });

  const ofExchange = 'x-ms-diagnostics: 2000005;reason="x"';
  const denied = '<m:ResponseCode>ErrorAccessDenied</m:ResponseCode>';
  test.each<[string, string, readonly string[], string]>([
    ['HTTP', 'Access is denied. (403) Forbidden', [], 'access-denied'],
    ['HTTP', "The term 'Get-CsUser' is not recognized as the name of a cmdlet (401) Unauthorized", [], 'rights-hidden'],
    ['HTTP', 'running scripts is disabled on this system (403) Forbidden', [], 'script-policy'],
    ['EWS', `Access is denied. ${denied}`, [], 'access-denied'],
    ['EWS', `Test-CsExStorageConnectivity : Access is denied. ${denied}`, [], 'storage-test-rights'],
    [
      'a refused realm',
      "code=ErrorIncorrectExchangeServerVersion, reason=The user's mailbox version is not supported for access using OAuth.",
      [],
      'older-exchange',
    ],
    ['roles that could not be read', denied, ['partner.account-not-seen'], 'roles-missing'],
    ['roles that were not looked at', denied, ['partner.account-not-looked'], 'roles-missing'],
    ['Exchange itself', `<html> ${ofExchange}`, [], 'sign-in-page'],
    ['Exchange itself', `Client found response content type of '', but expected ${ofExchange}`, [], 'empty-answer'],
    [
      'Exchange itself',
      `Autodiscover WebProxy=http://proxy:8080, WebExceptionStatus=ConnectFailure code=5, reason=x ${ofExchange}`,
      [],
      'proxy-front-end',
    ],
    ['Exchange itself', `EWS (Default Web Site) OAuthAuthentication : False ${ofExchange}`, [], 'oauth-off'],
    ['Skype', 'StoreWebException 0x80090346', [], 'channel-binding'],
  ])('where %s spoke, %j is not taken for it, though it fits', (_, text, found, id) => {
    const evidence = ownEvidence([text], found);
    expect(catalogue.filter(({ clues }) => clues.some((each) => fits(each, evidence))).map((each) => each.id)).toContain(id);
    expect(vetoed(evidence)).toContain(id);
    expect(named(text, found)).not.toContain(id);
  });

  const tooOld = "The user's mailbox version is not supported for access using OAuth.";
  test.each([
    ['an Exchange that is too old', tooOld, [], 'older-exchange'],
    [
      'an Exchange that is too old, and was seen to be',
      `code=ErrorIncorrectExchangeServerVersion, reason=${tooOld}`,
      ['document.exchange.older'],
      'older-exchange',
    ],
    ['Extended Protection', 'https://mail.contoso.com/EWS/Exchange.asmx 0x80090346', [], 'channel-binding'],
  ])('%s is told all the same where nothing speaks against it', (_, text, found, id) => expect(named(text, found)).toContain(id));

  test('nothing is ruled out by a text that says nothing', () => expect([...vetoed(ownEvidence(['']))]).toEqual([]));

  test.each(['StoreWebException', 'ServiceRequestException', 'System.Management.Automation.RuntimeException', 'MethodInvocationException'])(
    'a cause, from the wrapper %s alone',
    (wrapper) =>
      expect(diagnose(ownEvidence([`${wrapper}: Exception of type '${wrapper}' was thrown.`]))?.sure ?? 'not known').toBe('not known'),
  );

  test('double hops and subjects of certificates', () => {
    const said = catalogue.map(({ id, cause }) => `${id}: ${cause}`).filter((each) => /double hop|subject of/i.test(each));
    expect(said).toEqual([]);
  });
});
