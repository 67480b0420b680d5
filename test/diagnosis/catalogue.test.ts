// What the catalogue promises of itself: each cause says how sure it is, what would settle it, and where it can be read; and what must
// not be claimed is not.

import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/diagnosis/catalogue.ts';
import { symptoms } from '../../src/diagnosis/causes/symptoms.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Pattern } from '../../src/diagnosis/evidence.ts';
import { never } from '../../src/diagnosis/never.ts';
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
];

test('each cause has a text that leads to it', () => {
  const reached = new Set(texts.map(({ cause }) => cause));
  expect(catalogue.map(({ id }) => id).filter((id) => !reached.has(id) && !withoutText.includes(id))).toEqual([]);
});

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
