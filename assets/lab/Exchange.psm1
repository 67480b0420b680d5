# The cmdlets of Exchange Server that the practice lab plays, with their documented parameter sets; PracticeLab.psm1 says how.
# Made by test/lab/modules.ts from assets/cmdlets.json: change those, and make this again.

function New-PartnerApplication {
    [CmdletBinding(SupportsShouldProcess = $true, PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)] $Name,
        [Parameter(Mandatory = $true, ParameterSetName = 'ACSTrustApplication')] $ApplicationIdentifier,
        [Parameter(ParameterSetName = 'ACSTrustApplication')] $Realm,
        [bool] $AcceptSecurityIdentifierInformation,
        $AccountType,
        $ActAsPermissions,
        $AppOnlyPermissions,
        $DomainController,
        [bool] $Enabled,
        $IssuerIdentifier,
        $LinkedAccount,
        [Parameter(Mandatory = $true, ParameterSetName = 'AuthMetadataUrl')] $AuthMetadataUrl,
        [Parameter(ParameterSetName = 'AuthMetadataUrl')] [switch] $TrustAnySSLCertificate
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-PartnerApplication {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0)] $Identity,
        $DomainController,
        $Organization
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Set-PartnerApplication {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'ACSTrustApplication', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)] $Identity,
        [Parameter(ParameterSetName = 'ACSTrustApplication')] $ApplicationIdentifier,
        [Parameter(ParameterSetName = 'ACSTrustApplication')] $Realm,
        [bool] $AcceptSecurityIdentifierInformation,
        $AccountType,
        $ActAsPermissions,
        $AppOnlyPermissions,
        $DomainController,
        [bool] $Enabled,
        $IssuerIdentifier,
        $LinkedAccount,
        $Name,
        [Parameter(ParameterSetName = 'AuthMetadataUrl')] $AuthMetadataUrl,
        [Parameter(ParameterSetName = 'AuthMetadataUrl')] [switch] $TrustAnySSLCertificate,
        [Parameter(ParameterSetName = 'RefreshAuthMetadata')] [switch] $RefreshAuthMetadata
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Remove-PartnerApplication {
    [CmdletBinding(SupportsShouldProcess = $true, PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)] $Identity,
        $DomainController
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-AuthConfig {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        $DomainController
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Set-AuthConfig {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'PublishAuthCertificateParameter', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, ParameterSetName = 'CurrentCertificateParameter')] $CertificateThumbprint,
        [Parameter(ParameterSetName = 'CurrentCertificateParameter')] [Parameter(ParameterSetName = 'NewCertificateParameter')] [switch] $SkipImmediateCertificateDeployment,
        $DomainController,
        [Parameter(ParameterSetName = 'CurrentCertificateParameter')] [Parameter(ParameterSetName = 'PublishAuthCertificateParameter')] [Parameter(ParameterSetName = 'NewCertificateParameter')] [switch] $Force,
        [Parameter(ParameterSetName = 'CurrentCertificateParameter')] [Parameter(ParameterSetName = 'NewCertificateParameter')] $Server,
        [Parameter(ParameterSetName = 'PublishAuthCertificateParameter')] [switch] $ClearPreviousCertificate,
        [Parameter(ParameterSetName = 'PublishAuthCertificateParameter')] [switch] $PublishCertificate,
        [Parameter(ParameterSetName = 'NewCertificateParameter')] $NewCertificateEffectiveDate,
        [Parameter(ParameterSetName = 'NewCertificateParameter')] $NewCertificateThumbprint,
        [Parameter(ParameterSetName = 'AuthConfigSettings')] $Realm,
        [Parameter(ParameterSetName = 'AuthConfigSettings')] $ServiceName
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-AuthServer {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0)] $Identity,
        $DomainController
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function New-ExchangeCertificate {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'Request', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'Request')] [switch] $BinaryEncoded,
        [Parameter(ParameterSetName = 'Request')] [switch] $GenerateRequest,
        [Parameter(ParameterSetName = 'Request')] $RequestFile,
        $DomainController,
        $DomainName,
        [switch] $Force,
        $FriendlyName,
        [switch] $IncludeAcceptedDomains,
        [switch] $IncludeAutoDiscover,
        [switch] $IncludeServerFQDN,
        [switch] $IncludeServerNetBIOSName,
        $Instance,
        $KeySize,
        [bool] $PrivateKeyExportable,
        $Server,
        $SubjectKeyIdentifier,
        $SubjectName,
        [Parameter(ParameterSetName = 'Certificate')] $Services
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-ExchangeCertificate {
    [CmdletBinding(DefaultParameterSetName = 'Thumbprint', PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ParameterSetName = 'Identity')] $Identity,
        $DomainController,
        $DomainName,
        [Parameter(ParameterSetName = 'Instance')] $Instance,
        [Parameter(ParameterSetName = 'Instance')] [Parameter(ParameterSetName = 'Thumbprint')] $Server,
        [Parameter(Position = 0, ParameterSetName = 'Thumbprint')] $Thumbprint
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Enable-ExchangeCertificate {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ParameterSetName = 'Thumbprint')] $Thumbprint,
        [Parameter(Mandatory = $true)] $Services,
        $DomainController,
        [switch] $DoNotRequireSsl,
        [switch] $Force,
        [switch] $NetworkServiceAllowed,
        [Parameter(ParameterSetName = 'Thumbprint')] $Server,
        [Parameter(Position = 0, ParameterSetName = 'Identity')] $Identity
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-ExchangeServer {
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, ParameterSetName = 'Domain')] $Domain,
        $DomainController,
        [switch] $Status,
        [Parameter(Position = 0, ParameterSetName = 'Identity')] $Identity
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-ClientAccessService {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0)] $Identity,
        $DomainController,
        [switch] $IncludeAlternateServiceAccountCredentialPassword,
        [switch] $IncludeAlternateServiceAccountCredentialStatus
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Set-ClientAccessService {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)] $Identity,
        [Parameter(ParameterSetName = 'AlternateServiceAccount')] $AlternateServiceAccountCredential,
        [Parameter(ParameterSetName = 'AlternateServiceAccount')] [switch] $CleanUpInvalidAlternateServiceAccountCredentials,
        [Parameter(ParameterSetName = 'AlternateServiceAccount')] [switch] $RemoveAlternateServiceAccountCredentials,
        $DomainController,
        [Parameter(ParameterSetName = 'Identity')] $Array,
        [Parameter(ParameterSetName = 'Identity')] $AutoDiscoverServiceInternalUri,
        [Parameter(ParameterSetName = 'Identity')] $AutoDiscoverSiteScope
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-ClientAccessServer {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0)] $Identity,
        $DomainController,
        [switch] $IncludeAlternateServiceAccountCredentialPassword,
        [switch] $IncludeAlternateServiceAccountCredentialStatus
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-WebServicesVirtualDirectory {
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, ParameterSetName = 'Server')] $Server,
        [switch] $ADPropertiesOnly,
        $DomainController,
        [switch] $ShowMailboxVirtualDirectories,
        [Parameter(Position = 0, ParameterSetName = 'Identity')] $Identity
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Set-WebServicesVirtualDirectory {
    [CmdletBinding(SupportsShouldProcess = $true, PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)] $Identity,
        [bool] $BasicAuthentication,
        [bool] $CertificateAuthentication,
        [bool] $DigestAuthentication,
        $DomainController,
        $ExtendedProtectionFlags,
        $ExtendedProtectionSPNList,
        $ExtendedProtectionTokenChecking,
        $ExternalUrl,
        [switch] $Force,
        $GzipLevel,
        $InternalNLBBypassUrl,
        $InternalUrl,
        [bool] $MRSProxyEnabled,
        $MRSProxyMaxConnections,
        [bool] $OAuthAuthentication,
        [bool] $WindowsAuthentication,
        [bool] $WSSecurityAuthentication
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-AutodiscoverVirtualDirectory {
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, ParameterSetName = 'Server')] $Server,
        [switch] $ADPropertiesOnly,
        $DomainController,
        [switch] $ShowMailboxVirtualDirectories,
        [Parameter(Position = 0, ParameterSetName = 'Identity')] $Identity
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Set-AutodiscoverVirtualDirectory {
    [CmdletBinding(SupportsShouldProcess = $true, PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)] $Identity,
        [bool] $BasicAuthentication,
        [bool] $DigestAuthentication,
        $DomainController,
        $ExtendedProtectionFlags,
        $ExtendedProtectionSPNList,
        $ExtendedProtectionTokenChecking,
        $ExternalUrl,
        $InternalUrl,
        [bool] $OAuthAuthentication,
        [bool] $WindowsAuthentication,
        [bool] $WSSecurityAuthentication
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-ManagementRoleAssignment {
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ParameterSetName = 'Identity')] $Identity,
        $ConfigWriteScope,
        $CustomConfigWriteScope,
        $CustomRecipientWriteScope,
        [bool] $Delegating,
        $DomainController,
        [bool] $Enabled,
        [bool] $Exclusive,
        $ExclusiveConfigWriteScope,
        $ExclusiveRecipientWriteScope,
        [switch] $GetEffectiveUsers,
        $RecipientAdministrativeUnitScope,
        $RecipientGroupScope,
        $RecipientOrganizationalUnitScope,
        $RecipientWriteScope,
        $RoleAssigneeType,
        $WritableDatabase,
        $WritableRecipient,
        $WritableServer,
        [Parameter(ParameterSetName = 'RoleAssignee')] $AssignmentMethod,
        [Parameter(ParameterSetName = 'RoleAssignee')] $Role,
        [Parameter(ParameterSetName = 'RoleAssignee')] $RoleAssignee
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function New-ManagementRoleAssignment {
    [CmdletBinding(SupportsShouldProcess = $true, PositionalBinding = $false)]
    param(
        [Parameter(Position = 0)] $Name,
        [Parameter(Mandatory = $true)] $Role,
        [Parameter(Mandatory = $true, ParameterSetName = 'App')] $App,
        [Parameter(ParameterSetName = 'App')] $CustomResourceScope,
        [Parameter(ParameterSetName = 'App')] [Parameter(ParameterSetName = 'SecurityGroup')] [Parameter(ParameterSetName = 'User')] [switch] $Delegating,
        [switch] $Force,
        $RecipientAdministrativeUnitScope,
        $RecipientGroupScope,
        [Parameter(Mandatory = $true, ParameterSetName = 'Computer')] $Computer,
        [Parameter(ParameterSetName = 'Computer')] [Parameter(ParameterSetName = 'Policy')] [Parameter(ParameterSetName = 'SecurityGroup')] [Parameter(ParameterSetName = 'User')] $CustomConfigWriteScope,
        [Parameter(ParameterSetName = 'Computer')] [Parameter(ParameterSetName = 'Policy')] [Parameter(ParameterSetName = 'SecurityGroup')] [Parameter(ParameterSetName = 'User')] $CustomRecipientWriteScope,
        [Parameter(ParameterSetName = 'Computer')] [Parameter(ParameterSetName = 'Policy')] [Parameter(ParameterSetName = 'SecurityGroup')] [Parameter(ParameterSetName = 'User')] $DomainController,
        [Parameter(ParameterSetName = 'Computer')] [Parameter(ParameterSetName = 'Policy')] [Parameter(ParameterSetName = 'SecurityGroup')] [Parameter(ParameterSetName = 'User')] $ExclusiveConfigWriteScope,
        [Parameter(ParameterSetName = 'Computer')] [Parameter(ParameterSetName = 'Policy')] [Parameter(ParameterSetName = 'SecurityGroup')] [Parameter(ParameterSetName = 'User')] $ExclusiveRecipientWriteScope,
        [Parameter(ParameterSetName = 'Computer')] [Parameter(ParameterSetName = 'Policy')] [Parameter(ParameterSetName = 'SecurityGroup')] [Parameter(ParameterSetName = 'User')] $RecipientOrganizationalUnitScope,
        [Parameter(ParameterSetName = 'Computer')] [Parameter(ParameterSetName = 'Policy')] [Parameter(ParameterSetName = 'SecurityGroup')] [Parameter(ParameterSetName = 'User')] $RecipientRelativeWriteScope,
        [Parameter(ParameterSetName = 'Computer')] [Parameter(ParameterSetName = 'Policy')] [Parameter(ParameterSetName = 'SecurityGroup')] [Parameter(ParameterSetName = 'User')] [switch] $UnScopedTopLevel,
        [Parameter(Mandatory = $true, ParameterSetName = 'Policy')] $Policy,
        [Parameter(Mandatory = $true, ParameterSetName = 'SecurityGroup')] $SecurityGroup,
        [Parameter(Mandatory = $true, ParameterSetName = 'User')] $User
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Remove-ManagementRoleAssignment {
    [CmdletBinding(SupportsShouldProcess = $true, PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)] $Identity,
        $DomainController,
        [switch] $Force
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-OrganizationConfig {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        $DomainController
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-ServerComponentState {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)] $Identity,
        $Component,
        $DomainController
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-Mailbox {
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'AnrSet')] $Anr,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'DatabaseSet')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'ServerSet')] [switch] $Arbitration,
        [switch] $Archive,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'DatabaseSet')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'ServerSet')] [switch] $AuditLog,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'DatabaseSet')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'ServerSet')] [switch] $AuxAuditLog,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'DatabaseSet')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'ServerSet')] $Credential,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'DatabaseSet')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'ServerSet')] $DomainController,
        $Filter,
        [switch] $GroupMailbox,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'DatabaseSet')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'ServerSet')] [switch] $IgnoreDefaultScope,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'MailboxPlanSet')] [switch] $InactiveMailboxOnly,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'MailboxPlanSet')] [switch] $IncludeAcceptMessagesOnlyFromDLMembersWithDisplayNames,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'MailboxPlanSet')] [switch] $IncludeAcceptMessagesOnlyFromSendersOrMembersWithDisplayNames,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'MailboxPlanSet')] [switch] $IncludeAcceptMessagesOnlyFromWithDisplayNames,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'MailboxPlanSet')] [switch] $IncludeEmailAddressDisplayNames,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'MailboxPlanSet')] [switch] $IncludeForwardingAddressWithDisplayNames,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'MailboxPlanSet')] [switch] $IncludeGrantSendOnBehalfToWithDisplayNames,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'MailboxPlanSet')] [switch] $IncludeInactiveMailbox,
        [switch] $Migration,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'DatabaseSet')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'ServerSet')] [switch] $Monitoring,
        $OrganizationalUnit,
        [switch] $PublicFolder,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'DatabaseSet')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'ServerSet')] [switch] $ReadFromDomainController,
        $RecipientTypeDetails,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'DatabaseSet')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'ServerSet')] [switch] $RemoteArchive,
        $ResultSize,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'MailboxPlanSet')] [switch] $SoftDeletedMailbox,
        $SortBy,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'DatabaseSet')] [Parameter(ParameterSetName = 'Identity')] [Parameter(ParameterSetName = 'ServerSet')] [switch] $SupervisoryReviewPolicy,
        [Parameter(ParameterSetName = 'DatabaseSet')] $Database,
        [Parameter(Position = 0, ParameterSetName = 'Identity')] $Identity,
        [Parameter(ParameterSetName = 'ServerSet')] $Server,
        [Parameter(ParameterSetName = 'MailboxPlanSet')] $MailboxPlan
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-MailUser {
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'AnrSet')] $Anr,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'Identity')] $Credential,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'Identity')] $DomainController,
        $Filter,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'Identity')] [switch] $IgnoreDefaultScope,
        $OrganizationalUnit,
        [Parameter(ParameterSetName = 'AnrSet')] [Parameter(ParameterSetName = 'Identity')] [switch] $ReadFromDomainController,
        $ResultSize,
        [switch] $SharedWithMailUser,
        [switch] $SoftDeletedMailUser,
        $SortBy,
        [Parameter(Position = 0, ParameterSetName = 'Identity')] $Identity,
        [Parameter(ParameterSetName = 'HVEAccount')] [switch] $HVEAccount
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function New-MailUser {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'EnableRoomMailboxAccount', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)] $Name,
        [Parameter(Mandatory = $true, ParameterSetName = 'DisabledUser')] [Parameter(Mandatory = $true, ParameterSetName = 'EnabledUser')] [Parameter(ParameterSetName = 'FederatedUser')] [Parameter(ParameterSetName = 'MicrosoftOnlineServicesID')] $ExternalEmailAddress,
        $Alias,
        [Parameter(ParameterSetName = 'DisabledUser')] [Parameter(ParameterSetName = 'EnabledUser')] [Parameter(ParameterSetName = 'FederatedUser')] [Parameter(ParameterSetName = 'MicrosoftOnlineServicesFederatedUser')] [Parameter(ParameterSetName = 'MicrosoftOnlineServicesID')] $ArbitrationMailbox,
        $DisplayName,
        [Parameter(ParameterSetName = 'DisabledUser')] [Parameter(ParameterSetName = 'EnabledUser')] [Parameter(ParameterSetName = 'FederatedUser')] [Parameter(ParameterSetName = 'MicrosoftOnlineServicesFederatedUser')] [Parameter(ParameterSetName = 'MicrosoftOnlineServicesID')] $DomainController,
        $FirstName,
        $ImmutableId,
        $Initials,
        $LastName,
        [Parameter(ParameterSetName = 'DisabledUser')] [Parameter(ParameterSetName = 'EnabledUser')] $MacAttachmentFormat,
        $MailboxRegion,
        [Parameter(ParameterSetName = 'DisabledUser')] [Parameter(ParameterSetName = 'EnabledUser')] $MessageBodyFormat,
        [Parameter(ParameterSetName = 'DisabledUser')] [Parameter(ParameterSetName = 'EnabledUser')] $MessageFormat,
        $ModeratedBy,
        [bool] $ModerationEnabled,
        $OrganizationalUnit,
        $PrimarySmtpAddress,
        [bool] $RemotePowerShellEnabled,
        [Parameter(ParameterSetName = 'DisabledUser')] [Parameter(ParameterSetName = 'EnabledUser')] [Parameter(ParameterSetName = 'FederatedUser')] [Parameter(ParameterSetName = 'MicrosoftOnlineServicesFederatedUser')] [Parameter(ParameterSetName = 'MicrosoftOnlineServicesID')] [bool] $ResetPasswordOnNextLogon,
        [Parameter(ParameterSetName = 'DisabledUser')] [Parameter(ParameterSetName = 'EnabledUser')] [Parameter(ParameterSetName = 'FederatedUser')] [Parameter(ParameterSetName = 'MicrosoftOnlineServicesFederatedUser')] [Parameter(ParameterSetName = 'MicrosoftOnlineServicesID')] $SamAccountName,
        $SendModerationNotifications,
        [Parameter(ParameterSetName = 'DisabledUser')] [Parameter(ParameterSetName = 'EnabledUser')] [bool] $UsePreferMessageFormat,
        [Parameter(Mandatory = $true, ParameterSetName = 'EnabledUser')] [Parameter(Mandatory = $true, ParameterSetName = 'HVEAccount')] [Parameter(Mandatory = $true, ParameterSetName = 'MicrosoftOnlineServicesID')] $Password,
        [Parameter(Mandatory = $true, ParameterSetName = 'EnabledUser')] $UserPrincipalName,
        [Parameter(ParameterSetName = 'EnableRoomMailboxAccount')] [Parameter(Mandatory = $true, ParameterSetName = 'MicrosoftOnlineServicesFederatedUser')] [Parameter(Mandatory = $true, ParameterSetName = 'MicrosoftOnlineServicesID')] $MicrosoftOnlineServicesID,
        [Parameter(Mandatory = $true, ParameterSetName = 'FederatedUser')] [Parameter(Mandatory = $true, ParameterSetName = 'MicrosoftOnlineServicesFederatedUser')] $FederatedIdentity,
        [Parameter(ParameterSetName = 'HVEAccount')] [switch] $HVEAccount
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Set-MailUser {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'Identity (Default)', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)] $Identity,
        $AcceptMessagesOnlyFrom,
        $AcceptMessagesOnlyFromDLMembers,
        $AcceptMessagesOnlyFromSendersOrMembers,
        $Alias,
        [Parameter(ParameterSetName = 'Identity (Default)')] $ArbitrationMailbox,
        $ArchiveGuid,
        [Parameter(ParameterSetName = 'Identity (Default)')] $ArchiveName,
        $BypassModerationFromSendersOrMembers,
        [Parameter(ParameterSetName = 'Identity (Default)')] [Parameter(ParameterSetName = 'EnableLitigationHoldForMigration')] [Parameter(ParameterSetName = 'ExcludeFromAllOrgHolds')] [Parameter(ParameterSetName = 'ExcludeFromOrgHolds')] [Parameter(ParameterSetName = 'RecalculateInactiveMailUser')] [Parameter(ParameterSetName = 'RemoveComplianceTagHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayReleaseHoldApplied')] [Parameter(ParameterSetName = 'RemoveLitigationHoldEnabled')] [Parameter(ParameterSetName = 'RemoveOrphanedHolds')] [bool] $CreateDTMFMap,
        $CustomAttribute1,
        $CustomAttribute10,
        $CustomAttribute11,
        $CustomAttribute12,
        $CustomAttribute13,
        $CustomAttribute14,
        $CustomAttribute15,
        $CustomAttribute2,
        $CustomAttribute3,
        $CustomAttribute4,
        $CustomAttribute5,
        $CustomAttribute6,
        $CustomAttribute7,
        $CustomAttribute8,
        $CustomAttribute9,
        $DisplayName,
        [Parameter(ParameterSetName = 'Identity (Default)')] $DomainController,
        [Parameter(ParameterSetName = 'Identity (Default)')] [bool] $EmailAddressPolicyEnabled,
        $EmailAddresses,
        $ExchangeGuid,
        $ExtensionCustomAttribute1,
        $ExtensionCustomAttribute2,
        $ExtensionCustomAttribute3,
        $ExtensionCustomAttribute4,
        $ExtensionCustomAttribute5,
        $ExternalEmailAddress,
        [switch] $ForceUpgrade,
        $GrantSendOnBehalfTo,
        [bool] $HiddenFromAddressListsEnabled,
        [Parameter(ParameterSetName = 'Identity (Default)')] [switch] $IgnoreDefaultScope,
        $ImmutableId,
        $MacAttachmentFormat,
        $MailTip,
        $MailTipTranslations,
        $MaxReceiveSize,
        $MaxSendSize,
        $MessageBodyFormat,
        $MessageFormat,
        $ModeratedBy,
        [bool] $ModerationEnabled,
        $Name,
        $PrimarySmtpAddress,
        $RecipientLimits,
        [Parameter(ParameterSetName = 'Identity (Default)')] $RecoverableItemsQuota,
        [Parameter(ParameterSetName = 'Identity (Default)')] $RecoverableItemsWarningQuota,
        $RejectMessagesFrom,
        $RejectMessagesFromDLMembers,
        $RejectMessagesFromSendersOrMembers,
        [Parameter(ParameterSetName = 'Identity (Default)')] [switch] $RemovePicture,
        [Parameter(ParameterSetName = 'Identity (Default)')] [switch] $RemoveSpokenName,
        [bool] $RequireSenderAuthenticationEnabled,
        [Parameter(ParameterSetName = 'Identity (Default)')] $SamAccountName,
        [Parameter(ParameterSetName = 'Identity (Default)')] [Parameter(ParameterSetName = 'EnableLitigationHoldForMigration')] [Parameter(ParameterSetName = 'ExcludeFromAllOrgHolds')] [Parameter(ParameterSetName = 'ExcludeFromOrgHolds')] [Parameter(ParameterSetName = 'RecalculateInactiveMailUser')] [Parameter(ParameterSetName = 'RemoveComplianceTagHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayReleaseHoldApplied')] [Parameter(ParameterSetName = 'RemoveDisabledArchive')] [Parameter(ParameterSetName = 'RemoveLitigationHoldEnabled')] [Parameter(ParameterSetName = 'RemoveOrphanedHolds')] $SecondaryAddress,
        [Parameter(ParameterSetName = 'Identity (Default)')] [Parameter(ParameterSetName = 'EnableLitigationHoldForMigration')] [Parameter(ParameterSetName = 'ExcludeFromAllOrgHolds')] [Parameter(ParameterSetName = 'ExcludeFromOrgHolds')] [Parameter(ParameterSetName = 'RecalculateInactiveMailUser')] [Parameter(ParameterSetName = 'RemoveComplianceTagHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayReleaseHoldApplied')] [Parameter(ParameterSetName = 'RemoveLitigationHoldEnabled')] [Parameter(ParameterSetName = 'RemoveOrphanedHolds')] $SecondaryDialPlan,
        $SendModerationNotifications,
        $SimpleDisplayName,
        [Parameter(ParameterSetName = 'Identity (Default)')] [switch] $SkipDualWrite,
        [Parameter(ParameterSetName = 'Identity (Default)')] [Parameter(ParameterSetName = 'EnableLitigationHoldForMigration')] [Parameter(ParameterSetName = 'ExcludeFromAllOrgHolds')] [Parameter(ParameterSetName = 'ExcludeFromOrgHolds')] [Parameter(ParameterSetName = 'RecalculateInactiveMailUser')] [Parameter(ParameterSetName = 'RemoveComplianceTagHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayReleaseHoldApplied')] [Parameter(ParameterSetName = 'RemoveLitigationHoldEnabled')] [Parameter(ParameterSetName = 'RemoveOrphanedHolds')] $UMDtmfMap,
        $UseMapiRichTextFormat,
        [bool] $UsePreferMessageFormat,
        $UserCertificate,
        [Parameter(ParameterSetName = 'Identity (Default)')] $UserPrincipalName,
        $UserSMimeCertificate,
        $WindowsEmailAddress,
        [Parameter(ParameterSetName = 'EnableLitigationHoldForMigration')] [switch] $EnableLitigationHoldForMigration,
        [Parameter(ParameterSetName = 'EnableLitigationHoldForMigration')] [Parameter(ParameterSetName = 'ExcludeFromAllHolds')] [Parameter(ParameterSetName = 'ExcludeFromAllOrgHolds')] [Parameter(ParameterSetName = 'ExcludeFromOrgHolds')] [Parameter(ParameterSetName = 'RecalculateInactiveMailUser')] [Parameter(ParameterSetName = 'RemoveComplianceTagHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayReleaseHoldApplied')] [Parameter(ParameterSetName = 'RemoveDisabledArchive')] [Parameter(ParameterSetName = 'RemoveLitigationHoldEnabled')] [Parameter(ParameterSetName = 'RemoveOrphanedHolds')] [Parameter(ParameterSetName = 'UnblockForwardSyncPostCrossTenantMigration')] $DataEncryptionPolicy,
        [Parameter(ParameterSetName = 'EnableLitigationHoldForMigration')] [Parameter(ParameterSetName = 'ExcludeFromAllHolds')] [Parameter(ParameterSetName = 'ExcludeFromAllOrgHolds')] [Parameter(ParameterSetName = 'ExcludeFromOrgHolds')] [Parameter(ParameterSetName = 'RecalculateInactiveMailUser')] [Parameter(ParameterSetName = 'RemoveComplianceTagHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayReleaseHoldApplied')] [Parameter(ParameterSetName = 'RemoveDisabledArchive')] [Parameter(ParameterSetName = 'RemoveLitigationHoldEnabled')] [Parameter(ParameterSetName = 'RemoveOrphanedHolds')] [Parameter(ParameterSetName = 'UnblockForwardSyncPostCrossTenantMigration')] $FederatedIdentity,
        [Parameter(ParameterSetName = 'EnableLitigationHoldForMigration')] [Parameter(ParameterSetName = 'ExcludeFromAllHolds')] [Parameter(ParameterSetName = 'ExcludeFromAllOrgHolds')] [Parameter(ParameterSetName = 'ExcludeFromOrgHolds')] [Parameter(ParameterSetName = 'RecalculateInactiveMailUser')] [Parameter(ParameterSetName = 'RemoveComplianceTagHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayReleaseHoldApplied')] [Parameter(ParameterSetName = 'RemoveDisabledArchive')] [Parameter(ParameterSetName = 'RemoveLitigationHoldEnabled')] [Parameter(ParameterSetName = 'RemoveOrphanedHolds')] [Parameter(ParameterSetName = 'UnblockForwardSyncPostCrossTenantMigration')] [switch] $HVEAccount,
        [Parameter(ParameterSetName = 'EnableLitigationHoldForMigration')] [Parameter(ParameterSetName = 'ExcludeFromAllHolds')] [Parameter(ParameterSetName = 'ExcludeFromAllOrgHolds')] [Parameter(ParameterSetName = 'ExcludeFromOrgHolds')] [Parameter(ParameterSetName = 'RecalculateInactiveMailUser')] [Parameter(ParameterSetName = 'RemoveComplianceTagHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayReleaseHoldApplied')] [Parameter(ParameterSetName = 'RemoveDisabledArchive')] [Parameter(ParameterSetName = 'RemoveLitigationHoldEnabled')] [Parameter(ParameterSetName = 'RemoveOrphanedHolds')] [Parameter(ParameterSetName = 'UnblockForwardSyncPostCrossTenantMigration')] $JournalArchiveAddress,
        [Parameter(ParameterSetName = 'EnableLitigationHoldForMigration')] [Parameter(ParameterSetName = 'ExcludeFromAllHolds')] [Parameter(ParameterSetName = 'ExcludeFromAllOrgHolds')] [Parameter(ParameterSetName = 'ExcludeFromOrgHolds')] [Parameter(ParameterSetName = 'RecalculateInactiveMailUser')] [Parameter(ParameterSetName = 'RemoveComplianceTagHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayReleaseHoldApplied')] [Parameter(ParameterSetName = 'RemoveDisabledArchive')] [Parameter(ParameterSetName = 'RemoveLitigationHoldEnabled')] [Parameter(ParameterSetName = 'RemoveOrphanedHolds')] [Parameter(ParameterSetName = 'UnblockForwardSyncPostCrossTenantMigration')] $MailboxRegion,
        [Parameter(ParameterSetName = 'EnableLitigationHoldForMigration')] [Parameter(ParameterSetName = 'ExcludeFromAllHolds')] [Parameter(ParameterSetName = 'ExcludeFromAllOrgHolds')] [Parameter(ParameterSetName = 'ExcludeFromOrgHolds')] [Parameter(ParameterSetName = 'RecalculateInactiveMailUser')] [Parameter(ParameterSetName = 'RemoveComplianceTagHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayReleaseHoldApplied')] [Parameter(ParameterSetName = 'RemoveDisabledArchive')] [Parameter(ParameterSetName = 'RemoveLitigationHoldEnabled')] [Parameter(ParameterSetName = 'RemoveOrphanedHolds')] [Parameter(ParameterSetName = 'UnblockForwardSyncPostCrossTenantMigration')] $MicrosoftOnlineServicesID,
        [Parameter(ParameterSetName = 'EnableLitigationHoldForMigration')] [Parameter(ParameterSetName = 'ExcludeFromAllHolds')] [Parameter(ParameterSetName = 'ExcludeFromAllOrgHolds')] [Parameter(ParameterSetName = 'ExcludeFromOrgHolds')] [Parameter(ParameterSetName = 'RecalculateInactiveMailUser')] [Parameter(ParameterSetName = 'RemoveComplianceTagHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayReleaseHoldApplied')] [Parameter(ParameterSetName = 'RemoveDisabledArchive')] [Parameter(ParameterSetName = 'RemoveLitigationHoldEnabled')] [Parameter(ParameterSetName = 'RemoveOrphanedHolds')] [Parameter(ParameterSetName = 'UnblockForwardSyncPostCrossTenantMigration')] $Password,
        [Parameter(ParameterSetName = 'EnableLitigationHoldForMigration')] [Parameter(ParameterSetName = 'ExcludeFromAllHolds')] [Parameter(ParameterSetName = 'ExcludeFromAllOrgHolds')] [Parameter(ParameterSetName = 'ExcludeFromOrgHolds')] [Parameter(ParameterSetName = 'RecalculateInactiveMailUser')] [Parameter(ParameterSetName = 'RemoveComplianceTagHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayReleaseHoldApplied')] [Parameter(ParameterSetName = 'RemoveDisabledArchive')] [Parameter(ParameterSetName = 'RemoveLitigationHoldEnabled')] [Parameter(ParameterSetName = 'RemoveOrphanedHolds')] [Parameter(ParameterSetName = 'UnblockForwardSyncPostCrossTenantMigration')] [switch] $RemoveMailboxProvisioningConstraint,
        [Parameter(ParameterSetName = 'EnableLitigationHoldForMigration')] [Parameter(ParameterSetName = 'ExcludeFromAllHolds')] [Parameter(ParameterSetName = 'ExcludeFromAllOrgHolds')] [Parameter(ParameterSetName = 'ExcludeFromOrgHolds')] [Parameter(ParameterSetName = 'RecalculateInactiveMailUser')] [Parameter(ParameterSetName = 'RemoveComplianceTagHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayHoldApplied')] [Parameter(ParameterSetName = 'RemoveDelayReleaseHoldApplied')] [Parameter(ParameterSetName = 'RemoveDisabledArchive')] [Parameter(ParameterSetName = 'RemoveLitigationHoldEnabled')] [Parameter(ParameterSetName = 'RemoveOrphanedHolds')] [Parameter(ParameterSetName = 'UnblockForwardSyncPostCrossTenantMigration')] [bool] $ResetPasswordOnNextLogon,
        [Parameter(ParameterSetName = 'ExcludeFromAllHolds')] [switch] $ExcludeFromAllHolds,
        [Parameter(ParameterSetName = 'ExcludeFromAllOrgHolds')] [switch] $ExcludeFromAllOrgHolds,
        [Parameter(ParameterSetName = 'ExcludeFromOrgHolds')] $ExcludeFromOrgHolds,
        [Parameter(ParameterSetName = 'RecalculateInactiveMailUser')] [switch] $RecalculateInactiveMailUser,
        [Parameter(ParameterSetName = 'RemoveComplianceTagHoldApplied')] [switch] $RemoveComplianceTagHoldApplied,
        [Parameter(ParameterSetName = 'RemoveDelayHoldApplied')] [switch] $RemoveDelayHoldApplied,
        [Parameter(ParameterSetName = 'RemoveDelayReleaseHoldApplied')] [switch] $RemoveDelayReleaseHoldApplied,
        [Parameter(ParameterSetName = 'RemoveDisabledArchive')] [switch] $RemoveDisabledArchive,
        [Parameter(ParameterSetName = 'RemoveLitigationHoldEnabled')] [switch] $RemoveLitigationHoldEnabled,
        [Parameter(ParameterSetName = 'RemoveOrphanedHolds')] $RemoveOrphanedHolds,
        [Parameter(ParameterSetName = 'UnblockForwardSyncPostCrossTenantMigration')] [switch] $UnblockForwardSyncPostCrossTenantMigration
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-User {
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'AnrSet')] $Anr,
        [switch] $Arbitration,
        [switch] $AuditLog,
        [switch] $AuxAuditLog,
        $Credential,
        $DomainController,
        $Filter,
        [switch] $IgnoreDefaultScope,
        [switch] $IncludeDirectReportsWithDisplayNames,
        [switch] $IncludeManagerWithDisplayName,
        [switch] $IsVIP,
        $OrganizationalUnit,
        [switch] $PublicFolder,
        [switch] $ReadFromDomainController,
        $RecipientTypeDetails,
        $ResultSize,
        $Sortby,
        [switch] $SupervisoryReviewPolicy,
        [Parameter(Position = 0, ParameterSetName = 'Identity')] $Identity
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Remove-MailUser {
    [CmdletBinding(SupportsShouldProcess = $true, PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)] $Identity,
        $DomainController,
        [switch] $IgnoreDefaultScope,
        [switch] $IgnoreLegalHold,
        [switch] $PermanentlyDelete
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-AcceptedDomain {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0)] $Identity,
        $DomainController,
        $ResultSize
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-MailboxDatabaseCopyStatus {
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, ParameterSetName = 'Server')] $Server,
        [switch] $Active,
        [switch] $ConnectionStatus,
        $DomainController,
        [switch] $ExtendedErrorInfo,
        [switch] $UseServerCache,
        [Parameter(Position = 0, ParameterSetName = 'Identity')] $Identity,
        [Parameter(ParameterSetName = 'Identity')] [switch] $Local
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-TransportService {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0)] $Identity,
        $DomainController
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-HybridConfiguration {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        $DomainController
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-SettingOverride {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0)] $Identity,
        $DomainController
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-MailboxServer {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0)] $Identity,
        $DomainController,
        [switch] $Status
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Set-ADServerSettings {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [bool] $ViewEntireForest
    )
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

function Get-ADServerSettings {
    [CmdletBinding(PositionalBinding = $false)]
    param()
    Send-LabCmdlet exchange $PSCmdlet $PSBoundParameters
}

Export-ModuleMember -Function *-*
