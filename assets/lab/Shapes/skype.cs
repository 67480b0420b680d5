// The objects of Skype for Business Server's cmdlets. What is printed is documented; most of the classes are not, and their names, and
// which of them are more than texts, are assumptions.
using System;
using System.Collections.Generic;
using PartnerWizard.PracticeLab;

#if !NAMED_AS_THE_PRODUCTS_DO
namespace PartnerWizard.PracticeLab
{
#endif
    namespace Microsoft.Rtc.Management
    {
        /// <summary>A sentence of the management module: only as a text does it say anything.</summary>
        [GivenBy("Test-CsExStorageConnectivity"), GivenBy("Test-CsExStorageNotification")]
        public sealed class ResourceData
        {
            string sentence;

            public string Id { get { return "Resource"; } }
            public object[] Arguments { get { return new object[0]; } }

            internal static ResourceData Read(string text)
            {
                return new ResourceData { sentence = text };
            }

            public override string ToString()
            {
                return sentence;
            }
        }
    }

    namespace Microsoft.Rtc.Management.Deploy
    {
        public sealed class Fqdn
        {
            string name;

            internal static Fqdn Read(string text)
            {
                return new Fqdn { name = text };
            }

            public override string ToString()
            {
                return name;
            }
        }
    }

    namespace Microsoft.Rtc.Management.Xds
    {
        using Microsoft.Rtc.Management.Deploy;

        public class XdsIdentity
        {
            string text;

            internal static XdsIdentity Read(string given)
            {
                return new XdsIdentity { text = given };
            }

            public override string ToString()
            {
                return text;
            }
        }

        [GivenBy("Get-CsPool")]
        public sealed class DisplayCluster
        {
            public XdsIdentity Identity { get; set; }
            public Fqdn Fqdn { get; set; }
            public List<XdsIdentity> Services { get; set; }
            public List<Fqdn> Computers { get; set; }
            public XdsIdentity Site { get; set; }
        }

        [GivenBy("Get-CsComputer")]
        public sealed class DisplayComputer
        {
            public XdsIdentity Identity { get; set; }
            public Fqdn Pool { get; set; }
            public Fqdn Fqdn { get; set; }
        }

        [GivenBy("Get-CsService")]
        public sealed class DisplayWebServer
        {
            public XdsIdentity Identity { get; set; }
            public Fqdn PoolFqdn { get; set; }
            public Fqdn InternalFqdn { get; set; }
            public Fqdn ExternalFqdn { get; set; }
            public XdsIdentity SiteId { get; set; }
            public string Role { get; set; }
            public int? Version { get; set; }
        }

        [GivenBy("Get-CsSipDomain")]
        public sealed class SipDomain
        {
            public XdsIdentity Identity { get; set; }
            public string Name { get; set; }
            public bool? IsDefault { get; set; }
        }

        [GivenBy("Get-CsManagementStoreReplicationStatus")]
        public sealed class ReplicaState
        {
            public bool? UpToDate { get; set; }
            public string ReplicaFqdn { get; set; }
            public DateTime? LastStatusReport { get; set; }
            public DateTime? LastUpdateCreation { get; set; }
            public string ProductVersion { get; set; }
        }

        [GivenBy("Get-CsManagementStoreReplicationStatus -CentralManagementStoreStatus")]
        public sealed class CentralManagementStoreStatus
        {
            public Fqdn ActiveMasterFqdn { get; set; }
            public Fqdn ActiveFileTransferAgentFqdn { get; set; }
            public List<Fqdn> DeletedReplicas { get; set; }
            public DateTime? LastUpdatedOn { get; set; }
        }
    }

    namespace Microsoft.Rtc.Management.Deployment
    {
        public enum CertType
        {
            Default,
            WebServicesInternal,
            WebServicesExternal,
            AudioVideoAuthentication,
            OAuthTokenIssuer
        }

        [GivenBy("Get-CsCertificate"), GivenBy("Set-CsCertificate"), GivenBy("Request-CsCertificate"), GivenBy("Import-CsCertificate")]
        public sealed class CertificateReference
        {
            public string Issuer { get; set; }
            public DateTime? NotAfter { get; set; }
            public DateTime? NotBefore { get; set; }
            public string SerialNumber { get; set; }
            public string Subject { get; set; }
            public List<string> AlternativeNames { get; set; }
            public string Thumbprint { get; set; }
            public DateTime? EffectiveDate { get; set; }
            public string PreviousThumbprint { get; set; }
            public DateTime? UpdateTime { get; set; }
            public CertType? Use { get; set; }
            public string SourceScope { get; set; }

            public override string ToString()
            {
                return Thumbprint ?? "";
            }
        }

        [GivenBy("Request-CsCertificate -List")]
        public sealed class CertificateRequest
        {
            public int? RequestId { get; set; }
            public string Status { get; set; }
            public string FriendlyName { get; set; }
        }
    }

    namespace Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth
    {
        using Microsoft.Rtc.Management.Xds;

        /// <summary>By what Skype knows a partner's keys; each kind has a class of its own.</summary>
        [ReadBy(typeof(AuthTokens))]
        public interface IAuthToken
        {
        }

        static class AuthTokens
        {
            internal static IAuthToken Read(string text)
            {
                if (text.StartsWith("Value=", StringComparison.Ordinal)) return new MetadataUrl { Value = text.Substring("Value=".Length) };
                if (text.EndsWith(".UseOAuthServer", StringComparison.Ordinal)) return new UseOAuthServer();
                return new CertificateData(text);
            }
        }

        public sealed class MetadataUrl : IAuthToken
        {
            public string Value { get; set; }

            public override string ToString()
            {
                return "Value=" + Value;
            }
        }

        /// <summary>Prints as the name of its class.</summary>
        public sealed class UseOAuthServer : IAuthToken
        {
        }

        public sealed class CertificateData : IAuthToken
        {
            readonly string text;

            public CertificateData(string given)
            {
                text = given;
            }

            public override string ToString()
            {
                return text;
            }
        }

        // Full is zero: a word like any other.
        public enum ApplicationTrustLevel
        {
            Full,
            Application,
            User
        }

        [GivenBy("Get-CsPartnerApplication"), GivenBy("New-CsPartnerApplication")]
        public sealed class PartnerApplication
        {
            public XdsIdentity Identity { get; set; }
            public IAuthToken AuthToken { get; set; }
            public string Name { get; set; }
            public string ApplicationIdentifier { get; set; }
            public string Realm { get; set; }
            public ApplicationTrustLevel? ApplicationTrustLevel { get; set; }
            public bool? AcceptSecurityIdentifierInformation { get; set; }
            public bool? Enabled { get; set; }

            public override string ToString()
            {
                return Name ?? "";
            }
        }

        [GivenBy("Get-CsOAuthServer")]
        public sealed class OAuthServer
        {
            public XdsIdentity Identity { get; set; }
            public string Name { get; set; }
        }

        [GivenBy("Get-CsOAuthConfiguration")]
        public sealed class OAuthSettings
        {
            public XdsIdentity Identity { get; set; }
            public List<PartnerApplication> PartnerApplications { get; set; }
            public List<OAuthServer> OAuthServers { get; set; }
            public string Realm { get; set; }
            public string ServiceName { get; set; }
            public string ClientAuthorizationOAuthServerIdentity { get; set; }
            public string ExchangeAutodiscoverUrl { get; set; }
            public string ExchangeAutodiscoverAllowedDomains { get; set; }
        }
    }

    namespace Microsoft.Rtc.Management.WritableConfig.Settings.Archiving
    {
        using Microsoft.Rtc.Management.Xds;

        public enum EnableArchiving
        {
            None,
            ImOnly,
            ImAndWebConf
        }

        [GivenBy("Get-CsArchivingConfiguration")]
        public sealed class ArchivingSettings
        {
            public XdsIdentity Identity { get; set; }
            public EnableArchiving? EnableArchiving { get; set; }
            public bool? EnableExchangeArchiving { get; set; }
            public bool? BlockOnArchiveFailure { get; set; }
        }
    }

    namespace Microsoft.Rtc.Management.WritableConfig.Policy.UserServices
    {
        using Microsoft.Rtc.Management.Xds;

        [GivenBy("Get-CsUserServicesPolicy"), GivenBy("New-CsUserServicesPolicy")]
        public sealed class UserServicesPolicy
        {
            public XdsIdentity Identity { get; set; }
            public bool? UcsAllowed { get; set; }
            public int? MigrationDelayInDays { get; set; }

            public override string ToString()
            {
                return Convert.ToString(Identity);
            }
        }
    }

    namespace Microsoft.Rtc.Management.ADConnect.Schema
    {
        /// <summary>A pool or a policy of a user.</summary>
        public sealed class NamedReference
        {
            public string FriendlyName { get; private set; }

            internal static NamedReference Read(string text)
            {
                return new NamedReference { FriendlyName = text };
            }

            public override string ToString()
            {
                return FriendlyName;
            }
        }

        public sealed class ADObjectId
        {
            public string DistinguishedName { get; private set; }

            internal static ADObjectId Read(string text)
            {
                return new ADObjectId { DistinguishedName = text };
            }

            public override string ToString()
            {
                return DistinguishedName;
            }
        }

        [GivenBy("Get-CsUser")]
        public sealed class ADUser
        {
            public ADObjectId Identity { get; set; }
            public string SipAddress { get; set; }
            public string UserPrincipalName { get; set; }
            public string SamAccountName { get; set; }
            public string DisplayName { get; set; }
            public bool? Enabled { get; set; }
            public NamedReference RegistrarPool { get; set; }
            public NamedReference UserServicesPolicy { get { return null; } }
            public string HostingProvider { get { return "SRV:"; } }
            public string Sid { get; set; }
        }
    }

    namespace Microsoft.Rtc.Management.Presence.Cmdlets
    {
        using Microsoft.Rtc.Management.Deploy;

        /// <summary>Its counts may be empty.</summary>
        [GivenBy("Debug-CsUnifiedContactStore")]
        public sealed class GetUcsFrontEndData
        {
            public Fqdn FrontEnd { get; set; }
            public int? UcsDisabledCount { get; set; }
            public int? UcsAllowedCount { get; set; }
            public int? UcsMigratingCount { get; set; }
            public int? UcsMigratedCount { get; set; }
            public List<string> FailedUserData { get; set; }
        }

        [GivenBy("Debug-CsUnifiedContactStore -Identity")]
        public sealed class GetUcsUserData
        {
            public string SipUri { get; set; }
            public string UcsMode { get; set; }
        }

        [GivenBy("Debug-CsStorageServiceFailures")]
        public sealed class StorageServiceFailure
        {
            public string AdapterId { get; set; }
            public string EndpointId { get; set; }
            public DateTime? EndpointStatusTime { get; set; }
            public string EndpointStatusDetail { get; set; }
            public string Other { get; set; }
        }
    }
#if !NAMED_AS_THE_PRODUCTS_DO
}
#endif
