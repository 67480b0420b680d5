// Exchange's partner applications: "trust tokens of this product, signed by these certificates; they act
// as this account" (facts.md 88). Commands name one domain controller (facts.md 93) and address an
// application by GUID, since Get-PartnerApplication with an unknown name returns all (facts.md 89).

import type { Cmdlet, Script } from '../model/command.ts';
import type { Seen } from '../model/finding.ts';
import { areOneName } from '../model/name.ts';
import { exchangeShell, type Fqdn } from '../model/place.ts';
import {
  account,
  applicationId,
  boolean,
  domain,
  form,
  fqdn,
  guid,
  oneOf,
  optional,
  optionalInstant,
  text,
  texts,
  url,
  type ValueOf,
  whereThere,
} from '../powershell/properties.ts';
import { exchangeCmdlet, type Reader, readFirst, readNamed, readObjects } from '../powershell/reader.ts';

/** The account that Configure-EnterprisePartnerApplication.ps1 makes, and the roles that it gives it (facts.md 3). */
export const linkedAccountName = 'LyncEnterprise-ApplicationAccount';
export const linkedAccountRoles = ['UserApplication', 'ArchiveApplication', 'MeetingGraphApplication'] as const;
/** Roles without which a token acts for no one; older builds give only these. */
export const neededRoles: readonly string[] = ['UserApplication', 'ArchiveApplication'];

const partnerApplication = form(
  {
    Name: text,
    Guid: guid,
    Enabled: boolean,
    ApplicationIdentifier: optional(applicationId),
    AuthMetadataUrl: optional(url),
    Realm: optional(domain),
    UseAuthServer: optional(boolean),
    AcceptSecurityIdentifierInformation: whereThere(optional(boolean)),
    LinkedAccount: optional(account),
    CertificateStrings: texts,
    WhenCreatedUTC: optionalInstant,
    WhenChangedUTC: optionalInstant,
  },
  (each) => ({
    name: each.Name,
    guid: each.Guid.key,
    enabled: each.Enabled,
    applicationId: each.ApplicationIdentifier?.key ?? null,
    metadataUrl: each.AuthMetadataUrl,
    realm: each.Realm?.key ?? null,
    usesAuthServer: each.UseAuthServer ?? false,
    acceptsSids: each.AcceptSecurityIdentifierInformation ?? null,
    linkedAccount: each.LinkedAccount,
    certificates: each.CertificateStrings,
    whenCreated: each.WhenCreatedUTC,
    whenChanged: each.WhenChangedUTC,
  }),
);
export type PartnerApplication = ValueOf<typeof partnerApplication>;

export const readPartnerApplications = (reader: Reader, dc: Fqdn | null): Promise<Seen<readonly PartnerApplication[]>> =>
  readObjects(reader, exchangeCmdlet('Get-PartnerApplication', { parameters: onDomainController(dc) }), partnerApplication);

const onDomainController = (dc: Fqdn | null): { readonly DomainController?: Fqdn } => (dc === null ? {} : { DomainController: dc });

const roleAssignment = form(
  {
    Identity: text,
    Role: text,
    RoleAssigneeName: text,
    AssignmentMethod: text,
    RoleAssignmentDelegationType: oneOf('Regular', 'Delegating', 'DelegatingOrgWide'),
    Enabled: whereThere(optional(boolean)),
  },
  (each) => ({
    identity: each.Identity,
    role: linkedAccountRoles.find((known) => areOneName('identity', known, each.Role)) ?? each.Role,
    assignee: each.RoleAssigneeName,
    /** Made for this account alone; the others come from a group or a policy. */
    direct: /^Direct$/i.test(each.AssignmentMethod),
    /** Lets its holder act; a delegating one only lets it give the role to others. */
    grants: each.RoleAssignmentDelegationType === 'Regular' && each.Enabled !== false,
  }),
);
export type RoleAssignment = ValueOf<typeof roleAssignment>;

/** The names of its flags; where one of them has no name, Windows writes all of them as a number, in which 2 stands for this one. */
const isDisabled = (flags: string): boolean => (/^\d+$/.test(flags) ? (Number(flags) & 2) !== 0 : /\bAccountDisabled\b/i.test(flags));

const user = form(
  {
    Name: text,
    Guid: guid,
    Identity: account,
    RecipientType: text,
    UserAccountControl: text,
    OriginatingServer: whereThere(optional(fqdn)),
  },
  (each) => ({
    name: each.Name,
    guid: each.Guid.key,
    identity: each.Identity,
    type: each.RecipientType,
    /** Nobody can sign in with it. */
    disabled: isDisabled(each.UserAccountControl),
    /** The domain controller that answered. */
    domainController: each.OriginatingServer?.key ?? null,
  }),
);
export type UserAccount = ValueOf<typeof user>;

/** The account of a canonical name, or of a GUID, which is its own in the whole forest; null where Exchange finds none. */
export const readAccount = (reader: Reader, identity: string, dc: Fqdn | null): Promise<Seen<UserAccount | null>> =>
  readNamed(reader, exchangeCmdlet('Get-User', { parameters: { Identity: identity, ...onDomainController(dc) } }), user);

/** The accounts that have the name of the script's own, or that name with a number behind it. */
export const readScriptAccounts = (reader: Reader, dc: Fqdn | null): Promise<Seen<readonly UserAccount[]>> =>
  // Filtered by name: an error for a missing identity could not be told from a failed look.
  readObjects(
    reader,
    exchangeCmdlet('Get-User', { parameters: { Filter: `Name -like '${linkedAccountName}*'`, ...onDomainController(dc) } }),
    user,
  );

/** What an account may do, by its GUID: its own roles, and those of its groups. */
export const readRoleAssignments = (reader: Reader, accountGuid: string, dc: Fqdn | null): Promise<Seen<readonly RoleAssignment[]>> =>
  readObjects(
    reader,
    exchangeCmdlet('Get-ManagementRoleAssignment', { parameters: { RoleAssignee: accountGuid, ...onDomainController(dc) } }),
    roleAssignment,
  );

const mailUser = form({ HiddenFromAddressListsEnabled: boolean }, (each) => each.HiddenFromAddressListsEnabled);

/** Whether an account is hidden from the address lists; null where it is no mail user. */
export const readHidden = (reader: Reader, accountGuid: string, dc: Fqdn | null): Promise<Seen<boolean | null>> =>
  readFirst(
    reader,
    exchangeCmdlet('Get-MailUser', { parameters: { Filter: `Guid -eq '${accountGuid}'`, ...onDomainController(dc) } }),
    mailUser,
  );

/** The article's script, called so that it runs (facts.md 1). Not rerunnable: only where no application stands. */
export function configureScript(metadataUrl: string, dc: Fqdn | null): Script {
  return {
    kind: 'script',
    place: exchangeShell,
    file: 'Configure-EnterprisePartnerApplication.ps1',
    parameters: { AuthMetadataUrl: metadataUrl, ApplicationType: 'Lync', ...onDomainController(dc) },
  };
}

/** The script's first part: with these parameters alone the account is disabled, and nobody can sign in with it (facts.md 4). */
export const newLinkedAccount = (name: string, mailDomain: string, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('New-MailUser', {
    parameters: { Name: name, ExternalEmailAddress: `${name}@${mailDomain}`, ...onDomainController(dc) },
  });

/** An account by its GUID, or by its name while it is only to be made. */
export const hideLinkedAccount = (identity: string, hidden: boolean, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('Set-MailUser', {
    parameters: { Identity: identity, HiddenFromAddressListsEnabled: hidden, ...onDomainController(dc) },
  });

/** The script's last part. Users of another forest are found by their SID, so that must be accepted (facts.md 43). */
export const newApplication = (name: string, metadataUrl: string, linkedAccount: string, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('New-PartnerApplication', {
    parameters: {
      Name: name,
      AuthMetadataUrl: metadataUrl,
      AcceptSecurityIdentifierInformation: true,
      Enabled: true,
      LinkedAccount: linkedAccount,
      ...onDomainController(dc),
    },
  });

export const refreshApplication = (guid: string, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('Set-PartnerApplication', {
    parameters: { Identity: guid, ...onDomainController(dc) },
    switches: ['RefreshAuthMetadata'],
  });

export const moveApplication = (guid: string, metadataUrl: string, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('Set-PartnerApplication', { parameters: { Identity: guid, AuthMetadataUrl: metadataUrl, ...onDomainController(dc) } });

export const enableApplication = (guid: string, enabled: boolean, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('Set-PartnerApplication', { parameters: { Identity: guid, Enabled: enabled, ...onDomainController(dc) } });

/** As the script sets it: without, people are found by their addresses alone (facts.md 43, 72). */
export const acceptSids = (guid: string, accepted: boolean, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('Set-PartnerApplication', {
    parameters: { Identity: guid, AcceptSecurityIdentifierInformation: accepted, ...onDomainController(dc) },
  });

export const linkApplication = (guid: string, linkedAccount: string, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('Set-PartnerApplication', { parameters: { Identity: guid, LinkedAccount: linkedAccount, ...onDomainController(dc) } });

export const assignRole = (role: string, user: string, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('New-ManagementRoleAssignment', { parameters: { Role: role, User: user, ...onDomainController(dc) } });

export const removeApplication = (guid: string, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('Remove-PartnerApplication', { parameters: { Identity: guid, ...onDomainController(dc) } });

export const removeRoleAssignment = (identity: string, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('Remove-ManagementRoleAssignment', { parameters: { Identity: identity, ...onDomainController(dc) } });

export const removeLinkedAccount = (guid: string, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('Remove-MailUser', { parameters: { Identity: guid, ...onDomainController(dc) } });
