// Whatever is known to go wrong has an entry: the ranked list of failures, the numbers of x-ms-diagnostics, the further causes; and each
// entry says how it can be rehearsed.

import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/diagnosis/catalogue.ts';
import { symptoms } from '../../src/diagnosis/causes/symptoms.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { ownEvidence } from '../../src/diagnosis/read-text.ts';
import { faults } from '../../src/lab/faults/catalogue.ts';

const ids = [...catalogue, ...symptoms].map(({ id }) => id);

/** What goes wrong most often, by its place in the list -> the entries that tell it. */
const failures: readonly (readonly [number, string, ...string[]])[] = [
  [1, 'the line of the article, in quotes as a whole', 'script-line-quoted'],
  [2, '401 from the storage test', 'unauthorized', 'unknown-issuer', 'unknown-application', 'not-restarted'],
  [3, 'a metadata document that cannot be read', 'metadata-unreadable'],
  [4, 'status 500 in place of the document', 'auth-certificate', 'server-error'],
  [5, 'an auth certificate that has ended', 'auth-certificate-expired', 'auth-certificate-crashes'],
  [6, 'an auth certificate that is not everywhere', 'auth-certificate'],
  [7, 'no OAuthTokenIssuer', 'issuer-missing'],
  [8, 'an OAuthTokenIssuer that has ended', 'skype-cannot-sign'],
  [9, 'a bad signature after a renewal', 'stale-key', 'invalid-signature'],
  [10, 'a realm that is no accepted domain', 'realm-not-accepted', 'exchange-realm'],
  [11, 'a wrong address of Autodiscover', 'autodiscover-path'],
  [12, 'no address of Autodiscover', 'autodiscover-none'],
  [13, 'no AutoDiscoverServiceInternalUri', 'internal-uri-blank'],
  [14, 'a name that does not resolve', 'name-unknown'],
  [15, 'a web certificate without the name', 'certificate-exchange-not-trusted', 'certificate-ews-name'],
  [16, 'the script run twice', 'duplicate-application'],
  [17, 'no right to run the test', 'storage-test-rights'],
  [18, 'a restart or replication that is pending', 'not-restarted', 'key-not-loaded', 'front-end-behind'],
  [19, 'a mailbox elsewhere', 'mailbox-remote', 'invalid-user', 'older-exchange'],
  [20, 'an address that two users have', 'user-ambiguous'],
  [21, 'TLS that ends at a balancer', 'invalid-audience'],
  [22, 'no linked account', 'linked-account', 'roles-missing'],
  [23, 'one side only', 'one-way-only'],
  [24, 'an accepted domain whose name is none', 'accepted-domain-name'],
  [25, 'a roll without its date', 'roll-date'],
  [26, 'Front Ends that sign with different keys', 'front-ends-differ'],
  [27, 'a .NET Framework that is too old', 'net-framework'],
  [28, 'an empty answer', 'empty-answer'],
  [29, 'a plain PowerShell', 'wrong-window'],
  [30, 'a cloud that does not know the new key', 'hybrid-key'],
  [31, 'contact lists that move', 'contacts-moved'],
  [32, 'a Front End that does not trust Exchange', 'certificate-exchange-not-trusted'],
  [33, 'an Exchange server that does not trust Skype', 'certificate-skype-not-trusted'],
  [34, 'a name that leads elsewhere', 'name-unknown'],
  [35, 'a closed port', 'port-closed', 'interrupted'],
  [36, 'no common TLS', 'tls-version'],
  [37, 'a proxy on the Front End', 'proxy-front-end', 'proxy-name-unknown'],
  [38, 'a proxy of Exchange', 'proxy-exchange'],
  [39, 'a device that signs in', 'sign-in-page', 'empty-answer'],
  [40, 'a redirect', 'redirect'],
  [41, 'an EWS address that leads nowhere', 'ews-address', 'ews-name-unknown'],
  [42, 'an EWS name that is in no certificate', 'certificate-ews-name'],
  [43, 'OAuth switched off', 'oauth-off'],
  [44, 'a back end without a certificate', 'back-end-certificate'],
  [45, 'InternalNLBBypassUrl', 'nlb-bypass'],
  [46, 'an auth certificate that ends as 503', 'auth-certificate-crashes'],
  [47, 'a stopped pool', 'pool-stopped'],
  [48, 'maintenance', 'maintenance'],
  [49, 'a directory that cannot be read', 'directory', 'configuration-not-loaded'],
  [50, 'EWS switched off', 'ews-switched-off'],
  [51, 'a linked account that is gone', 'linked-account'],
  [52, 'an entry that takes no SIDs', 'sids-refused'],
  [53, 'two forests', 'linked-mailbox'],
  [54, 'an older Exchange behind the name', 'older-exchange'],
  [55, 'a remote mailbox', 'mailbox-remote'],
  [56, 'a mailbox that cannot be used now', 'mailbox-busy'],
  [57, 'too many requests', 'throttled'],
  [58, 'a web certificate as auth certificate', 'auth-certificate-is-web'],
  [59, 'a next auth certificate that does not take over', 'auth-certificate-next'],
  [60, 'a key that cannot be used', 'key-unusable'],
  [61, 'a key of the wrong kind', 'key-provider', 'auth-certificate-cannot-sign'],
  [62, 'a PFX file made with AES', 'pfx-aes'],
  [63, 'a shell whose objects are empty', 'shell-objects-empty'],
  [64, 'a wrong window or a hidden command', 'wrong-window', 'rights-hidden'],
  [65, 'a remote shell that refuses', 'shell-refused', 'serialisation-right', 'shell-budget', 'shell-not-reached'],
  [66, 'a policy of Windows', 'script-policy', 'constrained-language', 'not-elevated'],
  [67, 'Extended Protection', 'channel-binding'],
  [68, 'an entry that points to a pool that is gone', 'skype-document-unreadable'],
  [69, 'two entries', 'two-entries'],
  [70, 'contacts', 'contacts'],
  [71, 'archiving', 'archive-folder'],
  [72, 'the Storage Service itself', 'storage-service'],
  [73, 'the wrong test', 'wrong-test'],
  [74, 'a certificate that is not valid yet', 'signing-certificate-not-yet-valid', 'auth-certificate-not-yet-valid'],
];

describe('whatever is known to go wrong', () => {
  test('has an entry', () => {
    expect(failures.map(([number]) => number)).toEqual(Array.from({ length: 74 }, (_, index) => index + 1));
    expect(failures.flatMap(([, , ...told]) => told).filter((id) => !ids.includes(id))).toEqual([]);
  });

  test.each([
    [2000000, 'invalid-signature'],
    [2000001, 'token-unreadable'],
    [2000002, 'token-expired'],
    [2000003, 'invalid-audience'],
    [2000004, 'realm-not-accepted'],
    [2000005, 'invalid-user'],
    [2000006, 'unknown-application'],
    [2000007, 'internal-error'],
    [2000008, 'linked-account'],
    [2000009, 'unknown-issuer'],
    [2000020, 'cloud-answered'],
    [4000000, 'no-cloud-sign-in'],
  ])('x-ms-diagnostics %i is told as %s', (code, id) =>
    expect(diagnose(ownEvidence([`x-ms-diagnostics: ${code};reason="x";error_category="y"`]))?.id).toBe(id),
  );

  test.each([440, 449, 456])('status %i is that of another service', (status) =>
    expect(diagnose(ownEvidence([`The remote server returned an error: (${status}).`]))?.id).toBe('other-service'),
  );
});

describe('how an entry can be rehearsed', () => {
  const played = catalogue.map(({ id, played }) => ({ id, fault: /^fault (.+)$/.exec(played)?.[1] }));

  test('a fault of the lab that it names is there', () => {
    const known = faults.map(({ id }) => id);
    expect(played.filter(({ fault }) => fault !== undefined && !known.includes(fault))).toEqual([]);
  });

  test('each fault that an entry can be seen by stands beside one at most', () => {
    const named = played.flatMap(({ fault }) => fault ?? []);
    expect(named.filter((each, at) => named.indexOf(each) !== at)).toEqual([]);
  });
});
