// Texts that are no failure of these two products: what commands print when all is well, warnings, help, and errors of everything else.
// They are written from documentation and public reports, not from the catalogue, each with where. No cause may be named for any.

import { documented, type NoFailure } from './no-failures-documented.ts';

const ps = 'https://learn.microsoft.com/powershell/module/exchangepowershell';
const cs = 'https://learn.microsoft.com/powershell/module/skypeforbusiness';
const about = 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about';

const ours: readonly NoFailure[] = [
  {
    text: 'curl -I https://mail.contoso.com/EWS/Exchange.asmx\nHTTP/1.1 401 Unauthorized\nServer: Microsoft-IIS/10.0\nWWW-Authenticate: Negotiate\nWWW-Authenticate: NTLM\nX-FEServer: EX01',
    from: 'https://learn.microsoft.com/exchange/clients/default-virtual-directory-settings',
  },
  {
    text: 'HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer client_id="00000002-0000-0ff1-ce00-000000000000", trusted_issuers="00000004-0000-0ff1-ce00-000000000000@contoso.com", token_types="app_asserted_user_v1 service_asserted_app_v1", error="invalid_token"\nWWW-Authenticate: NTLM',
    from: 'https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-xoauth',
  },
  {
    text: '2026-11-28 08:00:01 10.0.0.6 POST /EWS/Exchange.asmx - 443 - 10.0.0.9 Microsoft+Office/16.0 - 401 1 2148074254 5',
    from: 'https://learn.microsoft.com/windows/win32/http/w3c-logging',
  },
  {
    text: '<Autodiscover><Response><Error Time="08:00:00" Id="1"><ErrorCode>600</ErrorCode><Message>Invalid Request</Message></Error></Response></Autodiscover> https://autodiscover.contoso.com/autodiscover/autodiscover.xml',
    from: 'https://learn.microsoft.com/exchange/client-developer/exchange-web-services/handling-autodiscover-error-messages',
  },
  {
    text: 'NAME\n    Test-CsExStorageConnectivity\nSYNOPSIS\n    Verifies that the Storage Service works.\nSYNTAX\n    Test-CsExStorageConnectivity [-SipUri] <String>\nDESCRIPTION\n    If the error Access Denied is shown, join RTC Local User Administrators.',
    from: `${cs}/test-csexstorageconnectivity`,
  },
  {
    text: 'Test-OAuthConnectivity -Service EWS -TargetUri https://mail.contoso.com/ews/ -Mailbox bob\nTask : Checking EWS API Call Under Oauth\nResultType : Success',
    from: `${ps}/test-oauthconnectivity`,
  },
  {
    text: 'Name                           State\nMSExchangeServicesAppPool      Started\nMSExchangeAutodiscoverAppPool  Started',
    from: 'https://learn.microsoft.com/powershell/module/webadministration/get-webapppoolstate',
  },
  // Of Outlook on the web it is the default.
  {
    text: 'Get-OwaVirtualDirectory -Server EX01 | Format-List Name,*Authentication\nName : owa (Default Web Site)\nBasicAuthentication : True\nOAuthAuthentication : False',
    from: `${ps}/set-owavirtualdirectory`,
  },
  // What succeeded, with the line that was typed.
  {
    text: 'PS C:\\> New-MailUser LyncEnterprise-ApplicationAccount -ExternalEmailAddress LyncEnterprise-ApplicationAccount@contoso.com\nName                              RecipientType\nLyncEnterprise-ApplicationAccount MailUser',
    from: `${ps}/new-mailuser`,
  },
  {
    text: 'Debug-CsUnifiedContactStore -Identity sip:anna@contoso.com\nUcsMode        : UnmigratedUser\nFailedUserData : {}',
    from: `${cs}/debug-csunifiedcontactstore`,
  },
  {
    text: 'Source: MSExchange ADAccess\nEvent ID: 2080\nLevel: Information\nProcess Microsoft.Exchange.Directory.TopologyService.exe (PID=2512). Exchange Active Directory Provider has discovered the following servers with the following characteristics: dc01.contoso.com CDG 1 7 7 1 0 1 1 7 1',
    from: 'https://support.microsoft.com/kb/316300',
  },
  // The cloud gives the numbers of x-ms-diagnostics as well.
  {
    text: 'POST https://outlook.office365.com/EWS/Exchange.asmx\nHTTP/1.1 401 Unauthorized\nx-ms-diagnostics: 2000003;reason="The audience claim value is invalid.";error_category="invalid_resource"',
    from: 'https://learn.microsoft.com/exchange/client-developer/exchange-web-services/how-to-authenticate-an-ews-application-by-using-oauth',
  },
  // Success.
  { text: 'Test passed.', from: `${cs}/test-csexstorageconnectivity` },
  {
    text: 'PS C:\\> Test-CsExStorageConnectivity -SipUri "sip:kenmyer@litwareinc.com"\nTest passed.',
    from: `${cs}/test-csexstorageconnectivity`,
  },
  {
    text: 'VERBOSE: Successfully opened a connection to storage service at localhost using binding: NetNamedPipe.\nVERBOSE: Create message.\nVERBOSE: Execute Exchange Storage Command.\nVERBOSE: Processing web storage response for ExCreateItem Success.\nVERBOSE: Response message, class: Success, code: NoError.\nVERBOSE: Is command successful: True.\nTest passed.',
    from: `${cs}/test-csexstorageconnectivity`,
  },
  { text: 'Test-CsExStorageNotification -SipUri "sip:kenmyer@litwareinc.com"\nTest passed.', from: `${cs}/test-csexstoragenotification` },
  {
    text: 'THE CONFIGURATION HAS SUCCEEDED.',
    from: 'https://learn.microsoft.com/exchange/configure-oauth-authentication-with-sharepoint-2013-and-lync-2013-exchange-2013-help',
  },
  {
    text: "& 'C:\\Program Files\\Microsoft\\Exchange Server\\V15\\Scripts\\Configure-EnterprisePartnerApplication.ps1' -AuthMetadataUrl 'https://pool01.contoso.com/metadata/json/1' -ApplicationType Lync\nTHE CONFIGURATION HAS SUCCEEDED.",
    from: 'https://learn.microsoft.com/skypeforbusiness/deploy/integrate-with-exchange-server/configure-partner-applications',
  },
  {
    text: 'Attempting stop...\nInternet services successfully stopped\nAttempting start...\nInternet services successfully restarted',
    from: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/www-administration-management/using-iisreset-restart-iis-result-error',
  },
  {
    text: 'C:\\>iisreset EX01 /restart\nAttempting stop...\nInternet services successfully stopped\nAttempting start...\nInternet services successfully restarted',
    from: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/www-administration-management/using-iisreset-restart-iis-result-error',
  },
  {
    text: 'Beenden wird versucht...\nInternetdienste wurden erfolgreich beendet.\nStarten wird versucht...\nInternetdienste wurden erfolgreich neu gestartet.',
    from: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/www-administration-management/using-iisreset-restart-iis-result-error',
  },
  {
    text: 'Status for EX01 ( EX01 )\n"IIS Admin Service": Running\n"Windows Process Activation Service": Running\n"World Wide Web Publishing Service": Running',
    from: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/www-administration-management/using-iisreset-restart-iis-result-error',
  },
  {
    text: 'RunspaceId                          : 5f1c\nEnabled                             : True\nApplicationIdentifier               : 00000004-0000-0ff1-ce00-000000000000\nCertificateStrings                  : {MIIC...}\nAuthMetadataUrl                     : https://pool01.contoso.com/metadata/json/1\nRealm                               : contoso.com\nUseAuthServer                       : False\nAcceptSecurityIdentifierInformation : True\nLinkedAccount                       : contoso.com/Users/LyncEnterprise-ApplicationAccount\nIssuerIdentifier                    :\nName                                : LyncEnterprise-0a1b2c\nIsValid                             : True\nExchangeVersion                     : 0.20 (15.0.0.0)\nObjectState                         : Unchanged',
    from: `${ps}/get-partnerapplication`,
  },
  {
    text: 'Identity                       : Exchange\nAuthToken                      : Value=https://autodiscover.contoso.com/autodiscover/metadata/json/1\nName                           : Exchange\nApplicationIdentifier          : 00000002-0000-0ff1-ce00-000000000000\nRealm                          : contoso.com\nApplicationTrustLevel          : Full\nAcceptSecurityIdentifierInformation : False\nEnabled                        : True',
    from: `${cs}/get-cspartnerapplication`,
  },
  {
    text: 'Identity : Global\nPartnerApplications : {Name=Exchange;ApplicationIdentifier=00000002-0000-0ff1-ce00-000000000000}\nOAuthServers : {}\nRealm : contoso.com\nServiceName : 00000004-0000-0ff1-ce00-000000000000\nClientAuthorizationOAuthServerIdentity :\nExchangeAutodiscoverUrl : https://autodiscover.contoso.com/autodiscover/autodiscover.svc\nExchangeAutodiscoverAllowedDomains :',
    from: `${cs}/get-csoauthconfiguration`,
  },
  {
    text: 'CurrentCertificateThumbprint  : 3D1F0A9C5B\nPreviousCertificateThumbprint :\nNextCertificateThumbprint     :\nNextCertificateEffectiveDate  :\nServiceName                   : 00000002-0000-0ff1-ce00-000000000000\nRealm                         :\nName                          : Auth Configuration',
    from: `${ps}/get-authconfig`,
  },
  {
    text: 'Issuer            : CN=Microsoft Exchange Server Auth Certificate\nNotAfter          : 10/11/2031 10:00:00 AM\nNotBefore         : 11/11/2026 9:00:00 AM\nServices          : SMTP\nStatus            : Valid\nSubject           : CN=Microsoft Exchange Server Auth Certificate\nThumbprint        : 3D1F0A9C5B\nHasPrivateKey : True',
    from: `${ps}/get-exchangecertificate`,
  },
  {
    text: 'Issuer        : CN=Contoso CA\nNotAfter      : 11/28/2028 8:00:00 AM\nNotBefore     : 11/28/2026 8:00:00 AM\nSerialNumber  : 610A\nSubject       : CN=contoso.com\nAlternativeNames : {}\nThumbprint    : AF2D\nEffectiveDate : 11/28/2026 8:00:00 AM\nPreviousThumbprint :\nUpdateTime :\nUse           : OAuthTokenIssuer\nSourceScope   : Global',
    from: `${cs}/get-cscertificate`,
  },
  {
    text: 'UpToDate           : True\nReplicaFqdn        : atl-cs-001.litwareinc.com\nLastStatusReport   : 11/28/2026 8:04:12 AM\nLastUpdateCreation : 11/28/2026 8:04:05 AM\nProductVersion     : 7.0.2046.0',
    from: `${cs}/get-csmanagementstorereplicationstatus`,
  },
  {
    text: 'UpToDate           : False\nReplicaFqdn        : edge01.litwareinc.com\nLastStatusReport   :\nLastUpdateCreation : 11/28/2026 8:04:05 AM\nProductVersion     :',
    from: `${cs}/get-csmanagementstorereplicationstatus`,
  },
  {
    text: 'Name          DomainName    DomainType     Default\n----          ----------    ----------     -------\ncontoso.com   contoso.com   Authoritative  True\nlitware.com   litware.com   InternalRelay  False',
    from: `${ps}/get-accepteddomain`,
  },
  {
    text: 'Server                : EX01\nInternalUrl           : https://mail.contoso.com/EWS/Exchange.asmx\nExternalUrl           : https://mail.contoso.com/EWS/Exchange.asmx\nInternalNLBBypassUrl  :\nOAuthAuthentication   : True\nInternalAuthenticationMethods : {Ntlm, WindowsIntegrated, WSSecurity, OAuth}',
    from: `${ps}/get-webservicesvirtualdirectory`,
  },
  {
    text: 'Server Component State\n------ --------- -----\nEX01 ServerWideOffline Active\nEX01 AutoDiscoverProxy Active\nEX01 EwsProxy Active\nEX01 RpsProxy Active',
    from: `${ps}/get-servercomponentstate`,
  },
  {
    text: 'Role                    : Mailbox Server Role\nRequiredServicesRunning : True\nServicesRunning         : {IISAdmin, MSExchangeADTopology, MSExchangeDelivery, MSExchangeIS}\nServicesNotRunning      : {}',
    from: `${ps}/test-servicehealth`,
  },
  {
    text: 'EwsAllowEntourage          :\nEwsAllowList               :\nEwsAllowMacOutlook         :\nEwsAllowOutlook            :\nEwsApplicationAccessPolicy :\nEwsBlockList               :\nEwsEnabled                 :',
    from: `${ps}/get-organizationconfig`,
  },
  {
    text: 'RunspaceId : 1\nTask       : Checking EWS API Call Under Oauth\nDetail     : The configuration was last successfully loaded at 11/28/2026 8:00:00 AM UTC. This was 2 minutes ago.\nResultType : Success\nIdentity   : Microsoft.Exchange.Security.OAuth.ValidationResultNodeId\nIsValid    : True\nObjectState : New',
    from: `${ps}/test-oauthconnectivity`,
  },
  {
    text: 'Name Role RoleAssigneeName RoleAssigneeType AssignmentMethod\nUserApplication-LyncEnterprise-ApplicationAccount UserApplication LyncEnterprise-ApplicationAccount User Direct\nArchiveApplication-LyncEnterprise-ApplicationAccount ArchiveApplication LyncEnterprise-ApplicationAccount User Direct',
    from: `${ps}/get-managementroleassignment`,
  },
  { text: 'Identity : Global\nUcsAllowed : False', from: `${cs}/get-csuserservicespolicy` },
  {
    text: 'Target Fqdn   : pool01.contoso.com\nResult        : Success\nLatency       : 00:00:06.1\nError Message :\nDiagnosis     :',
    from: `${cs}/test-csunifiedcontactstore`,
  },
  {
    text: 'HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm="files.example.net"\n',
    from: 'https://www.rfc-editor.org/rfc/rfc6750',
  },
  {
    text: '{"id":"00000002-0000-0ff1-ce00-000000000000@contoso.com","version":"1.0","name":"Exchange","realm":"contoso.com","serviceName":"00000002-0000-0ff1-ce00-000000000000","issuer":"00000002-0000-0ff1-ce00-000000000000@contoso.com","allowedAudiences":["00000002-0000-0ff1-ce00-000000000000@contoso.com"],"keys":[{"usage":"signing"}],"endpoints":[{"location":"https://ex01.contoso.com:444/autodiscover/metadata/json/1","protocol":"OAuth2","usage":"metadata"}]}',
    from: 'https://learn.microsoft.com/office/dev/add-ins/outlook/validate-an-identity-token',
  },
  {
    text: 'Log Name: Application\nSource: MSExchange AuthAdmin\nEvent ID: 2014\nLevel: Information\nThe signing certificate was changed. Thumbprint 3D1F0A9C5B',
    from: 'https://learn.microsoft.com/exchange/plan-and-deploy/integration-with-sharepoint-and-skype/maintain-oauth-certificate',
  },
  {
    text: 'Log Name: Application\nSource: MSExchange AuthAdmin\nEvent ID: 2004\nLevel: Warning',
    from: 'https://learn.microsoft.com/exchange/plan-and-deploy/integration-with-sharepoint-and-skype/maintain-oauth-certificate',
  },
  {
    text: 'Log Name: Application\nSource: MSExchange AuthAdmin\nEvent ID: 2015\nLevel: Information',
    from: 'https://learn.microsoft.com/exchange/plan-and-deploy/integration-with-sharepoint-and-skype/maintain-oauth-certificate',
  },
  {
    text: 'Log Name: Application\nSource: MSExchange OAuth\nEvent ID: 2008\nLevel: Warning\nNew certificates were read from https://pool01.contoso.com/metadata/json/1',
    from: 'https://learn.microsoft.com/exchange/plan-and-deploy/integration-with-sharepoint-and-skype/maintain-oauth-certificate',
  },
  {
    text: 'Log Name: Lync Server\nSource: UCWA\nEvent ID: 20005\nLevel: Information\nThe connection to Exchange has been restored.',
    from: 'https://learn.microsoft.com/skypeforbusiness/manage/health-and-monitoring/ucwa-events',
  },

  // Warnings and hints.
  {
    text: "WARNING: The command completed successfully but no settings of 'LyncEnterprise-0a1b' have been modified.\nSet-PartnerApplication",
    from: `${ps}/set-partnerapplication`,
  },
  {
    text: "WARNUNG: Der Befehl wurde erfolgreich abgeschlossen, aber es wurden keine Einstellungen von 'EX01\\EWS (Default Web Site)' geändert.\nSet-WebServicesVirtualDirectory",
    from: `${ps}/set-webservicesvirtualdirectory`,
  },
  {
    text: 'WARNING: An unexpected error has occurred and a Watson dump is being generated: access is denied\nGet-ExchangeServer',
    from: `${ps}/get-exchangeserver`,
  },
  {
    text: 'WARNING: The server EX02 could not be found, it will be skipped.\nGet-ExchangeCertificate\nThumbprint Services Subject',
    from: `${ps}/get-exchangecertificate`,
  },
  { text: 'WARNING: Access denied to the log file; logging to C:\\Temp instead.\nGet-CsUser', from: `${cs}/get-csuser` },
  { text: 'AVERTISSEMENT : Accès refusé au fichier journal.\nGet-CsUser', from: `${cs}/get-csuser` },
  { text: '警告: ログ ファイルへのアクセスが拒否されました。\nGet-CsUser', from: `${cs}/get-csuser` },
  {
    text: 'WARNING: Set-CsCertificate encountered warnings. Consult the log file for a detailed analysis.\nWARNING: Detailed results can be found at "C:\\Users\\admin\\AppData\\Local\\Temp\\Set-CsCertificate-0a1b.html".',
    from: `${cs}/set-cscertificate`,
  },
  {
    text: 'VERBOSE: Connecting to EX01.contoso.com.\nVERBOSE: Connected to EX01.contoso.com.',
    from: 'https://learn.microsoft.com/powershell/exchange/open-the-exchange-management-shell',
  },
  {
    text: '         Welcome to the Exchange Management Shell!\n\nFull list of cmdlets: Get-Command\nOnly Exchange cmdlets: Get-ExCommand\nCmdlets that match a specific string: Help *<string>*',
    from: 'https://learn.microsoft.com/powershell/exchange/open-the-exchange-management-shell',
  },
  {
    text: 'Confirm\nAre you sure you want to perform this action?\nPerforming the operation "Set-CsOAuthConfiguration" on target "Global".\n[Y] Yes  [A] Yes to All  [N] No  [L] No to All  [S] Suspend  [?] Help (default is "Y"):',
    from: `${cs}/set-csoauthconfiguration`,
  },
  { text: 'What if: Performing operation "Remove-CsPartnerApplication" on Target "Exchange".', from: `${cs}/remove-cspartnerapplication` },
  {
    text: 'Test result: The configuration is healthy, no renewal action is required.\nCurrent Auth Certificate thumbprint: 3D1F. The current Auth Certificate is valid for 1520 day(s)',
    from: 'https://github.com/microsoft/CSS-Exchange/blob/main/docs/Admin/MonitorExchangeAuthCertificate.md',
  },
  {
    text: 'Exchange Health Checker version 21.10.05.1509\nHttp Proxy Setting:  --- Warning this can cause client connectivity issues.\nServer Pending Reboot: False',
    from: 'https://github.com/microsoft/CSS-Exchange/issues/761',
  },
  {
    text: 'Internal Transport Certificate\tTrue\nCurrent Auth Certificate\tFalse\nNext Auth Certificate\tFalse\nSAN Certificate\tTrue\nLifetime in days\t1779',
    from: 'https://github.com/microsoft/CSS-Exchange/issues/1925',
  },
  {
    text: '16:12:03 Connection pool01.contoso.com 443 TcpTestSucceeded : True\nComputerName : pool01.contoso.com RemoteAddress : 10.0.0.12 RemotePort : 443',
    from: 'https://learn.microsoft.com/powershell/module/nettcpip/test-netconnection',
  },

  // Help and documentation.
  {
    text: 'SYNTAX\n    Test-CsExStorageConnectivity [-SipUri] <String> [-Binding <NetNamedPipe | NetTCP>] [-DeleteItem] [-Folder <String>] [-Force] [-HostNameStorageService <String>] [<CommonParameters>]',
    from: `${cs}/test-csexstorageconnectivity`,
  },
  {
    text: 'SYNOPSIS\n    Use the Set-PartnerApplication cmdlet to configure partner application configurations in on-premises Exchange organizations.\nSYNTAX\n    Set-PartnerApplication [-Identity] <PartnerApplicationIdParameter> [-RefreshAuthMetadata] [-TrustAnySSLCertificate] [-LinkedAccount <UserIdParameter>]',
    from: `${ps}/set-partnerapplication`,
  },
  {
    text: 'The TrustAnySSLCertificate switch specifies whether Exchange accepts certificates from an untrusted certification authority for the AuthMetadataUrl.',
    from: `${ps}/new-partnerapplication`,
  },
  {
    text: 'New-CsPartnerApplication -Identity Exchange -ApplicationTrustLevel Full -MetadataUrl "https://autodiscover.contoso.com/autodiscover/metadata/json/1"',
    from: `${cs}/new-cspartnerapplication`,
  },
  {
    text: 'Set-CsOAuthConfiguration -Identity global -ExchangeAutodiscoverUrl "https://autodiscover.contoso.com/autodiscover/autodiscover.svc"',
    from: `${cs}/set-csoauthconfiguration`,
  },
  {
    text: 'Get-CsManagementStoreReplicationStatus | Where-Object {$_.UpToDate -eq $False}',
    from: `${cs}/get-csmanagementstorereplicationstatus`,
  },
  {
    text: 'The EwsApplicationAccessPolicy parameter controls access to the mailbox using EWS. Valid values are EnforceAllowList and EnforceBlockList.',
    from: `${ps}/set-casmailbox`,
  },
  {
    text: 'This cmdlet is functional only in on-premises Exchange. You need to be assigned permissions before you can run Get-PartnerApplication.',
    from: `${ps}/get-partnerapplication`,
  },
];

const red = (name: string, message: string, id: string): string =>
  `${name} : ${message}\nAt line:1 char:1\n+ ${name} ...\n+ ~~~~~~~~~~~\n    + CategoryInfo          : NotSpecified: (:) [${name}], Exception\n    + FullyQualifiedErrorId : ${id}\n`;

const others: readonly NoFailure[] = [
  {
    text: red(
      'npm',
      "The term 'npm' is not recognized as the name of a cmdlet, function, script file, or operable program.",
      'CommandNotFoundException',
    ),
    from: 'https://github.com/nodejs/help/issues',
  },
  {
    text: red(
      'Connect-MgGraph',
      "The term 'Connect-MgGraph' is not recognized as the name of a cmdlet, function, script file, or operable program.",
      'CommandNotFoundException',
    ),
    from: 'https://github.com/microsoftgraph/msgraph-sdk-powershell/issues',
  },
  {
    text: 'Die Benennung "git" wurde nicht als Name eines Cmdlet, einer Funktion, einer Skriptdatei oder eines ausführbaren Programms erkannt.',
    from: 'https://github.com/PowerShell/PowerShell/issues',
  },
  {
    text: "Le terme «docker» n'est pas reconnu comme nom d'applet de commande, fonction, fichier de script ou programme exécutable.",
    from: 'https://github.com/docker/for-win/issues',
  },
  {
    text: "python : 用語 'python' は、コマンドレット、関数、スクリプト ファイル、または操作可能なプログラムの名前として認識されません。",
    from: 'https://docs.python.org/3/using/windows.html',
  },
  {
    text: red(
      'Get-ADUser',
      "The term 'Get-ADUser' is not recognized as the name of a cmdlet, function, script file, or operable program.",
      'CommandNotFoundException',
    ),
    from: 'https://learn.microsoft.com/powershell/module/activedirectory/get-aduser',
  },
  {
    text: red(
      'Get-CsTeamsMeetingPolicy',
      "The term 'Get-CsTeamsMeetingPolicy' is not recognized as the name of a cmdlet, function, script file, or operable program.",
      'CommandNotFoundException',
    ),
    from: 'https://learn.microsoft.com/powershell/module/teams/get-csteamsmeetingpolicy',
  },
  {
    text: red('Get-CsOnlineUser', 'Unable to connect to the remote server', 'WebException'),
    from: 'https://learn.microsoft.com/powershell/module/teams/get-csonlineuser',
  },
  {
    text: red(
      'Invoke-RestMethod',
      'The remote server returned an error: (401) Unauthorized.',
      'WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand',
    ),
    from: 'https://github.com/tsrob50/SendGridFunction/issues/1',
  },
  {
    text: 'Invoke-RestMethod : 401: Unauthorized\nIn C:\\Scripts\\TSFunctions.ps1:21 Zeichen:5\n+     Invoke-RestMethod -Uri "$HAUrl/api/states/$entityId" -Method POST ...\n    + CategoryInfo          : InvalidOperation: (System.Net.HttpWebRequest:HttpWebRequest) [Invoke-RestMethod], WebExc \n   eption\n    + FullyQualifiedErrorId : WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand',
    from: 'https://github.com/AntoineGS/TeamsStatusV2/issues/22',
  },
  {
    text: 'Invoke-RestMethod : \n401 - Unauthorized: Access is denied due to invalid credentials.\nServer Error\n You do not have permission to view this directory or page using the credentials that you supplied.\nAt C:\\Users\\x\\PoshAltiris\\CollectionManagement.ps1:398 char:9',
    from: 'https://github.com/Tiberriver256/PoshAltiris/issues/14',
  },
  {
    text: 'Invoke-RestMethod : Remote Server raise an error : (404) Not found.\nIn C:\\Users\\x\\PowerZure.psm1:1350',
    from: 'https://github.com/hausec/PowerZure/issues/21',
  },
  {
    text: 'Get-AutomateAPIGeneric : Failed to perform Invoke-RestMethod to Automate API with error The remote server returned an error: (401) Unauthorized..Exception.Message',
    from: 'https://github.com/gavsto/AutomateAPI/issues/64',
  },
  {
    text: "Get-VDSwitch : 13/07/2017 10:07:13    Get-VDSwitch        Could not establish trust relationship for the SSL/TLS secure channel with authority 'vcenter.domain.com'.\n    + CategoryInfo          : NotSpecified: (:) [Get-VDSwitch], ViError\n    + FullyQualifiedErrorId : Vds_VDServiceImpl_GetVDSwitchAll_ViError,VMware.VimAutomation.Vds.Commands.GetVDSwitch",
    from: 'https://github.com/alanrenouf/vCheck-vSphere/issues/217',
  },
  {
    text: 'ERROR: The remote file either doesn\'t exist, is unauthorized, or is forbidden for url \'https://www.python.org/ftp/python/3.5.2/python-3.5.2-amd64.exe\'. Exception calling "GetResponse" with "0" argument(s): "The underlying connection was closed: Could not establish trust relationship for the SSL/TLS secure channel."',
    from: 'https://github.com/MicrosoftDocs/Virtualization-Documentation/issues/511',
  },
  {
    text: 'Error: An error occurred while sending the request.\nThe underlying connection was closed: Could not establish trust relationship for the SSL/TLS secure channel.\nThe remote certificate is invalid according to the validation procedure.',
    from: 'https://github.com/microsoft/nav-docker/issues/37',
  },
  {
    text: 'New-ExoPSSession : Connecting to remote server outlook.office365.com failed with the following error message : Access\nis denied. For more information, see the about_Remote_Troubleshooting Help topic.\n    + CategoryInfo          : ResourceUnavailable: (:) [New-ExoPSSession], PSRemotingTransportException\n    + FullyQualifiedErrorId : System.Management.Automation.Remoting.PSRemotingDataStructureException,Microsoft.Exchang\n   e.Management.ExoPowershellSnapin.NewExoPSSession',
    from: 'https://github.com/MicrosoftDocs/office-docs-powershell/issues/8594',
  },
  {
    text: 'New-ExoPSSession : Connecting to remote server partner.outlook.cn failed with the following error message : Access is\ndenied.\n    + FullyQualifiedErrorId : System.Management.Automation.Remoting.PSRemotingDataStructureException,Microsoft.Exchang\n   e.Management.ExoPowershellSnapin.NewExoPSSession',
    from: 'https://github.com/cisagov/Sparrow/issues/28',
  },
  {
    text: 'New-PSSession: [outlook.office365.com] Connecting to remote server outlook.office365.com failed with the following error message : Basic Authorization failed for user x@x.onmicrosoft.com',
    from: 'https://github.com/MicrosoftDocs/OfficeDocs-Support/issues/436',
  },
  {
    text: 'Module could not be correctly formed. Please run Connect-ExchangeOnline again.\n    + CategoryInfo          : NotSpecified: (:) [], ParentContainsErrorRecordException\n    + FullyQualifiedErrorId : RuntimeException',
    from: 'https://github.com/T0pCyber/hawk/issues/292',
  },
  {
    text: "VERBOSE: The SSL connection could not be established, see inner exception.\nVERBOSE: Retry downloading 'https://www.powershellgallery.com/api/v2/package/InvokeBuild/5.4.1' for '2' more times",
    from: 'https://github.com/PowerShell/PowerShell-Docker/issues/46',
  },
  {
    text: "WARNING: Unable to resolve package source 'https://www.powershellgallery.com/api/v2'.\nPackageManagement\\Install-Package : No match was found for the specified search criteria and module name 'X'.",
    from: 'https://learn.microsoft.com/powershell/gallery/powershellget/install-powershellget',
  },
  { text: "Request_ResourceNotFound: The tenant for tenant guid '0a1b' does not exist", from: 'https://learn.microsoft.com/graph/errors' },
  {
    text: '{"error":{"code":"OrganizationFromTenantGuidNotFound","message":"The tenant for tenant guid \'0a1b\' does not exist."}}',
    from: 'https://learn.microsoft.com/graph/errors',
  },
  {
    text: '{"error":{"code":"InvalidAuthenticationToken","message":"Access token has expired or is not yet valid."}}',
    from: 'https://learn.microsoft.com/graph/errors',
  },
  {
    text: '{"error":{"code":"ErrorAccessDenied","message":"Access is denied. Check credentials and try again."}}',
    from: 'https://learn.microsoft.com/graph/errors',
  },
  {
    text: '{"error":{"code":"ErrorQuotaExceeded","message":"The mailbox is over quota"}} from https://graph.microsoft.com/v1.0/me/sendMail',
    from: 'https://learn.microsoft.com/graph/errors',
  },
  {
    text: '{"error":{"code":"MailboxNotEnabledForRESTAPI","message":"The mailbox is either inactive, soft-deleted, or is hosted on-premise."}}',
    from: 'https://learn.microsoft.com/answers/questions/1457213',
  },
  {
    text: "AADSTS700016: Application with identifier 'x' was not found in the directory 'contoso'. https://login.microsoftonline.com",
    from: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  },
  {
    text: 'AADSTS50013: Assertion failed signature validation. The token has an invalid signature.',
    from: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  },
  {
    text: "IDX10223: Lifetime validation failed. The token is expired. ValidTo: '11/28/2026', Current time: '11/29/2026'.",
    from: 'https://github.com/AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet',
  },
  { text: 'The token has expired.', from: 'https://github.com/jpadilla/pyjwt' },
  {
    text: 'Error response from daemon: Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password',
    from: 'https://docs.docker.com/reference/cli/docker/login/',
  },
  {
    text: 'Error response from daemon: pull access denied for foo, repository does not exist or may require docker login: denied: requested access to the resource is denied',
    from: 'https://docs.docker.com/reference/cli/docker/image/pull/',
  },
  {
    text: 'error: You must be logged in to the server (Unauthorized)\nkubectl get pods',
    from: 'https://kubernetes.io/docs/reference/access-authn-authz/authentication/',
  },
  {
    text: "remote: HTTP Basic: Access denied\nfatal: Authentication failed for 'https://gitlab.com/x/y.git/'",
    from: 'https://docs.gitlab.com/topics/git/troubleshooting_git/',
  },
  {
    text: 'git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.',
    from: 'https://docs.github.com/authentication/troubleshooting-ssh/error-permission-denied-publickey',
  },
  {
    text: "fatal: unable to access 'https://github.com/x/y.git/': SSL certificate problem: unable to get local issuer certificate",
    from: 'https://github.com/desktop/desktop/issues',
  },
  { text: 'curl: (60) SSL certificate problem: self signed certificate in certificate chain', from: 'https://curl.se/docs/sslcerts.html' },
  { text: 'curl: (6) Could not resolve host: example.net', from: 'https://curl.se/libcurl/c/libcurl-errors.html' },
  {
    text: 'curl: (7) Failed to connect to example.net port 443: Connection refused',
    from: 'https://curl.se/libcurl/c/libcurl-errors.html',
  },
  {
    text: 'npm ERR! code E401\nnpm ERR! 401 Unauthorized - GET https://registry.npmjs.org/x',
    from: 'https://docs.npmjs.com/common-errors',
  },
  { text: 'npm error code ECONNRESET\nnpm error network aborted', from: 'https://docs.npmjs.com/common-errors' },
  {
    text: "pip._vendor.urllib3.exceptions.MaxRetryError: HTTPSConnectionPool(host='pypi.org', port=443): Max retries exceeded",
    from: 'https://pip.pypa.io/en/stable/',
  },
  {
    text: 'requests.exceptions.HTTPError: 503 Server Error: Service Unavailable for url: https://api.example.net/',
    from: 'https://requests.readthedocs.io/',
  },
  {
    text: 'javax.net.ssl.SSLHandshakeException: PKIX path building failed: unable to find valid certification path to requested target',
    from: 'https://docs.oracle.com/javase/8/docs/technotes/guides/security/',
  },
  {
    text: 'java.net.ConnectException: Connection timed out: connect',
    from: 'https://docs.oracle.com/javase/8/docs/api/java/net/ConnectException.html',
  },
  {
    text: 'A network-related or instance-specific error occurred while establishing a connection to SQL Server. The server was not found or was not accessible. (provider: Named Pipes Provider, error: 40) (Microsoft SQL Server, Error: 53)',
    from: 'https://learn.microsoft.com/sql/relational-databases/errors-events/mssqlserver-53-database-engine-error',
  },
  {
    text: "Login failed for user 'NT AUTHORITY\\ANONYMOUS LOGON'. (Microsoft SQL Server, Error: 18456)",
    from: 'https://learn.microsoft.com/sql/relational-databases/errors-events/mssqlserver-18456-database-engine-error',
  },
  {
    text: 'The certificate chain was issued by an authority that is not trusted. (Microsoft SQL Server, Error: -2146893019)',
    from: 'https://learn.microsoft.com/troubleshoot/sql/database-engine/connect/',
  },
  {
    text: 'nginx: 502 Bad Gateway\nupstream prematurely closed connection while reading response header',
    from: 'https://nginx.org/en/docs/http/ngx_http_upstream_module.html',
  },
  {
    text: '10.0.0.7 - - [28/Nov/2026:08:00:00 +0000] "GET /index.html HTTP/1.1" 404 153 "-" "Mozilla/5.0"',
    from: 'https://httpd.apache.org/docs/2.4/logs.html',
  },
  {
    text: 'System error 5 has occurred.\n\nAccess is denied.',
    from: 'https://learn.microsoft.com/windows/win32/debug/system-error-codes--0-499-',
  },
  {
    text: 'Systemfehler 5 aufgetreten.\n\nZugriff verweigert',
    from: 'https://learn.microsoft.com/windows/win32/debug/system-error-codes--0-499-',
  },
  {
    text: "L'erreur système 5 s'est produite.\n\nAccès refusé.",
    from: 'https://learn.microsoft.com/windows/win32/debug/system-error-codes--0-499-',
  },
  { text: 'アクセスが拒否されました。', from: 'https://learn.microsoft.com/windows/win32/debug/system-error-codes--0-499-' },
  {
    text: "Get-ChildItem : Access to the path 'C:\\System Volume Information' is denied.\n    + CategoryInfo          : PermissionDenied: (C:\\System Volume Information:String) [Get-ChildItem], UnauthorizedAccessException\n    + FullyQualifiedErrorId : DirUnauthorizedAccessError,Microsoft.PowerShell.Commands.GetChildItemCommand",
    from: `${about}/about_providers`,
  },
  {
    text: 'C:\\Users\\me\\build.ps1 cannot be loaded because running scripts is disabled on this system. For more information, see about_Execution_Policies',
    from: `${about}/about_execution_policies`,
  },
  {
    text: 'Get-WmiObject : The RPC server is unavailable. (Exception from HRESULT: 0x800706BA)',
    from: 'https://learn.microsoft.com/troubleshoot/windows-server/networking/',
  },
  {
    text: "Copy-Item : Could not find a part of the path 'C:\\x\\y'.\n    + FullyQualifiedErrorId : System.IO.DirectoryNotFoundException,Microsoft.PowerShell.Commands.CopyItemCommand",
    from: `${about}/about_providers`,
  },
  {
    text: 'Enter-PSSession : Connecting to remote server srv01 failed with the following error message : WinRM cannot complete the operation.\n    + FullyQualifiedErrorId : CreateRemoteRunspaceFailed',
    from: `${about}/about_remote_troubleshooting`,
  },
  {
    text: 'Enter-PSSession : Connecting to remote server srv01 failed with the following error message : Access is denied. For more information, see the about_Remote_Troubleshooting Help topic.',
    from: `${about}/about_remote_troubleshooting`,
  },
  {
    text: 'Windows could not start the SQL Server (MSSQLSERVER) service on Local Computer. Error 1069: The service did not start due to a logon failure.',
    from: 'https://learn.microsoft.com/troubleshoot/sql/',
  },
  {
    text: 'Log Name: System\nSource: Service Control Manager\nEvent ID: 7036\nThe Windows Update service entered the running state.',
    from: 'https://learn.microsoft.com/windows/win32/services/',
  },
  {
    text: 'Log Name: System\nSource: Schannel\nEvent ID: 36880\nAn SSL server handshake completed successfully.',
    from: 'https://learn.microsoft.com/windows-server/security/tls/',
  },
  {
    text: 'Log Name: Application\nSource: MSExchangeTransport\nEvent ID: 1035\nInbound authentication failed with error LogonDenied for Receive connector Default EX01.',
    from: 'https://learn.microsoft.com/exchange/mail-flow/connectors/',
  },
  {
    text: 'Log Name: Application\nSource: MSExchangeIS\nEvent ID: 2004\nLevel: Information',
    from: 'https://learn.microsoft.com/exchange/',
  },
  {
    text: 'Source: ESENT Event ID: 2006 lsass (640) Shadow copy instance 3 completed successfully.',
    from: 'https://learn.microsoft.com/windows/win32/extensible-storage-engine/',
  },
  {
    text: '550 5.7.1 Client does not have permissions to send as this sender',
    from: 'https://learn.microsoft.com/exchange/troubleshoot/email-delivery/',
  },
  {
    text: '451 4.7.0 Temporary server error. Please try again later. PRX4',
    from: 'https://learn.microsoft.com/exchange/troubleshoot/email-delivery/',
  },
  {
    text: 'Outlook cannot log on. Verify you are connected to the network and are using the proper server and mailbox name.',
    from: 'https://learn.microsoft.com/outlook/troubleshoot/',
  },
  {
    text: "There is a problem with the proxy server's security certificate. Outlook is unable to connect to the proxy server mail.contoso.com. (Error Code 10)",
    from: 'https://learn.microsoft.com/outlook/troubleshoot/',
  },
  {
    text: 'SIP/2.0 401 Unauthorized\nms-diagnostics: 1008;reason="Unable to resolve DNS SRV record";domain="contoso.com"',
    from: 'https://learn.microsoft.com/openspecs/office_protocols/ms-ocer',
  },
  {
    text: 'ms-diagnostics: 4005;reason="Destination URI either not enabled for SIP or does not exist"',
    from: 'https://learn.microsoft.com/openspecs/office_protocols/ms-ocer',
  },
  {
    text: 'x-ms-diagnostics: 4000000;reason="Flighting is not enabled for domain \'user@contoso.com\'.";error_category="oauth_not_available"',
    from: 'https://learn.microsoft.com/answers/questions/1792037/hma-with-activesync-wont-work-with-exchange-server',
  },
  {
    text: 'x-ms-diagnostics: 2000020;reason="Restrict access to tenant";error_category="x" https://outlook.office365.com',
    from: 'https://learn.microsoft.com/entra/identity/enterprise-apps/tenant-restrictions',
  },
  {
    text: "Sorry, this site hasn't been shared with you. SharePoint 403 FORBIDDEN",
    from: 'https://learn.microsoft.com/sharepoint/troubleshoot/',
  },
  {
    text: 'Veeam: Failed to connect to guest. The RPC server is unavailable. RPC function call failed.',
    from: 'https://www.veeam.com/kb1174',
  },
  {
    text: 'This site can’t be reached. intranet.contoso.com’s server IP address could not be found. DNS_PROBE_FINISHED_NXDOMAIN',
    from: 'https://support.google.com/chrome/',
  },
  { text: 'NET::ERR_CERT_AUTHORITY_INVALID Your connection is not private', from: 'https://support.google.com/chrome/' },
  {
    text: 'Terraform: Error: error configuring Terraform AWS Provider: no valid credential sources for Terraform AWS Provider found.',
    from: 'https://registry.terraform.io/',
  },
  {
    text: 'An error occurred (AccessDenied) when calling the ListBuckets operation: Access Denied',
    from: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/',
  },
  {
    text: 'Exception calling "DownloadFile" with "2" argument(s): "The request was aborted: Could not create SSL/TLS secure channel."\nhttps://github.com/x/y/releases',
    from: 'https://github.com/chocolatey/choco/issues',
  },
  {
    text: "E: Failed to fetch http://deb.debian.org/debian/dists/x  Could not resolve 'deb.debian.org'\napt-get update",
    from: 'https://wiki.debian.org/',
  },
  {
    text: 'certutil: -dump command completed successfully.',
    from: 'https://learn.microsoft.com/windows-server/administration/windows-commands/certutil',
  },
  { text: 'openssl: Mac verify error: invalid password?', from: 'https://docs.openssl.org/' },
  {
    text: 'The specified network password is not correct.\nC:\\>net use Z: \\\\srv\\share',
    from: 'https://learn.microsoft.com/windows/win32/debug/system-error-codes--0-499-',
  },
  {
    text: 'Keyset does not exist\n   at System.Security.Cryptography.Utils.CreateProvHandle in MyWebApp.Controllers',
    from: 'https://github.com/dotnet/runtime/issues',
  },
  { text: 'Login-AzAccount : The operation has timed out. AzureAD', from: 'https://github.com/Azure/azure-powershell/issues' },
  {
    text: 'Total time: 401 s\n500 items processed, 404 skipped, 503 left',
    from: 'https://learn.microsoft.com/windows-server/administration/windows-commands/robocopy',
  },
  { text: 'Please see the attached invoice (401) for November.', from: 'https://example.net' },
  { text: '', from: 'https://example.net' },
];

export const noFailures: readonly NoFailure[] = [...ours, ...others, ...documented];
