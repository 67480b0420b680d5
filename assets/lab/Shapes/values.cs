// What Exchange keeps in its properties: objects that print as a text, and enums. `Read` makes one of the text that it prints; it is
// hidden from PowerShell, which would else turn texts into these where a script compares them.
// Where a class that the products have is told apart by its name, the tests compile it under that name; anywhere else it has a name of ours.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

#if !NAMED_AS_THE_PRODUCTS_DO
namespace PartnerWizard.PracticeLab
{
#endif
    namespace Microsoft.Exchange.Data
    {
        public sealed class ServerVersion : IComparable
        {
            public int Major { get; private set; }
            public int Minor { get; private set; }
            public int Build { get; private set; }
            public int Revision { get; private set; }
            public string FilePatchLevelDescription { get; private set; }

            /// <summary>Of "Version 15.2 (Build 2562.17)".</summary>
            internal static ServerVersion Read(string text)
            {
                if (text == "") return null;
                if (text == "") return null;
                var parts = text.Split(new[] { ' ', '.', '(', ')' }, StringSplitOptions.RemoveEmptyEntries);
                if (parts.Length < 6 || parts[0] != "Version" || parts[3] != "Build") throw new FormatException("No version of Exchange: " + text);
                return new ServerVersion { Major = Number(parts[1]), Minor = Number(parts[2]), Build = Number(parts[4]), Revision = Number(parts[5]) };
            }

            static int Number(string digits)
            {
                return int.Parse(digits, CultureInfo.InvariantCulture);
            }

            public int CompareTo(object other)
            {
                var given = other as ServerVersion;
                if (given == null) throw new ArgumentException("No version of Exchange.");
                return new Version(Major, Minor, Build, Revision).CompareTo(new Version(given.Major, given.Minor, given.Build, given.Revision));
            }

            public override string ToString()
            {
                return string.Format(CultureInfo.InvariantCulture, "Version {0}.{1} (Build {2}.{3})", Major, Minor, Build, Revision);
            }
        }

        public class SmtpDomain
        {
            public string Domain { get; protected set; }

            internal static SmtpDomain Read(string text)
            {
                return new SmtpDomain { Domain = text };
            }

            public override string ToString()
            {
                return Domain;
            }
        }

        public sealed class AutoDiscoverSmtpDomain : SmtpDomain
        {
            public bool AutoDiscover { get; private set; }

            internal static new AutoDiscoverSmtpDomain Read(string text)
            {
                return new AutoDiscoverSmtpDomain { Domain = text };
            }
        }

        public sealed class SmtpDomainWithSubdomains
        {
            public string Address { get; private set; }
            public bool IncludeSubDomains { get; private set; }
            public string Domain { get; private set; }
            public SmtpDomain SmtpDomain { get; private set; }
            public bool IsStar { get; private set; }

            /// <summary>Of "contoso.com", "*.contoso.com", "*".</summary>
            internal static SmtpDomainWithSubdomains Read(string text)
            {
                var domain = text.StartsWith("*.", StringComparison.Ordinal) ? text.Substring(2) : text;
                return new SmtpDomainWithSubdomains
                {
                    Address = text,
                    Domain = domain,
                    IsStar = text == "*",
                    IncludeSubDomains = text.StartsWith("*", StringComparison.Ordinal),
                    SmtpDomain = text == "*" ? null : SmtpDomain.Read(domain)
                };
            }

            public override string ToString()
            {
                return Address;
            }
        }

        public struct SmtpAddress
        {
            readonly string address;

            SmtpAddress(string given)
            {
                address = given;
            }

            public string Address { get { return address ?? ""; } }
            public int Length { get { return Address.Length; } }
            public string Local { get { return Address.Split('@')[0]; } }
            public string Domain { get { return Address.Substring(Address.IndexOf('@') + 1); } }
            public bool IsUTF8 { get { return false; } }
            public bool IsValidAddress { get { return Address.IndexOf('@') > 0; } }

            internal static SmtpAddress Read(string text)
            {
                return new SmtpAddress(text);
            }

            public override string ToString()
            {
                return Address;
            }
        }

        /// <summary>Prints with its prefix: "SMTP:kenmyer@litwareinc.com".</summary>
        public sealed class SmtpProxyAddress
        {
            public string ProxyAddressString { get; private set; }

            internal static SmtpProxyAddress Read(string text)
            {
                return new SmtpProxyAddress { ProxyAddressString = text };
            }

            public override string ToString()
            {
                return ProxyAddressString;
            }
        }

        public sealed class ExchangeObjectVersion
        {
            public byte Major { get { return 0; } }
            public byte Minor { get { return 20; } }
            public Version ExchangeBuild { get { return new Version(15, 0, 0, 0); } }

            public override string ToString()
            {
                return "0.20 (15.0.0.0)";
            }
        }

        public class MultiValuedProperty<T> : List<T>
        {
        }

        public abstract class ObjectId
        {
        }

        public enum ObjectState
        {
            New,
            Unchanged,
            Changed,
            Deleted
        }

        public enum ServerEditionType
        {
            Unknown = -1,
            Standard,
            StandardEvaluation,
            Enterprise,
            EnterpriseEvaluation,
            Coexistence
        }
    }

    namespace Microsoft.Exchange.Data.Directory
    {
        public sealed class ADMultiValuedProperty<T> : MultiValuedProperty<T>
        {
        }

        /// <summary>Prints as a canonical name for people and sites, as the last name alone for what is in Exchange's configuration.</summary>
        public sealed class ADObjectId : ObjectId
        {
            string shown;

            public string Rdn { get; private set; }
            public ADObjectId Parent { get; private set; }
            public int Depth { get; private set; }
            public string DistinguishedName { get; private set; }
            public bool IsDeleted { get; private set; }
            public bool IsRelativeDn { get { return false; } }
            public string DomainId { get; private set; }
            public Guid PartitionGuid { get; private set; }
            public string PartitionFQDN { get; private set; }
            public Guid ObjectGuid { get; private set; }
            public string Name { get; private set; }
            public object OrgHierarchyToIgnore { get { return null; } }

            internal static ADObjectId Read(string text)
            {
                var names = text.Split('/');
                var name = names[names.Length - 1];
                var isCanonical = names.Length > 1;
                var above = isCanonical ? text.Substring(0, text.Length - name.Length - 1) : "";
                var domain = isCanonical ? names[0] : "";
                var path = new StringBuilder("CN=" + name);
                for (var at = names.Length - 2; at > 0; at--) path.Append(",CN=" + names[at]);
                if (!isCanonical) path.Append(",CN=Microsoft Exchange,CN=Services,CN=Configuration");
                foreach (var part in domain.Split(new[] { '.' }, StringSplitOptions.RemoveEmptyEntries)) path.Append(",DC=" + part);
                return new ADObjectId
                {
                    shown = text,
                    Rdn = "CN=" + name,
                    Name = name,
                    Parent = names.Length > 2 ? Read(above) : null,
                    Depth = names.Length,
                    DistinguishedName = path.ToString(),
                    IsDeleted = text.Contains("/Deleted Objects/"),
                    DomainId = domain,
                    PartitionFQDN = domain,
                    PartitionGuid = GuidOf(domain),
                    ObjectGuid = GuidOf(text)
                };
            }

            static Guid GuidOf(string text)
            {
                var guid = new byte[16];
                using (var hash = SHA256.Create()) Array.Copy(hash.ComputeHash(Encoding.UTF8.GetBytes(text)), guid, guid.Length);
                return new Guid(guid);
            }

            public override bool Equals(object other)
            {
                var given = other as ADObjectId;
                return given != null && given.ObjectGuid == ObjectGuid;
            }

            public override int GetHashCode()
            {
                return ObjectGuid.GetHashCode();
            }

            public override string ToString()
            {
                return shown;
            }
        }

        public sealed class OrganizationId
        {
            public object OrganizationalUnit { get { return null; } }
            public object ConfigurationUnit { get { return null; } }

            public override string ToString()
            {
                return "";
            }
        }
    }

    namespace Microsoft.Exchange.Data.Directory.Recipient
    {
        public enum RecipientType
        {
            Invalid,
            User,
            UserMailbox,
            MailUser,
            Contact,
            MailContact,
            Group
        }

        [Flags]
        public enum RecipientTypeDetails : long
        {
            None = 0,
            UserMailbox = 1,
            LinkedMailbox = 2,
            SharedMailbox = 4,
            MailUser = 128,
            User = 65536,
            DisabledUser = 16777216
        }

        [Flags]
        public enum UserAccountControlFlags
        {
            None = 0,
            AccountDisabled = 2,
            NormalAccount = 512
        }
    }

    namespace Microsoft.Exchange.Data.Directory.SystemConfiguration
    {
        [Flags]
        public enum ServerRole
        {
            None = 0,
            Cafe = 1,
            Mailbox = 2,
            ClientAccess = 4,
            UnifiedMessaging = 16,
            HubTransport = 32,
            Edge = 64,
            ProvisionedServer = 4096,
            FrontendTransport = 16384
        }

        // Zero is a word like any other here.
        public enum ServiceState
        {
            Inactive,
            Active,
            Draining,
        }

        public enum EwsApplicationAccessPolicy
        {
            EnforceAllowList,
            EnforceBlockList,
        }

        public enum AcceptedDomainType
        {
            Authoritative,
            ExternalRelay,
            InternalRelay
        }

        public enum SupportedAccountType
        {
            ConsumerAccount,
            OrganizationalAccount
        }

        public enum AuthServerType
        {
            Unknown,
            MicrosoftACS,
            Facebook,
            LinkedIn,
            AzureAD,
            ADFS
        }

        public enum RoleAssigneeType
        {
            User,
            SecurityGroup,
            RoleAssignmentPolicy,
            ForeignSecurityPrincipal,
            RoleGroup,
            LinkedRoleGroup,
            Computer
        }

        public enum RoleAssignmentDelegationType
        {
            Regular = 1,
            DelegatingOrgWide = 6
        }
    }

    namespace Microsoft.Exchange.Data.Directory.Management
    {
        public enum AssignmentMethod
        {
            Direct = 1,
            SecurityGroup = 2,
            RoleGroup = 4,
            RoleAssignmentPolicy = 8
        }
    }

    namespace Microsoft.Exchange.Management.SystemConfigurationTasks
    {
        [Flags]
        public enum AllowedServices
        {
            None = 0,
            IMAP = 1,
            POP = 2,
            UM = 4,
            IIS = 8,
            SMTP = 16,
            Federation = 32,
            UMCallRouter = 64
        }

        public enum CertificateStatus
        {
            Unknown,
            Valid,
            Revoked,
            DateInvalid,
            Untrusted,
            Invalid,
            RevocationCheckFailure,
            PendingRequest
        }

        public enum RootCAType
        {
            None,
            ThirdParty,
            Enterprise,
            Registry,
            GroupPolicy,
            Unknown
        }

        public enum CopyStatus
        {
            Unknown,
            Failed = 3,
            Seeding,
            Suspended,
            Healthy,
            ServiceDown,
            Initializing,
            Resynchronizing,
            Mounted = 11,
            Dismounted,
            Mounting,
            Dismounting,
            DisconnectedAndHealthy,
            FailedAndSuspended,
            DisconnectedAndResynchronizing,
            NonExchangeReplication,
            SeedingSource,
            Misconfigured
        }
    }

    // The one that has no namespace.
    public enum HybridFeature
    {
        FreeBusy,
        MoveMailbox,
        Mailtips,
        MessageTracking,
        OwaRedirection,
        OnlineArchive,
        SecureMail
    }
#if !NAMED_AS_THE_PRODUCTS_DO
}
#endif
