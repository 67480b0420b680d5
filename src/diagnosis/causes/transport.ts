// On the way: name, connection, TLS, who answers. What fails here explains all that comes after it.

import type { Cause } from '../cause.ts';
import { publicPages } from './public-pages.ts';

const seenFromExchange = 'Look from that Exchange server at https://POOL/metadata/json/1: the wizard does, in step "Servers".';
/** Its first lines are the same in every language. */
const seenFromFrontEnd =
  "On that Front End: try{[Net.HttpWebRequest]::Create('ADDRESS').GetResponse()}catch{$e=$_.Exception.InnerException;$e.Status;$e.Response.StatusCode.value__;$e.InnerException.Message}";

/** As Windows numbers it: no trusted root, a broken chain, a wrong name, out of time, revoked, no word of revocation. */
const refusedCertificates = [
  0x800b0109, 0x800b010a, 0x80090325, 0x800b010f, 0x800b0101, 0x80090328, 0x800b010c, 0x80092010, 0x80092012, 0x80092013,
];

/** Where a proxy is told of, it is the proxy that failed so. */
const pastProxy = [
  'connectfailure',
  'nameresolutionfailure',
  'timeout',
  'trustfailure',
  'receivefailure',
  'sendfailure',
  'securechannelfailure',
];
const beforeProxy = [
  'certificate-exchange-not-trusted',
  'port-closed',
  'name-unknown',
  'autodiscover-path',
  'forbidden',
  'unauthorized',
  'unavailable',
];

export const transportCauses: readonly Cause[] = [
  {
    id: 'proxy-name-unknown',
    played: 'text only',
    clues: [{ sure: 'certain', web: ['proxynameresolutionfailure'] }],
    explains: ['name-unknown', 'proxy-front-end'],
    cause: 'A proxy is set on the computer that called, and the name of that proxy leads nowhere.',
    wayOut: ['On that computer: netsh winhttp show proxy, and the proxy of the account that the service runs as. Correct or remove it.'],
    settle: '',
    address: publicPages.webStatus,
  },
  {
    id: 'proxy-exchange',
    played: 'fault proxy-exchange',
    clues: [
      { sure: 'likely', http: [403, 407, 504], speaker: 'exchange', unless: { answerer: 'exchange' } },
      { sure: 'certain', kind: ['no answer', 'timed out', 'name', 'connect'], found: ['proxy'], speaker: 'exchange' },
    ],
    explains: ['skype-document-unreadable', 'metadata-unreadable', 'proxy-front-end'],
    cause: "Exchange asks its proxy (InternetWebProxy) for Skype's document, and the proxy does not let it through.",
    wayOut: [
      'Get-ExchangeServer | Format-List Name,InternetWebProxy,InternetWebProxyBypassList shows it. Whoever runs the proxy adds the names of the Skype pools to the list of every server (setting the list replaces it, so give the whole list). Then wait an hour, or restart IIS.',
    ],
    settle: 'Get-ExchangeServer | Format-List Name,InternetWebProxy,InternetWebProxyBypassList',
    address: publicPages.exchangeServer,
  },
  {
    id: 'proxy-front-end',
    played: 'fault proxy-front-end',
    clues: [
      { sure: 'certain', http: [407], unless: { speaker: 'exchange' } },
      { sure: 'likely', proxied: true, http: [401, 403, 404, 502, 503, 504], unless: { answerer: 'exchange' } },
      { sure: 'likely', proxied: true, web: pastProxy },
      { sure: 'likely', answerer: 'gateway', http: [403, 502, 504] },
      { sure: 'likely', http: [417], speaker: 'skype' },
    ],
    explains: beforeProxy,
    cause: 'The Front End does not call Exchange itself: a proxy stands between, and it was the proxy that answered or failed.',
    wayOut: [
      'On the Front End: netsh winhttp show proxy, and the proxy of the service account. Let internal names go directly (the bypass list). A change in machine.config needs a restart of the Front End service, which ends calls.',
    ],
    settle: 'On the Front End: netsh winhttp show proxy',
    address: 'https://learn.microsoft.com/windows-server/administration/windows-commands/netsh-winhttp',
  },
  {
    id: 'ews-name-unknown',
    played: 'fault ews-address-wrong',
    clues: [
      { sure: 'certain', elsewhere: true, web: ['nameresolutionfailure'], stage: 'ews' },
      { sure: 'likely', elsewhere: true },
      { sure: 'likely', web: ['nameresolutionfailure'], stage: 'ews' },
    ],
    explains: ['name-unknown'],
    cause:
      'Autodiscover answered, and told an address of the web services (EWS) that the Front End cannot resolve. The InternalUrl of a virtual directory is wrong, or its name is missing in DNS.',
    wayOut: [
      'Get-WebServicesVirtualDirectory -ADPropertiesOnly | Format-List Server,InternalUrl,ExternalUrl shows the addresses. Correct the one that differs, or add the name to DNS. Outlook uses these addresses too, so whoever runs Exchange decides.',
    ],
    settle: 'Get-WebServicesVirtualDirectory -ADPropertiesOnly | Format-List Server,InternalUrl,ExternalUrl',
    address: publicPages.webServices,
  },
  {
    id: 'ews-address',
    played: 'fault ews-address-blank',
    clues: [
      { sure: 'certain', soap: ['settingisnotavailable'] },
      { sure: 'likely', stage: 'ews', http: [404] },
      { sure: 'likely', stage: 'ews', web: ['connectfailure', 'timeout'] },
    ],
    explains: ['port-closed'],
    cause:
      'Autodiscover answered, but the address of the web services (EWS) that it told is blank or leads nowhere: the InternalUrl of a virtual directory is wrong.',
    wayOut: [
      'Get-WebServicesVirtualDirectory -ADPropertiesOnly | Format-List Server,InternalUrl,ExternalUrl shows the addresses; compare the servers. Outlook uses them too, so whoever runs Exchange corrects them.',
    ],
    settle: 'Get-WebServicesVirtualDirectory -ADPropertiesOnly | Format-List Server,InternalUrl,ExternalUrl',
    address: publicPages.webServices,
  },
  {
    id: 'name-unknown',
    played: 'fault name-unknown',
    clues: [
      { sure: 'certain', web: ['nameresolutionfailure'] },
      { sure: 'certain', socket: [11001, 11004], kind: ['name'] },
      { sure: 'likely', kind: ['name'] },
      { sure: 'likely', socket: [11001, 11002, 11003, 11004] },
      { sure: 'certain', id: /^(?:computernotfound|networkpathnotfound),pssession|^(?:-2144108103|53),pssession/ },
      { sure: 'likely', hresult: [0x803381b9, 0x80072ee7] },
    ],
    explains: ['autodiscover-failed', 'metadata-unreadable', 'shell-not-reached'],
    cause: 'The server that called finds no address for the name of the other one: DNS, a hosts file or its name servers are in the way.',
    wayOut: [
      'On the server that called: Resolve-DnsName NAME. Add or correct the A record in the internal zone; look into its hosts file; then ipconfig /flushdns.',
    ],
    settle: 'On the server that called: Resolve-DnsName NAME',
    address: publicPages.webStatus,
  },
  {
    id: 'certificate-ews-name',
    played: 'fault ews-name-not-in-certificate',
    clues: [{ sure: 'certain', stage: 'ews', web: ['trustfailure'] }],
    explains: ['certificate-exchange-not-trusted'],
    cause:
      'Autodiscover was reached and trusted, but not the web services (EWS): the certificate at that address lacks the name, or another device answers there.',
    wayOut: ['Look at the certificate of the EWS address from the Front End. Add the name to it, or correct the InternalUrl.'],
    settle: 'Get-WebServicesVirtualDirectory -ADPropertiesOnly | Format-List Server,InternalUrl, and the certificate at that name',
    address: publicPages.webStatus,
  },
  {
    id: 'certificate-skype-not-trusted',
    played: 'fault exchange-does-not-trust',
    clues: [
      { sure: 'certain', speaker: 'exchange', web: ['trustfailure'] },
      { sure: 'likely', speaker: 'exchange', kind: ['trust'] },
      { sure: 'likely', speaker: 'exchange', hresult: refusedCertificates },
    ],
    explains: ['metadata-unreadable', 'skype-document-unreadable', 'certificate-exchange-not-trusted'],
    cause:
      "Exchange does not trust the web certificate of Skype's server: its root or an intermediate is missing on that Exchange server, or the certificate lacks the name, has ended or was revoked, or nothing tells whether it was.",
    wayOut: [
      "Install the root certificate of Skype's authority on every Exchange server (by group policy, or Import-Certificate -CertStoreLocation Cert:\\LocalMachine\\Root), or the missing intermediate on the Skype server. Then run the step again. -TrustAnySSLCertificate hides this, and takes any server for Skype.",
    ],
    settle: seenFromExchange,
    address: publicPages.webStatus,
  },
  {
    id: 'certificate-exchange-not-trusted',
    played: 'fault tls-untrusted',
    clues: [
      { sure: 'certain', speaker: 'skype', web: ['trustfailure'] },
      { sure: 'likely', web: ['trustfailure'] },
      { sure: 'likely', speaker: 'skype', kind: ['trust'] },
      { sure: 'possible', kind: ['trust'] },
      { sure: 'possible', event: { source: 'schannel', ids: [36887, 36888] }, words: /(?:tls|alert)[^\d]{0,60}4[2-689](?!\d)/ },
      { sure: 'likely', hresult: refusedCertificates },
      { sure: 'possible', hresult: [0x80090327, 0x80072f8f, 0x8009030c] },
    ],
    explains: ['autodiscover-failed', 'metadata-unreadable'],
    cause:
      "The Front End does not trust Exchange's web certificate: its root or an intermediate is missing there, the certificate lacks the name that was called, it has ended or was revoked, or its revocation list cannot be reached.",
    wayOut: [
      'Look at the certificate from that very Front End, by the published name. Install the root there (group policy, or Import-Certificate -CertStoreLocation Cert:\\LocalMachine\\Root), or the missing intermediate on the Exchange server. Then test again.',
    ],
    settle: seenFromFrontEnd,
    address: publicPages.webStatus,
  },
  {
    id: 'tls-version',
    played: 'fault tls-old',
    clues: [
      { sure: 'certain', web: ['securechannelfailure'], hresult: [0x80090302, 0x80090331] },
      { sure: 'likely', web: ['securechannelfailure'] },
      { sure: 'likely', kind: ['tls'] },
      { sure: 'likely', hresult: [0x80090302, 0x80090331, 0x80090326] },
      { sure: 'likely', event: { source: 'schannel', ids: [36871, 36874] } },
      { sure: 'possible', event: { source: 'schannel', ids: [36887, 36888] }, words: /(?:tls|alert)[^\d]{0,60}(?:[1478]0|47|71)(?!\d)/ },
      { sure: 'possible', web: ['sendfailure', 'receivefailure'] },
      { sure: 'possible', hresult: [0x80090304, 0x80072f7d] },
      { sure: 'possible', kind: ['closed'] },
      { sure: 'possible', event: { source: 'microsoft-windows-httpevent', ids: [15021] } },
    ],
    explains: ['autodiscover-failed', 'metadata-unreadable'],
    cause:
      'The two servers found no way to encrypt: they have no TLS version or cipher in common, or one of them has no usable certificate on that port.',
    wayOut: [
      'Compare the TLS settings of both servers (registry SCHANNEL, SchUseStrongCrypto and SystemDefaultTlsVersions of .NET, both also under Wow6432Node). Switch TLS 1.2 on everywhere, restart, and only then switch older ones off.',
    ],
    settle: seenFromFrontEnd,
    address: publicPages.tls,
  },
  {
    id: 'port-closed',
    played: 'fault port-closed',
    clues: [
      { sure: 'certain', web: ['connectfailure'] },
      { sure: 'likely', kind: ['refused', 'no answer', 'connect'] },
      { sure: 'likely', socket: [10013, 10051, 10060, 10061, 10065] },
      { sure: 'possible', hresult: [0x80072efd] },
    ],
    explains: ['autodiscover-failed', 'metadata-unreadable', 'interrupted'],
    cause:
      'The name was found, but nothing took the connection: a firewall, a stopped IIS, a balancer without a server behind it, or an address of before in DNS.',
    wayOut: [
      'On the server that called: Test-NetConnection NAME -Port 443. "Refused" means that the server is there and IIS is not; no answer at all means a firewall, a dead server or an old address. Firewalls between these servers are not supported: open 443 both ways.',
    ],
    settle: 'On the server that called: Test-NetConnection NAME -Port 443',
    address: publicPages.winsock,
  },
  {
    id: 'interrupted',
    played: 'text only',
    clues: [
      { sure: 'likely', web: ['timeout', 'requestcanceled', 'connectionclosed', 'keepalivefailure', 'pipelinefailure'] },
      { sure: 'possible', kind: ['timed out', 'cancelled', 'reset'] },
      { sure: 'likely', words: /503\d*(?:queuefull|apppooltimer|connlimit)/ },
      { sure: 'possible', socket: [10054] },
      { sure: 'possible', hresult: [0x80072ee2, 0x80072efe] },
    ],
    explains: ['autodiscover-failed'],
    cause:
      'The other server took too long or closed the connection: it is starting, overloaded or in maintenance, or a device in between drops connections.',
    wayOut: [
      'Test again, three times and on each Front End. Where it fails always on the same Exchange server, look at that one; where it fails now and then, at the balancer and at what inspects the traffic.',
    ],
    settle: 'The same test three times, on each Front End',
    address: publicPages.webStatus,
  },
  {
    id: 'sign-in-page',
    played: 'fault html-login-page',
    clues: [
      { sure: 'certain', words: /clientfoundresponsecontenttypeof'text\/html/ },
      { sure: 'likely', words: /<html|<!doctypehtml|\/owa\/auth\/logon|\/adfs\/ls|my\.policy|objectmoved/ },
    ],
    explains: ['autodiscover-failed', 'metadata-unreadable', 'empty-answer', 'unauthorized', 'redirect'],
    cause:
      'Not Exchange answered but a page for people: a device in front of it (reverse proxy, web application firewall) signs users in or sends them to another address first, or the address is that of another site.',
    wayOut: [
      'Let the internal name lead to the Exchange servers directly, or have the device pass /autodiscover/autodiscover.svc, /autodiscover/metadata/* and /ews/* through without signing in.',
    ],
    settle: 'The same address once by its name and once at the address of an Exchange server: the difference is the device',
    address: publicPages.freeBusy,
  },
  {
    id: 'empty-answer',
    played: 'text only',
    clues: [{ sure: 'possible', words: /clientfoundresponsecontenttypeof'',?butexpected|error574.{0,200}contenttype/ }],
    explains: ['autodiscover-failed'],
    cause:
      'The answer was empty. Something between Skype and Exchange may have given it: a proxy, a device that signs in first, or another site at that address.',
    wayOut: [
      'Open the address from the Front End once by its name and once at the address of an Exchange server. Where only the second answers well, the device in between is the cause.',
    ],
    settle: 'The same address once by its name and once at the address of an Exchange server',
    address: publicPages.issue702,
  },
  {
    id: 'redirect',
    played: 'fault redirected',
    clues: [
      { sure: 'likely', soap: ['redirecturl'] },
      { sure: 'likely', http: [301, 302, 307] },
    ],
    explains: ['autodiscover-failed'],
    cause: 'Autodiscover sends Skype to another address, and Skype follows only to domains that are allowed.',
    wayOut: [
      'A redirect that nobody wanted, such as one on the web site in IIS: remove it. A wanted one: Set-CsOAuthConfiguration -ExchangeAutodiscoverAllowedDomains "*.DOMAIN;*.OTHER" (it replaces the list).',
    ],
    settle: '(Get-CsOAuthConfiguration).ExchangeAutodiscoverAllowedDomains, beside the host that the redirect names',
    address: publicPages.oauthConfiguration,
  },
  {
    id: 'channel-binding',
    played: 'text only',
    clues: [{ sure: 'likely', hresult: [0x80090346] }],
    cause:
      'Extended Protection refused a sign-in with Windows authentication: another certificate stands before this server, or TLS ends earlier.',
    wayOut: [
      'Use the same certificate on the balancer and on the servers, and no TLS offload. Tokens of Skype are not bound to it: that way is not stopped by this.',
    ],
    settle: 'The certificate as it is seen through the balancer, beside that of the server',
    address: publicPages.extendedProtection,
  },
];
