// Before a server is asked at all: the window, the rights (facts.md 102, 106), policies of Windows, the way into a remote shell.

import type { Cause } from '../cause.ts';
import { publicPages } from './public-pages.ts';

/** Any administrator of the product has these: where they are not known, no command of it is. */
const everyones = /^(?:get-(?:user|mailbox|exchangeserver|organizationconfig|recipient|csuser|cspool|cscomputer|csservice|cssipdomain))$/;
const shellRefusals =
  /^(?:accessdenied|5|logonfailure|1326|authenticationfailed|1311|invalidauthentication|-2144108274|servernottrusted|-2144108316|cannotuseipaddress|-2144108101|workgroupcannotusekerberos|-2144108276|clientkerberosdisabled|-2144108318|explicitcredentialsrequired|-2144108315|targetunknown|-2146893053),pssession/;

export const shellCauses: readonly Cause[] = [
  {
    id: 'script-line-quoted',
    played: 'a shell fault',
    clues: [
      { sure: 'certain', unknownCommand: /^c:\\program$/, words: /configure-enterprisepartnerapplication/ },
      { sure: 'likely', unknownCommand: /^(?:\.\\)?configure-enterprisepartnerapplication\.ps1$/ },
      { sure: 'likely', words: /(?:^|>|")"?c:\\programfiles\\[^"]{0,200}configure-enterprisepartnerapplication\.ps1-[^"]{1,300}"$/ },
    ],
    explains: ['wrong-window', 'rights-hidden'],
    cause:
      'PowerShell took the line of the article for a text, cut it at the first blank, or looked for the script in the wrong folder: its whole path must be in quotes by itself, and called with "&".',
    wayOut: [
      "& 'C:\\Program Files\\Microsoft\\Exchange Server\\V15\\Scripts\\Configure-EnterprisePartnerApplication.ps1' -AuthMetadataUrl https://POOL/metadata/json/1 -ApplicationType Lync",
    ],
    settle: '',
    address: publicPages.partnerApplications,
  },
  {
    id: 'rights-hidden',
    played: 'fault rights-missing',
    clues: [
      { sure: 'certain', kind: ['no command'], found: ['rights.exchange.missing', 'rights.skype.missing'] },
      { sure: 'likely', kind: ['no parameter'] },
      { sure: 'likely', id: /^namedparameternotfound/ },
      { sure: 'certain', id: /cmdletaccessdeniedexception|\[failurecategory=authz-/ },
      { sure: 'likely', words: /isn'twithinyourcurrentwritescopes/ },
      { sure: 'possible', id: /^commandnotfoundexception/ },
      { sure: 'possible', kind: ['no command'] },
    ],
    cause:
      'The command, or a parameter of it, is hidden from your account. That is how missing rights show themselves in both products; an older version may lack it as well.',
    wayOut: [
      'For Exchange, join the role group Organization Management; for Skype, RTCUniversalServerAdmins or CsAdministrator. Sign out and in again.',
    ],
    settle:
      'Get-Command Get-Mailbox,Get-PartnerApplication,Get-CsUser,New-CsPartnerApplication -ErrorAction SilentlyContinue: where others of the product are there, it is rights',
    address: publicPages.rights,
  },
  {
    id: 'wrong-window',
    played: 'a shell fault',
    clues: [
      { sure: 'likely', unknownCommand: everyones },
      { sure: 'likely', words: /modules_modulenotfound|couldnotautoloadmodule|scriptrequires(?:unmatchedps|missingmodules)/ },
      { sure: 'possible', id: /^commandnotfoundexception/ },
      { sure: 'possible', kind: ['no command'] },
    ],
    cause: 'This window is not the management shell of that product: a plain or newer PowerShell, or a computer without the tools.',
    wayOut: [
      'Exchange: start "Exchange Management Shell" on an Exchange server. Skype: start "Skype for Business Server Management Shell", or Import-Module SkypeForBusiness in Windows PowerShell.',
    ],
    settle: 'Get-Command Get-Mailbox,Get-CsUser -ErrorAction SilentlyContinue: where none is there, it is the window',
    address: publicPages.skypeShell,
  },
  {
    id: 'script-policy',
    played: 'a shell fault',
    clues: [
      { sure: 'likely', kind: ['script policy'] },
      { sure: 'likely', id: /^unauthorizedaccess/, words: /pssecurityexception/ },
    ],
    explains: ['access-denied'],
    cause: 'A policy of Windows does not let this script run (execution policy, or it is not signed). No server was asked.',
    wayOut: [
      'Get-ExecutionPolicy -List shows who set it: MachinePolicy and UserPolicy come from group policy, and stay. Type the lines by hand instead, or run a signed script.',
    ],
    settle: 'Get-ExecutionPolicy -List',
    address: publicPages.policies,
  },
  {
    id: 'constrained-language',
    played: 'a shell fault',
    clues: [
      {
        sure: 'certain',
        id: /^(?:cannotcreatetypeconstrainedlanguage|methodinvocationnotsupportedinconstrainedlanguage|propertysetternotsupported|scriptsnotallowed)/,
      },
      { sure: 'likely', kind: ['no language'] },
    ],
    cause:
      'This session allows commands only, not scripts: a policy of Windows (constrained language), or a remote endpoint that takes no script text.',
    wayOut: ['Type the commands in the management shell on the server itself. The policy is for whoever set it.'],
    settle: '$ExecutionContext.SessionState.LanguageMode',
    address: publicPages.languageModes,
  },
  {
    id: 'not-elevated',
    played: 'a shell fault',
    clues: [
      { sure: 'certain', id: /^scriptrequireselevation/ },
      { sure: 'likely', words: /scriptrequireselevation|containsa"?#requires"?statementforrunningasadministrator/ },
    ],
    cause: 'The shell was not started as administrator.',
    wayOut: ['Start the management shell with "Run as administrator", and repeat the line.'],
    settle: '',
    address: publicPages.requires,
  },
  {
    id: 'typed-wrong',
    played: 'a shell fault',
    clues: [
      {
        sure: 'certain',
        id: /^(?:ambiguousparameter|missingargument|missingmandatoryparameter|positionalparameternotfound|parameterargument(?:transformation|validation)error|cannotconvertargument)/,
      },
    ],
    cause:
      'The line was not understood: a parameter is missing, doubled or broken, as by quotes of a mail or a line break. No server was asked.',
    wayOut: ['Copy the line again from where it is shown, with plain quotes and in one piece.'],
    settle: '',
    address: publicPages.binder,
  },
  {
    id: 'net-framework',
    played: 'a shell fault',
    clues: [
      { sure: 'likely', id: /^-2144108102,pssession/ },
      { sure: 'likely', hresult: [0x803381ba] },
      { sure: 'likely', words: /sslconnectioncannotbeestablished.{0,120}listenforhttpsrequests/ },
    ],
    explains: ['shell-not-reached', 'certificate-exchange-not-trusted'],
    cause:
      'The remote Skype shell (OcsPowershell) could not be reached by TLS: on Skype 2015 that is most often a .NET Framework before 4.5.2, otherwise its web certificate.',
    wayOut: [
      'On that Front End: the value Release under HKLM\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full; below 379893, install 4.5.2 or later. Or work in the shell on the server itself.',
    ],
    settle: 'The value Release of .NET on that Front End',
    address: publicPages.remotePowerShell,
  },
  {
    id: 'shell-refused',
    played: 'a shell fault',
    clues: [
      { sure: 'likely', id: shellRefusals },
      { sure: 'likely', hresult: [0x8033810e, 0x803380e4, 0x803381bb, 0x8033810c, 0x803380e2, 0x803380e5] },
      { sure: 'possible', hresult: [0x80090303, 0x80090322, 0x8009030c] },
      { sure: 'likely', words: /remotepowershellenabled:false/ },
      { sure: 'likely', kind: ['remoting'], words: /accessisdenied|zugriffverweigert|accèsrefusé|アクセスが拒否/ },
    ],
    explains: ['access-denied', 'shell-not-reached'],
    cause:
      'The remote shell answered and refused: the account may not use it (RemotePowerShellEnabled), or Kerberos is not possible this way (an address or alias instead of the name, another domain, a second hop).',
    wayOut: [
      'Use the full name of the server and an account of its domain. Get-User ME | Format-List RemotePowerShellEnabled from another shell. Or run it on the server itself.',
    ],
    settle: 'The number or name before ",PSSession…" in FullyQualifiedErrorId',
    address: publicPages.winrm,
  },
  {
    id: 'shell-not-reached',
    played: 'a shell fault',
    clues: [
      {
        sure: 'likely',
        id: /^(?:cannotconnect(?:winrmservice)?|winrmoperationtimeout|urlnotavailable|winrmhttperror|-2144108526|-2144108250|-2144108270|-2144108269|-2144108176|redirect(?:informationrequired|locationinvalid)|-21441081[03]5|shutdowninprogress|1115|winrmoperationaborted|995|improperresponse|1722),pssession/,
      },
      { sure: 'likely', hresult: [0x80338012, 0x80338126, 0x80338112, 0x80338113, 0x80338170] },
    ],
    cause:
      'The remote shell was not reached: nothing listens there, a firewall drops the connection, its application pool is stopped, or the address sends on to another one, as that of the cloud does.',
    wayOut: [
      'Test-NetConnection SERVER -Port 80 (Exchange), 443 (Skype) or 5985 (Windows). On the server: winrm quickconfig, and the application pools whose names begin with MSExchangePowerShell.',
    ],
    settle: 'Test-NetConnection SERVER -Port 5985',
    address: publicPages.winrm,
  },
  {
    id: 'shell-budget',
    played: 'a shell fault',
    clues: [
      { sure: 'likely', id: /\[failurecategory=winrm-|overbudgetexception/ },
      { sure: 'likely', words: /maximumnumberof\d{0,4}concurrentshells|toomanyconcurrentshells/ },
    ],
    explains: ['shell-not-reached', 'shell-refused'],
    cause: 'This account has too many remote shells open: earlier sessions were not closed.',
    wayOut: ['Get-PSSession | Remove-PSSession where they were opened, or wait a quarter of an hour.'],
    settle: '',
    address: publicPages.winrm,
  },
  {
    id: 'wrong-test',
    played: 'text only',
    clues: [{ sure: 'likely', words: /test-oauthconnectivity.{0,2000}resulttype:error/, unless: { speaker: 'skype' } }],
    cause:
      'Test-OAuthConnectivity does not test this way: it asks whether Exchange can reach somebody else. Its failure says nothing of Skype and Exchange here.',
    wayOut: ['Test with Test-CsExStorageConnectivity -SipUri USER -Verbose on a Front End; the wizard does so in its last step.'],
    settle: 'Test-CsExStorageConnectivity -SipUri USER -Verbose',
    address: publicPages.oauthTest,
  },
  {
    id: 'access-denied',
    played: 'a shell fault',
    clues: [
      { sure: 'likely', kind: ['denied'], unless: { http: [401, 403], speaker: 'shell' } },
      { sure: 'likely', hresult: [0x80070005, 0x80070522], unless: { http: [401, 403] } },
      { sure: 'likely', id: /^unauthorizedaccessexception/ },
    ],
    cause: 'Your account may not run this command.',
    wayOut: [
      'For the connectivity test: join the local group RTC Local User Administrators (or RTCUniversalUserAdmins in the domain), sign out and in again.',
      'For IIS and certificate stores: be a local administrator of that server, and start the shell as administrator.',
    ],
    settle: 'whoami /groups in that very window',
    address: publicPages.storageTest,
  },
];
