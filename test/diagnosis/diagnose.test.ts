import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/diagnosis/catalogue.ts';
import { diagnose as diagnoseEvidence } from '../../src/diagnosis/diagnose.ts';
import type { Pattern } from '../../src/diagnosis/evidence.ts';
import { ownEvidence } from '../../src/diagnosis/read-text.ts';
import { sequence } from '../../src/steps/sequence.ts';

const diagnose = (texts: readonly string[], found: readonly string[] = []) => diagnoseEvidence(ownEvidence(texts, found));

describe('what a server said is traced to its cause', () => {
  test.each([
    ['x-ms-diagnostics: 2000000;reason="The token has an invalid signature.";error_category="invalid_signature"', 'another certificate'],
    [
      // The stored sample runs header text together (facts.md 78), and blames the server version.
      'UnsupportedStoreException: code=ErrorIncorrectExchangeServerVersion … (401) Unauthorized e113x-ms-diagnostics: 2000004;reason="The tenant for tenant guid \'contoso.com\' does not exist.";error_category="invalid_tenant"Server: Microsoft-IIS/8.5',
      'accepted domain',
    ],
    ['StoreWebException: code=ErrorEwsAutodiscover … The remote server returned an error: (404) Not Found.', 'address that does not exist'],
    ['WebExceptionStatus=ProtocolError Status=401', 'did not accept'],
    ['Access Denied', 'may not run'],
    ["The term 'Get-PartnerApplication' is not recognized as the name of a cmdlet", 'hidden from your account'],
  ])('%s', (evidence, cause) => expect(diagnose([evidence])?.cause).toContain(cause));

  const signature = '2000000;reason="The token has an invalid signature.";error_category="invalid_signature"';
  const account =
    '2000008;reason="The token should have valid permissions or linked account associated with partner application.";error_category="invalid_grant"';
  const user = '2000005;reason="The user specified by the user-context in the token does not exist.";error_category="invalid_user"';
  const notLoaded =
    'The remote server returned an error: (500) Internal Server Error. x-ms-diagnostics: 2000007;reason="OAuth configuration not loaded."';
  test.each([
    [signature, ['partner.stale', 'iis.old'], 'still holds an old certificate'],
    [signature, ['iis.old'], 'IIS was not restarted since'],
    [signature, ['replication.pending'], 'has not received'],
    [account, ['partner.account'], 'is missing, deleted'],
    [account, ['partner.roles'], 'lacks the roles'],
    [user, ['test-user.linked-differs'], 'account of another forest'],
    [
      'reason=CreateItem failed, The remote server returned an error: (500) Internal Server Error.',
      ['web-services.bypass'],
      'must be blank',
    ],
    ['The remote server returned an error: (403) Forbidden.', ['web-services.programs'], 'allowed for named programs only'],
    [signature, ['exchange-partner.older-key'], 'checked it with another certificate'],
    [notLoaded, ['auth.expired', 'iis.old'], 'auth certificate has expired'],
    [notLoaded, ['auth.not-yet-valid', 'iis.old'], 'is not valid yet'],
    [notLoaded, ['auth.weak'], 'cannot sign tokens'],
    [notLoaded, ['auth.missing'], 'missing on a server'],
    [notLoaded, ['iis.old'], 'IIS was not restarted since it was replaced'],
    [notLoaded, [], 'could not load its own OAuth configuration'],
    ['WebExceptionStatus=ProtocolError Status=401', ['oauth.not-yet-valid'], 'is not valid yet'],
    ['WebExceptionStatus=ProtocolError Status=401', ['iis.no-oauth'], 'offer no OAuth'],
    ['The remote server returned an error: (500) Internal Server Error.', ['auth.expired'], 'auth certificate has expired'],
  ])('%s, with %j seen on the servers', (evidence, found, cause) => expect(diagnose([evidence], found)?.cause).toContain(cause));

  test('by findings that a step can make', () => {
    const found = sequence.flatMap(({ finds }) => finds);
    const taken = catalogue.flatMap(({ clues }) => clues.flatMap(codesIn));
    expect(taken.filter((code) => !found.includes(code))).toEqual([]);
  });

  test('what is not known is not guessed', () => expect(diagnose(['The moon is in the wrong phase.'])).toBeUndefined());
});

const codesIn = ({ found = [], unless }: Pattern): readonly string[] => [...found, ...(unless === undefined ? [] : codesIn(unless))];
