// Symptom -> cause -> way out. Each entry recognises what a server said and names what is behind it, with
// its source. To add one: a pattern over the evidence, the more specific entries first.

export type Diagnosis = { readonly cause: string; readonly wayOut: readonly string[] };

type Entry = Diagnosis & { readonly id: string; readonly source: string; readonly matches: RegExp };

const catalogue: readonly Entry[] = [
  {
    id: 'invalid-signature',
    source: 'domain.md 7.2, 8.9',
    matches: /2000000\s*;|invalid_signature|token has an invalid signature/i,
    cause: 'Exchange refused the signature: it holds another certificate for Skype than the one Skype signs with now.',
    wayOut: [
      'Look again from the step "Skype as partner": Exchange must read Skype\'s document again, and IIS must be restarted afterwards.',
    ],
  },
  {
    id: 'token-expired',
    source: 'domain.md 7.2',
    matches: /2000002\s*;|token_expired|token has expired/i,
    cause: 'Exchange took the token for expired. The clocks of the two servers differ too much, or an old token was kept.',
    wayOut: ['Compare the clocks (w32tm /query /status on both servers); they may differ by less than five minutes.', 'Then test again.'],
  },
  {
    id: 'invalid-audience',
    source: 'domain.md 7.2, field.md 26',
    matches: /2000003\s*;|invalid_resource|hostname component of the audience/i,
    cause:
      'The name in the token is not the name under which Exchange was reached. Something in between rewrites it, for example a load balancer that ends TLS.',
    wayOut: ['Let the load balancer pass TLS through to Exchange unchanged; TLS offload is not supported for this.', 'Then test again.'],
  },
  {
    id: 'invalid-tenant',
    source: 'domain.md 7.2, 8.10',
    matches: /2000004\s*;|invalid_tenant|tenant for tenant guid/i,
    cause:
      'The realm that Skype signs for is not an exact accepted domain of Exchange. The message may speak of an incorrect server version; that is misleading.',
    wayOut: ['Whoever owns mail flow adds the domain as an accepted domain of its own; a wildcard is not enough.', 'Then test again.'],
  },
  {
    id: 'invalid-user',
    source: 'domain.md 7.2, 8.19, 8.20',
    matches: /2000005\s*;|invalid_user|user specified by the user-context/i,
    cause: 'Exchange did not find exactly one mailbox for this user: none, one elsewhere, or two accounts with the same address.',
    wayOut: ['Test with a user whose mailbox is on your own Exchange servers and whose SIP address is unique.'],
  },
  {
    id: 'unknown-application',
    source: 'domain.md 7.2',
    matches: /2000006\s*;|invalid_client|Application Identifier '[^']*' is unknown/i,
    cause: 'Exchange does not know Skype as a partner, or the entry is switched off.',
    wayOut: ['Look again from the step "Skype as partner".'],
  },
  {
    id: 'no-grant',
    source: 'domain.md 7.2, 8.22',
    matches: /2000008\s*;|invalid_grant|linked account associated with partner application/i,
    cause: 'Exchange knows Skype, but the account behind it is missing or has no roles.',
    wayOut: ['Look again from the step "Skype as partner": the roles can be given again.'],
  },
  {
    id: 'unknown-issuer',
    source: 'domain.md 7.2',
    matches: /2000009\s*;|invalid_issuer|issuer of the token is unknown/i,
    cause:
      'Exchange does not know the issuer of the token: its entry for Skype has another realm, or the server has not been restarted since it was made.',
    wayOut: ['Look again from the step "IIS restart".'],
  },
  {
    id: 'not-found',
    source: 'domain.md 8.11',
    matches: /\(404\)|ErrorEwsAutodiscover/i,
    cause: 'Skype looked for Autodiscover at an address that does not exist.',
    wayOut: ['Look again from the step "Exchange as partner": the address must end in /autodiscover/autodiscover.svc.'],
  },
  {
    id: 'access-denied',
    source: 'domain.md 5.1, 8.17',
    matches: /access (is )?denied/i,
    cause: 'Your account may not run this command.',
    wayOut: [
      'For the connectivity test: join the local group RTC Local User Administrators (or RTCUniversalUserAdmins in the domain), sign out and in again.',
      'For IIS: be a local administrator of that server.',
    ],
  },
  {
    id: 'metadata-download',
    source: 'domain.md 4.1, 8.3',
    matches: /metadata document could not be downloaded|not a valid metadata document/i,
    cause:
      "The server could not read the partner's metadata document: the name, the connection, the certificate or a proxy is in the way, or the partner answered with an error.",
    wayOut: ['Open the address in a browser on that server and see what comes.', 'Then look again.'],
  },
  {
    id: 'duplicate-application',
    source: 'domain.md 2.2, 8.16',
    matches: /duplicate.*partner application|already (exists|in use)/i,
    cause: 'There is an entry for this partner already. The script cannot be run twice.',
    wayOut: ['Look again: the wizard mends the entry that stands instead of making a second one.'],
  },
  {
    id: 'not-recognised',
    source: 'field.md 3',
    matches: /is not recognized as (?:the|a) name of a cmdlet|A parameter cannot be found that matches/i,
    cause: 'The command is hidden from your account. That is how missing rights show themselves in both products.',
    wayOut: [
      'For Exchange, join the role group Organization Management; for Skype, RTCUniversalServerAdmins or CsAdministrator. Sign out and in again.',
    ],
  },
  {
    id: 'unauthorized',
    source: 'domain.md 8.2',
    matches: /\(401\)|\b401\b.*unauthorized|Status=401/i,
    cause:
      "Exchange did not accept Skype's token, and did not say why. Most often a server has not been restarted since the partner application was made.",
    wayOut: ['Look again from the step "IIS restart".', 'Then test again.'],
  },
];

/** What is behind this evidence, or undefined where no entry knows it. */
export function diagnose(evidence: readonly string[]): Diagnosis | undefined {
  const text = evidence.join('\n').slice(0, 100_000);
  return catalogue.find((entry) => entry.matches.test(text));
}
