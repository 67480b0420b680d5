// The one table of what stays readable in a disguised file. Whatever is not here is disguised, and there is no second list. What stands
// here is documented, or given by the products to every organisation alike, so that it tells nothing of anybody's own. A new row needs a
// source (the documentation of a cmdlet, a recording, or our own code). Texts are compared without capitals.

/** Names that the products give themselves: as the whole of a text, or of a part of it between slashes, quotes or colons. */
const productNames = [
  ...['Global', 'microsoft.exchange', 'Exchange', 'ExchangeOnPremises', 'ExchangeOnPremises2', 'ExchangeOnPremises3', 'Lync'],
  ...['Auth Configuration', 'Hybrid Configuration', 'ACS', 'EvoSts', 'microsoft.sts', 'any'],
  ...['UserApplication', 'ArchiveApplication', 'MeetingGraphApplication', 'OfficeExtensionApplication', 'TeamMailboxLifecycleApplication'],
  ...['LyncEnterprise-ApplicationAccount', 'Exchange Online-ApplicationAccount', 'Organization Management', 'RIM-MailboxAdmins'],
  ...['Microsoft Exchange Server Auth Certificate', 'Microsoft Exchange', 'WMSVC', 'WMSvc-SHA2', 'Skype for Business Server OAuth'],
  ...[
    'Default Web Site',
    'Exchange Back End',
    'Skype for Business Server Internal Web Site',
    'Skype for Business Server External Web Site',
  ],
  ...['W3SVC', 'WAS', 'MSExchangeServicesAppPool', 'MSExchangeAutodiscoverAppPool', 'LyncIntFeature', 'LyncExtFeature'],
  ...['Local CMOS Clock', 'Free-running System Clock', 'VM IC Time Synchronization Provider'],
  ...['Users', 'Configuration', 'Sites', 'Default-First-Site-Name', 'Deleted Objects', 'Microsoft Exchange Security Groups'],
  ...['Configure-EnterprisePartnerApplication.ps1', 'iisreset.exe', 'SRV'],
  // The sentences of Get-CsServerVersion after its version.
  ...['Volume license key installed', 'Evaluation license key installed', 'No license key needed'],
  'Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.UseOAuthServer',
  // The commands that a plan may run (steps/changing-commands.ts): the wizard asks a shell whether it has them.
  ...['Enable-ExchangeCertificate', 'Import-CsCertificate', 'Invoke-CsManagementStoreReplication', 'New-CsPartnerApplication'],
  ...['New-CsUserServicesPolicy', 'New-ExchangeCertificate', 'New-MailUser', 'New-ManagementRoleAssignment', 'New-PartnerApplication'],
  ...['Remove-CsCertificate', 'Remove-CsPartnerApplication', 'Remove-MailUser', 'Remove-ManagementRoleAssignment'],
  ...[
    'Remove-PartnerApplication',
    'Request-CsCertificate',
    'Set-AuthConfig',
    'Set-ClientAccessService',
    'Set-CsCertificate',
    'Set-CsOAuthConfiguration',
  ],
  ...['Set-CsPartnerApplication', 'Set-CsUserServicesPolicy', 'Set-MailUser', 'Set-PartnerApplication', 'Test-CsExStorageConnectivity'],
];

/** Application ids that are the same everywhere (facts.md 66). */
const applicationIds = [
  '00000001-0000-0000-c000-000000000000',
  '00000002-0000-0ff1-ce00-000000000000',
  '00000003-0000-0ff1-ce00-000000000000',
  '00000004-0000-0ff1-ce00-000000000000',
  '00000005-0000-0ff1-ce00-000000000000',
  '00000007-0000-0ff1-ce00-000000000000',
  '00000000-0000-0000-0000-000000000000',
];

/** Words before a colon or an equals sign, which say what follows. */
const prefixes = [
  ...['sip', 'smtp', 'x500', 'tel', 'Value', 'CertificateRawData', 'DEL', 'Global', 'Site', 'Tag', 'Service', 'Enabled'],
  ...['Registrar', 'UserServer', 'WebServer', 'ConferencingServer', 'CentralManagement', 'MediationServer', 'EdgeServer', 'ExternalServer'],
  ...['ApplicationServer', 'ApplicationDatabase', 'ArchivingServer', 'ArchivingDatabase', 'BackupServer', 'CallParkServer', 'Director'],
  ...['FileStore', 'ManagementDatabase', 'MonitoringServer', 'MonitoringDatabase', 'PersistentChatServer', 'PersistentChatDatabase'],
  ...['ProvisionServer', 'UserDatabase', 'VideoInteropServer', 'WacService', 'WitnessStore', 'TrustedApplicationPool', 'UserStore'],
  // Distinguished names (RFC 4514), as Windows writes them.
  ...['CN', 'O', 'OU', 'DC', 'C', 'L', 'S', 'ST', 'STREET', 'E', 'SERIALNUMBER', 'T', 'G', 'SN', 'UID', 'OID'],
];

/** The leftmost label of a host: names that clients look for in every organisation. */
const hostLabels = ['autodiscover', 'lyncdiscover', 'lyncdiscoverinternal'];

const schemes = ['http', 'https', 'ldap', 'ldaps', 'iis', 'net.tcp', 'rtsp', 'file'];

/** Paths of addresses that the products have everywhere. */
const paths = [
  ...['/', '/metadata/json/1', '/autodiscover/metadata/json/1', '/autodiscover/autodiscover.xml', '/autodiscover/autodiscover.svc'],
  ...[
    '/ews',
    '/ews/exchange.asmx',
    '/ews/healthcheck.htm',
    '/autodiscover/healthcheck.htm',
    '/autodiscover/autodiscoverservice.svc/root/oauth/user',
  ],
  ...['/autodiscover/autodiscoverservice.svc/root', '/w3svc/1', '/powershell', '/powershell/', '/ocspowershell'],
];

const fileEndings = [
  'cer',
  'crt',
  'csr',
  'der',
  'p7b',
  'p12',
  'pem',
  'pfx',
  'req',
  'txt',
  'log',
  'xml',
  'json',
  'ps1',
  'psm1',
  'exe',
  'edb',
];

/** Documented words of a property: the whole text, or each word of a list. */
const properties: { readonly [property: string]: readonly string[] } = {
  ServerRole: [
    'None',
    'Cafe',
    'Mailbox',
    'ClientAccess',
    'UnifiedMessaging',
    'HubTransport',
    'Edge',
    'ProvisionedServer',
    'FrontendTransport',
  ],
  DomainType: ['Authoritative', 'ExternalRelay', 'InternalRelay'],
  RecipientType: ['User', 'UserMailbox', 'MailUser', 'Contact', 'MailContact', 'Group', 'MailUniversalSecurityGroup'],
  RecipientTypeDetails: ['User', 'UserMailbox', 'SharedMailbox', 'LinkedMailbox', 'MailUser', 'DisabledUser', 'LinkedUser'],
  AssignmentMethod: ['Direct', 'Indirect', 'SecurityGroup', 'RoleGroup', 'RoleAssignmentPolicy'],
  RoleAssigneeType: [
    'User',
    'SecurityGroup',
    'RoleGroup',
    'RoleAssignmentPolicy',
    'ForeignSecurityPrincipal',
    'LinkedRoleGroup',
    'Computer',
  ],
  RoleAssignmentDelegationType: ['Regular', 'Delegating', 'DelegatingOrgWide'],
  UserAccountControl: [
    ...['None', 'Script', 'AccountDisabled', 'HomeDirectoryRequired', 'Lockout', 'PasswordNotRequired', 'CannotChangePassword'],
    ...['EncryptedTextPasswordAllowed', 'TemporaryDuplicateAccount', 'NormalAccount', 'InterDomainTrustAccount'],
    ...['WorkstationTrustAccount', 'ServerTrustAccount', 'DoNotExpirePassword', 'MnsLogonAccount', 'SmartCardRequired'],
    ...['TrustedForDelegation', 'NotDelegated', 'UseDesKeyOnly', 'DoNotRequirePreauthentication', 'PasswordExpired'],
    ...['TrustedToAuthenticateForDelegation', 'PartialSecretsAccount'],
  ],
  // Of a setting override: the dedicated hybrid application (facts.md 135).
  ComponentName: ['Global'],
  SectionName: ['ExchangeOnpremAsThirdPartyAppId'],
  AccountType: ['OrganizationalAccount', 'ConsumerAccount'],
  Services: ['None', 'IMAP', 'POP', 'UM', 'IIS', 'SMTP', 'Federation', 'UMCallRouter'],
  Status: [
    ...['Unknown', 'Valid', 'Revoked', 'DateInvalid', 'Untrusted', 'Invalid', 'RevocationCheckFailure', 'PendingRequest'],
    ...['Failed', 'Seeding', 'Suspended', 'Healthy', 'ServiceDown', 'Initializing', 'Resynchronizing', 'Mounted', 'Dismounted', 'Mounting'],
    ...['Dismounting', 'DisconnectedAndHealthy', 'FailedAndSuspended', 'DisconnectedAndResynchronizing', 'NonExchangeReplication'],
    ...['SeedingSource', 'Misconfigured', 'SinglePageRestore', 'Running', 'Stopped', 'StartPending', 'StopPending', 'Paused'],
    ...['Issued', 'Denied', 'Pending'],
    // Windows' chain engine (X509ChainStatusFlags).
    ...['NotTimeValid', 'NotTimeNested', 'NotSignatureValid', 'NotValidForUsage', 'UntrustedRoot', 'RevocationStatusUnknown', 'Cyclic'],
    ...['InvalidExtension', 'InvalidPolicyConstraints', 'InvalidBasicConstraints', 'InvalidNameConstraints', 'PartialChain'],
    ...['OfflineRevocation', 'HasWeakSignature'],
  ],
  State: ['Started', 'Starting', 'Stopped', 'Stopping', 'Unknown', 'read', 'folder', 'missing', 'denied', 'too', 'large'],
  Type: ['MicrosoftACS', 'AzureAD', 'ADFS', 'Facebook', 'LinkedIn', 'Unknown', 'OAuthTokenIssuer', 'Default'],
  ApplicationTrustLevel: ['Full', 'Application', 'User'],
  KeyAlgorithm: ['RSA', 'RSA-PSS', 'RSASSA-PSS', 'ECC', 'ECDSA', 'DSA'],
  SignatureAlgorithm: ['md5RSA', 'sha1RSA', 'sha256RSA', 'sha384RSA', 'sha512RSA', 'RSASSA-PSS', 'sha1ECDSA', 'sha256ECDSA', 'sha384ECDSA'],
  Scope: ['WinHTTP', 'machine', 'S-1-5-18', 'S-1-5-20'],
  Stage: ['name', 'connect', 'tls', 'http', 'done'],
  Protocol: ['None', 'Ssl3', 'Tls', 'Tls11', 'Tls12', 'Tls13', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
  Cipher: ['Aes128', 'Aes192', 'Aes256', 'TripleDes', 'Rc4', 'AES', 'SHA256', 'SHA384'],
  ErrorAction: ['SilentlyContinue', 'Stop', 'Continue'],
  Binding: ['NetTCP', 'https', 'http'],
  category: [
    ...['NotSpecified', 'OpenError', 'CloseError', 'DeviceError', 'DeadlockDetected', 'InvalidArgument', 'InvalidData', 'InvalidOperation'],
    ...['InvalidResult', 'InvalidType', 'MetadataError', 'NotImplemented', 'NotInstalled', 'ObjectNotFound', 'OperationStopped'],
    ...['OperationTimeout', 'SyntaxError', 'ParserError', 'PermissionDenied', 'ResourceBusy', 'ResourceExists', 'ResourceUnavailable'],
    ...[
      'ReadError',
      'WriteError',
      'FromStdErr',
      'SecurityError',
      'ProtocolError',
      'ConnectionError',
      'AuthenticationError',
      'LimitsExceeded',
    ],
    ...['QuotaExceeded', 'NotEnabled'],
  ],
  // What a metadata document says of itself (facts.md 62).
  version: ['1.0'],
  usage: ['signing', 'metadata', 'issuance'],
  type: ['x509Certificate'],
  protocol: ['OAuth2', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
  // Parameters of the commands that a plan may run, as Get-Command lists them.
  Parameters: [
    ...[
      'AcceptSecurityIdentifierInformation',
      'AllSipDomain',
      'AutoDiscoverServiceInternalUri',
      'ApplicationTrustLevel',
      'AuthMetadataUrl',
      'Binding',
      'CA',
    ],
    ...['ClearPreviousCertificate', 'Confirm', 'DeleteItem', 'DomainController', 'DomainName', 'EffectiveDate', 'Enabled'],
    ...[
      'ExchangeAutodiscoverUrl',
      'ExternalEmailAddress',
      'Force',
      'FriendlyName',
      'HiddenFromAddressListsEnabled',
      'HostNameStorageService',
    ],
    ...['Identity', 'KeySize', 'LinkedAccount', 'List', 'MetadataUrl', 'Name', 'New', 'NewCertificateEffectiveDate'],
    ...['NewCertificateThumbprint', 'Output', 'Path', 'Previous', 'PrivateKeyExportable', 'PublishCertificate', 'RefreshAuthMetadata'],
    ...['RequestId', 'Retrieve', 'Role', 'Roll', 'Server', 'Services', 'SipUri', 'SubjectName', 'Thumbprint', 'Type', 'UcsAllowed', 'User'],
    'Verbose',
    // Of a setting override (facts.md 135).
    ...['true', 'false'],
  ],
  // Our own words in what a look gives: probes/document-probe.ts, probes/probes.ts, model/shell.ts, model/probe-trace.ts.
  kind: ['answered', 'failed', 'ended', 'interrupted', 'date', 'list', 'bytes', 'secret', 'rsa', 'rsa-pss', 'elliptic curve', 'other'],
  why: ['cancelled', 'timed out', 'died', 'asked'],
  stage: ['name', 'connect', 'secure', 'ask', 'answer', 'meaning'],
  state: ['passed', 'noted', 'failed', 'not seen', 'not reached'],
  code: ['expired', 'not yet valid', 'unknown root', 'issuer missing', 'self-signed', 'wrong name', 'wrong use', 'key too short', 'other'],
  cipher: [
    ...['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'],
    ...['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256'],
    ...['TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'TLS_RSA_WITH_AES_128_GCM_SHA256', 'TLS_RSA_WITH_AES_256_GCM_SHA384'],
  ],
  // The choices of our own questions (cli/answers-schema.ts).
  answer: [
    ...['this computer', 'remote', 'by hand', 'not at all', 'mine', 'another', 'keep', 'pilot', 'move', 'skype', 'exchange', 'request'],
    ...[
      'file',
      'import',
      'other',
      'again',
      'tomorrow',
      'remove',
      'enable',
      'stay',
      'wizard',
      'myself',
      'change',
      'yes',
      'go on anyway',
      'leave',
      'set',
    ],
  ],
};

/** A challenge (facts.md 74). */
const challenge = [
  ...['Bearer', 'Negotiate', 'NTLM', 'Basic', 'client_id', 'trusted_issuers', 'token_types', 'authorization_uri', 'realm', 'error'],
  ...['app_asserted_user_v1', 'service_asserted_app_v1', 'invalid_token'],
];

/** Words of properties that hold others' words too: each stays by itself. */
const languages: { readonly [property: string]: readonly string[] } = {
  ContentType: ['application', 'text', 'json', 'html', 'plain', 'xml', 'charset', 'utf-8'],
  Filter: ['Name', 'Guid', 'eq', 'like', 'and', 'or', 'RecipientType', 'DistinguishedName'],
  'www-authenticate': challenge,
  Challenges: challenge,
};

/** How texts look that are numbers of one kind or another: versions, instants. */
export const formsThatStay = [
  /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?(?:Z|[+-]\d\d:\d\d)?/,
  /\d{4}-\d\d-\d\d/,
  /(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT/,
  /Version \d{1,2}\.\d{1,2} \(Build \d{1,5}\.\d{1,5}\)/,
  /(?:Skype for Business|Microsoft Lync|Lync) Server \d{4} \(\d{1,2}\.\d{1,2}\.\d{1,5}\.\d{1,5}\)/,
  /(?:UserApplication|ArchiveApplication|MeetingGraphApplication)-(?:LyncEnterprise-ApplicationAccount|Organization Management-Delegating)(?:-\d{1,3})?/,
  // What the wizard calls a certificate that it requests (steps/certificates/token-issuer/request.ts).
  /Skype OAuthTokenIssuer \d{4}-\d\d-\d\d/,
  /http status \d{3}/i,
] as const;

const among = (texts: readonly string[]) => {
  const known = new Set(texts.map((each) => each.toLowerCase()));
  return (text: string): boolean => known.has(text.toLowerCase());
};

export const isProductName = among(productNames);
export const isApplicationId = among(applicationIds);
export const isPrefix = among(prefixes);
export const isHostLabel = among(hostLabels);
export const isScheme = among(schemes);
export const isPath = among(paths);
export const isFileEnding = among(fileEndings);

/** Product names of several words, which are known wherever they stand; one word may be anybody's. */
export const phrases: readonly string[] = productNames.filter((each) => /[ .-]/.test(each)).sort((one, other) => other.length - one.length);

const byProperty = (table: typeof properties) => {
  const known = new Map(Object.entries(table).map(([property, words]) => [property, among(words)]));
  return (property: string | undefined, text: string): boolean => property !== undefined && (known.get(property)?.(text) ?? false);
};
/** Whether a property is documented to have this text. */
export const isValueOf = byProperty(properties);
/** Whether this word belongs to the property's own language. */
export const isWordIn = byProperty(languages);
