// Texts as they are told in public, short and in our own names, with where; and what they are. `cause` is the id of the entry that is
// named first; null where nothing can be named, and the next look is said.

export type Told = { readonly text: string; readonly cause: string | null; readonly from: string };

const freeBusy = 'https://learn.microsoft.com/outlook/troubleshoot/calendaring/resolve-free-busy-errors';
const storage = 'https://learn.microsoft.com/powershell/module/skypeforbusiness/debug-csstorageservicefailures';
const accepted = 'https://learn.microsoft.com/skypeforbusiness/troubleshoot/server-exchange-integration/sfb-and-exchange-integration-fails';
const ews = 'https://learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode';
const winrm =
  'https://github.com/PowerShell/PowerShell/blob/master/src/System.Management.Automation/engine/remoting/fanin/WSManNativeAPI.cs';
const discovery =
  'https://github.com/PowerShell/PowerShell/blob/master/src/System.Management.Automation/resources/DiscoveryExceptions.resx';
const dotnet = 'https://learn.microsoft.com/dotnet/api/system.net.webexceptionstatus';

const where =
  'smtpAddress=bob@contoso.com, Autodiscover Uri=https://autodiscover.contoso.com/autodiscover/autodiscover.svc, Autodiscover WebProxy=<NULL>';
/** Skype's sentence, as its log and its test print it. */
const skype = (status: string, inner: string, code = 'ErrorEwsAutodiscover', reason = 'GetUserSettings failed'): string =>
  `StoreWebException: code=${code}, reason=${reason}, ${where}, WebExceptionStatus=${status} ---> System.Net.WebException: ${inner}`;
const refusal = (code: number, reason: string, category: string): string =>
  skype(
    'ProtocolError Status=401',
    `The remote server returned an error: (401) Unauthorized. x-ms-diagnostics: ${code};reason="${reason}";error_category="${category}"`,
    '50043',
  );
const behind = (response: string): string =>
  `ExCreateItem exchange operation failed, code=5, reason=CreateItem failed, ${where}, WebExceptionStatus=Success ---> <m:ResponseCode>${response}</m:ResponseCode>`;
const red = (name: string, message: string, category: string, id: string): string =>
  `${name} : ${message}\nAt line:1 char:1\n+ ${name} -Identity x\n+ ~~~~~~~~~~~~~~~~~~\n    + CategoryInfo          : ${category}\n    + FullyQualifiedErrorId : ${id}\n`;
const remote = (id: string): string =>
  `New-PSSession : [ex01.contoso.com] Connecting to remote server ex01.contoso.com failed with the following error message : see about_Remote_Troubleshooting.\n    + CategoryInfo          : OpenError: (System.Manageme....RemoteRunspace:RemoteRunspace) [New-PSSession], PSRemotingTransportException\n    + FullyQualifiedErrorId : ${id},PSSessionOpenFailed\n`;

export const texts: readonly Told[] = [
  // Switched off, it grants nothing and keeps its name.
  {
    text: red(
      'New-ManagementRoleAssignment',
      "The management role assignment 'ArchiveApplication-LyncEnterprise-ApplicationAccount' already exists.",
      'NotSpecified: (:) [New-ManagementRoleAssignment], ADObjectAlreadyExistsException',
      '[Server=EX01,RequestId=1,TimeStamp=11/29/2026 2:20:36 PM] [FailureCategory=Cmdlet-ADObjectAlreadyExistsException] 1A2B3C4D,Microsoft.Exchange.Management.RbacTasks.NewManagementRoleAssignment',
    ),
    cause: 'role-assignment-disabled',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-managementroleassignment',
  },
  // What a client of WCF says has the status in words, and the challenge in a sentence.
  {
    text: `System.ServiceModel.Security.MessageSecurityException: The HTTP request is unauthorized with client authentication scheme 'Anonymous'. The authentication header received from the server was 'Bearer client_id="00000002-0000-0ff1-ce00-000000000000", trusted_issuers="00000002-0000-0ff1-ce00-000000000000@contoso.com", token_types="app_asserted_user_v1 service_asserted_app_v1",Negotiate,NTLM'.`,
    cause: null,
    from: 'https://learn.microsoft.com/dotnet/api/system.servicemodel.security.messagesecurityexception',
  },
  {
    text: 'Enable-ExchangeCertificate : The certificate with thumbprint 0123456789ABCDEF0123456789ABCDEF01234567 was found but is not valid for use with Exchange Server (reason: PrivateKeyMissing).',
    cause: 'key-unusable',
    from: 'https://www.hiddenobelisk.com/exchange-server-2010-how-to-replace-an-ssl-certificate-for-owa-iis-smtp-without-downtime/',
  },
  {
    text: red(
      'New-MailUser',
      'Active Directory operation failed on DC01.contoso.com. This error is not retriable. Additional information: Access is denied. Active directory response: 00000005: SecErr: DSID-03152DCD, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0',
      'NotSpecified: (:) [New-MailUser], ADOperationException',
      '[Server=EX01,RequestId=0f7b1a9e-1111-2222-3333-444455556666,TimeStamp=11/20/2026 8:42:21 PM] [FailureCategory=Cmdlet-ADOperationException] 5A2B7C1,Microsoft.Exchange.Management.RecipientTasks.NewMailUser',
    ),
    cause: 'directory-write-refused',
    from: 'https://learn.microsoft.com/answers/questions/756667/access-denied-and-active-directory-operation-faile',
  },
  {
    text: "Event code: 3005 Event message: An unhandled exception has occurred. Exception type: HttpException Exception message: Could not find file 'C:\\Program Files\\Microsoft\\Exchange Server\\V15\\ClientAccess\\SharedWebConfig.config'.",
    cause: 'shared-web-config',
    from: 'https://learn.microsoft.com/exchange/troubleshoot/client-connectivity/event-1309-code-3005-cannot-access-owa-ecp',
  },
  // Transport, at the time of the test.
  {
    text: skype('NameResolutionFailure', "The remote name could not be resolved: 'autodiscover.contoso.com'"),
    cause: 'name-unknown',
    from: dotnet,
  },
  {
    text: skype('NameResolutionFailure', "Der Remotename konnte nicht aufgelöst werden: 'autodiscover.contoso.com'"),
    cause: 'name-unknown',
    from: dotnet,
  },
  {
    text: skype('NameResolutionFailure', "Le nom distant n'a pas pu être résolu: 'autodiscover.contoso.com'"),
    cause: 'name-unknown',
    from: dotnet,
  },
  {
    text: skype('NameResolutionFailure', "リモート名を解決できませんでした。: 'autodiscover.contoso.com'"),
    cause: 'name-unknown',
    from: dotnet,
  },
  {
    text: skype('NameResolutionFailure', "The remote name could not be resolved: 'mail.contoso.local'", '5', 'CreateItem failed'),
    cause: 'ews-name-unknown',
    from: 'https://learn.microsoft.com/answers/questions/127487',
  },
  {
    text: skype('ProxyNameResolutionFailure', "The proxy name could not be resolved: 'proxy.contoso.com'"),
    cause: 'proxy-name-unknown',
    from: dotnet,
  },
  {
    text: skype(
      'ConnectFailure',
      'Unable to connect to the remote server ---> System.Net.Sockets.SocketException: No connection could be made because the target machine actively refused it 10.0.0.5:443',
    ),
    cause: 'port-closed',
    from: dotnet,
  },
  {
    text: skype(
      'ConnectFailure',
      'Die Verbindung mit dem Remoteserver kann nicht hergestellt werden. ---> Ein Verbindungsversuch ist fehlgeschlagen, da die Gegenstelle nach einer bestimmten Zeitspanne nicht richtig reagiert hat',
    ),
    cause: 'port-closed',
    from: freeBusy,
  },
  { text: skype('ConnectFailure', 'Impossible de se connecter au serveur distant'), cause: 'port-closed', from: dotnet },
  { text: skype('ConnectFailure', 'リモート サーバーに接続できません。'), cause: 'port-closed', from: dotnet },
  { text: skype('Timeout', 'The operation has timed out'), cause: 'interrupted', from: freeBusy },
  {
    text: skype('RequestCanceled', 'The request was aborted: The request was canceled.'),
    cause: 'interrupted',
    from: 'https://adam-hand.com',
  },
  {
    text: skype(
      'TrustFailure',
      'The underlying connection was closed: Could not establish trust relationship for the SSL/TLS secure channel. ---> System.Security.Authentication.AuthenticationException: The remote certificate is invalid according to the validation procedure.',
    ),
    cause: 'certificate-exchange-not-trusted',
    from: freeBusy,
  },
  {
    text: skype(
      'TrustFailure',
      'Die zugrunde liegende Verbindung wurde geschlossen: Für den geschützten SSL/TLS-Kanal konnte keine Vertrauensstellung hergestellt werden.. ---> Das Remotezertifikat ist laut Validierungsverfahren ungültig.',
    ),
    cause: 'certificate-exchange-not-trusted',
    from: freeBusy,
  },
  {
    text: skype(
      'TrustFailure',
      "La connexion sous-jacente a été fermée : Impossible d'établir une relation de confiance pour le canal sécurisé SSL/TLS.",
    ),
    cause: 'certificate-exchange-not-trusted',
    from: freeBusy,
  },
  {
    text: skype(
      'TrustFailure',
      '接続が切断されました: SSL/TLS のセキュリティで保護されているチャネルに対する信頼関係を確立できませんでした。',
    ),
    cause: 'certificate-exchange-not-trusted',
    from: freeBusy,
  },
  {
    text: skype('TrustFailure', 'The remote certificate is invalid according to the validation procedure.', '5', 'CreateItem failed'),
    cause: 'certificate-ews-name',
    from: freeBusy,
  },
  {
    text: skype('SecureChannelFailure', 'The request was aborted: Could not create SSL/TLS secure channel.'),
    cause: 'tls-version',
    from: 'https://learn.microsoft.com/exchange/troubleshoot/hybrid-configuration-wizard-errors/free-busy-sharing-issues-tls12',
  },
  {
    text: skype('SecureChannelFailure', 'Die Anfrage wurde abgebrochen: Es konnte kein geschützter SSL/TLS-Kanal erstellt werden.'),
    cause: 'tls-version',
    from: dotnet,
  },
  {
    text: skype('SecureChannelFailure', 'La demande a été interrompue : Impossible de créer un canal sécurisé SSL/TLS.'),
    cause: 'tls-version',
    from: dotnet,
  },
  {
    text: skype('SecureChannelFailure', '要求は中止されました: SSL/TLS のセキュリティで保護されているチャネルを作成できませんでした'),
    cause: 'tls-version',
    from: dotnet,
  },
  {
    text: skype('ReceiveFailure', 'The underlying connection was closed: An unexpected error occurred on a receive.'),
    cause: 'tls-version',
    from: dotnet,
  },
  {
    text: skype('ConnectionClosed', 'The underlying connection was closed: The connection was closed unexpectedly.'),
    cause: 'interrupted',
    from: freeBusy,
  },
  {
    text: skype('ProtocolError', 'The remote server returned an error: (407) Proxy Authentication Required.').replace(
      '<NULL>',
      'http://proxy.contoso.com:8080/',
    ),
    cause: 'proxy-front-end',
    from: 'https://learn.microsoft.com/windows-server/administration/windows-commands/netsh-winhttp',
  },
  {
    text: skype('ProtocolError', 'The remote server returned an error: (504) Gateway Timeout.').replace(
      '<NULL>',
      'http://proxy.contoso.com:8080/',
    ),
    cause: 'proxy-front-end',
    from: freeBusy,
  },
  {
    text: skype('ProtocolError', 'The remote server returned an error: (404) Not Found.').replace(
      '/autodiscover.svc',
      '/badautodiscover.svc',
    ),
    cause: 'autodiscover-path',
    from: storage,
  },
  { text: skype('ProtocolError', 'The remote server returned an error: (404) Not Found.'), cause: 'autodiscover-handler', from: freeBusy },
  {
    text: skype('ProtocolError', 'Der Remoteserver hat einen Fehler zurückgegeben: (404) Nicht gefunden.').replace(
      '/autodiscover.svc',
      '/autodiscover.xml',
    ),
    cause: 'autodiscover-path',
    from: storage,
  },
  { text: skype('ProtocolError', 'The remote server returned an error: (503) Server Unavailable.'), cause: null, from: freeBusy },
  { text: skype('ProtocolError', 'The remote server returned an error: (500) Internal Server Error.'), cause: null, from: freeBusy },
  {
    text: skype('ProtocolError', 'The remote server returned an error: (403) Forbidden.'),
    cause: null,
    from: 'https://learn.microsoft.com/exchange/troubleshoot/administration/403-forbidden-view-free-busy-information',
  },
  {
    text: skype('ProtocolError Status=401', 'The remote server returned an error: (401) Unauthorized.', '50043'),
    cause: null,
    from: storage,
  },
  {
    text: skype('ProtocolError Status=401', 'Le serveur distant a retourné une erreur : (401) Non autorisé.', '50043'),
    cause: null,
    from: storage,
  },
  {
    text: skype('ProtocolError Status=401', 'リモート サーバーがエラーを返しました: (401) 許可されていません', '50043'),
    cause: null,
    from: storage,
  },
  {
    text: `${skype('Success', '')} Client found response content type of '', but expected 'text/xml'. error 574`,
    cause: 'empty-answer',
    from: 'https://github.com/MicrosoftDocs/OfficeDocs-SkypeForBusiness/issues/702',
  },
  {
    text: `${skype('Success', '')} Client found response content type of 'text/html; charset=utf-8', but expected 'text/xml'.`,
    cause: 'sign-in-page',
    from: freeBusy,
  },
  {
    text: `${skype('ProtocolError', 'Object moved')} <html><head><title>Object moved</title></head>`,
    cause: 'sign-in-page',
    from: freeBusy,
  },

  // Numbers of x-ms-diagnostics.
  { text: refusal(2000000, 'The token has an invalid signature.', 'invalid_signature'), cause: 'invalid-signature', from: freeBusy },
  {
    text: refusal(2000001, 'OAuth token submitted with the request can not be parsed.', 'invalid_token'),
    cause: 'token-unreadable',
    from: freeBusy,
  },
  { text: refusal(2000002, 'The token has expired.', 'token_expired'), cause: 'token-expired', from: freeBusy },
  {
    text: refusal(
      2000003,
      "The hostname component of the audience claim value is invalid. Expected 'https://mail.contoso.com'. Actual 'http://mail.contoso.com'.",
      'invalid_resource',
    ),
    cause: 'invalid-audience',
    from: freeBusy,
  },
  {
    text: refusal(2000004, "The tenant for tenant guid 'contoso.com' does not exist.", 'invalid_tenant'),
    cause: 'realm-not-accepted',
    from: accepted,
  },
  {
    text: refusal(2000005, 'The user specified by the user-context in the token does not exist.', 'invalid_user'),
    cause: 'invalid-user',
    from: freeBusy,
  },
  {
    text: refusal(2000005, 'The user specified by the user-context in the token is ambiguous.', 'invalid_user'),
    cause: 'user-ambiguous',
    from: freeBusy,
  },
  {
    text: refusal(2000006, "The Application Identifier '00000004-0000-0ff1-ce00-000000000000' is unknown.", 'invalid_client'),
    cause: 'unknown-application',
    from: freeBusy,
  },
  { text: refusal(2000007, '', 'internal_error'), cause: 'internal-error', from: freeBusy },
  {
    text: refusal(
      2000008,
      "The token should have valid permissions or linked account associated with partner application 'LyncEnterprise'.",
      'invalid_grant',
    ),
    cause: 'linked-account',
    from: freeBusy,
  },
  {
    text: refusal(2000009, "The issuer of the token is unknown. Issuer was 'x'.", 'invalid_issuer'),
    cause: 'unknown-issuer',
    from: 'https://learn.microsoft.com/answers/questions/1524201',
  },
  {
    text: 'HTTP/1.1 403 Forbidden\nServer: Microsoft-IIS/10.0\nx-ms-diagnostics: 2000001;reason="LyncEnterprise-0a1b";error_category="invalid_token"',
    cause: 'linked-account',
    from: freeBusy,
  },
  {
    text: 'HTTP/1.1 500 Internal Server Error\nx-ms-diagnostics: 2000007;reason="OAuth configuration not loaded.";error_category="internal_error"',
    cause: 'configuration-not-loaded',
    from: freeBusy,
  },
  {
    text: 'HTTP/1.1 401 Unauthorizedrequest-id: 33086db3-69f9-4cdf-8ffe-ee364539e113x-ms-diagnostics: 2000004;reason="The tenant for tenant guid \'contoso.com\' does not exist.";error_category="invalid_tenant"Server: Microsoft-IIS/8.5WWW-Authenticate: Bearer client_id="00000002-0000-0ff1-ce00-000000000000", trusted_issuers="00000004-0000-0ff1-ce00-000000000000@contoso.com"',
    cause: 'realm-not-accepted',
    from: accepted,
  },
  {
    text: `Log Name: Lync Server\nSource: LS Storage Service\nEvent ID: 32054\nLevel: Error\nStorage Service had an EWS Autodiscovery failure.\nUnsupportedStoreException: code=ErrorIncorrectExchangeServerVersion, reason=GetUserSettings failed, ${where} ---> System.Net.WebException: The remote server returned an error: (401) Unauthorized.`,
    cause: 'realm-not-accepted',
    from: accepted,
  },
  {
    text: `Event 32053, LS Storage Service\nExchangeAutodiscoverException: code=ErrorEwsAutodiscover, reason=GetUserSettings failed, ${where} ---> The request was aborted: The request was canceled.`,
    cause: 'mailbox-remote',
    from: 'https://adam-hand.com',
  },
  {
    text: 'POST https://mail.contoso.com/EWS/Exchange.asmx\nAuthorization: Bearer\n\nHTTP/1.1 401 Unauthorized\nServer: Microsoft-IIS/10.0\nWWW-Authenticate: Negotiate\nWWW-Authenticate: NTLM\nX-FEServer: EX01',
    cause: 'oauth-off',
    from: freeBusy,
  },

  // Behind a good token.
  { text: behind('ErrorAccessDenied'), cause: 'roles-missing', from: ews },
  { text: behind('ErrorImpersonateUserDenied'), cause: 'roles-missing', from: ews },
  { text: behind('ErrorTokenSerializationDenied'), cause: 'serialisation-right', from: ews },
  { text: behind('ErrorNonExistentMailbox'), cause: 'invalid-user', from: ews },
  { text: behind('ErrorInvalidServerVersion'), cause: 'older-exchange', from: ews },
  { text: behind('ErrorMailboxMoveInProgress'), cause: 'mailbox-busy', from: ews },
  { text: behind('ErrorQuotaExceeded'), cause: 'mailbox-busy', from: ews },
  {
    text: behind('ErrorServerBusy'),
    cause: 'throttled',
    from: 'https://learn.microsoft.com/exchange/client-developer/exchange-web-services/ews-throttling-in-exchange',
  },
  { text: behind('ErrorADUnavailable'), cause: 'directory', from: ews },
  { text: behind('ErrorImpersonationFailed'), cause: 'directory', from: ews },
  { text: behind('ErrorNoRespondingCASInDestinationSite'), cause: 'front-end-cannot-proxy', from: ews },
  { text: behind('ErrorFolderNotFound'), cause: 'archive-folder', from: ews },
  {
    text: '<ErrorCode>RedirectAddress</ErrorCode><RedirectTarget>bob@contoso.mail.onmicrosoft.com</RedirectTarget> from https://autodiscover.contoso.com/autodiscover/autodiscover.svc',
    cause: 'mailbox-remote',
    from: 'https://learn.microsoft.com/exchange/client-developer/web-service-reference/errorcode-soap',
  },
  {
    text: '<ErrorCode>SettingIsNotAvailable</ErrorCode> from https://autodiscover.contoso.com/autodiscover/autodiscover.svc',
    cause: 'ews-address',
    from: 'https://learn.microsoft.com/exchange/client-developer/web-service-reference/errorcode-soap',
  },
  {
    text: 'X-AutoDiscovery-Error: LiveIdBasicAuth … AuthError=User not allowed to access EWS https://mail.contoso.com/EWS/Exchange.asmx (403)',
    cause: 'ews-switched-off',
    from: 'https://learn.microsoft.com/exchange/troubleshoot/administration/403-forbidden-view-free-busy-information',
  },
  {
    text: 'Test-CsExStorageConnectivity : Access Denied',
    cause: 'storage-test-rights',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/test-csexstorageconnectivity',
  },
  {
    text: 'Test-CsExStorageConnectivity : Zugriff verweigert',
    cause: 'storage-test-rights',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/test-csexstorageconnectivity',
  },
  {
    text: 'Test-CsExStorageConnectivity : Accès refusé',
    cause: 'storage-test-rights',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/test-csexstorageconnectivity',
  },
  {
    text: 'Test-CsExStorageConnectivity : アクセスが拒否されました。',
    cause: 'storage-test-rights',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/test-csexstorageconnectivity',
  },

  // Partner applications, documents, the script.
  {
    text: red(
      'New-CsPartnerApplication',
      `Cannot bind parameter 'MetadataUrl' to the target. Exception setting "MetadataUrl": "The metadata document could not be downloaded from the URL in the MetadataUrl parameter or downloaded data is not a valid metadata document."`,
      'WriteError: (:) [New-CsPartnerApplication], ParameterBindingException',
      'ParameterBindingFailed,Microsoft.Rtc.Management.Oauth.NewCsPartnerApplication',
    ),
    cause: 'metadata-unreadable',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/new-cspartnerapplication',
  },
  {
    text: 'New-CsPartnerApplication : Der Parameter "MetadataUrl" kann nicht an das Ziel gebunden werden.',
    cause: 'metadata-unreadable',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/new-cspartnerapplication',
  },
  {
    text: red(
      'New-PartnerApplication',
      "Cannot acquire auth metadata document from 'https://pool01.contoso.com/metadata/json/1'. Error: The underlying connection was closed: Could not establish trust relationship for the SSL/TLS secure channel..",
      'ResourceUnavailable: (:) [New-PartnerApplication], AuthMetadataClientException',
      '[Server=EX01,RequestId=6dbe0d5e-2d8b-4b3a-9d4b-36e3f8b1c111,TimeStamp=11/28/2026 8:42:21 PM] [FailureCategory=Cmdlet-AuthMetadataClientException] 7D2B9B1D,Microsoft.Exchange.Management.SystemConfigurationTasks.NewPartnerApplication',
    ),
    cause: 'certificate-skype-not-trusted',
    from: 'https://learn.microsoft.com/answers/questions/176614',
  },
  {
    text: "Cannot acquire auth metadata document from 'https://pool01.contoso.com/metadata/json/1'. Error: The remote server returned an error: (407) Proxy Authentication Required.",
    cause: 'proxy-exchange',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-exchangeserver',
  },
  {
    text: "Cannot acquire auth metadata document from 'https://pool01.contoso.com/metadata/json/1'. Error: The remote name could not be resolved: 'pool01.contoso.com'.",
    cause: 'name-unknown',
    from: freeBusy,
  },
  {
    text: 'New-PartnerApplication : The partner application with the same application identifier and realm already exists.',
    cause: 'duplicate-application',
    from: 'https://learn.microsoft.com/exchange/configure-oauth-authentication-with-sharepoint-2013-and-lync-2013-exchange-2013-help',
  },
  {
    text: 'Configure-EnterprisePartnerApplication.ps1: There is no accepted domain.',
    cause: 'accepted-domain-name',
    from: 'https://learn.microsoft.com/skypeforbusiness/deploy/integrate-with-exchange-server/configure-partner-applications',
  },
  {
    text: "The term 'C:\\Program' is not recognized as the name of a cmdlet, function, script file, or operable program.\nAt line:1 char:1\n+ C:\\Program Files\\Microsoft\\Exchange Server\\V15\\Scripts\\Configure-EnterprisePartnerApplication.ps1 -AuthMetaDataUrl",
    cause: 'script-line-quoted',
    from: 'https://learn.microsoft.com/skypeforbusiness/deploy/integrate-with-exchange-server/configure-partner-applications',
  },
  {
    text: "The term '.\\Configure-EnterprisePartnerApplication.ps1' is not recognized as the name of a cmdlet, function, script file, or operable program.\nAt line:1 char:1\n+ .\\Configure-EnterprisePartnerApplication.ps1 -AuthMetaDataUrl",
    cause: 'script-line-quoted',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_command_precedence',
  },
  {
    text: "Get-ManagementRoleAssignment: LyncEnterprise-ApplicationAccount isn't assigned to any management roles.",
    cause: 'linked-account',
    from: freeBusy,
  },
  {
    text: red(
      'Set-PartnerApplication',
      "The operation couldn't be performed because object 'x' couldn't be found on 'dc01.contoso.com'.",
      'NotSpecified: (:) [Set-PartnerApplication], ManagementObjectNotFoundException',
      '[Server=EX01,RequestId=6dbe0d5e,TimeStamp=11/28/2026 8:42:21 PM] [FailureCategory=Cmdlet-ManagementObjectNotFoundException] 41A5B0E2,Microsoft.Exchange.Management.SystemConfigurationTasks.SetPartnerApplication',
    ),
    cause: 'object-not-found',
    from: 'https://github.com/microsoft/CSS-Exchange',
  },
  {
    text: 'Autodiscover URL is not well formed, code=ErrorEwsAutodiscover, reason=x, smtpAddress=bob@contoso.com',
    cause: 'autodiscover-none',
    from: 'https://github.com/onpremdiag/SfBServer',
  },

  // Events.
  {
    text: 'Log Name: Application\nSource: MSExchange OAuth\nDate: 28.11.2026 08:00:00\nEvent ID: 2004\nLevel: Warning\nThe signing certificate with thumbprint 0123 was not found.',
    cause: 'auth-certificate',
    from: 'https://learn.microsoft.com/exchange/plan-and-deploy/integration-with-sharepoint-and-skype/maintain-oauth-certificate',
  },
  {
    text: 'Protokollname: Application\nQuelle: MSExchange OAuth\nEreignis-ID: 2007\nEbene: Warnung\nhttps://pool01.contoso.com/metadata/json/1',
    cause: 'skype-document-unreadable',
    from: 'https://learn.microsoft.com/exchange/plan-and-deploy/integration-with-sharepoint-and-skype/maintain-oauth-certificate',
  },
  {
    text: "Nom du journal : Application\nSource : MSExchange OAuth\nID de l'événement : 2007\nNiveau : Avertissement",
    cause: 'skype-document-unreadable',
    from: 'https://learn.microsoft.com/exchange/plan-and-deploy/integration-with-sharepoint-and-skype/maintain-oauth-certificate',
  },
  {
    text: 'ログの名前: Application\nソース: MSExchange OAuth\nイベント ID: 2007\nレベル: 警告',
    cause: 'skype-document-unreadable',
    from: 'https://learn.microsoft.com/exchange/plan-and-deploy/integration-with-sharepoint-and-skype/maintain-oauth-certificate',
  },
  {
    text: '<Event><System><Provider Name="MSExchange OAuth" /><EventID Qualifiers="49156">2004</EventID><Level>3</Level></System></Event>',
    cause: 'auth-certificate',
    from: 'https://learn.microsoft.com/exchange/plan-and-deploy/integration-with-sharepoint-and-skype/maintain-oauth-certificate',
  },
  {
    text: 'Source: MSExchange Common Event ID: 4999 Watson report about to be sent for process id: 1234, with parameters: E12IIS, c-RTL-AMD64, 15.01.2507.006, w3wp#MSExchangeServicesAppPool, M.Exchange.Security, V1ProfileLocalTokenIssuer..ctor, M.E.Security.OAuth.OAuthTokenRequestFailedException',
    cause: 'auth-certificate-crashes',
    from: 'https://learn.microsoft.com/exchange/troubleshoot/administration/ews-app-pool-crashes',
  },
  {
    text: 'Source: Microsoft-Windows-HttpEvent Event ID: 15021 An error occurred while using SSL configuration for endpoint 0.0.0.0:444. Exchange Back End',
    cause: 'back-end-certificate',
    from: 'https://learn.microsoft.com/exchange/troubleshoot/client-connectivity/owa-ecp-ems-cannot-connect-after-self-signed-certificate-removed',
  },
  {
    text: '2026-11-28 08:00:01 10.0.0.5 50000 10.0.0.6 443 HTTP/1.1 POST /EWS/Exchange.asmx 503 1 AppOffline MSExchangeServicesAppPool',
    cause: 'pool-stopped',
    from: 'https://learn.microsoft.com/windows/win32/http/types-of-errors-logged-by-the-http-server-api',
  },
  {
    text: 'Source: MSExchange BackEndRehydration Event ID: 3003 does not have token serialization permission',
    cause: 'serialisation-right',
    from: 'https://learn.microsoft.com/exchange/troubleshoot/client-connectivity/error-occur-ems-eac-owa',
  },

  // Shells.
  {
    text: red(
      'Get-PartnerApplication',
      "The term 'Get-PartnerApplication' is not recognized as the name of a cmdlet, function, script file, or operable program.",
      'ObjectNotFound: (Get-PartnerApplication:String) [], CommandNotFoundException',
      'CommandNotFoundException',
    ),
    cause: 'rights-hidden',
    from: discovery,
  },
  {
    text: red(
      'Get-User',
      "The term 'Get-User' is not recognized as the name of a cmdlet, function, script file, or operable program.",
      'ObjectNotFound: (Get-User:String) [], CommandNotFoundException',
      'CommandNotFoundException',
    ),
    cause: 'wrong-window',
    from: discovery,
  },
  {
    text: 'Get-CsUser : Die Benennung "Get-CsUser" wurde nicht als Name eines Cmdlet, einer Funktion, einer Skriptdatei oder eines ausführbaren Programms erkannt.',
    cause: 'wrong-window',
    from: discovery,
  },
  {
    text: "Get-CsUser : Le terme «Get-CsUser» n'est pas reconnu comme nom d'applet de commande, fonction, fichier de script ou programme exécutable.",
    cause: 'wrong-window',
    from: discovery,
  },
  {
    text: "Get-CsUser : 用語 'Get-CsUser' は、コマンドレット、関数、スクリプト ファイル、または操作可能なプログラムの名前として認識されません。",
    cause: 'wrong-window',
    from: discovery,
  },
  {
    text: red(
      'New-PartnerApplication',
      "A parameter cannot be found that matches parameter name 'AcceptSecurityIdentifierInformation'.",
      'InvalidArgument: (:) [New-PartnerApplication], ParameterBindingException',
      'NamedParameterNotFound,New-PartnerApplication',
    ),
    cause: 'rights-hidden',
    from: discovery,
  },
  {
    text: 'New-PartnerApplication : Es wurde kein Parameter gefunden, der dem Parameternamen "X" entspricht.',
    cause: 'rights-hidden',
    from: discovery,
  },
  {
    text: 'New-PartnerApplication : Impossible de trouver un paramètre correspondant au nom « X ».',
    cause: 'rights-hidden',
    from: discovery,
  },
  { text: "New-PartnerApplication : パラメーター名 'X' に一致するパラメーターが見つかりません。", cause: 'rights-hidden', from: discovery },
  {
    text: 'C:\\Program Files\\Microsoft\\Exchange Server\\V15\\Scripts\\Configure-EnterprisePartnerApplication.ps1 cannot be loaded because running scripts is disabled on this system.',
    cause: 'script-policy',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_execution_policies',
  },
  {
    text: 'Configure-EnterprisePartnerApplication.ps1 kann nicht geladen werden, da die Ausführung von Skripts auf diesem System deaktiviert ist.',
    cause: 'script-policy',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_execution_policies',
  },
  {
    text: "Configure-EnterprisePartnerApplication.ps1, car l'exécution de scripts est désactivée sur ce système.",
    cause: 'script-policy',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_execution_policies',
  },
  {
    text: 'Configure-EnterprisePartnerApplication.ps1 を読み込むことができません。このシステムではスクリプトの実行が無効になっているため',
    cause: 'script-policy',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_execution_policies',
  },
  {
    text: `Exchange Management Shell\n${remote('-2144108477')}`,
    cause: 'serialisation-right',
    from: 'https://learn.microsoft.com/exchange/troubleshoot/client-connectivity/error-occur-ems-eac-owa',
  },
  {
    text: `Exchange Management Shell\n${remote('-2144108212')}`,
    cause: 'back-end-certificate',
    from: 'https://learn.microsoft.com/exchange/troubleshoot/client-connectivity/owa-ecp-ems-cannot-connect-after-self-signed-certificate-removed',
  },
  {
    text: `https://pool01.contoso.com/OcsPowershell\n${remote('-2144108102')}`,
    cause: 'net-framework',
    from: 'https://learn.microsoft.com/skypeforbusiness/troubleshoot/server-configuration/remote-powershell-cmdlets-not-working',
  },
  { text: `Exchange Management Shell\n${remote('AccessDenied')}`, cause: 'shell-refused', from: winrm },
  // The line that was typed names the shell, in any language.
  {
    text: "New-PSSession : [ex01.contoso.com] La connexion au serveur distant ex01.contoso.com a échoué avec le message d'erreur suivant : Accès refusé.\nAu caractère Ligne:1 : 1\n+ New-PSSession -ConfigurationName Microsoft.Exchange -ConnectionUri http://ex01.contoso.com/PowerShell\n    + CategoryInfo          : OpenError: (System.Manageme....RemoteRunspace:RemoteRunspace) [New-PSSession], PSRemotingTransportException\n    + FullyQualifiedErrorId : AccessDenied,PSSessionOpenFailed",
    cause: 'shell-refused',
    from: winrm,
  },
  { text: `Exchange Management Shell\n${remote('CannotConnect')}`, cause: 'shell-not-reached', from: winrm },
  { text: `Exchange Management Shell\n${remote('-2144108103')}`, cause: 'name-unknown', from: winrm },
  { text: `Exchange Management Shell\n${remote('LogonFailure')}`, cause: 'shell-refused', from: winrm },

  // Keys, files, IIS.
  {
    text: 'Import-PfxCertificate : The specified network password is not correct. 0x80070056 (WIN32: 86 ERROR_INVALID_PASSWORD)',
    cause: 'pfx-aes',
    from: 'https://github.com/acmesh-official/acme.sh/issues/6805',
  },
  {
    text: 'Import-PfxCertificate : Das angegebene Netzwerkkennwort ist falsch.',
    cause: 'pfx-aes',
    from: 'https://github.com/acmesh-official/acme.sh/issues/6805',
  },
  {
    text: 'Import-PfxCertificate : Le mot de passe réseau spécifié est incorrect.',
    cause: 'pfx-aes',
    from: 'https://github.com/acmesh-official/acme.sh/issues/6805',
  },
  {
    text: 'Import-PfxCertificate : 指定されたネットワーク パスワードが間違っています。',
    cause: 'pfx-aes',
    from: 'https://github.com/acmesh-official/acme.sh/issues/6805',
  },
  { text: 'Set-CsCertificate : Keyset does not exist (0x80090016)', cause: 'key-unusable', from: 'https://www.sevecek.com' },
  { text: "Set-CsCertificate : Le jeu de clés n'existe pas", cause: 'key-unusable', from: 'https://www.sevecek.com' },
  { text: 'Set-CsCertificate : キー セットがありません。', cause: 'key-unusable', from: 'https://www.sevecek.com' },
  {
    text: 'Export-ExchangeCertificate : Key not valid for use in specified state.',
    cause: 'key-not-exportable',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/export-exchangecertificate',
  },
  {
    text: 'Get-CsCertificate : Unable to locate a OAuthTokenIssuer certificate',
    cause: 'issuer-missing',
    from: 'https://github.com/onpremdiag/SfBServer',
  },
  {
    text: 'New-ExchangeCertificate\nOverwrite the existing default SMTP certificate?\n[Y] Yes [A] Yes to All [N] No',
    cause: 'smtp-question',
    from: 'https://learn.microsoft.com/exchange/plan-and-deploy/integration-with-sharepoint-and-skype/maintain-oauth-certificate',
  },
  {
    text: 'iisreset ex01\nAttempting stop...\nRestart attempt failed.\nThe service cannot accept control messages at this time. (2147943461, 80070425)',
    cause: 'iis-not-started',
    from: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/www-administration-management/using-iisreset-restart-iis-result-error',
  },
  {
    text: 'iisreset /noforce\nAttempting stop...\nInternet services successfully stopped\nAttempting start...\nRestart attempt failed.\nThe system cannot find the file specified. (2147942402, 80070002)',
    cause: 'iis-not-started',
    from: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/www-administration-management/using-iisreset-restart-iis-result-error',
  },
  {
    text: 'iisreset\nAttempting stop...\nInternet services successfully stopped\nAttempting start...\nRestart attempt failed.\nThe IIS Admin Service or the World Wide Web Publishing Service, or a service dependent on them failed to start. The service, or dependent services, may had an error during its startup or may be disabled.',
    cause: 'iis-not-started',
    from: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/www-administration-management/using-iisreset-restart-iis-result-error',
  },
  {
    text: 'iisreset ex01\nRestart attempt failed.\nAccess denied, you must be an administrator of the remote computer to use this command.',
    cause: 'access-denied',
    from: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/www-administration-management/using-iisreset-restart-iis-result-error',
  },
  {
    text: "The term 'Get-CsPool' is not recognized as the name of a cmdlet, function, script file, or operable program. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.",
    cause: 'wrong-window',
    from: discovery,
  },
  {
    text: 'Creating User <LyncEnterprise-ApplicationAccount> for Partner Application.\nThere is no accepted domain.',
    cause: 'accepted-domain-name',
    from: 'https://learn.microsoft.com/skypeforbusiness/deploy/integrate-with-exchange-server/configure-partner-applications',
  },
  {
    text: 'Source: MSExchange OAuth\nEvent ID: 2001\nLevel: Error',
    cause: 'configuration-not-loaded',
    from: 'https://learn.microsoft.com/exchange/troubleshoot/administration/exchange-oauth-authentication-could-not-find-the-authorization',
  },
  {
    text: 'Exchange Management Shell\nNew-PSSession : The WS-Management service cannot process the request. This user is allowed a maximum number of 5 concurrent shells, which has been exceeded. Close existing shells or raise the quota for this user.',
    cause: 'shell-budget',
    from: winrm,
  },
  {
    text: red(
      'Import-PfxCertificate',
      'The PFX file you are trying to import requires either a different password or membership in an Active Directory principal to which it is protected.',
      'NotSpecified: (:) [Import-PfxCertificate], Win32Exception',
      'System.ComponentModel.Win32Exception,Microsoft.CertificateServices.Commands.ImportPfxCertificate',
    ),
    cause: 'pfx-aes',
    from: 'https://github.com/dsccommunity/CertificateDsc/issues/153',
  },
  {
    text: 'iisreset\nEs wird versucht, neu zu starten...\nFehler beim Neustart: Der Dienst antwortete nicht rechtzeitig auf die Anforderung. (2147943453, 8007041d)',
    cause: 'iis-not-started',
    from: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/www-administration-management/using-iisreset-restart-iis-result-error',
  },
  {
    text: 'Set-CsCertificate : Command execution failed: The certificate cannot be used because its private key is not exportable.',
    cause: 'key-not-exportable',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/set-cscertificate',
  },
  {
    text: 'iisreset ex01\nThe RPC server is unavailable. (2147944122, 800706ba)',
    cause: 'rpc',
    from: 'https://learn.microsoft.com/troubleshoot/windows-client/networking/rpc-errors-troubleshooting',
  },
  {
    text: 'iisreset ex01\nDer RPC-Server ist nicht verfügbar. (2147944122, 800706ba)',
    cause: 'rpc',
    from: 'https://learn.microsoft.com/troubleshoot/windows-client/networking/rpc-errors-troubleshooting',
  },
  {
    text: 'Get-ExchangeCertificate : Deserialization fails: System.Reflection.TargetInvocationException',
    cause: 'shell-objects-empty',
    from: 'https://github.com/microsoft/CSS-Exchange/pull/1448',
  },
  {
    text: 'Get-WebServicesVirtualDirectory : Cannot serialize context',
    cause: 'serialisation-right',
    from: 'https://learn.microsoft.com/exchange/troubleshoot/client-connectivity/error-occur-ems-eac-owa',
  },
  {
    text: 'Test-OAuthConnectivity -Service EWS -TargetUri https://mail.contoso.com\nResultType : Error\nDetail : The configuration was last successfully loaded …',
    cause: 'wrong-test',
    from: 'https://digitalbamboo.wordpress.com',
  },

  // Met rarely.
  {
    text: 'Get-ServerComponentState EX01\nEX01 EwsProxy Inactive',
    cause: 'maintenance',
    from: 'https://learn.microsoft.com/exchange/troubleshoot/administration/requestor-changed-server-component',
  },
  {
    text: 'Get-WebServicesVirtualDirectory\nName : EWS (Default Web Site)\nInternalNLBBypassUrl : https://ex01.contoso.com/ews/exchange.asmx',
    cause: 'nlb-bypass',
    from: 'https://github.com/microsoft/CSS-Exchange',
  },
  {
    text: 'https://pool01.contoso.com/webticket HTTP/1.1 401 Unauthorized\nX-Ms-diagnostics: 28020;source="fe01.contoso.com";reason="No valid security token."\nGet-CsUser',
    cause: 'skype-refuses',
    from: 'https://learn.microsoft.com/openspecs/office_protocols/ms-ocauthws',
  },
  { text: behind('ErrorInvalidUserSid'), cause: 'linked-mailbox', from: ews },
  {
    text: 'Test-CsExStorageConnectivity : There was no endpoint listening at net.pipe://localhost/storage that could accept the message.',
    cause: 'storage-service',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/test-csexstorageconnectivity',
  },
  {
    text: 'Test-CsUnifiedContactStore\nResult : Failure\nError Message : No contacts were received for the user. Verify that contacts exist for the user.',
    cause: 'contacts',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/test-csunifiedcontactstore',
  },
  {
    text: 'Set-CsCertificate : Invalid provider type specified.',
    cause: 'key-provider',
    from: 'https://learn.microsoft.com/skypeforbusiness/manage/authentication/assign-a-server-to-server-certificate',
  },
  {
    text: 'Set-AuthConfig\nThe effective date of the next certificate is less than 48 hours away. Do you want to continue?',
    cause: 'effective-date',
    from: 'https://learn.microsoft.com/exchange/plan-and-deploy/integration-with-sharepoint-and-skype/maintain-oauth-certificate',
  },
  {
    text: red(
      'Get-ExchangeCertificate',
      'The certificate with thumbprint 3D1F was not found on EX02.',
      'InvalidArgument: (:) [Get-ExchangeCertificate], InvalidOperationException',
      '[Server=EX02,RequestId=1,TimeStamp=1] [FailureCategory=Cmdlet-InvalidOperationException] 98F1B3A0,Microsoft.Exchange.Management.SystemConfigurationTasks.GetExchangeCertificate',
    ),
    cause: 'certificate-elsewhere',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-exchangecertificate',
  },
  {
    text: red(
      'Get-CsUser',
      'The syntax is not supported by this runspace. This can occur if the runspace is in no-language mode.',
      'ParserError: (:) [], ParseException',
      'ScriptsNotAllowed',
    ),
    cause: 'constrained-language',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_language_modes',
  },
  {
    text: red(
      'Configure-EnterprisePartnerApplication.ps1',
      'The script cannot be run because it contains a "#requires" statement for running as Administrator.',
      'PermissionDenied: (:) [], ScriptRequiresException',
      'ScriptRequiresElevation',
    ),
    cause: 'not-elevated',
    from: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_requires',
  },
  {
    text: red(
      'Set-PartnerApplication',
      "Missing an argument for parameter 'Identity'.",
      'InvalidArgument: (:) [Set-PartnerApplication], ParameterBindingException',
      'MissingArgument,Set-PartnerApplication',
    ),
    cause: 'typed-wrong',
    from: discovery,
  },
  {
    text: 'Exchange Management Shell\nNew-PSSession : This user is allowed a maximum number of concurrent shells; the maximum number of concurrent shells was exceeded.',
    cause: 'shell-budget',
    from: winrm,
  },
  {
    text: 'C:\\>iisreset EX01\nAccess denied, you must be an administrator of the remote computer to use this command.',
    cause: 'access-denied',
    from: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/www-administration-management/using-iisreset-restart-iis-result-error',
  },
  {
    text: 'Configure-EnterprisePartnerApplication.ps1: Max retry reached.',
    cause: 'account-name-taken',
    from: 'https://learn.microsoft.com/exchange/configure-oauth-authentication-with-sharepoint-2013-and-lync-2013-exchange-2013-help',
  },
  {
    text: 'iisreset EX01\nAccess to internet services restart is disabled. (2147946709, 800710d5)',
    cause: 'iis-switched-off',
    from: 'https://learn.microsoft.com/previous-versions/iis/6.0-sdk/ms525455(v=vs.90)',
  },
  {
    text: 'Log Name: Lync Server\nSource: LS File Transfer Agent Service\nEvent ID: 1034',
    cause: 'replication',
    from: 'https://learn.microsoft.com/skypeforbusiness/troubleshoot/server-configuration/central-management-store-replication-failures',
  },
  {
    text: 'HTTP/1.1 302 Found\nLocation: https://mail.litware.com/autodiscover/autodiscover.svc\nhttps://autodiscover.contoso.com/autodiscover/autodiscover.svc',
    cause: 'redirect',
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/set-csoauthconfiguration',
  },

  {
    text: 'Source: MSExchange AuthAdmin Event ID: 2012 The certificate is not valid.',
    cause: 'auth-certificate-next',
    from: 'https://learn.microsoft.com/exchange/plan-and-deploy/integration-with-sharepoint-and-skype/maintain-oauth-certificate',
  },
  {
    text: red(
      'Set-CsCertificate',
      'Cannot process command because of one or more missing parameters: EffectiveDate.',
      'InvalidArgument: (:) [Set-CsCertificate], ParameterBindingException',
      'SetCsCertificate',
    ),
    cause: 'roll-date',
    from: 'https://learn.microsoft.com/skypeforbusiness/manage/authentication/stage-av-and-oauth-certificates',
  },
  {
    text: red(
      'Set-PartnerApplication',
      "The operation couldn't be performed because 'Lync' matches multiple entries.",
      'InvalidData: (:) [Set-PartnerApplication], ManagementObjectAmbiguousException',
      '[Server=EX01,RequestId=1,TimeStamp=1] [FailureCategory=Cmdlet-ManagementObjectAmbiguousException] 4A0B11C2,Microsoft.Exchange.Management.SystemConfigurationTasks.SetPartnerApplication',
    ),
    cause: 'two-entries',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-partnerapplication',
  },
  {
    text: 'https://mail.contoso.com/EWS/Exchange.asmx 401 0x80090346 SEC_E_BAD_BINDINGS',
    cause: 'channel-binding',
    from: 'https://learn.microsoft.com/iis/configuration/system.webserver/security/authentication/windowsauthentication/extendedprotection/',
  },
  { text: "The user's mailbox version is not supported for access using OAuth.", cause: 'older-exchange', from: freeBusy },
  { text: 'Missing signing certificate.', cause: 'auth-certificate', from: freeBusy },
  {
    text: 'HttpEvent 15021: An error occurred while using SSL configuration for endpoint 0.0.0.0:444. Source: Microsoft-Windows-HttpEvent Event ID: 15021',
    cause: 'back-end-certificate',
    from: 'https://learn.microsoft.com/exchange/troubleshoot/client-connectivity/owa-ecp-ems-cannot-connect-after-self-signed-certificate-removed',
  },
  {
    text: skype('ProtocolError', 'The request failed with HTTP status 417: Expectation Failed.'),
    cause: 'proxy-front-end',
    from: freeBusy,
  },

  // Nothing is named: the text says that it failed, and not why.
  { text: `StoreWebException: code=ErrorEwsAutodiscover, reason=GetUserSettings failed, ${where}`, cause: null, from: storage },
  {
    text: 'Log Name: Lync Server\nSource: LS Storage Service\nEvent ID: 32054\nStorage Service had an EWS Autodiscovery failure.',
    cause: null,
    from: accepted,
  },
  { text: 'Log Name: Lync Server\nSource: LS Storage Service\nEvent ID: 32052\nStorage Service', cause: null, from: accepted },
  // The web services' worker crashes for other reasons, and an identity is refused for other reasons.
  {
    text: 'Source: MSExchange Common Event ID: 4999 Watson report about to be sent for process id: 1234, with parameters: E12, c-RTL-AMD64, 15.00.1130.005, w3wp#MSExchangeServicesAppPool, M.E.D.Storage, M.E.D.S.ItemConversation.CheckWcfDelayedException, System.TimeoutException',
    cause: null,
    from: 'https://learn.microsoft.com/exchange/troubleshoot/administration/event-id-4999-msexchangeservicesapppool-crash',
  },
  { text: 'Source: MSExchange BackEndRehydration Event ID: 3002 TypeInitializationException', cause: 'serialisation-right', from: ews },
  {
    text: 'Log Name: Lync Server\nSource: UCWA\nEvent ID: 20004\nConnection to Exchange is not available.',
    cause: null,
    from: 'https://learn.microsoft.com/skypeforbusiness/manage/health-and-monitoring/ucwa-events',
  },
  { text: behind('ErrorIncorrectSchemaVersion'), cause: 'older-exchange', from: ews },
  { text: 'StoreWebException: Exception of type StoreWebException was thrown.', cause: null, from: storage },
  {
    text: red(
      'Set-CsOAuthConfiguration',
      'Exception of type RuntimeException was thrown.',
      'NotSpecified: (:) [Set-CsOAuthConfiguration], RuntimeException',
      'RuntimeException,Microsoft.Rtc.Management.OAuth.SetOAuthConfigurationCmdlet',
    ),
    cause: null,
    from: discovery,
  },
  { text: 'The operation has timed out', cause: null, from: dotnet },
  // Of Skype: nothing is missing in Exchange.
  {
    text: 'Invoke-CsUcsRollback : Management object not found for identity "sip:anna@example.com".',
    cause: null,
    from: 'https://learn.microsoft.com/powershell/module/skypeforbusiness/invoke-csucsrollback',
  },
  { text: 'Die Anforderung wurde abgebrochen: Es konnte kein geschützter SSL/TLS-Kanal erstellt werden.', cause: null, from: dotnet },
  { text: "Le délai d'attente de l'opération a expiré.", cause: null, from: dotnet },
  { text: 'リモート サーバーがエラーを返しました: (500) 内部サーバー エラー', cause: null, from: dotnet },
  {
    text: 'Log Name: Application\nSource: MSExchange OAuth\nOAuthTokenRequestFailedException: AADSTS700027: Client assertion failed signature validation. The key was not found.',
    cause: 'hybrid-key',
    from: 'https://learn.microsoft.com/outlook/troubleshoot/calendaring/resolve-free-busy-errors',
  },
  {
    text: refusal(2000020, 'The tenant is not allowed.', 'tenant'),
    cause: null,
    from: 'https://learn.microsoft.com/skypeforbusiness/deploy/integrate-with-exchange-server/oauth-with-online-and-on-premises',
  },
  {
    text: 'Get-ClientAccessService: AutoDiscoverServiceInternalUri is blank on EX01.',
    cause: 'internal-uri-blank',
    from: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-clientaccessservice',
  },
  {
    text: skype('ProtocolError', 'The remote server returned an error: (440) Login Timeout.'),
    cause: 'other-service',
    from: 'https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-ashttp/e092c310-7609-4a38-90cc-10688f79cf8d',
  },
  {
    text: 'After Configure-EnterprisePartnerApplication.ps1 users say that contacts have been moved to Exchange.',
    cause: 'contacts-moved',
    from: 'https://learn.microsoft.com/skypeforbusiness/deploy/integrate-with-exchange-server/use-the-unified-contact-store',
  },
];
