// Whether a text is about these two products: one mark alone is enough for yes, and what other products say is none.

import { expect, test } from 'vitest';
import { compact } from '../../src/diagnosis/plain-text.ts';
import { ownCommand, subjectOfText } from '../../src/diagnosis/subject.ts';

const about = (text: string) => subjectOfText(text.split('\n'), compact(text.split('\n')), []);

test.each([
  'StoreWebException',
  'UnsupportedStoreException',
  'ExchangeAutodiscoverException',
  'StoreServiceException',
  'LS Storage Service',
  'LS File Transfer Agent',
  'ExCreateItem exchange operation failed',
  'Storage Service had an EWS failure',
  'code=50043, reason=GetUserSettings failed, smtpAddress=bob@contoso.com',
  'code=5,reason=smtpAddress=bob@contoso.com',
  'x-ms-diagnostics: 2000005',
  'x-ms-diagnostics-from-backend="2000014',
  '"x-ms-diagnostics": "2000014"',
  "'x-ms-diagnostics': 2000014",
  'OAuthConfigurationNotLoaded',
  'x-ms-diagnostics: 28020;source="fe01"',
  'x-ms-diagnostics 28020;source="fe01"',
  'Microsoft.Rtc.Management',
  'Configure-EnterprisePartnerApplication.ps1',
  'AuthMetadataUrl',
  'Auth Metadata Document',
  'AuthMetadataClientException',
  'Authentication metadata document',
  'https://autodiscover.contoso.com/autodiscover/autodiscover.svc',
  'https://mail.contoso.com/autodiscover/metadata/json/1',
  'https://pool01.contoso.com/metadata/json/1',
  'https://pool01.contoso.com/OcsPowerShell',
  'the metadata document',
  '00000002-0000-0ff1-ce00-000000000000',
  '00000004-0000-0ff1-ce00-000000000000',
  'MSExchange OAuth',
  'MSExchangeAuthAdmin',
  'MSExchange Common',
  'MSExchange BackEnd Rehydration',
  'MSExchange Front End HTTPS Proxy',
  'MSExchangeServicesAppPool',
  'MSExchangeAutodiscoverAppPool',
  'WebExceptionStatus=TrustFailure',
  'OAuthTokenIssuer',
  'a linked account associated with partner application',
  'the user-context in the token',
  "The application identifier '00000004' is unknown",
  'The hostname component of the audience',
  'access using OAuth',
  'User not allowed to access EWS',
  'The authorization certificate with thumbprint 3D1F',
  'Missing signing certificate',
  'Unable to load OAuth configuration',
  'the existing default SMTP certificate',
  'The Autodiscover URL is not well-formed'.replace('-', ''),
  '0.0.0.0:444',
  'Exchange Back End',
  'retry with -1',
  'retry with "-1"',
  'missing a linked account for RBAC',
  'THE CONFIGURATION HAS SUCCEEDED',
])('%s alone shows that it is about them', (text) => {
  expect(about(text)).toBe('ours');
  // Also among what another product says.
  expect(about(`docker: see\n${text}\n`)).toBe('ours');
});

const shared = [
  'https://autodiscover.contoso.com/',
  'https://mail.contoso.com/autodiscover/autodiscover.xml',
  'https://mail.contoso.com/EWS/Exchange.asmx',
  'https://mail.contoso.com/ews/healthcheck.htm',
  'Microsoft.Exchange.Data.Directory',
  '-ConfigurationName Microsoft.Exchange',
  'FailureCategory=Cmdlet',
  'ClientAccessServer=EX01',
  'Exchange Management Shell',
  'PSModuleExchange',
  '<ResponseCode>NoError',
  '<m:ResponseCode>',
  '<t:ResponseCode>',
  'http://schemas.microsoft.com/exchange/services/2006/messages',
];
test.each(shared)('%s shows it where nothing else says otherwise', (text) => {
  expect(about(text)).toBe('ours');
  expect(about(`Connect-MgGraph : failed\n${text}`)).toBe('others');
});

test.each([
  'outlook.office365.com',
  'outlook.office.com',
  'https://outlook.office365.com/autodiscover/autodiscover.svc',
  'login.microsoftonline.com',
  'login.windows.net',
  'graph.microsoft.com',
  'Exchange Online',
  'EXOPSSession',
  'ExoPowerShell',
  'outlook.cn',
  'EUR01.prod.outlook.com',
  'Azure AD',
  'contoso.onmicrosoft.com',
  'PowerShellGallery',
  'NuGet',
  'Install-Module',
  'npm ERR!',
  'docker',
  'kubectl',
  'github.com',
  'gitlab',
  'apt-get',
  'Chocolatey',
  'winget',
  'SQL Server',
  'ODBC',
  'VMware',
  'Veeam',
  'Citrix',
  'SharePoint',
  'vCenter',
  'Oracle',
  'MySQL',
  'Postgres',
  'MongoDB',
  'Redis',
  'Elasticsearch',
  'Jenkins',
  'Terraform',
])('%s is another product', (text) => expect(about(`an error: ${text} `)).toBe('others'));

test.each<[string, ReturnType<typeof about>]>([
  ['Get-ADUser : Cannot find an object', 'others'],
  ['  Invoke-Sqlcmd : failed', 'others'],
  ['find-package: failed', 'others'],
  ['Get-Mailbox : not found', 'ours'],
  ['New-PSSession : failed', 'not told'],
  ['Invoke-Command : failed', 'not told'],
  ['Import-PfxCertificate : failed', 'ours'],
  ['Import-Module : failed', 'not told'],
  ['Get-Service : failed', 'not told'],
  ['Get-WinEvent : failed', 'not told'],
  ['Get-ServiceX : failed', 'others'],
  ['It says Get-ADUser : failed', 'not told'],
  ['Frobnicate-Thing : failed', 'not told'],
  ['Get-ADUser failed', 'not told'],
])('an error that begins with a command is that of the command: %s', (text, whose) => expect(about(text)).toBe(whose));

test.each<[string, ReturnType<typeof about>]>([
  ['Get-CsPool', 'ours'],
  ['  & "Get-CsPool"', 'ours'],
  ['PS C:\\> Get-CsPool', 'ours'],
  ['[PS] C:\\>Get-PartnerApplication', 'ours'],
  ['iisreset', 'ours'],
  ['Import-PfxCertificate -FilePath x', 'ours'],
  ['Test-OAuthConnectivity -Service EWS', 'ours'],
  ['We ran Get-CsPool', 'not told'],
  ['Get-CsOnlineUser', 'not told'],
  ['Get-CsTeamsPolicy', 'not told'],
  ['Get-CsTenant', 'not told'],
  ['Get-CsCloudThing', 'not told'],
  ['New-CsInboundRule', 'not told'],
  ['Get-CsCallQueue', 'not told'],
  ['Get-CsAutoAttendant', 'not told'],
  ['Get-CsPool\nIt failed.', 'ours'],
  ['Import-PfxCertificates', 'not told'],
  ['Reimport-PfxCertificate', 'not told'],
  ['Get-Cs', 'not told'],
  ['Get-ADUser', 'not told'],
])('what was typed shows whose it is: %s', (text, whose) => expect(about(text)).toBe(whose));

test.each([
  'NAME\nGet-CsPool\nSYNOPSIS\nIt tells.\nSYNTAX\nGet-CsPool',
  'SYNOPSIS\nStoreWebException\nDESCRIPTION',
  'SYNTAX\nGet-CsPool [<CommonParameters>]\nDESCRIPTION',
  'Get-CsPool [<CommonParameters>]',
  'SYNTAX\nGet-CsPool [-Identity]\nDESCRIPTION',
])('the help of a command tells of no failure: %j', (text) => {
  expect(about(text)).toBe('others');
  expect(about(`${text}\n + FullyQualifiedErrorId : X\nStoreWebException`)).toBe('ours');
});

test.each([
  'get-cspool',
  'set-partnerapplication',
  'get-linkedapplication',
  'get-authconfig',
  'get-authserver',
  'get-exchangecertificate',
  'get-exchangeserver',
  'get-exchangediagnosticinfo',
  'get-webservicesvirtualdirectory',
  'get-autodiscovervirtualdirectory',
  'get-ecpvirtualdirectory',
  'get-owavirtualdirectory',
  'set-clientaccessservice',
  'set-clientaccessserver',
  'test-oauthconnectivity',
  'get-mailbox',
  'get-mailuser',
  'get-user',
  'get-recipient',
  'get-accepteddomain',
  'get-organizationconfig',
  'get-managementroleassignment',
  'get-hybridconfiguration',
  'new-settingoverride',
  'get-transportservice',
  'get-servercomponentstate',
  'get-casmailbox',
  'test-servicehealth',
  'set-adserversettings',
  'configure-enterprisepartnerapplication.ps1',
])('%s is a command of theirs', (command) => {
  expect(ownCommand.test(command)).toBe(true);
  if (!command.startsWith('configure')) expect(ownCommand.test(`${command}-x`)).toBe(false);
});

test.each(['get-csonlineuser', 'get-csteamspolicy', 'get-aduser', 'x get-mailbox', 'get-process'])('%s is none', (command) =>
  expect(ownCommand.test(command)).toBe(false),
);
