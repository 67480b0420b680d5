// The token: who signed it, with which key, when, for whom. Exchange gives a number for what it refuses (facts.md 77, 167).

import type { Cause } from '../cause.ts';
import { judged } from './judged.ts';
import { publicPages } from './public-pages.ts';

const restarted = ['iis.old', 'iis.unknown', 'iis.stopped'];
/** Exchange's entry for Skype was seen to be such that its servers would refuse Skype. */
const entryAmiss = ['partner.none', 'partner.disabled', 'partner.other-realm'];

export const tokenCauses: readonly Cause[] = [
  {
    id: 'stale-key',
    played: 'fault stale-skype-certificate',
    clues: [{ sure: 'certain', code: [2000000], found: ['partner.stale', 'partner.url'] }],
    explains: ['invalid-signature', 'key-not-loaded', 'front-end-behind'],
    cause:
      "Exchange refused the signature: it still holds an old certificate of Skype. Skype's certificate was renewed, and Exchange has not read Skype's document since.",
    wayOut: [
      'Look at all steps again. In the step "Skype as partner", Exchange reads the document again; then IIS is restarted, and the test runs again. If the key comes back old: Exchange cannot read that address itself (name, proxy, certificate).',
    ],
    settle: '',
    address: publicPages.setPartner,
  },
  {
    id: 'key-not-loaded',
    played: 'text only',
    clues: [{ sure: 'likely', code: [2000000], found: restarted }],
    explains: ['invalid-signature'],
    cause:
      'Exchange refused the signature, although its entry for Skype holds the right certificate. IIS was not restarted since: the web services still work with the certificate that they read at their last start.',
    wayOut: [
      'Look at all steps again. In the step "IIS restart", each server that needs it is restarted, or wait an hour and look again; then the test runs again.',
    ],
    settle: '',
    address: publicPages.partnerApplications,
  },
  {
    id: 'front-end-behind',
    played: 'fault front-end-behind',
    clues: [{ sure: 'likely', code: [2000000], found: ['oauth.store.missing', 'replication.pending'] }],
    explains: ['invalid-signature'],
    cause:
      "Exchange refused the signature. A Front End has not received Skype's latest configuration yet, so it may still sign with another certificate.",
    wayOut: [
      'Look at all steps again. In the step "Certificates", the wizard waits until every Front End has it; then the test runs again.',
    ],
    settle: '',
    address: publicPages.issuer,
  },
  {
    id: 'skype-document-unreadable',
    played: 'fault entry-of-gone-pool',
    clues: [
      { sure: 'certain', event: { source: 'msexchangeoauth', ids: [2007] } },
      { sure: 'certain', event: { source: 'msexchangeauthadmin', ids: [2010] } },
    ],
    explains: ['invalid-signature', 'metadata-unreadable'],
    cause:
      "Exchange cannot read Skype's document at the address in its entry for Skype (event 2007 names it), so that it does not learn of a new key: the name, the connection, the certificate or a proxy is in the way, or the pool is gone.",
    wayOut: [
      'Open the address that the event names in a browser on that Exchange server, and see what comes. If it is that of a pool that is gone: Set-PartnerApplication with -AuthMetadataUrl and the address of a pool that stays.',
    ],
    settle: 'The WebException in the text of the event',
    address: publicPages.setPartner,
  },
  {
    id: 'invalid-signature',
    played: 'text only',
    clues: [
      { sure: 'likely', code: [2000000] },
      { sure: 'likely', words: /error_category="?invalid_signature|tokenhasaninvalidsignature/ },
    ],
    cause:
      "Exchange refused the signature: it checked it with another certificate than the one Skype signs with. Exchange has not read Skype's document since that was renewed, or cannot read it, or the Front Ends sign with different certificates.",
    wayOut: [
      'Look at all steps again: the wizard compares the certificates, and mends what differs. Without the wizard: Set-PartnerApplication with -RefreshAuthMetadata, then wait a quarter of an hour or restart IIS.',
    ],
    settle: 'The events 2007 and 2008 of MSExchange OAuth on the Exchange server that refused',
    address: publicPages.freeBusy,
  },
  {
    id: 'token-unreadable',
    played: 'text only',
    clues: [
      { sure: 'possible', code: [2000001], unless: { http: [403] } },
      { sure: 'possible', soap: ['errorschemavalidation', 'errorinvalidrequest'] },
    ],
    cause: 'Exchange could not read the token, or the request itself: something between the servers may have changed it.',
    wayOut: [
      'Test once by the address of an Exchange server directly. If that works, look at the balancer or firewall in between: it must pass the request on unchanged, with its Authorization header.',
    ],
    settle: 'The same test once past the balancer',
    address: publicPages.audience,
  },
  {
    id: 'clocks-apart',
    played: 'fault clock-wrong',
    clues: [{ sure: 'certain', code: [2000002], found: ['clock.apart'] }],
    explains: ['token-expired'],
    cause: 'Exchange took the token for expired or not valid yet, because the clocks of the two servers differ too much.',
    wayOut: [
      'Compare the clocks (w32tm /query /status on both servers), and set the one that is wrong; they may differ by less than five minutes.',
    ],
    settle: '',
    address: publicPages.audience,
  },
  {
    id: 'token-expired',
    played: 'text only',
    clues: [
      { sure: 'likely', code: [2000002] },
      { sure: 'likely', words: /jwt1030[56]|tokenhasexpired.{0,40}token_expired/ },
    ],
    cause:
      'Exchange took the token for expired, or for not valid yet. The clocks of the two servers differ too much, the signing certificate is not valid yet, or an old token was kept.',
    wayOut: ['Compare the clocks (w32tm /query /status on both servers); they may differ by less than five minutes.', 'Then test again.'],
    settle: 'w32tm /query /status on the Front End and on the Exchange server',
    address: publicPages.audience,
  },
  {
    id: 'invalid-audience',
    played: 'fault tls-offloaded',
    clues: [
      { sure: 'likely', code: [2000003] },
      { sure: 'likely', words: /hostnamecomponentoftheaudience/ },
      { sure: 'certain', code: [2000003], found: ['document.exchange.offload'] },
    ],
    cause:
      'The name in the token is not the name under which Exchange was reached. Something in between rewrites it, for example a load balancer that ends TLS.',
    wayOut: ['Let the load balancer pass TLS through to Exchange unchanged; TLS offload is not supported for this.', 'Then test again.'],
    settle: 'The two names in the reason ("Expected … Actual …") beside the address that was asked',
    address: publicPages.freeBusy,
  },
  {
    id: 'exchange-realm',
    played: 'fault exchange-realm-by-hand',
    clues: [
      { sure: 'certain', code: [2000004], found: ['exchange-partner.other-realm'], unless: { found: ['realm.not-accepted'] } },
      {
        sure: 'likely',
        code: [2000004],
        found: ['auth.realm-differs', 'auth.realm-not-accepted'],
        unless: { found: ['realm.not-accepted'] },
      },
    ],
    explains: ['realm-not-accepted'],
    cause:
      'Exchange goes by a name of its own (the realm of its AuthConfig was set by hand), and Skype’s tokens are for another one: Exchange refuses those.',
    wayOut: [
      'Look at all steps again: in the step "Exchange as partner" Skype reads Exchange\'s document again, and learns the name of today. If nobody wanted another name: whoever runs Exchange sets it back (Set-AuthConfig -Realm), and restarts IIS.',
    ],
    settle: 'Get-AuthConfig | Format-List Realm beside Get-CsPartnerApplication | Format-List Name,Realm',
    address: publicPages.setAuthConfig,
  },
  {
    id: 'realm-not-accepted',
    played: 'fault realm-not-accepted',
    clues: [
      { sure: 'certain', code: [2000004], found: ['realm.not-accepted'] },
      {
        sure: 'certain',
        code: [2000004],
        unless: { found: ['exchange-partner.other-realm', 'auth.realm-differs', 'auth.realm-not-accepted'] },
      },
      { sure: 'certain', http: [401], found: ['realm.not-accepted'], unless: judged },
      { sure: 'likely', skypeCode: 'errorincorrectexchangeserverversion', unless: judged },
    ],
    explains: ['unauthorized', 'oauth-off', 'autodiscover-failed'],
    cause:
      'The realm that Skype signs for is not an exact accepted domain of Exchange: it is missing there, or only a wildcard covers it. The message may speak of an incorrect server version; that is misleading.',
    wayOut: ['Whoever owns mail flow adds the domain as an accepted domain of its own; a wildcard is not enough.', 'Then test again.'],
    settle:
      'Get-AcceptedDomain | Format-Table DomainName,DomainType beside Get-CsSipDomain; and the x-ms-diagnostics header, which Test-CsExStorageConnectivity -Verbose prints',
    address: publicPages.accepted,
  },
  {
    id: 'unknown-application',
    played: 'text only',
    clues: [
      { sure: 'certain', code: [2000006], found: ['partner.none', 'partner.disabled'] },
      { sure: 'likely', code: [2000006] },
      { sure: 'likely', words: /applicationidentifier'[^']*'isunknown/ },
      { sure: 'likely', event: { source: 'msexchangeoauth', ids: [2002] } },
    ],
    cause: 'Exchange does not know Skype as a partner: the entry is missing, switched off, of another realm, or has no certificate.',
    wayOut: ['Look at all steps again: the step "Skype as partner" mends it.'],
    settle:
      "Get-PartnerApplication | Where-Object ApplicationIdentifier -like '00000004-*' | Format-List Name,Enabled,Realm,AuthMetadataUrl",
    address: publicPages.setPartner,
  },
  {
    id: 'internal-error',
    played: 'text only',
    clues: [{ sure: 'likely', code: [2000007], unless: { words: /oauthconfigurationnotloaded/ } }],
    cause: 'Exchange failed itself while it checked the token; it may be that it could not read Active Directory at that moment.',
    wayOut: [
      'Test again first: it may have passed. If it stays, the events of MSExchange ADAccess (Application log) on that server say why.',
    ],
    settle: 'The same test again',
    address: publicPages.freeBusy,
  },
  {
    id: 'unknown-issuer',
    played: 'fault partner-application-disabled',
    clues: [
      { sure: 'certain', code: [2000009], found: entryAmiss },
      { sure: 'certain', words: /issuerofthetokenisunknown/, found: entryAmiss },
      { sure: 'likely', code: [2000009] },
      { sure: 'likely', words: /issuerofthetokenisunknown/ },
    ],
    cause:
      'Exchange does not know the issuer of the token: its entry for Skype has another realm or no certificate, or the server has not read it yet.',
    wayOut: [
      'Look at all steps again: the step "Skype as partner" compares the realm, and the step "IIS restart" restarts each server that needs it.',
    ],
    settle: "Get-PartnerApplication | Where-Object ApplicationIdentifier -like '00000004-*' | Format-List Name,Enabled,Realm",
    address: publicPages.setPartner,
  },
  {
    id: 'skype-cannot-sign',
    played: 'fault oauth-expired',
    clues: [
      {
        sure: 'certain',
        http: [401],
        found: ['oauth.none', 'oauth.expired', 'oauth.not-yet-valid', 'oauth.useless', 'oauth.store.unfit'],
        unless: judged,
      },
      { sure: 'likely', words: /unabletolocatean?oauthtokenissuer/ },
    ],
    explains: ['unauthorized', 'not-restarted'],
    cause: 'Skype has no certificate that it can sign with now, so it came without a token that Exchange could take.',
    wayOut: ['Look at all steps again. The step "Certificates" says what is wrong with it, and what can take its place.'],
    settle: 'Get-CsCertificate -Type OAuthTokenIssuer | Format-List Thumbprint,NotBefore,NotAfter',
    address: publicPages.issuer,
  },
  {
    id: 'skype-refuses',
    played: 'text only',
    clues: [{ sure: 'likely', words: /x-ms-diagnostics:?28\d{3};source=/ }],
    cause: "Skype's own web services refused a token: this is the way from Exchange to Skype, not the one that the test goes.",
    wayOut: ['Look at the step "Exchange as partner": Skype must know Exchange, and hold its certificate of today.'],
    settle: 'Get-CsPartnerApplication | Format-List Name,ApplicationTrustLevel,AuthToken',
    address: publicPages.newPartner,
  },
  {
    id: 'one-way-only',
    played: 'fault one-side-only',
    clues: [
      { sure: 'certain', code: [2000006, 2000009], found: ['partner.none'] },
      { sure: 'likely', http: [401], found: ['partner.none', 'exchange-partner.none'], unless: judged },
    ],
    explains: ['unauthorized', 'unknown-application', 'unknown-issuer', 'not-restarted'],
    cause:
      'The trust is set up on one side only: Exchange needs an entry for Skype, and Skype one for Exchange. One of them was never made, or was removed.',
    wayOut: ['Look at all steps again: the steps "Skype as partner" and "Exchange as partner" make the one that is missing.'],
    settle: 'Get-PartnerApplication in Exchange, and Get-CsPartnerApplication in Skype',
    address: publicPages.partnerApplications,
  },
  {
    id: 'hybrid-key',
    played: 'text only',
    clues: [{ sure: 'certain', words: /aadsts(?:700027|50012)/ }],
    explains: ['auth-certificate'],
    cause:
      "The cloud does not know Exchange's new signing key: in a hybrid organisation it is told only when the Hybrid Configuration Wizard runs again. The trust with Skype here does not depend on it.",
    wayOut: ['Run the Hybrid Configuration Wizard again, after the auth certificate was replaced.'],
    settle: '',
    address: publicPages.freeBusy,
  },
  {
    id: 'not-restarted',
    played: 'fault one-server-not-restarted',
    clues: [
      { sure: 'likely', http: [401], found: ['iis.old'], unless: judged },
      // The entry is in order, and the server does not know it: it has not read it since.
      { sure: 'likely', code: [2000006, 2000009], found: ['iis.old'], unless: { found: entryAmiss } },
    ],
    explains: ['unauthorized', 'unknown-application', 'unknown-issuer'],
    cause: "Exchange did not accept Skype's token, and a server of it has not been restarted since its entry for Skype changed.",
    wayOut: ['Look at all steps again: the step "IIS restart" restarts each server that needs it. Or wait an hour, then look.'],
    settle: '',
    address: publicPages.partnerApplications,
  },
];
