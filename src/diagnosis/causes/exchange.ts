// At Exchange: its sites and pools, its configuration, and who may use EWS there.

import type { Cause } from '../cause.ts';
import { authCertificateCauses } from './auth-certificate.ts';
import { judged } from './judged.ts';
import { publicPages } from './public-pages.ts';

const authBroken = [
  'auth.expired',
  'auth.missing',
  'auth.missing-everywhere',
  'auth.none',
  'auth.no-key',
  'auth.not-yet-valid',
  'auth.weak',
  'auth.other-key',
];
const cannotProxy = [
  'errornorespondingcasindestinationsite',
  'errorproxyservicediscoveryfailed',
  'errorcrosssiterequest',
  'errornodestinationcasduetosslrequirements',
  'errornodestinationcasduetokerberosrequirements',
];

export const exchangeCauses: readonly Cause[] = [
  {
    id: 'back-end-certificate',
    played: 'fault back-end-unbound',
    clues: [
      { sure: 'certain', event: { source: 'microsoft-windows-httpevent', ids: [15021] }, words: /:444(?!\d)/ },
      { sure: 'certain', words: /showsslcertipport=0\.0\.0\.0:444(?!.{0,200}[0-9a-f]{40}).{0,80}(?:cannotfind|nichtfinden|introuvable)/ },
      { sure: 'likely', hresult: [0x8033814c] },
      { sure: 'certain', id: /^-2144108212,pssessionopenfailed/ },
      { sure: 'certain', http: [500, 503], found: ['back-end.without-certificate'] },
    ],
    explains: ['server-error', 'unavailable', 'shell-not-reached', 'auth-not-loaded'],
    cause:
      'The web site "Exchange Back End" of a server has no usable certificate on its port 444, so that the site in front of it cannot pass anything on. That happens after updates, and where old certificates are cleared away.',
    wayOut: [
      'On that server: netsh http show sslcert ipport=0.0.0.0:444. Bind its own certificate "Microsoft Exchange" there in IIS Manager (site Exchange Back End, port 444), then iisreset.',
    ],
    settle: 'On that server: netsh http show sslcert ipport=0.0.0.0:444',
    address: publicPages.backEnd,
  },
  {
    id: 'auth-certificate-crashes',
    played: 'text only',
    clues: [
      {
        sure: 'certain',
        event: { source: 'msexchangecommon', ids: [4999] },
        words: /v1profilelocaltokenissuer|oauthtokenrequestfailedexception/,
      },
      { sure: 'certain', http: [503], found: authBroken },
      { sure: 'likely', event: { source: 'msexchangefrontendhttpsproxy', ids: [1003] } },
      { sure: 'certain', words: /hmacprovider\.getcertificates.{0,60}length<1/ },
    ],
    explains: ['pool-stopped', 'unavailable', 'shell-objects-empty', 'server-error', 'auth-certificate'],
    cause:
      "Exchange's auth certificate has expired or is missing: the worker of the web services breaks down again and again, and callers see 503. Outlook on the web fails as well.",
    wayOut: ['Look at all steps again. In the step "Certificates", Exchange gets a new auth certificate; then IIS is restarted.'],
    settle: '(Get-AuthConfig).CurrentCertificateThumbprint, and Get-ExchangeCertificate with it on each server',
    address: publicPages.poolCrashes,
  },
  {
    id: 'pool-stopped',
    played: 'fault pool-stopped',
    clues: [
      { sure: 'certain', event: { source: 'microsoft-windows-was', ids: [5002, 5057, 5059] } },
      { sure: 'likely', event: { source: 'microsoft-windows-was', ids: [5011, 5009, 5010, 5021] } },
      { sure: 'certain', words: /503\d*(?:appoffline|disabled)msexchange|msexchange(?:services|autodiscover)apppool(?:value-+)?stopped/ },
      { sure: 'likely', words: /(?:503\d*appshutdown|connection_abandoned_by_(?:apppool|reqqueue))msexchange/ },
      { sure: 'certain', http: [503], found: ['iis.stopped', 'iis.pool-off', 'pool.switched-off'] },
    ],
    explains: ['unavailable'],
    cause:
      'An application pool of the web services (MSExchangeServicesAppPool or MSExchangeAutodiscoverAppPool) is stopped, or breaks down at each start.',
    wayOut: [
      'On that server: Get-WebAppPoolState MSExchangeServicesAppPool. "Disabled" in HTTPERR means that an administrator stopped it: ask why. Otherwise Start-WebAppPool NAME; if it stops again, its event log says why.',
    ],
    settle: 'Get-WebAppPoolState MSExchangeServicesAppPool; Get-WebAppPoolState MSExchangeAutodiscoverAppPool',
    address: publicPages.httpErr,
  },
  {
    id: 'shared-web-config',
    played: 'text only',
    clues: [{ sure: 'likely', words: /(?:1309|exception|couldnotfind).{0,2000}sharedwebconfig\.config/ }],
    cause:
      'A file of Exchange that its web services need, SharedWebConfig.config, is missing or damaged on that server, as after an update.',
    wayOut: [
      'The page below has the lines of DependentAssemblyGenerator.exe that make it anew, in ClientAccess and in FrontEnd\\HttpProxy under the folder of Exchange. Then iisreset.',
    ],
    settle: 'Whether SharedWebConfig.config is in both folders, as on a server that works',
    address: publicPages.updates,
  },
  {
    id: 'maintenance',
    played: 'fault maintenance',
    clues: [
      { sure: 'likely', words: /(?:(?:ewsproxy|autodiscoverproxy|serverwideoffline)\W{0,10}|componentstate.{0,80})(?:inactive|draining)/ },
      { sure: 'certain', http: [503], found: ['server.inactive'] },
    ],
    explains: ['unavailable', 'interrupted'],
    cause: 'A component of that Exchange server is inactive: somebody has put it into maintenance.',
    wayOut: [
      'Get-ServerComponentState SERVER names the requester. Whoever put it there takes it out (Set-ServerComponentState … -State Active -Requester THE SAME); until then leave that server out.',
    ],
    settle: 'Get-ServerComponentState SERVER | Where-Object State -ne Active',
    address: publicPages.components,
  },
  {
    id: 'oauth-off',
    played: 'fault oauth-off',
    clues: [
      { sure: 'certain', http: [401], found: ['iis.no-oauth'], unless: judged },
      { sure: 'certain', words: /(?:ews|autodiscover|webservices)(?:(?!owa|ecp|powershell).){0,800}oauthauthentication:?false/ },
      { sure: 'likely', http: [401], bearer: 'none', unless: judged, speaker: 'skype' },
      // Without a token in the request, Exchange has no reason to offer it.
      { sure: 'likely', http: [401], bearer: 'none', words: /authorization:?['"]?bearer/, unless: judged },
    ],
    explains: ['unauthorized'],
    cause:
      'Web services of an Exchange server offer no OAuth, so that no token of Skype is looked at there. A restart does not change that.',
    wayOut: [
      'Switch OAuth on for the virtual directory that the step "IIS restart" names (OAuthAuthentication), out of hours, and recycle its application pool. Then look at all steps again.',
    ],
    settle:
      'Get-WebServicesVirtualDirectory -ADPropertiesOnly | Format-List Server,OAuthAuthentication, and Get-AutodiscoverVirtualDirectory likewise',
    address: publicPages.freeBusy,
  },
  {
    id: 'nlb-bypass',
    played: 'fault nlb-bypass',
    clues: [
      { sure: 'certain', words: /internalnlbbypassurl:?https:\/\/(?!\S{0,80}:444\/ews)/ },
      { sure: 'certain', http: [404, 500], stage: 'ews', found: ['web-services.bypass'] },
    ],
    explains: ['server-error'],
    cause:
      'InternalNLBBypassUrl is set at the front of the web services, where it must be blank: with it, they may fail since the updates of 2021.',
    wayOut: [
      'Set-WebServicesVirtualDirectory "SERVER\\EWS (Default Web Site)" -InternalNLBBypassUrl $null, after whoever runs Exchange agreed.',
    ],
    settle: 'Get-WebServicesVirtualDirectory -ADPropertiesOnly | Format-List Server,Name,InternalNLBBypassUrl',
    address: publicPages.healthChecker,
  },
  {
    id: 'ews-switched-off',
    played: 'fault ews-switched-off',
    clues: [
      { sure: 'certain', words: /usernotallowedtoaccessews|ewsenabled:?false/ },
      { sure: 'certain', http: [403], found: ['web-services.switched-off'] },
      { sure: 'likely', http: [403], found: ['web-services.programs'], unless: judged },
      { sure: 'likely', words: /ewsapplicationaccesspolicy:?enforce(?:allow|block)list/ },
    ],
    explains: ['forbidden'],
    cause: 'EWS is switched off, or allowed for named programs only: for the whole organisation or for this mailbox.',
    wayOut: [
      'Get-OrganizationConfig | Format-List Ews* and Get-CASMailbox USER | Format-List Ews* show where. Whoever owns that rule decides; Skype needs EWS.',
    ],
    settle: 'Get-OrganizationConfig | Format-List Ews*; Get-CASMailbox USER | Format-List Ews*',
    address: publicPages.ewsAccess,
  },
  ...authCertificateCauses,
  {
    id: 'directory',
    played: 'text only',
    clues: [
      { sure: 'likely', soap: ['erroradunavailable', 'erroradoperation'] },
      { sure: 'possible', soap: ['errorimpersonationfailed', 'internalservererror'] },
      { sure: 'likely', event: { source: 'msexchangeadaccess', ids: [2070, 2102, 2103, 2114] } },
      // Written every quarter of an hour, of a directory in order as well.
      { sure: 'possible', event: { source: 'msexchangeadaccess', ids: [2080] }, unless: { words: /information/ } },
      {
        sure: 'likely',
        id: /(?:adtransientexception|adnosuchobjectexception|adoperationexception|adexternalexception|suitabilitydirectoryexception|adtopology\w+|adinvalidcredentialexception)/,
      },
      {
        sure: 'likely',
        words: /directoryoperationerror|serverdiscoveryerror|serverlocatorerror|servicesnotrunning:\{[^}]*msexchangeadtopology/,
      },
      { sure: 'possible', code: [2000007], unless: { words: /oauthconfigurationnotloaded/ } },
    ],
    explains: ['server-error', 'internal-error'],
    cause: 'That Exchange server could not read Active Directory at that moment: a domain controller, the site, or rights there.',
    wayOut: [
      'Test again first: it may have passed. If it stays: Get-ExchangeServer SERVER -Status | Format-List CurrentDomainControllers, and the events of MSExchange ADAccess (Application log) on that server.',
    ],
    settle: 'The same test again; Test-ServiceHealth on that server',
    address: publicPages.responseCode,
  },
  {
    id: 'configuration-not-loaded',
    played: 'fault directory-unreachable',
    clues: [
      { sure: 'likely', words: /oauthconfigurationnotloaded/ },
      { sure: 'likely', event: { source: 'msexchangeoauth', ids: [2001] } },
    ],
    explains: ['server-error', 'directory'],
    cause:
      'Exchange could not load its own OAuth configuration: it could not read Active Directory, or has no auth certificate that it can sign with now (missing on a server, ended, not valid yet, or with a key of the wrong kind).',
    wayOut: [
      'Look at all steps again, and mind what the step "Certificates" says of the auth certificate. If that is in order, the events of MSExchange ADAccess on that server.',
    ],
    settle: 'The auth certificate on that server, in the step "Certificates"; then the events of MSExchange ADAccess',
    address: publicPages.oauthExpired,
  },
  {
    id: 'older-exchange',
    played: 'fault exchange-2010-answers',
    clues: [
      { sure: 'likely', soap: ['errorinvalidserverversion', 'errornodestinationcasduetoversionmismatch'] },
      // By their page they tell of the request; an older server is one way to them.
      { sure: 'possible', soap: ['errorincorrectschemaversion', 'errormultilegacymailboxaccess'] },
      { sure: 'certain', words: /serverversioninfo.{0,160}?majorversion(?:="?|>)14(?!\d)/ },
      { sure: 'certain', http: [401, 404], found: ['document.exchange.older'] },
      { sure: 'likely', words: /mailboxversionisnotsupportedforaccessusingoauth/ },
    ],
    explains: ['unauthorized', 'autodiscover-path'],
    cause: 'The name leads to an Exchange server that is too old for OAuth (2010 or before), or the mailbox lies on one.',
    wayOut: ['Let the Autodiscover name lead to Exchange 2016 or later only, and test with a mailbox that lies there.'],
    settle: 'Get-ExchangeServer | Format-Table Name,AdminDisplayVersion, and which of them the name leads to',
    address: publicPages.responseCode,
  },
  {
    id: 'front-end-cannot-proxy',
    played: 'text only',
    clues: [
      { sure: 'certain', soap: cannotProxy },
      { sure: 'possible', words: /serverkerberosauthenticationfailure|backendrequesttimedout|toomanyoutstandingproxyrequests/ },
    ],
    explains: ['server-error'],
    cause:
      "The Exchange server that was asked could not pass the request on: of the servers in the mailbox's site none answered, or none takes such a request (TLS, Windows authentication).",
    wayOut: [
      'Look at the servers of the site that holds the mailbox: their services, their component states, and the addresses of their EWS.',
    ],
    settle: 'Test-ServiceHealth on the server that holds the mailbox',
    address: publicPages.responseCode,
  },
  {
    id: 'internal-uri-blank',
    played: 'text only',
    clues: [
      { sure: 'likely', words: /autodiscoverserviceinternaluri(?:is|was)?(?:blank|empty|null|notset|notconfigured|missing)/ },
      { sure: 'likely', words: /autodiscoverserviceinternaluri/, found: ['internal-uri.blank'] },
    ],
    cause:
      'Exchange tells its clients no Autodiscover address (AutoDiscoverServiceInternalUri). Microsoft asks for one before Skype is linked; Skype itself goes by an address of its own, and Outlook inside the domain finds other ways.',
    wayOut: [
      'Set-ClientAccessService SERVER -AutoDiscoverServiceInternalUri https://autodiscover.DOMAIN/autodiscover/autodiscover.xml, only where it is blank, and after whoever runs Exchange agreed: Outlook looks there from then on.',
    ],
    settle: 'Get-ClientAccessService | Format-List Name,AutoDiscoverServiceInternalUri; (Get-CsOAuthConfiguration).ExchangeAutodiscoverUrl',
    address: publicPages.integration,
  },
  {
    id: 'other-service',
    played: 'text only',
    clues: [{ sure: 'likely', http: [440, 449, 456] }],
    cause:
      'Another service answered than Exchange Web Services: 440 is a session of Outlook on the web that is over, 449 and 456 are of ActiveSync (a policy to fetch, a blocked account).',
    wayOut: [
      'Compare the address that was called with the InternalUrl of the virtual directory EWS, and with https://NAME/EWS/Exchange.asmx.',
    ],
    settle: 'Get-WebServicesVirtualDirectory -ADPropertiesOnly | Format-List Server,InternalUrl',
    address: 'https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-ashttp/e092c310-7609-4a38-90cc-10688f79cf8d',
  },
  {
    id: 'throttled',
    played: 'fault exchange-busy',
    clues: [
      { sure: 'certain', soap: ['errorserverbusy', 'errorexceededconnectioncount', 'serverbusy'] },
      { sure: 'likely', http: [429] },
      { sure: 'likely', http: [503], words: /back-?off/ },
    ],
    explains: ['unavailable'],
    cause: 'Exchange is busy, or has too many requests from this account, and asks to wait. Authentication works.',
    wayOut: [
      'Wait some minutes and test again. If it comes again under ordinary load, a throttling policy for the linked account is for whoever runs Exchange.',
    ],
    settle: '',
    address: publicPages.throttling,
  },
];
