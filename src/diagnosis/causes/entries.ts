// The entries that each product keeps of the other, their addresses, the script that makes one (facts.md 6), and what a restart says.

import type { Cause } from '../cause.ts';
import { publicPages } from './public-pages.ts';

// Where it is the script that speaks, the page that has it run is named: no page says what it says.
export const entriesCauses: readonly Cause[] = [
  {
    id: 'duplicate-application',
    played: 'text only',
    clues: [
      { sure: 'certain', kind: ['exists'], found: ['partner', 'partner.disabled', 'partner.many'] },
      { sure: 'likely', words: /duplicate.{0,60}partnerapplication|partnerapplication.{0,200}already(?:exists|inuse)/ },
      { sure: 'likely', kind: ['exists'], words: /partnerapplication/ },
      { sure: 'possible', id: /(?:taskexception|argumentexception).{0,80}newpartnerapplication/ },
    ],
    cause: 'There is an entry for this partner already. The script cannot be run twice.',
    wayOut: ['Look again: the wizard mends the entry that stands instead of making a second one.'],
    settle: "Get-PartnerApplication | Where-Object ApplicationIdentifier -like '00000004-*' | Format-List Name,Realm,Enabled",
    address: publicPages.partnerApplications,
  },
  {
    id: 'two-entries',
    played: 'fault two-entries',
    clues: [
      { sure: 'likely', id: /managementobjectambiguousexception/ },
      { sure: 'likely', code: [2000000, 2000006, 2000009], found: ['partner.many'] },
    ],
    cause: 'Several entries fit that name or that application id, and Exchange takes one of them, or none.',
    wayOut: [
      'The step "Skype as partner" shows them. Never remove one that uses an authorization server (hybrid); address an entry by its Guid.',
    ],
    settle:
      "Get-PartnerApplication | Where-Object ApplicationIdentifier -like '00000004-*' | Format-List Name,Guid,Realm,Enabled,UseAuthServer",
    address: publicPages.setPartner,
  },
  {
    id: 'account-name-taken',
    played: 'text only',
    clues: [{ sure: 'likely', words: /retrywith"?-1|maxretryreached/ }],
    cause: 'The script found an account of the name LyncEnterprise-ApplicationAccount that it could not use, and tried other names.',
    wayOut: ['Look at the step "Skype as partner": it shows which account the entry names, and gives the roles to that one.'],
    settle: 'Get-PartnerApplication | Format-List Name,LinkedAccount',
    address: publicPages.partnerApplications,
  },
  {
    id: 'accepted-domain-name',
    played: 'text only',
    clues: [
      { sure: 'certain', words: /thereisnoaccepteddomain/ },
      { sure: 'likely', words: /new-mailuser.{0,400}(?:invalidemailaddress|isn'tavalid|isnotvalid)/ },
      { sure: 'likely', id: /(?:windowsinvalidemailaddress|provisioningvalidationexception|datavalidationexception).{0,80}newmailuser/ },
    ],
    cause: "The script takes the Name of the first accepted domain for the account's address, and that name is no domain.",
    wayOut: [
      'Rename that accepted domain after its domain (Set-AcceptedDomain -Name), which changes no mail; or let the wizard make the account. Then run the step again.',
    ],
    settle: '@(Get-AcceptedDomain)[0] | Format-List Name,DomainName',
    address: publicPages.partnerApplications,
  },
  {
    id: 'directory-write-refused',
    played: 'text only',
    clues: [{ sure: 'likely', words: /insuff_access_rights/ }],
    explains: ['directory', 'access-denied'],
    cause:
      'Active Directory did not let Exchange write there: with split permissions Exchange makes no accounts, or that object or organizational unit does not inherit the rights that Exchange was given.',
    wayOut: ['Whoever runs Active Directory makes the account, or lets the object inherit its permissions again. Then look again.'],
    settle: 'Whether that object, and the unit that it lies in, inherit their permissions (Security, Advanced)',
    address: 'https://learn.microsoft.com/exchange/permissions/split-permissions/split-permissions',
  },
  {
    id: 'autodiscover-path',
    played: 'fault autodiscover-url-wrong',
    clues: [
      { sure: 'certain', http: [404], skypePath: /^(?!\/autodiscover\/autodiscover\.svc$)/, unless: { skypePath: /^$/ } },
      { sure: 'certain', http: [404], found: ['autodiscover-url.wrong'] },
      { sure: 'likely', http: [404], stage: 'autodiscover', unless: { skypePath: /^\/autodiscover\/autodiscover\.svc$/ } },
    ],
    explains: ['autodiscover-failed', 'not-found'],
    cause: 'Skype looked for Autodiscover at an address that does not exist.',
    wayOut: ['Look at all steps again. In the step "Exchange as partner", the address must end in /autodiscover/autodiscover.svc.'],
    settle: '(Get-CsOAuthConfiguration).ExchangeAutodiscoverUrl',
    address: publicPages.storageFailures,
  },
  {
    id: 'autodiscover-handler',
    played: 'text only',
    clues: [{ sure: 'likely', http: [404, 405], skypePath: /^\/autodiscover\/autodiscover\.svc$/ }],
    explains: ['autodiscover-failed', 'not-found'],
    cause:
      'The address of Autodiscover is the usual one, and yet the server knows nothing there: the application or the handler for .svc is missing on it, or the name leads to another server.',
    wayOut: [
      'Ask each Exchange server by its own address. Where one alone answers 404: its virtual directory Autodiscover and the handler mapping for .svc in IIS.',
    ],
    settle: 'The same address at each Exchange server',
    address: publicPages.freeBusy,
  },
  {
    id: 'autodiscover-none',
    played: 'text only',
    clues: [
      { sure: 'certain', words: /autodiscoverurlisnotwellformed|noexchangeautodiscoverurl/ },
      { sure: 'certain', skypeCode: 'errorewsautodiscover', found: ['autodiscover-url.none'] },
    ],
    explains: ['autodiscover-failed'],
    cause: 'Skype has no address for Autodiscover: ExchangeAutodiscoverUrl was never set, or has not reached this Front End.',
    wayOut: [
      'Look at all steps again: the step "Exchange as partner" sets it to https://autodiscover.DOMAIN/autodiscover/autodiscover.svc.',
    ],
    settle: '(Get-CsOAuthConfiguration).ExchangeAutodiscoverUrl',
    address: publicPages.integration,
  },
  {
    id: 'metadata-unreadable',
    played: 'text only',
    clues: [
      { sure: 'likely', words: /metadatadocument(?:could|can)not(?:be)?downloaded|isnotavalidmetadatadocument|notavalidmetadatadocument/ },
      { sure: 'likely', words: /acquireauthmetadatadocument|authmetadataclientexception/ },
      { sure: 'likely', kind: ['cannot bind'], words: /metadataurl/ },
      { sure: 'likely', id: /^parameterbindingfailed.{0,60}partnerapplication/ },
    ],
    cause:
      "The server could not read the partner's metadata document: the name, the connection, the certificate or a proxy is in the way, or the partner answered with an error.",
    wayOut: [
      'Open the address in a browser on that server and see what comes. Right after a certificate was assigned, wait some minutes.',
      'Then look again.',
    ],
    settle: 'The address, opened on the server that ran the command',
    address: publicPages.onPremisesPartner,
  },
  {
    id: 'object-not-found',
    played: 'text only',
    clues: [
      { sure: 'likely', id: /managementobjectnotfoundexception/ },
      { sure: 'possible', kind: ['no object'], words: /couldn'tbefoundon|managementobjectnotfoundexception/ },
    ],
    cause:
      'Exchange does not find that object in what was asked: it is gone, has another name, or has not come to that domain controller yet.',
    wayOut: [
      'Ask a named domain controller, and the whole forest: Set-ADServerSettings -ViewEntireForest $true. If it is the account behind Skype’s entry, the step "Skype as partner" makes it again.',
    ],
    settle: 'The same line with -DomainController, at the one where it was made',
    address: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-adserversettings',
  },
  {
    id: 'iis-not-started',
    played: 'text only',
    clues: [
      // Or as iisreset alone writes a number, in any language.
      { sure: 'likely', words: /iisreset|\(2\d{9},8007[0-9a-f]{4}\)/, hresult: [0x80070425, 0x8007041d, 0x80070002] },
      {
        sure: 'likely',
        words: /attemptingstop|internetservicesfailed|theserviceorapplicationfailedto|restartattemptfailed/,
        hresult: [0x80070425, 0x8007041d, 0x800706ba],
      },
      // It writes a number for some reasons only.
      { sure: 'likely', words: /restartattemptfailed/, unless: { kind: ['denied', 'rpc'] } },
    ],
    cause: 'IIS did not stop or start in the time that iisreset gave it; it may be stopped now.',
    wayOut: ['Look at once: Get-Service W3SVC,WAS on that server. Then iisreset /start, and next time /timeout:60 instead of /noforce.'],
    settle: 'Get-Service W3SVC,WAS on that server',
    address: publicPages.iisreset,
  },
  {
    id: 'iis-switched-off',
    played: 'text only',
    clues: [{ sure: 'likely', hresult: [0x800710d5] }],
    cause: 'iisreset is switched off on that server (iisreset /enable was never given, or /disable was).',
    wayOut: ['Whoever runs that server decides; or restart the services W3SVC and WAS there.'],
    settle: '',
    address: 'https://learn.microsoft.com/previous-versions/iis/6.0-sdk/ms525455(v=vs.90)',
  },
  {
    id: 'rpc',
    played: 'text only',
    clues: [
      { sure: 'likely', kind: ['rpc'] },
      { sure: 'likely', hresult: [0x800706ba, 0x80070035] },
    ],
    cause: 'That server cannot be reached by RPC from here: it is down, restarting, or a firewall is in between.',
    wayOut: ['Run the command on the server itself.'],
    settle: 'Test-NetConnection SERVER -Port 135',
    address: publicPages.rpc,
  },
  {
    id: 'replication',
    played: 'text only',
    clues: [{ sure: 'likely', event: { source: 'lsfiletransferagent', ids: [1015, 1017, 1034] } }],
    cause: "Skype's configuration does not reach one of its servers: what was set is not known there.",
    wayOut: ['Get-CsManagementStoreReplicationStatus; on the server that lags: Get-Service REPLICA and the port 445.'],
    settle: 'Get-CsManagementStoreReplicationStatus',
    address: publicPages.replication,
  },
];
