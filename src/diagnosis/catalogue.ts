// Symptom -> cause -> way out. Each entry recognises what a server said and names what is behind it, with its source. One symptom
// can have several causes: then they are told apart by what was seen on the servers, not by the words of the error. To add one:
// a pattern over the evidence, and the codes of findings that it takes; the more specific entries first.

export type Diagnosis = { readonly cause: string; readonly wayOut: readonly string[] };

type Entry = Diagnosis & {
  readonly id: string;
  readonly source: string;
  readonly matches: RegExp;
  /** Codes of findings; one of them must have been found. Absent where the evidence says enough. */
  readonly found?: readonly string[];
};

const invalidSignature = /2000000\s*;|invalid_signature|token has an invalid signature/i;
const invalidUser = /2000005\s*;|invalid_user|user specified by the user-context/i;
const notLoaded = /OAuth configuration not loaded|\(500\)|Status=500/i;
const refusedWithoutReason = /\(401\)|\b401\b.*unauthorized|Status=401/i;
/** Workers that are older than what they should hold (steps/iis-restart). */
const notRestarted = ['iis.old', 'iis.unknown', 'iis.stopped'];

const catalogue: readonly Entry[] = [
  {
    id: 'stale-key',
    source: 'facts.md 67, 77',
    matches: invalidSignature,
    found: ['partner.stale', 'partner.url'],
    cause:
      "Exchange refused the signature: it still holds an old certificate of Skype. Skype's certificate was renewed, and Exchange has not read Skype's document since.",
    wayOut: [
      'Look at all steps again. In the step "Skype as partner", Exchange reads the document again; then IIS is restarted, and the test runs again.',
    ],
  },
  {
    id: 'key-not-loaded',
    source: 'facts.md 81, 82',
    matches: invalidSignature,
    found: notRestarted,
    cause:
      'Exchange refused the signature, although its entry for Skype holds the right certificate. IIS was not restarted since: the web services still work with the certificate that they read at their last start.',
    wayOut: ['Look at all steps again. In the step "IIS restart", each server that needs it is restarted; then the test runs again.'],
  },
  {
    id: 'front-end-behind',
    source: 'facts.md 8, 21',
    matches: invalidSignature,
    found: ['oauth.store.missing', 'replication.pending'],
    cause:
      "Exchange refused the signature. A Front End has not received Skype's latest configuration yet, so it may still sign with another certificate.",
    wayOut: [
      'Look at all steps again. In the step "Certificates", the wizard waits until every Front End has it; then the test runs again.',
    ],
  },
  {
    id: 'invalid-signature',
    source: 'facts.md 67, 77',
    matches: invalidSignature,
    cause:
      "Exchange refused the signature: it checked it with another certificate than the one Skype signs with. Exchange has not read Skype's document since that was renewed, IIS was not restarted since, or the Front Ends sign with different certificates.",
    wayOut: ['Look at all steps again: the wizard compares the certificates, and mends what differs.'],
  },
  {
    id: 'auth-certificate-expired',
    source: 'facts.md 24, 77 (the answer was observed; how it shows in the test is an inference)',
    matches: notLoaded,
    found: ['auth.expired'],
    cause:
      "Exchange's own auth certificate has expired. Web services that started since cannot load their OAuth configuration, so they check no token at all.",
    wayOut: ['Look at all steps again. In the step "Certificates", Exchange gets a new one.'],
  },
  {
    id: 'auth-certificate-not-yet-valid',
    source: 'facts.md 24, 132',
    matches: notLoaded,
    found: ['auth.not-yet-valid'],
    cause:
      "Exchange's own auth certificate is not valid yet. Web services that started since it was named cannot load their OAuth configuration, so they check no token at all.",
    wayOut: [
      'Look at all steps again. The step "Certificates" says from when on it is valid; Exchange gets a new one there, if you cannot wait. If it should be valid by now, the clock of that server is wrong.',
    ],
  },
  {
    id: 'auth-certificate-cannot-sign',
    source: 'facts.md 132',
    matches: notLoaded,
    found: ['auth.weak', 'auth.other-key'],
    cause:
      "Exchange's own auth certificate has a key that Exchange cannot sign tokens with, so the web services cannot load their OAuth configuration.",
    wayOut: ['Look at all steps again. In the step "Certificates", Exchange gets a new one.'],
  },
  {
    id: 'auth-certificate-missing',
    source: 'facts.md 23, 24',
    matches: notLoaded,
    found: ['auth.missing', 'auth.missing-everywhere', 'auth.none', 'auth.no-key'],
    cause: "Exchange's own auth certificate, or its private key, is missing on a server. That server checks no token at all.",
    wayOut: ['Look at all steps again. The step "Certificates" names the server, and says what to do.'],
  },
  {
    id: 'auth-certificate-not-loaded',
    source: 'facts.md 24, 81',
    matches: notLoaded,
    found: notRestarted,
    cause:
      "Exchange's auth certificate is in order now, but IIS was not restarted since it was replaced. The web services still work without it.",
    wayOut: ['Look at all steps again. In the step "IIS restart", each server that needs it is restarted; then the test runs again.'],
  },
  {
    id: 'not-loaded',
    source: 'facts.md 24',
    matches: /OAuth configuration not loaded/i,
    cause:
      'Exchange could not load its own OAuth configuration: it has no auth certificate that it can sign with now. That can be missing on a server, have ended, not be valid yet, or have no key of the right kind.',
    wayOut: ['Look at all steps again, and mind what the step "Certificates" says of the auth certificate.'],
  },
  {
    id: 'token-expired',
    source: 'facts.md 73, 77',
    matches: /2000002\s*;|token_expired|token has expired/i,
    cause: 'Exchange took the token for expired. The clocks of the two servers differ too much, or an old token was kept.',
    wayOut: ['Compare the clocks (w32tm /query /status on both servers); they may differ by less than five minutes.', 'Then test again.'],
  },
  {
    id: 'invalid-audience',
    source: 'facts.md 60, 77',
    matches: /2000003\s*;|invalid_resource|hostname component of the audience/i,
    cause:
      'The name in the token is not the name under which Exchange was reached. Something in between rewrites it, for example a load balancer that ends TLS.',
    wayOut: ['Let the load balancer pass TLS through to Exchange unchanged; TLS offload is not supported for this.', 'Then test again.'],
  },
  {
    id: 'invalid-tenant',
    source: 'facts.md 49, 77',
    matches: /2000004\s*;|invalid_tenant|tenant for tenant guid/i,
    cause:
      'The realm that Skype signs for is not an exact accepted domain of Exchange. The message may speak of an incorrect server version; that is misleading.',
    wayOut: ['Whoever owns mail flow adds the domain as an accepted domain of its own; a wildcard is not enough.', 'Then test again.'],
  },
  {
    id: 'sids-refused',
    source: 'facts.md 43, 72, 77',
    matches: invalidUser,
    found: ['partner.sids'],
    cause:
      "Exchange did not find the user: its entry for Skype does not take security identifiers (SID), and the user's addresses in Skype and Exchange differ, or the user is of another forest.",
    wayOut: ['Look at all steps again: the step "Skype as partner" switches it on, as Exchange\'s own script does.'],
  },
  {
    id: 'invalid-user',
    source: 'facts.md 77, 105',
    matches: invalidUser,
    cause:
      'Exchange did not find exactly one mailbox for this user: none, one that is not on your Exchange servers, or two accounts with the same address.',
    wayOut: ['Test with a user whose mailbox is on your own Exchange servers and whose SIP address is unique.'],
  },
  {
    id: 'unknown-application',
    source: 'facts.md 77',
    matches: /2000006\s*;|invalid_client|Application Identifier '[^']*' is unknown/i,
    cause: 'Exchange does not know Skype as a partner, or the entry is switched off.',
    wayOut: ['Look at all steps again: the step "Skype as partner" mends it.'],
  },
  {
    id: 'no-grant',
    source: 'facts.md 77, 92',
    matches: /2000008\s*;|invalid_grant|linked account associated with partner application/i,
    cause: 'Exchange knows Skype, but the account behind it is missing or has no roles.',
    wayOut: ['Look at all steps again: the step "Skype as partner" gives the roles again.'],
  },
  {
    id: 'unknown-issuer',
    source: 'facts.md 77',
    matches: /2000009\s*;|invalid_issuer|issuer of the token is unknown/i,
    cause:
      'Exchange does not know the issuer of the token: its entry for Skype has another realm, or the server has not been restarted since it was made.',
    wayOut: ['Look at all steps again: the step "IIS restart" restarts each server that needs it.'],
  },
  {
    id: 'not-found',
    source: 'facts.md 52',
    matches: /\(404\)|ErrorEwsAutodiscover/i,
    cause: 'Skype looked for Autodiscover at an address that does not exist.',
    wayOut: ['Look at all steps again. In the step "Exchange as partner", the address must end in /autodiscover/autodiscover.svc.'],
  },
  {
    id: 'access-denied',
    source: 'facts.md 102',
    matches: /access (is )?denied/i,
    cause: 'Your account may not run this command.',
    wayOut: [
      'For the connectivity test: join the local group RTC Local User Administrators (or RTCUniversalUserAdmins in the domain), sign out and in again.',
      'For IIS: be a local administrator of that server.',
    ],
  },
  {
    id: 'metadata-download',
    source: 'facts.md 56',
    matches: /metadata document could not be downloaded|not a valid metadata document/i,
    cause:
      "The server could not read the partner's metadata document: the name, the connection, the certificate or a proxy is in the way, or the partner answered with an error.",
    wayOut: ['Open the address in a browser on that server and see what comes.', 'Then look again.'],
  },
  {
    id: 'duplicate-application',
    source: 'facts.md 6',
    matches: /duplicate.*partner application|already (exists|in use)/i,
    cause: 'There is an entry for this partner already. The script cannot be run twice.',
    wayOut: ['Look again: the wizard mends the entry that stands instead of making a second one.'],
  },
  {
    id: 'not-recognised',
    source: 'facts.md 106',
    matches: /is not recognized as (?:the|a) name of a cmdlet|A parameter cannot be found that matches/i,
    cause: 'The command is hidden from your account. That is how missing rights show themselves in both products.',
    wayOut: [
      'For Exchange, join the role group Organization Management; for Skype, RTCUniversalServerAdmins or CsAdministrator. Sign out and in again.',
    ],
  },
  {
    id: 'skype-cannot-sign',
    source: 'facts.md 18, 134',
    matches: refusedWithoutReason,
    found: ['oauth.none', 'oauth.expired', 'oauth.not-yet-valid', 'oauth.useless', 'oauth.store.unfit'],
    cause: 'Skype has no certificate that it can sign with now, so it came without a token that Exchange could take.',
    wayOut: ['Look at all steps again. The step "Certificates" says what is wrong with it, and what can take its place.'],
  },
  {
    id: 'no-oauth',
    source: 'facts.md 74',
    matches: refusedWithoutReason,
    found: ['iis.no-oauth'],
    cause:
      'Web services of an Exchange server offer no OAuth, so that no token of Skype is looked at there. A restart does not change that.',
    wayOut: [
      'Switch OAuth on for the virtual directory that the step "IIS restart" names (OAuthAuthentication), out of hours, and recycle its application pool. Then look at all steps again.',
    ],
  },
  {
    id: 'unauthorized',
    source: 'facts.md 79',
    matches: refusedWithoutReason,
    cause:
      "Exchange did not accept Skype's token, and did not say why. Most often a server has not been restarted since the partner application was made.",
    wayOut: ['Look at all steps again: the step "IIS restart" restarts each server that needs it.'],
  },
];

/** Every code of a finding that an entry takes. */
export const codesTaken: readonly string[] = catalogue.flatMap(({ found = [] }) => found);

/** What is behind this evidence, beside these codes of findings; undefined where no entry knows it. */
export function diagnose(evidence: readonly string[], found: readonly string[] = []): Diagnosis | undefined {
  const text = evidence.join('\n').slice(0, 100_000);
  return catalogue.find((entry) => entry.matches.test(text) && (entry.found?.some((each) => found.includes(each)) ?? true));
}
