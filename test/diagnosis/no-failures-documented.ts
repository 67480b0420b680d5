// Texts that are no failure of these two products, told after their documentation by somebody who had not seen the patterns: what commands
// print when all is well, pages of help in several languages, errors of other products. Each says where it can be read.

export type NoFailure = { readonly text: string; readonly from: string };

export const documented: readonly NoFailure[] = [
  {
    text: 'Get-PartnerApplication\nDieses Cmdlet gibt es in der lokalen Bereitstellung und im Clouddienst.\nBevor Sie es ausführen können, brauchen Sie die nötigen Berechtigungen.\nSYNTAX\nGet-PartnerApplication [[-Identity] <PartnerApplicationIdParameter>] [-DomainController <Fqdn>]\nBeschreibung\nPartneranwendungen greifen auf Exchange zu.',
    from: 'https://learn.microsoft.com/de-de/powershell/module/exchangepowershell/get-partnerapplication',
  },
  {
    text: "Get-PartnerApplication\nCette cmdlet est disponible dans Exchange sur site.\nVous devez avoir les autorisations avant de l'exécuter ; certains paramètres peuvent ne pas être accessibles.\nExemple : Get-PartnerApplication | Format-List *",
    from: 'https://learn.microsoft.com/fr-fr/powershell/module/exchange/Get-PartnerApplication',
  },
  {
    text: 'Get-PartnerApplication\nこのコマンドレットは、オンプレミスの Exchange で使えます。\n実行する前に、アクセス許可を割り当てる必要があります。\nGet-PartnerApplication | Format-List *',
    from: 'https://learn.microsoft.com/ja-jp/powershell/module/exchange/Get-PartnerApplication',
  },
  {
    text: 'Get-PartnerApplication\nQuesto cmdlet è disponibile in Exchange locale. È necessario disporre delle autorizzazioni prima di eseguirlo.',
    from: 'https://learn.microsoft.com/it-it/powershell/module/exchange/Get-PartnerApplication',
  },
  {
    text: 'Get-PartnerApplication\nЭтот командлет доступен в локальной среде Exchange. Для его запуска нужны разрешения.',
    from: 'https://learn.microsoft.com/ru-ru/powershell/module/exchange/Get-PartnerApplication',
  },
  {
    text: 'Get-PartnerApplication\n此 cmdlet 可在本地 Exchange 中使用。您必须先获得权限,然后才能运行此 cmdlet。',
    from: 'https://learn.microsoft.com/zh-cn/powershell/module/exchange/get-partnerapplication',
  },
  {
    text: 'Get-PartnerApplication\nEste cmdlet está disponible en Exchange local. Debe tener asignados permisos antes de ejecutarlo.',
    from: 'https://learn.microsoft.com/es-es/powershell/module/exchange/get-partnerapplication',
  },
  {
    text: 'SYNOPSIS\n    New-PartnerApplication\nDESCRIPTION\n    New-PartnerApplication creates a partner application, with -AuthMetadataUrl or with -ApplicationIdentifier and -Realm. If the server has a self-signed certificate, -TrustAnySSLCertificate may be needed.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-partnerapplication',
  },
  {
    text: 'SYNOPSIS\n    Set-PartnerApplication\nDESCRIPTION\n    Set-PartnerApplication changes one. -RefreshAuthMetadata reads the document at the stored address again. You need permissions before you can run it.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-partnerapplication',
  },
  {
    text: 'SYNOPSIS\n    Remove-PartnerApplication\nDESCRIPTION\n    Remove-PartnerApplication removes one. The Confirm switch says whether a confirmation is asked for.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/remove-partnerapplication',
  },
  {
    text: 'SYNOPSIS\n    Test-OAuthConnectivity\nDESCRIPTION\n    Test-OAuthConnectivity tests OAuth for a mailbox. ResultType is Success or Error; that a mailbox was not found may be ignored for -AppOnly.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/test-oauthconnectivity',
  },
  {
    text: 'SYNOPSIS\n    Get-AuthConfig\nDESCRIPTION\n    Get-AuthConfig shows the partner authorization: realm, certificates, service name.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-authconfig',
  },
  {
    text: 'SYNOPSIS\n    Set-AuthConfig\nDESCRIPTION\n    Set-AuthConfig -ClearPreviousCertificate clears the certificate of before, even if it has not expired. -Force hides warnings.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-authconfig',
  },
  {
    text: 'SYNOPSIS\n    Get-ExchangeCertificate\nDESCRIPTION\n    Get-ExchangeCertificate lists the certificates of a server. A status of Invalid, DateInvalid or RevocationCheckFailure tells of trouble with one.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-exchangecertificate',
  },
  {
    text: 'SYNOPSIS\n    Export-ExchangeCertificate\nDESCRIPTION\n    Export-ExchangeCertificate exports a certificate; it fails for one whose private key is not exportable.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/export-exchangecertificate',
  },
  {
    text: 'SYNOPSIS\n    Get-WebServicesVirtualDirectory\nDESCRIPTION\n    Get-WebServicesVirtualDirectory shows EWS virtual directories. With -ADPropertiesOnly only the directory is read, so that a server that is down is no matter.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-webservicesvirtualdirectory',
  },
  {
    text: 'SYNOPSIS\n    Set-WebServicesVirtualDirectory\nDESCRIPTION\n    Set-WebServicesVirtualDirectory -OAuthAuthentication $true switches it on, $false off. -InternalUrl is what clients inside use.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-webservicesvirtualdirectory',
  },
  {
    text: 'SYNOPSIS\n    Get-AutodiscoverVirtualDirectory\nDESCRIPTION\n    Get-AutodiscoverVirtualDirectory shows Autodiscover virtual directories; virtual directories of the back end only with -ShowMailboxVirtualDirectories.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-autodiscovervirtualdirectory',
  },
  {
    text: 'SYNOPSIS\n    Set-OrganizationConfig\nDESCRIPTION\n    Set-OrganizationConfig -EwsEnabled $false blocks EWS, whatever a mailbox says; $null is not configured.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-organizationconfig',
  },
  {
    text: 'SYNOPSIS\n    Get-ServerComponentState\nDESCRIPTION\n    Get-ServerComponentState shows components with Active, Inactive or Draining; the requester says who changed it.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-servercomponentstate',
  },
  {
    text: 'SYNOPSIS\n    Set-ServerComponentState\nDESCRIPTION\n    Set-ServerComponentState needs the requester: HealthAPI, Maintenance, Sidelined, Functional or Deployment.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-servercomponentstate',
  },
  {
    text: 'SYNOPSIS\n    Get-ExchangeServer\nDESCRIPTION\n    Get-ExchangeServer shows servers. InternetWebProxy is a proxy with http://, and InternetWebProxyBypassList what goes without it.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-exchangeserver',
  },
  {
    text: 'SYNOPSIS\n    Set-ExchangeServer\nDESCRIPTION\n    Set-ExchangeServer -InternetWebProxyBypassList takes at most 100 names, and replaces what is there.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-exchangeserver',
  },
  {
    text: 'SYNOPSIS\n    Get-ClientAccessService\nDESCRIPTION\n    Get-ClientAccessService shows AutoDiscoverServiceInternalUri and AutoDiscoverSiteScope of a server.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-clientaccessservice',
  },
  {
    text: 'SYNOPSIS\n    New-MailUser\nDESCRIPTION\n    New-MailUser makes a mail user; it needs an external email address that is valid.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-mailuser',
  },
  {
    text: 'SYNOPSIS\n    New-ManagementRoleAssignment\nDESCRIPTION\n    New-ManagementRoleAssignment gives a role to a user, group or policy. Roles cannot be given that are not delegated to you.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-managementroleassignment',
  },
  {
    text: 'SYNOPSIS\n    Get-MailboxDatabaseCopyStatus\nDESCRIPTION\n    Get-MailboxDatabaseCopyStatus shows Mounted, Healthy, Dismounted, Failed, ServiceDown and other states of copies.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-mailboxdatabasecopystatus',
  },
  {
    text: 'SYNOPSIS\n    Test-ServiceHealth\nDESCRIPTION\n    Test-ServiceHealth says for each role whether RequiredServicesRunning is True, and names ServicesNotRunning.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/test-servicehealth',
  },
  {
    text: 'SYNOPSIS\n    Get-HybridConfiguration\nDESCRIPTION\n    Get-HybridConfiguration shows the hybrid configuration that the wizard wrote. It works only in a hybrid organization.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-hybridconfiguration',
  },
  {
    text: 'SYNOPSIS\n    Get-SettingOverride\nDESCRIPTION\n    Get-SettingOverride shows setting overrides, which are for Microsoft support.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-settingoverride',
  },
  {
    text: 'SYNOPSIS\n    Get-ThrottlingPolicy\nDESCRIPTION\n    Get-ThrottlingPolicy shows policies: EwsMaxConcurrency, EwsCutoffBalance. Too many requests make a client wait.',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-throttlingpolicy',
  },
  {
    text: 'SYNOPSIS\n    New-CsPartnerApplication\nDESCRIPTION\n    New-CsPartnerApplication makes a partner application. The document at MetadataUrl must be readable by the computer on which you are.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/new-cspartnerapplication',
  },
  {
    text: 'SYNOPSIS\n    Set-CsPartnerApplication\nDESCRIPTION\n    Set-CsPartnerApplication changes one; an application that uses an OAuth server has no metadata URL.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/set-cspartnerapplication',
  },
  {
    text: 'SYNOPSIS\n    Get-CsPartnerApplication\nDESCRIPTION\n    Get-CsPartnerApplication shows them. The AuthToken names the URL of the metadata document.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/get-cspartnerapplication',
  },
  {
    text: 'SYNOPSIS\n    Set-CsOAuthConfiguration\nDESCRIPTION\n    Set-CsOAuthConfiguration -ExchangeAutodiscoverUrl is the address of autodiscover.svc; without -ExchangeAutodiscoverAllowedDomains Skype follows no redirect.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/set-csoauthconfiguration',
  },
  {
    text: 'SYNOPSIS\n    Test-CsExStorageConnectivity\nDESCRIPTION\n    Test-CsExStorageConnectivity if you get Access Denied, you are not in RTC Local User Administrators. The message is deleted with -DeleteItem.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/test-csexstorageconnectivity',
  },
  {
    text: 'SYNOPSIS\n    Test-CsExStorageNotification\nDESCRIPTION\n    Test-CsExStorageNotification waits for the notice of a new item; valid only with the unified contact store.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/test-csexstoragenotification',
  },
  {
    text: 'SYNOPSIS\n    Test-CsUnifiedContactStore\nDESCRIPTION\n    Test-CsUnifiedContactStore Result is Success or Failure. A user without contacts fails: no contacts were received.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/test-csunifiedcontactstore',
  },
  {
    text: 'SYNOPSIS\n    Test-CsExUMConnectivity\nDESCRIPTION\n    Test-CsExUMConnectivity tests voice mail, with a user and its credential.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/test-csexumconnectivity',
  },
  {
    text: 'SYNOPSIS\n    Debug-CsStorageServiceFailures\nDESCRIPTION\n    Debug-CsStorageServiceFailures shows failures of the Storage Service with times and details; none means that nothing failed.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/debug-csstorageservicefailures',
  },
  {
    text: 'SYNOPSIS\n    Debug-CsUnifiedContactStore\nDESCRIPTION\n    Debug-CsUnifiedContactStore shows whether the contacts of a user are in Exchange, and what failed when they were moved.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/debug-csunifiedcontactstore',
  },
  {
    text: 'SYNOPSIS\n    Invoke-CsManagementStoreReplication\nDESCRIPTION\n    Invoke-CsManagementStoreReplication forces the replication; it may take minutes until the status says so.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/invoke-csmanagementstorereplication',
  },
  {
    text: 'SYNOPSIS\n    Get-CsManagementStoreReplicationStatus\nDESCRIPTION\n    Get-CsManagementStoreReplicationStatus UpToDate is True or False for each replica.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/get-csmanagementstorereplicationstatus',
  },
  {
    text: 'SYNOPSIS\n    Invoke-CsUcsRollback\nDESCRIPTION\n    Invoke-CsUcsRollback brings contacts back from Exchange; users cannot be moved again for seven days.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/invoke-csucsrollback',
  },
  {
    text: 'SYNOPSIS\n    Set-CsCertificate\nDESCRIPTION\n    Set-CsCertificate assigns a certificate. With -Roll an -EffectiveDate is needed.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/set-cscertificate',
  },
  {
    text: 'SYNOPSIS\n    Request-CsCertificate\nDESCRIPTION\n    Request-CsCertificate asks a certification authority; the answer may be pending or denied.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/request-cscertificate',
  },
  {
    text: 'SYNOPSIS\n    Import-CsCertificate\nDESCRIPTION\n    Import-CsCertificate imports a PFX file with a password.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/import-cscertificate',
  },
  {
    text: 'SYNOPSIS\n    Remove-CsCertificate\nDESCRIPTION\n    Remove-CsCertificate -Previous removes the one of before.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/remove-cscertificate',
  },
  {
    text: 'SYNOPSIS\n    Get-CsWindowsService\nDESCRIPTION\n    Get-CsWindowsService shows services: RTCSRV is Stopped or Running, and how many are active.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/get-cswindowsservice',
  },
  {
    text: 'SYNOPSIS\n    Enable-CsReplica\nDESCRIPTION\n    Enable-CsReplica enables the replica of a computer.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/enable-csreplica',
  },
  {
    text: 'SYNOPSIS\n    Get-CsAdminRole\nDESCRIPTION\n    Get-CsAdminRole shows roles and the cmdlets that each may run.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/get-csadminrole',
  },
  {
    text: 'SYNOPSIS\n    Test-CsCertificateConfiguration\nDESCRIPTION\n    Test-CsCertificateConfiguration reports on certificates of the local computer.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/test-cscertificateconfiguration',
  },
  {
    text: 'Identity : EX01\\EWS (Default Web Site)\nInternalNLBBypassUrl :\nBasicAuthentication : False\nOAuthAuthentication : True\nWSSecurityAuthentication : True',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-webservicesvirtualdirectory',
  },
  {
    text: 'Identity : EX01\\Autodiscover (Default Web Site)\nInternalUrl :\nOAuthAuthentication : True\nWindowsAuthentication : True',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-autodiscovervirtualdirectory',
  },
  {
    text: 'Server : EX01\nComponent : EwsProxy\nState : Active\n\nServer : EX01\nComponent : AutoDiscoverProxy\nState : Active',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-servercomponentstate',
  },
  {
    text: 'Name : EX01\nInternetWebProxy :\nInternetWebProxyBypassList :',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-exchangeserver',
  },
  {
    text: 'Name : EX01\nInternetWebProxy : http://proxy.contoso.com:8080/\nInternetWebProxyBypassList : {pool01.contoso.com}',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-exchangeserver',
  },
  {
    text: 'Name : EX01\nAutoDiscoverServiceInternalUri : https://autodiscover.contoso.com/Autodiscover/Autodiscover.xml\nAutoDiscoverSiteScope : {HQ}',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-clientaccessservice',
  },
  {
    text: 'Name                : Contoso\nIsMixedMode         : False\nEwsEnabled          :\nEwsAllowList        :',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-organizationconfig',
  },
  {
    text: 'RecipientTypeDetails : UserMailbox\nPrimarySmtpAddress   : bob@contoso.com\nIsLinked             : False',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-mailbox',
  },
  {
    text: 'DisplayName StorageLimitStatus TotalItemSize\nBob         BelowLimit         1.2 GB (1,288,490,188 bytes)',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-mailboxstatistics',
  },
  {
    text: 'Get-MoveRequest\nDisplayName Status    TargetDatabase\nBob         Completed DB02',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-moverequest',
  },
  {
    text: 'Name      Status  CopyQueueLength ReplayQueueLength ContentIndexState\nDB01\\EX01 Mounted 0               0                 NotApplicable\nDB01\\EX02 Healthy 0               0                 NotApplicable',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-mailboxdatabasecopystatus',
  },
  {
    text: 'ViewEntireForest : True\nConfigDomainController : dc01.contoso.com',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-adserversettings',
  },
  {
    text: 'Name                Type    Realm\nACS                 Microsoft ACS contoso.com\nEvoSts - 1a2b       AzureAD',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-authserver',
  },
  {
    text: 'Role : Mailbox Server Role\nRequiredServicesRunning : True\nServicesRunning : {IISAdmin, MSExchangeADTopology, W3Svc, WinRM}\nServicesNotRunning : {}',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/test-servicehealth',
  },
  {
    text: 'EventLogLevel\nIdentity : EX01\\MSExchange OAuth\\Configuration\nEventLevel : Lowest\nGet-EventLogLevel',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-eventloglevel',
  },
  {
    text: 'Identity   : pool01.contoso.com\nFqdn       : pool01.contoso.com\nServices   : {UserServer:pool01.contoso.com, Registrar:pool01.contoso.com}\nComputers  : {fe01.contoso.com}\nSite       : Site:HQ',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/get-cspool',
  },
  {
    text: 'Identity : contoso.com\nName     : contoso.com\nIsDefault : True\nGet-CsSipDomain',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/get-cssipdomain',
  },
  {
    text: 'ExchangeAutodiscoverUrl : https://autodiscover.contoso.com/autodiscover/autodiscover.svc\nExchangeAutodiscoverAllowedDomains :\nRealm : contoso.com\nServiceName : 00000004-0000-0ff1-ce00-000000000000',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/get-csoauthconfiguration',
  },
  {
    text: 'Status  Name       ActivityLevel\nRunning RTCSRV     Incoming Requests per Second=0,Messages In Server=0\nRunning REPLICA\nRunning W3SVC',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/get-cswindowsservice',
  },
  {
    text: 'Identity : CN=Bob,CN=Users,DC=contoso,DC=com\nSipAddress : sip:bob@contoso.com\nEnabled : True\nEnterpriseVoiceEnabled : False',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/get-csuser',
  },
  {
    text: 'AdapterId EndpointId EndpointStatusTime EndpointStatusDetail Other\n--------- ---------- ------------------ -------------------- -----',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/debug-csstorageservicefailures',
  },
  {
    text: 'Skype for Business Server 2019 (7.0.2046.0): Volume license key installed.',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/get-csserverversion',
  },
  {
    text: 'EnableExchangeArchiving : False\nEnableArchiving : None\nIdentity : Global',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/get-csarchivingconfiguration',
  },
  {
    text: 'ActiveMasterFqdn : pool01.contoso.com\nActiveMasterLastHeartbeat : 11/28/2026 8:00:00 AM\nActiveFileTransferAgents : {fe01.contoso.com}',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/get-csmanagementstorereplicationstatus',
  },
  {
    text: 'What if: Performing the operation "Set-CsCertificate" on target "OAuthTokenIssuer".',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/set-cscertificate',
  },
  {
    text: 'WARNING: The following changes must be made for this change to take effect: restart the service.\nSet-CsOAuthConfiguration',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/set-csoauthconfiguration',
  },
  {
    text: 'WARNING: The topology was published, but it could not be seen whether all replicas have it yet.\nEnable-CsTopology',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/enable-cstopology',
  },
  {
    text: 'WinRM service is already running on this machine.\nWinRM is already set up for remote management on this computer.',
    from: 'https://learn.microsoft.com/windows/win32/winrm/installation-and-configuration-for-windows-remote-management',
  },
  {
    text: 'wsmid           : http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd\nProtocolVersion : http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd\nProductVendor   : Microsoft Corporation\nTest-WSMan',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.wsman.management/test-wsman',
  },
  {
    text: 'ComputerName     : mail.contoso.com\nRemoteAddress    : 10.0.0.6\nRemotePort       : 443\nTcpTestSucceeded : True',
    from: 'https://learn.microsoft.com/powershell/module/nettcpip/test-netconnection',
  },
  {
    text: 'Name                       Type TTL  Section IPAddress\nautodiscover.contoso.com   A    3600 Answer  10.0.0.6',
    from: 'https://learn.microsoft.com/powershell/module/dnsclient/resolve-dnsname',
  },
  {
    text: 'Current WinHTTP proxy settings:\n\n    Direct access (no proxy server).',
    from: 'https://learn.microsoft.com/windows-server/administration/windows-commands/netsh-winhttp',
  },
  {
    text: 'Aktuelle WinHTTP-Proxyeinstellungen:\n\n    Direktzugriff (kein Proxyserver).',
    from: 'https://learn.microsoft.com/windows-server/administration/windows-commands/netsh-winhttp',
  },
  {
    text: 'SSL Certificate bindings:\n    IP:port          : 0.0.0.0:443\n    Certificate Hash : 3d1f0a9c5b\n    Certificate Store Name : MY',
    from: 'https://learn.microsoft.com/windows-server/administration/windows-commands/netsh-http',
  },
  {
    text: 'Scope ExecutionPolicy\nMachinePolicy Undefined\nUserPolicy Undefined\nProcess Bypass\nLocalMachine RemoteSigned\nGet-ExecutionPolicy -List',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.security/get-executionpolicy',
  },
  {
    text: 'Status   Name               DisplayName\nRunning  W3SVC              World Wide Web Publishing Service\nRunning  WAS                Windows Process Activation Service',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.management/get-service',
  },
  {
    text: 'Source: DC01.contoso.com\nLeap Indicator: 0(no warning)\nStratum: 3\nLast Successful Sync Time: 11/28/2026 8:00:00 AM',
    from: 'https://learn.microsoft.com/windows-server/networking/windows-time-service/windows-time-service-tools-and-settings',
  },
  {
    text: 'The command completed successfully.\nw32tm /resync',
    from: 'https://learn.microsoft.com/windows-server/networking/windows-time-service/windows-time-service-tools-and-settings',
  },
  {
    text: 'Replication Summary Start Time: 2026-11-28 08:00:00\nSource DSA largest delta fails/total %% error\nDC01 12m:04s 0 / 5 0',
    from: 'https://learn.microsoft.com/windows-server/administration/windows-commands/repadmin',
  },
  {
    text: 'CertUtil: -repairstore command completed successfully.',
    from: 'https://learn.microsoft.com/windows-server/administration/windows-commands/certutil',
  },
  {
    text: 'Signature matches Public Key\nPrivate key is NOT exportable\nEncryption test passed\nCertUtil: -store command completed successfully.',
    from: 'https://learn.microsoft.com/windows-server/administration/windows-commands/certutil',
  },
  {
    text: 'appcmd list apppool\nAPPPOOL "MSExchangeServicesAppPool" (MgdVersion:v4.0,MgdMode:Integrated,state:Started)\nAPPPOOL "MSExchangeAutodiscoverAppPool" (MgdVersion:v4.0,MgdMode:Integrated,state:Started)',
    from: 'https://learn.microsoft.com/iis/get-started/getting-started-with-iis/getting-started-with-appcmdexe',
  },
  {
    text: 'Windows IP Configuration\n\nSuccessfully flushed the DNS Resolver Cache.',
    from: 'https://learn.microsoft.com/windows-server/administration/windows-commands/ipconfig',
  },
  {
    text: 'Windows-IP-Konfiguration\n\nDer DNS-Auflösungscache wurde geleert.',
    from: 'https://learn.microsoft.com/windows-server/administration/windows-commands/ipconfig',
  },
  {
    text: 'Server:  dc01.contoso.com\nAddress:  10.0.0.2\n\nName:    mail.contoso.com\nAddress:  10.0.0.6',
    from: 'https://learn.microsoft.com/windows-server/administration/windows-commands/nslookup',
  },
  {
    text: 'C:\\>setspn -Q HTTP/mail.contoso.com\nChecking domain DC=contoso,DC=com\nExisting SPN found!',
    from: 'https://learn.microsoft.com/windows-server/administration/windows-commands/setspn',
  },
  {
    text: 'GROUP INFORMATION\nCONTOSO\\RTCUniversalServerAdmins Group Enabled group\nBUILTIN\\Administrators Group owner',
    from: 'https://learn.microsoft.com/windows-server/administration/windows-commands/whoami',
  },
  {
    text: '#Software: Microsoft HTTP API 2.0\n#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename\n2026-11-28 08:00:01 10.0.0.9 5000 10.0.0.6 443 - - - - - Timer_ConnectionIdle -',
    from: 'https://learn.microsoft.com/windows/win32/http/types-of-errors-logged-by-the-http-server-api',
  },
  {
    text: '2026-11-28 08:00:01 10.0.0.6 POST /autodiscover/autodiscover.svc - 443 CONTOSO\\svc 10.0.0.9 - 200 0 0 31',
    from: 'https://learn.microsoft.com/windows/win32/http/w3c-logging',
  },
  {
    text: 'TimeCreated : 11/28/2026 8:00:00 AM\nProviderName : Microsoft-Windows-WAS\nId : 5186\nLevelDisplayName : Information\nMessage : A worker process was shut down because it was idle.',
    from: 'https://learn.microsoft.com/iis/configuration/system.applicationhost/applicationpools/add/processmodel',
  },
  {
    text: 'TimeCreated  : 11/28/2026 8:00:00 AM\nProviderName : Schannel\nId           : 36880\nMessage      : A TLS server handshake completed successfully.',
    from: 'https://learn.microsoft.com/troubleshoot/windows-server/certificates-and-public-key-infrastructure-pki/enable-schannel-event-logging',
  },
  {
    text: 'TOPIC\n    about_remote_troubleshooting\nSHORT DESCRIPTION\n    about_remote_troubleshooting\nLONG DESCRIPTION\n    ERROR: ACCESS IS DENIED is shown where you are no administrator of the remote computer; start PowerShell with Run as administrator.',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_remote_troubleshooting',
  },
  {
    text: 'TOPIC\n    about_remote_requirements\nSHORT DESCRIPTION\n    about_remote_requirements\nLONG DESCRIPTION\n    To connect, be a member of Administrators or Remote Management Users of the remote computer.',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_remote_requirements',
  },
  {
    text: 'TOPIC\n    about_execution_policies\nSHORT DESCRIPTION\n    about_execution_policies\nLONG DESCRIPTION\n    If the policy is Restricted, scripts do not run: cannot be loaded because running scripts is disabled is what you see then.',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_execution_policies',
  },
  {
    text: 'TOPIC\n    about_language_modes\nSHORT DESCRIPTION\n    about_language_modes\nLONG DESCRIPTION\n    In no-language mode commands run and script text does not: the syntax is not supported by this runspace.',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_language_modes',
  },
  {
    text: 'TOPIC\n    about_try_catch_finally\nSHORT DESCRIPTION\n    about_try_catch_finally\nLONG DESCRIPTION\n    A catch block may name System.Net.WebException; $_.Exception.Response.StatusCode tells 404.',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_try_catch_finally',
  },
  {
    text: 'TOPIC\n    about_throw\nSHORT DESCRIPTION\n    about_throw\nLONG DESCRIPTION\n    throw "This is an error." writes: Exception: This is an error.',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_throw',
  },
  {
    text: 'TOPIC\n    about_command_precedence\nSHORT DESCRIPTION\n    about_command_precedence\nLONG DESCRIPTION\n    If PowerShell finds no command of that name, it says that the term is not recognized as the name of a cmdlet.',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_command_precedence',
  },
  {
    text: 'TOPIC\n    about_pssessions\nSHORT DESCRIPTION\n    about_pssessions\nLONG DESCRIPTION\n    A session is Opened, Disconnected, Closed or Broken.',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_pssessions',
  },
  {
    text: 'TOPIC\n    about_modules\nSHORT DESCRIPTION\n    about_modules\nLONG DESCRIPTION\n    If a module is not found, check the value of $env:PSModulePath.',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_modules',
  },
  {
    text: 'Get-ADUser : Cannot find an object with identity: bob under DC=fabrikam,DC=com.\nAt line:1 char:1\n+ Get-ADUser x\n+ ~~~~~~~~\n    + CategoryInfo          : ObjectNotFound: (bob:ADUser) [Get-ADUser], ADIdentityNotFoundException\n    + FullyQualifiedErrorId : ActiveDirectoryCmdlet:Microsoft.ActiveDirectory.Management.ADIdentityNotFoundException,Microsoft.ActiveDirectory.Management.Commands.GetADUser\n',
    from: 'https://learn.microsoft.com/powershell/module/activedirectory/get-aduser',
  },
  {
    text: 'Connect-VIServer : Could not connect using the requested protocol. The underlying connection was closed: Could not establish trust relationship for the SSL/TLS secure channel.\nAt line:1 char:1\n+ Connect-VIServer x\n+ ~~~~~~~~\n    + CategoryInfo          : ObjectNotFound: (:) [Connect-VIServer], ViServerConnectionException\n    + FullyQualifiedErrorId : Client20_ConnectivityServiceImpl_Reconnect_WebException,VMware.VimAutomation.ViCore.Cmdlets.Commands.ConnectVIServer\n',
    from: 'https://developer.broadcom.com/powercli',
  },
  {
    text: "Install-Module : No match was found for the specified search criteria and module name 'Foo'. Try Get-PSRepository.\nAt line:1 char:1\n+ Install-Module x\n+ ~~~~~~~~\n    + CategoryInfo          : ObjectNotFound: (Microsoft.Power....InstallPackage:InstallPackage) [Install-Package], Exception\n    + FullyQualifiedErrorId : NoMatchFoundForCriteria,Microsoft.PowerShell.PackageManagement.Cmdlets.InstallPackage\n",
    from: 'https://learn.microsoft.com/powershell/module/powershellget/install-module',
  },
  {
    text: 'Get-Process : Cannot find a process with the name "foo".\nAt line:1 char:1\n+ Get-Process x\n+ ~~~~~~~~\n    + CategoryInfo          : ObjectNotFound: (foo:String) [Get-Process], ProcessCommandException\n    + FullyQualifiedErrorId : NoProcessFoundForGivenName,Microsoft.PowerShell.Commands.GetProcessCommand\n',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.management/get-process',
  },
  {
    text: "Get-Service : Cannot find any service with service name 'foo'.\nAt line:1 char:1\n+ Get-Service x\n+ ~~~~~~~~\n    + CategoryInfo          : ObjectNotFound: (foo:String) [Get-Service], ServiceCommandException\n    + FullyQualifiedErrorId : NoServiceFoundForGivenName,Microsoft.PowerShell.Commands.GetServiceCommand\n",
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.management/get-service',
  },
  {
    text: 'Remove-Item : Cannot remove item C:\\x: Access to the path is denied.\nAt line:1 char:1\n+ Remove-Item x\n+ ~~~~~~~~\n    + CategoryInfo          : PermissionDenied: (C:\\x:FileInfo) [Remove-Item], UnauthorizedAccessException\n    + FullyQualifiedErrorId : RemoveFileSystemItemUnAuthorizedAccess,Microsoft.PowerShell.Commands.RemoveItemCommand\n',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.management/remove-item',
  },
  {
    text: 'Invoke-Sqlcmd : A network-related or instance-specific error occurred while establishing a connection to SQL Server. The server was not found.\nAt line:1 char:1\n+ Invoke-Sqlcmd x\n+ ~~~~~~~~\n    + CategoryInfo          : InvalidOperation: (:) [Invoke-Sqlcmd], SqlException\n    + FullyQualifiedErrorId : SqlExceptionError,Microsoft.SqlServer.Management.PowerShell.GetScriptCommand\n',
    from: 'https://learn.microsoft.com/powershell/module/sqlserver/invoke-sqlcmd',
  },
  {
    text: 'Get-VM : You do not have the required permission to complete this task.\nAt line:1 char:1\n+ Get-VM x\n+ ~~~~~~~~\n    + CategoryInfo          : PermissionDenied: (:) [Get-VM], VirtualizationException\n    + FullyQualifiedErrorId : AccessDenied,Microsoft.HyperV.PowerShell.Commands.GetVM\n',
    from: 'https://learn.microsoft.com/powershell/module/hyper-v/get-vm',
  },
  {
    text: 'New-SmbMapping : Access is denied.\nAt line:1 char:1\n+ New-SmbMapping x\n+ ~~~~~~~~\n    + CategoryInfo          : PermissionDenied: (MSFT_SmbMapping:ROOT/Microsoft/...) [New-SmbMapping], CimException\n    + FullyQualifiedErrorId : Windows System Error 5,New-SmbMapping\n',
    from: 'https://learn.microsoft.com/powershell/module/smbshare/new-smbmapping',
  },
  {
    text: 'Get-SPSite : Cannot access the local farm.\nAt line:1 char:1\n+ Get-SPSite x\n+ ~~~~~~~~\n    + CategoryInfo          : InvalidData: (Microsoft.Share...SPCmdletGetSite:SPCmdletGetSite) [Get-SPSite], SPCmdletException\n    + FullyQualifiedErrorId : Microsoft.SharePoint.PowerShell.SPCmdletGetSite\n',
    from: 'https://learn.microsoft.com/powershell/module/sharepoint-server/get-spsite',
  },
  {
    text: 'Connect-MgGraph : InteractiveBrowserCredential authentication failed: User canceled authentication.\nAt line:1 char:1\n+ Connect-MgGraph x\n+ ~~~~~~~~\n    + CategoryInfo          : AuthenticationError: (:) [Connect-MgGraph], AuthenticationFailedException\n    + FullyQualifiedErrorId : Microsoft.Graph.PowerShell.Authentication.Cmdlets.ConnectMgGraph\n',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.graph.authentication/connect-mggraph',
  },
  {
    text: 'Get-CsOnlineUser : Management object not found for identity "bob".\nAt line:1 char:1\n+ Get-CsOnlineUser x\n+ ~~~~~~~~\n    + CategoryInfo          : NotSpecified: (:) [Get-CsOnlineUser], Exception\n    + FullyQualifiedErrorId : Microsoft.Teams.ConfigAPI.Cmdlets.Custom.GetCsOnlineUser\n',
    from: 'https://learn.microsoft.com/powershell/module/teams/get-csonlineuser',
  },
  {
    text: 'Connect-MicrosoftTeams : One or more errors occurred. AADSTS50076: Due to a configuration change made by your administrator you must use multi-factor authentication.\nAt line:1 char:1\n+ Connect-MicrosoftTeams x\n+ ~~~~~~~~\n    + CategoryInfo          : AuthenticationError: (:) [Connect-MicrosoftTeams], AggregateException\n    + FullyQualifiedErrorId : Connect-MicrosoftTeams,Microsoft.TeamsCmdlets.Powershell.Connect.ConnectMicrosoftTeams\n',
    from: 'https://learn.microsoft.com/powershell/module/teams/connect-microsoftteams',
  },
  {
    text: 'Connect-ExchangeOnline : The remote server returned an error: (401) Unauthorized. outlook.office365.com\nAt line:1 char:1\n+ Connect-ExchangeOnline x\n+ ~~~~~~~~\n    + CategoryInfo          : OpenError: (:) [New-ExoPSSession], Exception\n    + FullyQualifiedErrorId : Connect-ExchangeOnline\n',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/connect-exchangeonline',
  },
  { text: 'curl: (60) SSL certificate problem: unable to get local issuer certificate', from: 'https://curl.se/docs/sslcerts.html' },
  { text: 'curl: (6) Could not resolve host: api.example.net', from: 'https://curl.se/libcurl/c/libcurl-errors.html' },
  { text: 'curl: (7) Failed to connect to localhost port 8080: Connection refused', from: 'https://curl.se/libcurl/c/libcurl-errors.html' },
  {
    text: "git: fatal: unable to access 'https://git.example.net/x.git/': The requested URL returned error: 403",
    from: 'https://git-scm.com/docs/git',
  },
  {
    text: 'npm ERR! code E401\nnpm ERR! Unable to authenticate, your authentication token seems to be invalid.',
    from: 'https://docs.npmjs.com/common-errors',
  },
  {
    text: 'docker: Error response from daemon: Get "https://registry-1.docker.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded)',
    from: 'https://docs.docker.com/engine/daemon/troubleshoot/',
  },
  {
    text: 'Unable to connect to the server: x509: certificate has expired or is not yet valid\nkubectl get pods',
    from: 'https://kubernetes.io/docs/tasks/debug/',
  },
  { text: 'ssh: connect to host srv port 22: Connection timed out', from: 'https://man.openbsd.org/ssh' },
  {
    text: 'ORA-12154: TNS:could not resolve the connect identifier specified\noracle',
    from: 'https://docs.oracle.com/error-help/db/ora-12154/',
  },
  {
    text: 'FATAL:  password authentication failed for user "postgres"',
    from: 'https://www.postgresql.org/docs/current/client-authentication-problems.html',
  },
  {
    text: 'redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.',
    from: 'https://redis.io/docs/latest/',
  },
  { text: 'nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)', from: 'https://nginx.org/en/docs/' },
  {
    text: "AH00558: apache2: Could not reliably determine the server's fully qualified domain name",
    from: 'https://httpd.apache.org/docs/2.4/',
  },
  { text: 'HTTP/1.1 200 OK\nServer: nginx\nContent-Type: text/html; charset=utf-8', from: 'https://nginx.org/en/docs/' },
  {
    text: 'System.Net.Sockets.SocketException (10061): No connection could be made because the target machine actively refused it. 127.0.0.1:5432\n at Npgsql.NpgsqlConnection.Open',
    from: 'https://www.npgsql.org/doc/',
  },
  {
    text: "requests.exceptions.SSLError: HTTPSConnectionPool(host='example.net', port=443): Max retries exceeded",
    from: 'https://requests.readthedocs.io/en/latest/user/advanced/',
  },
  {
    text: "error: failed to push some refs to 'https://github.com/x/y.git'",
    from: 'https://docs.github.com/en/get-started/using-git/dealing-with-non-fast-forward-errors',
  },
  {
    text: 'The system cannot find the file specified.\nC:\\>type x.txt',
    from: 'https://learn.microsoft.com/windows/win32/debug/system-error-codes--0-499-',
  },
  {
    text: 'System error 1219 has occurred.\n\nMultiple connections to a server by the same user are not allowed.\nC:\\>net use',
    from: 'https://learn.microsoft.com/windows-server/administration/windows-commands/net-use',
  },
  {
    text: 'The trust relationship between this workstation and the primary domain failed.',
    from: 'https://learn.microsoft.com/troubleshoot/windows-server/active-directory/fix-broken-secure-channel',
  },
  {
    text: 'Windows could not start the Print Spooler service on Local Computer. Error 1068: The dependency service or group failed to start.',
    from: 'https://learn.microsoft.com/windows/win32/debug/system-error-codes--1000-1299-',
  },
  {
    text: "DNS_PROBE_FINISHED_NXDOMAIN\nintranet's server IP address could not be found.",
    from: 'https://support.google.com/chrome/answer/6098869',
  },
  {
    text: 'NET::ERR_CERT_COMMON_NAME_INVALID\nThis server could not prove that it is printer.fabrikam.com',
    from: 'https://support.google.com/chrome/answer/6098869',
  },
  {
    text: '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    from: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/fix-error-code-550-5-1-10-in-exchange-online',
  },
  { text: '451 4.7.0 Temporary server error. Please try again later. PRX2', from: 'https://learn.microsoft.com/exchange/mail-flow/' },
  {
    text: 'The message was delivered to mailbox bob@contoso.com.\nReceived: from EX01.contoso.com by EX02.contoso.com with Microsoft SMTP Server',
    from: 'https://learn.microsoft.com/exchange/mail-flow/',
  },
  { text: 'Outlook: Your server or mailbox name cannot be resolved.', from: 'https://support.microsoft.com/office' },
  {
    text: "Skype for Business couldn't find a Skype for Business Server for fabrikam.com. There may be an issue with the DNS configuration for your domain.",
    from: 'https://support.microsoft.com/office',
  },
  {
    text: 'Some of my contacts are shown as offline since this morning. Restarting the client helped.',
    from: 'https://answers.microsoft.com/',
  },
  { text: 'We have 440 mailboxes on two servers and 449 phones; 456 MB are free.', from: 'https://example.net' },
  { text: 'Ticket 2000004: please order new toner. Priority 403.', from: 'https://example.net' },
  { text: 'Bandwidth report: 2000000;reason unknown', from: 'https://example.net' },
  {
    text: 'Name             : MSExchange OAuth\nCounters: Inbound: Auth Requests 1204, Inbound: Failed Auth Requests Total 0',
    from: 'https://learn.microsoft.com/exchange/performance-counters-exchange-2013-help',
  },
  { text: '200 OK<br/>EX01.CONTOSO.COM', from: 'https://learn.microsoft.com/exchange/architecture/client-access/load-balancing' },
  {
    text: 'GET https://mail.contoso.com/owa/healthcheck.htm 200 OK',
    from: 'https://learn.microsoft.com/exchange/architecture/client-access/load-balancing',
  },
  {
    text: 'HTTP/1.1 302 Found\nLocation: https://mail.contoso.com/owa/\nServer: Microsoft-IIS/10.0\nX-FEServer: EX01\nGET https://mail.contoso.com/',
    from: 'https://learn.microsoft.com/exchange/clients/outlook-on-the-web/http-to-https-redirection',
  },
  {
    text: 'MonitorExchangeAuthCertificate.ps1\nThe auth certificate is valid for 812 day(s).\nTest result: No renewal action is required',
    from: 'https://github.com/microsoft/CSS-Exchange/blob/main/docs/Admin/MonitorExchangeAuthCertificate.md',
  },
  {
    text: 'Exchange IIS Information\nSite: Exchange Back End, State: Started, Bindings: http *:81:, https *:444:',
    from: 'https://github.com/microsoft/CSS-Exchange/tree/main/Diagnostics/HealthChecker',
  },
  {
    text: "Get-WebBinding -Name 'Exchange Back End'\nprotocol bindingInformation sslFlags\nhttp     *:81:              None\nhttps    *:444:             None",
    from: 'https://learn.microsoft.com/powershell/module/webadministration/get-webbinding',
  },
  {
    text: 'The operation completed successfully.\nreg add HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319 /v SchUseStrongCrypto /t REG_DWORD /d 1',
    from: 'https://learn.microsoft.com/windows-server/administration/windows-commands/reg-add',
  },
  {
    text: 'Step 3 of 8: Prerequisites passed. Exchange Server setup completed. A reboot is required.',
    from: 'https://learn.microsoft.com/exchange/plan-and-deploy/deploy-new-installations/unattended-installs',
  },
  {
    text: 'Microsoft Exchange Server 2019 Cumulative Update 14 Unattended Setup\nCopying Files COMPLETED\nMailbox role: Client Access service COMPLETED\nThe Exchange Server setup operation completed successfully.',
    from: 'https://learn.microsoft.com/exchange/plan-and-deploy/deploy-new-installations/unattended-installs',
  },
  {
    text: 'Deployment Wizard: Step 3: Request, Install or Assign Certificates: Complete',
    from: 'https://learn.microsoft.com/skypeforbusiness/deploy/install/install-skype-for-business-server',
  },
  {
    text: 'Checking prerequisite bootstrap files...prerequisite satisfied.\nTask status: Completed.',
    from: 'https://learn.microsoft.com/skypeforbusiness/deploy/install/install-skype-for-business-server',
  },
  {
    text: '<?xml version="1.0"?><Event><System><Provider Name=\'MSExchange AuthAdmin\'/><EventID>2013</EventID><Level>4</Level></System></Event>',
    from: 'https://learn.microsoft.com/exchange/plan-and-deploy/integration-with-sharepoint-and-skype/maintain-oauth-certificate',
  },
  {
    text: '<m:CreateItemResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode></m:CreateItemResponseMessage>',
    from: 'https://learn.microsoft.com/exchange/client-developer/web-service-reference/createitemresponsemessage',
  },
  {
    text: '<a:ErrorCode>NoError</a:ErrorCode><a:UserSettings><a:UserSetting><a:Name>InternalEwsUrl</a:Name><a:Value>https://mail.contoso.com/EWS/Exchange.asmx</a:Value></a:UserSetting></a:UserSettings>',
    from: 'https://learn.microsoft.com/exchange/client-developer/web-service-reference/getusersettings-operation-soap',
  },
  {
    text: '# How to Contribute\nErrors such as ErrorAccessDenied mean that the caller lacks a right; see ResponseCode.',
    from: 'https://learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode',
  },
];
