// The objects of Exchange's cmdlets. What is null in a directory is null here: each value that could not be is declared so that it can.
using System;
using System.Collections.Generic;
using System.Security.Cryptography.X509Certificates;
using PartnerWizard.PracticeLab;

#if !NAMED_AS_THE_PRODUCTS_DO
namespace PartnerWizard.PracticeLab
{
#endif
    namespace Microsoft.Exchange.Data
    {
        public abstract class ConfigurableObject
        {
            public virtual bool? IsValid { get; set; }
            public ObjectState ObjectState { get { return ObjectState.Changed; } }
        }
    }

    namespace Microsoft.Exchange.Data.Directory
    {
        public abstract class ADRawEntry : ConfigurableObject
        {
            public ADObjectId Identity { get; set; }
            /// <summary>The same object: in CLIXML it stands as a reference to the one before.</summary>
            public ADObjectId Id { get { return Identity; } }
            public string DistinguishedName { get; set; }
            public string Name { get; set; }
            public Guid? Guid { get; set; }
        }

        public abstract class ADObject : ADRawEntry
        {
            public string AdminDisplayName { get { return ""; } }
            public ExchangeObjectVersion ExchangeVersion { get { return new ExchangeObjectVersion(); } }
            public MultiValuedProperty<string> ObjectClass { get { return new MultiValuedProperty<string> { "top" }; } }
            public DateTime? WhenChanged { get { return Local(WhenChangedUTC); } }
            public DateTime? WhenCreated { get { return Local(WhenCreatedUTC); } }
            public DateTime? WhenChangedUTC { get { return changed; } set { changed = Utc(value); } }
            public DateTime? WhenCreatedUTC { get { return created; } set { created = Utc(value); } }
            public OrganizationId OrganizationId { get { return new OrganizationId(); } }
            public string OriginatingServer { get; set; }

            DateTime? changed;
            DateTime? created;

            static DateTime? Local(DateTime? at)
            {
                return at.HasValue ? at.Value.ToLocalTime() : at;
            }

            static DateTime? Utc(DateTime? at)
            {
                return at.HasValue ? at.Value.ToUniversalTime() : at;
            }

            public override string ToString()
            {
                return Name ?? "";
            }
        }
    }

    namespace Microsoft.Exchange.Data.Directory.SystemConfiguration
    {
        public abstract class ADConfigurationObject : ADObject
        {
        }

        [GivenBy("Get-AcceptedDomain")]
        public sealed class AcceptedDomain : ADConfigurationObject
        {
            public SmtpDomainWithSubdomains DomainName { get; set; }
            public AcceptedDomainType? DomainType { get; set; }
            public bool? Default { get; set; }
            public bool? MatchSubDomains { get { return false; } }
            public object FederatedOrganizationLink { get { return null; } }
        }

        [GivenBy("Get-AuthConfig")]
        public sealed class AuthConfig : ADConfigurationObject
        {
            public string CurrentCertificateThumbprint { get; set; }
            public string PreviousCertificateThumbprint { get; set; }
            public string NextCertificateThumbprint { get; set; }
            public DateTime? NextCertificateEffectiveDate { get; set; }
            public string ServiceName { get; set; }
            public string Realm { get; set; }
            public string DeploymentId { get { return ""; } }
            public string IssuerIdentifier { get { return ""; } }
        }

        [GivenBy("Get-AuthServer")]
        public sealed class AuthServer : ADConfigurationObject
        {
            public AuthServerType? Type { get; set; }
            public string ApplicationIdentifier { get; set; }
            public string AuthMetadataUrl { get; set; }
            public MultiValuedProperty<string> CertificateStrings { get; set; }
            public bool? Enabled { get; set; }
            public string Realm { get; set; }
        }

        [GivenBy("Get-SettingOverride")]
        public sealed class SettingOverride : ADConfigurationObject
        {
            public string ComponentName { get; set; }
            public string SectionName { get; set; }
            public MultiValuedProperty<string> Parameters { get; set; }
        }

        [GivenBy("Get-PartnerApplication"), GivenBy("New-PartnerApplication")]
        public sealed class PartnerApplication : ADConfigurationObject
        {
            public bool? Enabled { get; set; }
            public string ApplicationIdentifier { get; set; }
            public MultiValuedProperty<string> CertificateStrings { get; set; }
            public string AuthMetadataUrl { get; set; }
            public string Realm { get; set; }
            public bool? UseAuthServer { get; set; }
            public bool? AcceptSecurityIdentifierInformation { get; set; }
            public ADObjectId LinkedAccount { get; set; }
            public string DeploymentId { get { return ""; } }
            public string IssuerIdentifier { get; set; }
            public SupportedAccountType? AccountType { get; set; }
            public string[] AppOnlyPermissions { get; set; }
            public string[] ActAsPermissions { get; set; }
        }

        [GivenBy("Get-WebServicesVirtualDirectory")]
        public sealed class ADWebServicesVirtualDirectory : ADConfigurationObject
        {
            public ADObjectId Server { get; set; }
            public Uri InternalUrl { get; set; }
            public Uri InternalNLBBypassUrl { get; set; }
            public bool? OAuthAuthentication { get; set; }
        }

        [GivenBy("Get-AutodiscoverVirtualDirectory")]
        public sealed class ADAutodiscoverVirtualDirectory : ADConfigurationObject
        {
            public ADObjectId Server { get; set; }
            public Uri InternalUrl { get; set; }
            public bool? OAuthAuthentication { get; set; }
        }

        [GivenBy("Get-HybridConfiguration")]
        public sealed class HybridConfiguration : ADConfigurationObject
        {
            public MultiValuedProperty<AutoDiscoverSmtpDomain> Domains { get; set; }
            public ADMultiValuedProperty<HybridFeature> Features { get; set; }
            public ADMultiValuedProperty<ADObjectId> SendingTransportServers { get; set; }
            public SmtpDomain OnPremisesSmartHost { get; set; }
        }
    }

    namespace Microsoft.Exchange.Data.Directory.Management
    {
        using Microsoft.Exchange.Data.Directory.Recipient;
        using Microsoft.Exchange.Data.Directory.SystemConfiguration;

        public abstract class ADPresentationObject : ADObject
        {
        }

        [GivenBy("Get-ExchangeServer")]
        public sealed class ExchangeServer : ADPresentationObject
        {
            public string Fqdn { get; set; }
            public string Domain { get; set; }
            public ServerVersion AdminDisplayVersion { get; set; }
            public ServerRole? ServerRole { get; set; }
            public ADObjectId Site { get; set; }
            public ServerEditionType? Edition { get; set; }
            public bool? IsMailboxServer { get { return true; } }
            public bool? IsEdgeServer { get { return false; } }
            public Uri InternetWebProxy { get; set; }
            public MultiValuedProperty<string> InternetWebProxyBypassList { get; set; }
        }

        [GivenBy("Get-ClientAccessService"), GivenBy("Get-ClientAccessServer")]
        public sealed class ClientAccessServer : ADPresentationObject
        {
            public string Fqdn { get; set; }
            public Uri AutoDiscoverServiceInternalUri { get; set; }
            public MultiValuedProperty<string> AutoDiscoverSiteScope { get; set; }
        }

        [GivenBy("Get-MailboxServer")]
        public sealed class MailboxServer : ADPresentationObject
        {
            public string Fqdn { get; set; }
            public ADObjectId DatabaseAvailabilityGroup { get; set; }
        }

        [GivenBy("Get-TransportService")]
        public sealed class TransportServer : ADPresentationObject
        {
            public string InternalTransportCertificateThumbprint { get; set; }
        }

        [GivenBy("Get-OrganizationConfig")]
        public sealed class OrganizationConfig : ADPresentationObject
        {
            public bool? IsMixedMode { get; set; }
            public bool? EwsEnabled { get; set; }
            public EwsApplicationAccessPolicy? EwsApplicationAccessPolicy { get; set; }
            public MultiValuedProperty<string> EwsAllowList { get; set; }
            public MultiValuedProperty<string> EwsBlockList { get; set; }
        }

        /// <summary>No object of the directory's own: a server's, and one component of it.</summary>
        [GivenBy("Get-ServerComponentState")]
        public sealed class ServerComponentStatePresentationObject : ConfigurableObject
        {
            public string Identity { get; set; }
            public string ServerFqdn { get; set; }
            public string Component { get; set; }
            public ServiceState? State { get; set; }

            public override string ToString()
            {
                return Identity ?? "";
            }
        }

        [GivenBy("Get-ADServerSettings")]
        public sealed class RunspaceServerSettingsPresentationObject : ADPresentationObject
        {
            public bool? ViewEntireForest { get; set; }
        }

        [GivenBy("Get-User")]
        public sealed class User : ADPresentationObject
        {
            public RecipientType? RecipientType { get; set; }
            public RecipientTypeDetails? RecipientTypeDetails { get; set; }
            public UserAccountControlFlags? UserAccountControl { get; set; }
        }

        public abstract class MailEnabledRecipient : ADPresentationObject
        {
            public string Alias { get; set; }
            public SmtpAddress? PrimarySmtpAddress { get; set; }
            public bool? HiddenFromAddressListsEnabled { get; set; }
            public RecipientType? RecipientType { get; set; }
            public RecipientTypeDetails? RecipientTypeDetails { get; set; }
        }

        [GivenBy("Get-MailUser"), GivenBy("New-MailUser")]
        public sealed class MailUser : MailEnabledRecipient
        {
            public SmtpProxyAddress ExternalEmailAddress { get; set; }
        }

        [GivenBy("Get-Mailbox")]
        public sealed class Mailbox : MailEnabledRecipient
        {
            public string ServerName { get; set; }
            public ADObjectId Database { get; set; }
            public bool? LitigationHoldEnabled { get; set; }
            public string LinkedMasterAccount { get; set; }
            public string MasterAccountSid { get; set; }
        }

        [GivenBy("Get-ManagementRoleAssignment"), GivenBy("New-ManagementRoleAssignment")]
        public sealed class ExchangeRoleAssignmentPresentation : ADPresentationObject
        {
            public ADObjectId Role { get; set; }
            public ADObjectId RoleAssignee { get; set; }
            public string RoleAssigneeName { get; set; }
            public RoleAssigneeType? RoleAssigneeType { get; set; }
            public RoleAssignmentDelegationType? RoleAssignmentDelegationType { get; set; }
            public AssignmentMethod? AssignmentMethod { get; set; }
            public string EffectiveUserName { get; set; }
            public bool? Enabled { get; set; }
        }
    }

    namespace Microsoft.Exchange.Management.RemoteShell
    {
        /// <summary>A command as Get-Command tells it: PowerShell's own FunctionInfo, of which only PowerShell can make one.</summary>
        [GivenBy("Get-Command")]
        public sealed class FunctionInfo
        {
            public string Name { get; set; }
            public string CommandType { get; set; }
            public Dictionary<string, ParameterMetadata> Parameters { get; set; }

            public override string ToString()
            {
                return Name ?? "";
            }
        }

        public sealed class ParameterMetadata
        {
            public string Name { get; set; }
        }
    }

    namespace Microsoft.Exchange.Management.SystemConfigurationTasks
    {
        using Microsoft.Exchange.Data;
        using Microsoft.Exchange.Data.Directory;

        /// <summary>Its own properties are lost wherever it is serialised: of a certificate PowerShell keeps the bytes alone.</summary>
        [GivenBy("Get-ExchangeCertificate"), GivenBy("New-ExchangeCertificate")]
        public class ExchangeCertificate : X509Certificate2
        {
            public ExchangeCertificate(byte[] rawData)
                : base(rawData)
            {
            }

            public AllowedServices? Services { get; set; }
            public string Identity { get; set; }
            public int? PublicKeySize { get; set; }
            public bool? PrivateKeyExportable { get; set; }
            public CertificateStatus? Status { get; set; }
            public RootCAType? RootCAType { get { return SystemConfigurationTasks.RootCAType.Registry; } }
            public bool? IsSelfSigned { get; set; }
            public MultiValuedProperty<SmtpDomainWithSubdomains> CertificateDomains { get; set; }
            // As a key that is registered on the server is seen from anywhere.
            public new bool? HasPrivateKey { get; set; }
            public new string FriendlyName { get; set; }

            /// <summary>A real one prints itself in many lines, with dates of no zone: nothing may rest on it, so it is short here.</summary>
            public override string ToString()
            {
                return Identity ?? "";
            }
        }

        [GivenBy("Get-MailboxDatabaseCopyStatus")]
        public sealed class DatabaseCopyStatusEntry : ConfigurableObject
        {
            public ADObjectId Identity { get; set; }
            public ADObjectId Id { get { return Identity; } }
            public string Name { get; set; }
            public string DatabaseName { get; set; }
            public CopyStatus? Status { get; set; }
            public string MailboxServer { get; set; }

            public override string ToString()
            {
                return Name ?? "";
            }
        }
    }

#if !NAMED_AS_THE_PRODUCTS_DO
}
#endif
