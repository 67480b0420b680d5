# The cmdlets of Skype for Business Server that the practice lab plays, with their documented parameter sets; PracticeLab.psm1 says how.
# Made by test/lab/modules.ts from assets/cmdlets.json: change those, and make this again.

function New-CsPartnerApplication {
    [CmdletBinding(SupportsShouldProcess = $true, PositionalBinding = $false)]
    param(
        [Parameter(Position = 0)] $Identity,
        [Parameter(Mandatory = $true, ParameterSetName = 'UseOAuthServer')] [Parameter(Mandatory = $true, ParameterSetName = 'CertificateFileData')] [Parameter(Mandatory = $true, ParameterSetName = 'CertificateRawData')] $ApplicationIdentifier,
        [Parameter(Mandatory = $true)] $ApplicationTrustLevel,
        [Parameter(ParameterSetName = 'UseOAuthServer')] [switch] $UseOAuthServer,
        [bool] $AcceptSecurityIdentifierInformation,
        [bool] $Enabled,
        [switch] $Force,
        [switch] $InMemory,
        [Parameter(ParameterSetName = 'UseOAuthServer')] [Parameter(Mandatory = $true, ParameterSetName = 'CertificateFileData')] [Parameter(Mandatory = $true, ParameterSetName = 'CertificateRawData')] $Realm,
        $Tenant,
        [Parameter(Mandatory = $true, ParameterSetName = 'CertificateFileData')] $CertificateFileData,
        [Parameter(Mandatory = $true, ParameterSetName = 'CertificateRawData')] $CertificateRawData,
        [Parameter(Mandatory = $true, ParameterSetName = 'MetadataUrl')] $MetadataUrl
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Get-CsPartnerApplication {
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'Filter')] $Filter,
        [switch] $LocalStore,
        $Tenant,
        [Parameter(Position = 0, ParameterSetName = 'Identity')] $Identity
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Set-CsPartnerApplication {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'Instance', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ParameterSetName = 'CertificateFileData')] [Parameter(Mandatory = $true, Position = 0, ParameterSetName = 'CertificateRawData')] [Parameter(Mandatory = $true, Position = 0, ParameterSetName = 'Identity')] [Parameter(Mandatory = $true, Position = 0, ParameterSetName = 'UseOAuthServer')] [Parameter(Mandatory = $true, Position = 0, ParameterSetName = 'MetadataUrl')] $Identity,
        [Parameter(Mandatory = $true, ParameterSetName = 'CertificateFileData')] $CertificateFileData,
        [Parameter(ParameterSetName = 'CertificateFileData')] [Parameter(ParameterSetName = 'CertificateRawData')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'UseOAuthServer')] [Parameter(ParameterSetName = 'MetadataUrl')] [bool] $AcceptSecurityIdentifierInformation,
        [Parameter(ParameterSetName = 'CertificateFileData')] [Parameter(ParameterSetName = 'CertificateRawData')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'UseOAuthServer')] [Parameter(ParameterSetName = 'MetadataUrl')] $ApplicationTrustLevel,
        [Parameter(ParameterSetName = 'CertificateFileData')] [Parameter(ParameterSetName = 'CertificateRawData')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'UseOAuthServer')] [Parameter(ParameterSetName = 'MetadataUrl')] [bool] $Enabled,
        [switch] $Force,
        [Parameter(ParameterSetName = 'CertificateFileData')] [Parameter(ParameterSetName = 'CertificateRawData')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'UseOAuthServer')] [Parameter(ParameterSetName = 'MetadataUrl')] $Tenant,
        [Parameter(Mandatory = $true, ParameterSetName = 'CertificateRawData')] $CertificateRawData,
        [Parameter(ParameterSetName = 'UseOAuthServer')] [switch] $UseOAuthServer,
        [Parameter(Mandatory = $true, ParameterSetName = 'MetadataUrl')] $MetadataUrl,
        [Parameter(ParameterSetName = 'Instance')] $Instance
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Remove-CsPartnerApplication {
    [CmdletBinding(SupportsShouldProcess = $true, PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)] $Identity,
        [switch] $Force,
        $Tenant
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Get-CsCertificate {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        $Type,
        $NetportId,
        $Report,
        [Parameter(Position = 0)] $Identity
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Set-CsCertificate {
    [CmdletBinding(SupportsShouldProcess = $true, PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'CertificateReference')] [Parameter(ParameterSetName = 'Thumbprint')] $NetportId,
        [Parameter(Mandatory = $true, ParameterSetName = 'CertificateReference')] $Reference,
        [Parameter(ParameterSetName = 'CertificateReference')] [Parameter(ParameterSetName = 'Thumbprint')] [Parameter(Mandatory = $true, ParameterSetName = 'Path')] $Type,
        [switch] $Force,
        $Report,
        [Parameter(ParameterSetName = 'CertificateReference')] [Parameter(ParameterSetName = 'Thumbprint')] [Parameter(Mandatory = $true, ParameterSetName = 'Path')] $Identity,
        $EffectiveDate,
        [switch] $Roll,
        [Parameter(Mandatory = $true, ParameterSetName = 'Thumbprint')] $Thumbprint,
        [Parameter(Mandatory = $true, ParameterSetName = 'Path')] $Path,
        [Parameter(ParameterSetName = 'Path')] $Password
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Import-CsCertificate {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'Local (Default)', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true)] $Path,
        $Password,
        [Parameter(ParameterSetName = 'Local (Default)')] [bool] $PrivateKeyExportable,
        $EffectiveDate,
        [switch] $Roll,
        [switch] $Force,
        $Report,
        [Parameter(Mandatory = $true, Position = 0, ParameterSetName = 'CMS')] $Identity,
        [Parameter(Mandatory = $true, ParameterSetName = 'CMS')] $Type
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Request-CsCertificate {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'ByClear', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'ByNew')] [switch] $New,
        [Parameter(Mandatory = $true, ParameterSetName = 'ByNew')] $Type,
        [Parameter(ParameterSetName = 'ByNew')] $CA,
        [Parameter(ParameterSetName = 'ByNew')] $CaAccount,
        [Parameter(ParameterSetName = 'ByNew')] $CaPassword,
        [Parameter(ParameterSetName = 'ByNew')] $City,
        [Parameter(ParameterSetName = 'ByNew')] [bool] $ClientEKU,
        [Parameter(ParameterSetName = 'ByNew')] $ComputerFqdn,
        [Parameter(ParameterSetName = 'ByNew')] $Country,
        [Parameter(ParameterSetName = 'ByNew')] $DomainName,
        [Parameter(ParameterSetName = 'ByNew')] $FriendlyName,
        [Parameter(ParameterSetName = 'ByNew')] $GlobalCatalog,
        [Parameter(ParameterSetName = 'ByNew')] $GlobalSettingsDomainController,
        [Parameter(ParameterSetName = 'ByNew')] $KeyAlg,
        [Parameter(ParameterSetName = 'ByNew')] $KeySize,
        [Parameter(ParameterSetName = 'ByNew')] $Organization,
        [Parameter(ParameterSetName = 'ByNew')] $OU,
        [Parameter(ParameterSetName = 'ByNew')] $Output,
        [Parameter(ParameterSetName = 'ByNew')] [bool] $PrivateKeyExportable,
        [Parameter(ParameterSetName = 'ByNew')] $State,
        [Parameter(ParameterSetName = 'ByNew')] $Template,
        [switch] $Force,
        $Report,
        [Parameter(ParameterSetName = 'ByNew')] [switch] $AllSipDomain,
        [Parameter(ParameterSetName = 'ByClear')] [switch] $Clear,
        [Parameter(ParameterSetName = 'ByClear')] [Parameter(ParameterSetName = 'ByList')] [Parameter(ParameterSetName = 'ByRetrieve')] $RequestId,
        [Parameter(ParameterSetName = 'ByList')] [switch] $List,
        [Parameter(ParameterSetName = 'ByRetrieve')] [switch] $Retrieve
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Remove-CsCertificate {
    [CmdletBinding(SupportsShouldProcess = $true, PositionalBinding = $false)]
    param(
        $Type,
        $NetportId,
        [switch] $Force,
        $Report,
        [Parameter(Position = 0)] $Identity,
        [switch] $Previous
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Get-CsOAuthConfiguration {
    [CmdletBinding(DefaultParameterSetName = 'Identity (Default)', PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ParameterSetName = 'Identity (Default)')] $Identity,
        [switch] $LocalStore,
        $Tenant,
        [Parameter(ParameterSetName = 'Filter')] $Filter
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Set-CsOAuthConfiguration {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'Identity (Default)', PositionalBinding = $false)]
    param(
        $Tenant,
        [Parameter(ParameterSetName = 'Identity (Default)')] $Realm,
        [Parameter(ParameterSetName = 'Identity (Default)')] $ServiceName,
        [Parameter(ParameterSetName = 'Identity (Default)')] $ClientAuthorizationOAuthServerIdentity,
        [Parameter(ParameterSetName = 'Identity (Default)')] $ExchangeAutodiscoverAllowedDomains,
        [Parameter(ParameterSetName = 'Identity (Default)')] $ExchangeAutodiscoverUrl,
        [Parameter(ParameterSetName = 'Identity (Default)')] $ClientAdalAuthOverride,
        [Parameter(ParameterSetName = 'Identity (Default)')] $AlternateAudienceUrl,
        [Parameter(ParameterSetName = 'Identity (Default)')] $AdditionalAudienceUrls,
        [Parameter(Position = 0, ParameterSetName = 'Identity (Default)')] $Identity,
        [switch] $Force,
        [Parameter(ParameterSetName = 'Instance')] $Instance
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Get-CsOAuthServer {
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'Filter')] $Filter,
        [switch] $LocalStore,
        $Tenant,
        [Parameter(Position = 0, ParameterSetName = 'Identity')] $Identity
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Test-CsExStorageConnectivity {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)] $SipUri,
        $Binding,
        [switch] $DeleteItem,
        $Folder,
        [switch] $Force,
        $HostNameStorageService,
        [switch] $UseCache
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Get-CsPool {
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ParameterSetName = 'Identity')] $Identity,
        $Site,
        [Parameter(ParameterSetName = 'Filter')] $Filter
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Get-CsComputer {
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ParameterSetName = 'Identity')] $Identity,
        $Pool,
        [switch] $Local,
        [Parameter(ParameterSetName = 'Filter')] $Filter
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Get-CsSipDomain {
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ParameterSetName = 'Identity')] $Identity,
        [Parameter(ParameterSetName = 'Filter')] $Filter
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Get-CsUser {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0)] $Identity,
        $Credential,
        $DomainController,
        $Filter,
        [switch] $OnOfficeCommunicationServer,
        [switch] $OnLyncServer,
        $OU,
        $ResultSize,
        $LdapFilter,
        [switch] $UnAssignedUser,
        [switch] $OnModernServer
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Get-CsManagementStoreReplicationStatus {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0)] $ReplicaFqdn,
        [switch] $CentralManagementStoreStatus
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Invoke-CsManagementStoreReplication {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0)] $ReplicaFqdn,
        [switch] $Force
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Get-CsServerVersion {
    [CmdletBinding(PositionalBinding = $false)]
    param()
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Get-CsService {
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ParameterSetName = 'Identity')] $Identity,
        $PoolFqdn,
        [Parameter(ParameterSetName = 'Filter')] $Filter,
        [Parameter(ParameterSetName = 'ApplicationDatabase')] [switch] $ApplicationDatabase,
        [Parameter(ParameterSetName = 'ApplicationServer')] [switch] $ApplicationServer,
        [Parameter(ParameterSetName = 'ArchivingDatabase')] [switch] $ArchivingDatabase,
        [Parameter(ParameterSetName = 'ArchivingServer')] [switch] $ArchivingServer,
        [Parameter(ParameterSetName = 'CentralManagement')] [switch] $CentralManagement,
        [Parameter(ParameterSetName = 'CentralManagementDatabase')] [switch] $CentralManagementDatabase,
        [Parameter(ParameterSetName = 'ConferenceServer')] [switch] $ConferencingServer,
        [Parameter(ParameterSetName = 'Director')] [switch] $Director,
        [Parameter(ParameterSetName = 'EdgeServer')] [switch] $EdgeServer,
        [Parameter(ParameterSetName = 'FileStore')] [switch] $FileStore,
        [Parameter(ParameterSetName = 'ManagementServer')] [switch] $ManagementServer,
        [Parameter(ParameterSetName = 'MediationServer')] [switch] $MediationServer,
        [Parameter(ParameterSetName = 'MonitoringServer')] [switch] $MonitoringServer,
        [Parameter(ParameterSetName = 'MonitoringDatabase')] [switch] $MonitoringDatabase,
        [Parameter(ParameterSetName = 'ProvisionServer')] [switch] $ProvisionServer,
        [Parameter(ParameterSetName = 'ProvisionDatabase')] [switch] $ProvisionDatabase,
        [Parameter(ParameterSetName = 'PstnGateway')] [switch] $PstnGateway,
        [Parameter(ParameterSetName = 'Registrar')] [switch] $Registrar,
        [Parameter(ParameterSetName = 'TrustedApplicationPool')] [switch] $TrustedApplicationPool,
        [Parameter(ParameterSetName = 'UserDatabase')] [switch] $UserDatabase,
        [Parameter(ParameterSetName = 'UserServer')] [switch] $UserServer,
        [Parameter(ParameterSetName = 'WebServer')] [switch] $WebServer,
        [Parameter(ParameterSetName = 'BackupServer')] [switch] $BackupServer,
        [Parameter(ParameterSetName = 'LegalInterceptServer')] [switch] $LegalInterceptServer,
        [Parameter(ParameterSetName = 'PersistentChatComplianceDatabase')] [switch] $PersistentChatComplianceDatabase,
        [Parameter(ParameterSetName = 'PersistentChatDatabase')] [switch] $PersistentChatDatabase,
        [Parameter(ParameterSetName = 'PersistentChatServer')] [switch] $PersistentChatServer,
        [Parameter(ParameterSetName = 'WacServer')] [switch] $WacServer,
        [Parameter(ParameterSetName = 'VideoGateway')] [switch] $VideoGateway,
        [Parameter(ParameterSetName = 'VideoInteropServer')] [switch] $VideoInteropServer
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Get-CsArchivingConfiguration {
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ParameterSetName = 'Identity')] $Identity,
        [switch] $LocalStore,
        [Parameter(ParameterSetName = 'Filter')] $Filter
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Get-CsUserServicesPolicy {
    [CmdletBinding(DefaultParameterSetName = 'Identity (Default)', PositionalBinding = $false)]
    param(
        $Tenant,
        [Parameter(Position = 0, ParameterSetName = 'Identity (Default)')] $Identity,
        [switch] $LocalStore,
        [Parameter(ParameterSetName = 'Filter')] $Filter
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Set-CsUserServicesPolicy {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'Identity (Default)', PositionalBinding = $false)]
    param(
        $Tenant,
        [bool] $UcsAllowed,
        $MigrationDelayInDays,
        [bool] $EnableAwaySinceIndication,
        [Parameter(Position = 0, ParameterSetName = 'Identity (Default)')] $Identity,
        [switch] $Force,
        [Parameter(ParameterSetName = 'Instance')] $Instance
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function New-CsUserServicesPolicy {
    [CmdletBinding(SupportsShouldProcess = $true, PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)] $Identity,
        [switch] $Force,
        [switch] $InMemory,
        $Tenant,
        [bool] $UcsAllowed,
        [bool] $EnableAwaySinceIndication,
        $MigrationDelayInDays
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Debug-CsUnifiedContactStore {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, ParameterSetName = 'Identity')] $Identity,
        [Parameter(ParameterSetName = 'Identity')] $ContactDataExportFileName,
        [switch] $Force,
        [Parameter(Mandatory = $true, ParameterSetName = 'PoolFqdn')] $PoolFqdn
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

function Debug-CsStorageServiceFailures {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        $AdapterId,
        $Binding,
        $Component,
        $EndTime,
        [switch] $Force,
        $HostNameStorageService,
        $OutFileName,
        $SipUri,
        $StartTime
    )
    Send-LabCmdlet skype $PSCmdlet $PSBoundParameters
}

Export-ModuleMember -Function *-*
