// Marks that a publisher documents, one by one, in the least text that still shows whose it is: each leads to its cause, or to the sentence
// that says what it is and what would tell more.

import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { explain } from '../../src/diagnosis/explain.ts';
import { readText } from '../../src/diagnosis/read-text.ts';

const first = (text: string): string | undefined => diagnose(readText(text))?.id;

const red = (command: string, category: string, id: string): string =>
  `x\n+ ${command}\n    + CategoryInfo          : ${category}\n    + FullyQualifiedErrorId : ${id}\n`;
const ews = (code: string): string =>
  `<m:MessageText>Der Vorgang ist fehlgeschlagen.</m:MessageText><m:ResponseCode>${code}</m:ResponseCode>`;
const autodiscover = (code: string): string =>
  `<a:UserResponse><a:ErrorCode>${code}</a:ErrorCode></a:UserResponse> https://autodiscover.contoso.com/autodiscover/autodiscover.svc`;
const event = (source: string, id: number, text: string): string =>
  `Log Name: System\nSource: ${source}\nEvent ID: ${id}\nDescription:\n${text}`;
const httpErr = (reason: string): string =>
  `2026-11-20 08:00:00 10.0.0.5 50123 10.0.0.9 443 HTTP/1.1 POST /EWS/Exchange.asmx - 503 1 ${reason} MSExchangeServicesAppPool`;
const documentOfSkype = (inner: string): string =>
  `New-PartnerApplication : Unable to acquire auth metadata document from "https://pool01.contoso.com/metadata/json/1". Error: ${inner}`;
const documentOfExchange = (inner: string): string =>
  `New-CsPartnerApplication : The metadata document could not be downloaded from the URL in the MetadataUrl parameter or downloaded data is not a valid metadata document. ${inner}`;
const schannel = (alert: number): string =>
  `${event('Schannel', 36887, `The TLS protocol defined fatal alert code is ${alert}.`)}\nPS C:\\> Test-CsExStorageConnectivity -SipUri sip:anna@contoso.com`;
const status = (line: string): string => `StoreWebException: code=5, reason=GetUserSettings failed, ${line}`;

describe.each<[string, readonly (readonly [string, string])[]]>([
  [
    'error ids of PowerShell',
    [
      [
        red('Get-CsUser', 'ResourceUnavailable: (a.ps1:String) [], ScriptRequiresException', 'ScriptRequiresMissingModules'),
        'wrong-window',
      ],
      [
        red('Get-CsUser', 'ResourceUnavailable: (a.ps1:String) [], ScriptRequiresException', 'ScriptRequiresUnmatchedPSVersion'),
        'wrong-window',
      ],
      [
        red('Get-CsUser', 'ResourceUnavailable: (a.ps1:String) [], ScriptRequiresException', 'ScriptRequiresUnmatchedPSEdition'),
        'wrong-window',
      ],
      [
        red(
          'Import-Module SkypeForBusiness',
          'ResourceUnavailable: (SkypeForBusiness:String) [Import-Module], FileNotFoundException',
          'Modules_ModuleNotFound,Microsoft.PowerShell.Commands.ImportModuleCommand',
        ),
        'wrong-window',
      ],
      [
        red(
          'Import-PfxCertificate',
          'PermissionDenied: (a.pfx:String) [Import-PfxCertificate], UnauthorizedAccessException',
          'UnauthorizedAccessException,Microsoft.CertificateServices.Commands.ImportPfxCertificate',
        ),
        'access-denied',
      ],
    ],
  ],
  [
    'numbers and names of a remote shell',
    ['RedirectInformationRequired', '-2144108135', 'RedirectLocationInvalid', '-2144108105'].map((id) => [
      red('New-PSSession -ConfigurationName Microsoft.Exchange', 'OpenError: (x) [New-PSSession]', `${id},PSSessionOpenFailed`),
      'shell-not-reached',
    ]),
  ],
  [
    'what Active Directory and Exchange say of a change',
    [
      [
        red(
          'New-MailUser LyncEnterprise-ApplicationAccount',
          'NotSpecified: (:) [New-MailUser], ADOperationException',
          '[Server=EX01] [FailureCategory=Cmdlet-ADOperationException] 5A2B,Microsoft.Exchange.Management.RecipientTasks.NewMailUser',
        ).replace('x', 'Active directory response: 00002098: SecErr: DSID-03150E8A, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0'),
        'directory-write-refused',
      ],
      [
        red(
          'Get-PartnerApplication',
          'x',
          '[FailureCategory=Cmdlet-ADNoSuchObjectException] 1A2B3C,Microsoft.Exchange.Management.GetPartner',
        ),
        'directory',
      ],
      [
        red(
          'New-PartnerApplication',
          'x',
          '[FailureCategory=Cmdlet-TaskException] 1A2B3C,Microsoft.Exchange.Management.NewPartnerApplication',
        ),
        'duplicate-application',
      ],
      ['ServicesNotRunning : {MSExchangeADTopology}', 'directory'],
      ['EX01.contoso.com EwsProxy Inactive', 'maintenance'],
    ],
  ],
  [
    'numbers of Windows',
    [
      ['iisreset\n(2147942402, 80070002)', 'iis-not-started'],
      ['Test-CsExStorageConnectivity : 0x8009030C', 'certificate-exchange-not-trusted'],
      ['Get-CsCertificate : 0x80070522', 'access-denied'],
      ['iisreset : 0x80070035', 'rpc'],
      ...[42, 43, 44, 45, 46, 48, 49].map((alert) => [schannel(alert), 'certificate-exchange-not-trusted'] as const),
      ...[10, 40, 47, 70, 71, 80].map((alert) => [schannel(alert), 'tls-version'] as const),
    ],
  ],
  [
    'answers of HTTP',
    [
      [status('The remote server returned an error: (429) Too Many Requests.'), 'throttled'],
      [status('(401) Unauthorized. x-ms-diagnostics: 2000012;reason="x"'), 'token-refused'],
      ['x-ms-diagnostics: 4000000;reason="x";error_category="oauth_not_available"', 'no-cloud-sign-in'],
      [status('Удаленный сервер возвратил ошибку: (503) Сервер не доступен.'), 'unavailable'],
      ['AppPoolTimer', 'interrupted'],
      ['QueueFull', 'interrupted'],
      ['ConnLimit', 'interrupted'],
      ['AppShutdown', 'pool-stopped'],
      ['Connection_Abandoned_By_AppPool', 'pool-stopped'],
      ['Connection_Abandoned_By_ReqQueue', 'pool-stopped'],
      ['500 0,,ServerKerberosAuthenticationFailure,/EWS/Exchange.asmx', 'front-end-cannot-proxy'],
      ['500 0,,BackEndRequestTimedOut,/EWS/Exchange.asmx', 'front-end-cannot-proxy'],
    ].map(([text = '', id = '']) => [/^\w+$/.test(text) ? httpErr(text) : text, id]),
  ],
  [
    'a document that cannot be read',
    [
      ...[403, 407, 504].map((code) => [documentOfSkype(`The remote server returned an error: (${code}) x.`), 'proxy-exchange'] as const),
      ...[404, 503].map((code) => [documentOfSkype(`The remote server returned an error: (${code}) x.`), 'metadata-unreadable'] as const),
      [documentOfExchange('The remote server returned an error: (500) Internal Server Error.'), 'auth-certificate'],
      [documentOfExchange('The remote server returned an error: (404) Not Found.'), 'metadata-unreadable'],
    ],
  ],
  [
    'codes of SOAP',
    [
      [ews('ErrorSchemaValidation'), 'token-unreadable'],
      [ews('ErrorInvalidRequest'), 'token-unreadable'],
      [ews('ErrorInternalServerError'), 'server-error'],
      [autodiscover('InternalServerError'), 'directory'],
      [autodiscover('InvalidDomain'), 'invalid-user'],
      [
        '<h:ServerVersionInfo xmlns:h="http://schemas.microsoft.com/exchange/2010/Autodiscover"><h:MajorVersion>14</h:MajorVersion></h:ServerVersionInfo>',
        'older-exchange',
      ],
    ],
  ],
  [
    'what a look that explain asks for prints',
    [
      ["[Net.HttpWebRequest]::Create('https://mail.contoso.com/EWS/Exchange.asmx').GetResponse()\nProtocolError\n503", 'unavailable'],
      ['Get-WebAppPoolState MSExchangeServicesAppPool\nValue\n-----\nStopped', 'pool-stopped'],
      ['netsh http show sslcert ipport=0.0.0.0:444\nThe system cannot find the file specified.', 'back-end-certificate'],
      ['Get-User adm | Format-List RemotePowerShellEnabled\nRemotePowerShellEnabled : False', 'shell-refused'],
      ['Get-Recipient anna | Format-List\nRecipientTypeDetails : RemoteUserMailbox', 'mailbox-remote'],
      [
        'Get-PartnerApplication | Format-List Name,LinkedAccount\nLinkedAccount : contoso.com/Deleted Objects/LyncEnterprise-ApplicationAccount',
        'linked-account',
      ],
    ],
  ],
  [
    'events',
    [
      [event('WAS', 5002, 'Application pool MSExchangeServicesAppPool is being disabled.'), 'pool-stopped'],
      ['Event 5059, WAS\nApplication pool MSExchangeServicesAppPool has been disabled.', 'pool-stopped'],
      [event('Microsoft-Windows-WAS', 5021, 'The identity of application pool MSExchangeServicesAppPool is invalid.'), 'pool-stopped'],
      [event('HttpEvent', 15021, 'An error occurred while using SSL configuration for endpoint 0.0.0.0:444.'), 'back-end-certificate'],
      [
        event('ASP.NET 4.0.30319.0', 1309, 'ASSERT: HMACProvider.GetCertificates:protectionCertificates.Length<1'),
        'auth-certificate-crashes',
      ],
      [
        event(
          'ASP.NET 4.0.30319.0',
          1309,
          "Could not find file 'C:\\Program Files\\Microsoft\\Exchange Server\\V15\\ClientAccess\\SharedWebConfig.config'.",
        ),
        'shared-web-config',
      ],
    ],
  ],
])('%s', (_, rows) => {
  test.each(rows)('%s', (text, id) => expect(first(text)).toBe(id));
});

test('the site behind is blamed for a binding without a certificate only where its port is named', () =>
  expect(
    first(
      `${event('Microsoft-Windows-HttpEvent', 15021, 'SSL configuration for endpoint 0.0.0.0:443.')}\nPS C:\\> Get-ExchangeCertificate`,
    ),
  ).toBe('tls-version'));

test('of what is not known, what was read is said', () =>
  expect(explain(event('LS Storage Service', 32052, 'x')).lines[0]).toContain('What was read in it: event 32052 of lsstorageservice.'));
