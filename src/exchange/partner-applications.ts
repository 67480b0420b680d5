// Exchange's partner applications: "trust tokens of this product, signed by these certificates; they act
// as this account" (domain.md 2). Commands name one domain controller (field.md 10) and address an
// application by GUID, since Get-PartnerApplication with an unknown name returns all (field.md 9).

import type { Cmdlet, Script } from '../model/command.ts';
import { type Seen, seen } from '../model/finding.ts';
import { exchangeShell, type Fqdn } from '../model/place.ts';
import {
  account,
  applicationId,
  boolean,
  domain,
  form,
  guid,
  optional,
  optionalInstant,
  text,
  texts,
  url,
  type ValueOf,
} from '../powershell/properties.ts';
import { exchangeCmdlet, type Reader, readObjects } from '../powershell/reader.ts';

/** The account that Configure-EnterprisePartnerApplication.ps1 makes, and the roles that it gives it (domain.md 2.2). */
export const linkedAccountName = 'LyncEnterprise-ApplicationAccount';
export const linkedAccountRoles = ['UserApplication', 'ArchiveApplication', 'MeetingGraphApplication'];
/** Roles without which a token acts for no one; older builds give only these. */
export const neededRoles = ['UserApplication', 'ArchiveApplication'];

const partnerApplication = form(
  {
    Name: text,
    Guid: guid,
    Enabled: boolean,
    ApplicationIdentifier: optional(applicationId),
    AuthMetadataUrl: optional(url),
    Realm: optional(domain),
    UseAuthServer: optional(boolean),
    LinkedAccount: optional(account),
    CertificateStrings: texts,
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
    linkedAccount: each.LinkedAccount,
    certificates: each.CertificateStrings,
    whenChanged: each.WhenChangedUTC,
  }),
);
export type PartnerApplication = ValueOf<typeof partnerApplication>;

export const readPartnerApplications = (reader: Reader, dc: Fqdn | null): Promise<Seen<readonly PartnerApplication[]>> =>
  readObjects(reader, exchangeCmdlet('Get-PartnerApplication', { parameters: onDomainController(dc) }), partnerApplication);

const onDomainController = (dc: Fqdn | null): { readonly DomainController?: Fqdn } => (dc === null ? {} : { DomainController: dc });

const roleAssignment = form({ Identity: text, Role: text, RoleAssigneeName: text, AssignmentMethod: text }, (each) => ({
  identity: each.Identity,
  role: each.Role,
  assignee: each.RoleAssigneeName,
  direct: each.AssignmentMethod !== 'Indirect' && each.AssignmentMethod !== 'RoleGroup',
}));
export type RoleAssignment = ValueOf<typeof roleAssignment>;

const recipient = form({ Name: text, Guid: guid, RecipientType: text }, (each) => ({
  name: each.Name,
  guid: each.Guid.key,
  type: each.RecipientType,
}));
export type LinkedAccount = ValueOf<typeof recipient>;

/** The script's account, or null where there is none. */
export async function readLinkedAccount(reader: Reader, dc: Fqdn | null): Promise<Seen<LinkedAccount | null>> {
  // Filtered by name: an error for a missing identity could not be told from a failed look.
  const filter = { Filter: `Name -eq '${linkedAccountName}'`, ...onDomainController(dc) };
  const read = await readObjects(reader, exchangeCmdlet('Get-User', { parameters: filter }), recipient);
  return read.seen ? seen(read.value.find((each) => each.name === linkedAccountName) ?? null) : read;
}

export const readRoleAssignments = (reader: Reader, dc: Fqdn | null): Promise<Seen<readonly RoleAssignment[]>> =>
  readObjects(
    reader,
    exchangeCmdlet('Get-ManagementRoleAssignment', { parameters: { RoleAssignee: linkedAccountName, ...onDomainController(dc) } }),
    roleAssignment,
  );

const mailUser = form({ Name: text, HiddenFromAddressListsEnabled: boolean }, (each) => ({
  name: each.Name,
  hidden: each.HiddenFromAddressListsEnabled,
}));

/** Whether the script's account is hidden from the address lists; null where it is no mail user. */
export async function readHidden(reader: Reader, dc: Fqdn | null): Promise<Seen<boolean | null>> {
  const filter = { Filter: `Name -eq '${linkedAccountName}'`, ...onDomainController(dc) };
  const read = await readObjects(reader, exchangeCmdlet('Get-MailUser', { parameters: filter }), mailUser);
  return read.seen ? seen(read.value.find((each) => each.name === linkedAccountName)?.hidden ?? null) : read;
}

/** The article's script, called so that it runs (domain.md D1). Not rerunnable: only where no application stands. */
export function configureScript(metadataUrl: string, dc: Fqdn | null): Script {
  return {
    kind: 'script',
    place: exchangeShell,
    file: 'Configure-EnterprisePartnerApplication.ps1',
    parameters: { AuthMetadataUrl: metadataUrl, ApplicationType: 'Lync', ...onDomainController(dc) },
  };
}

/** The script's first part: with these parameters alone the account is disabled, and nobody can sign in with it (domain.md 2.2). */
export const newLinkedAccount = (mailDomain: string, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('New-MailUser', {
    parameters: { Name: linkedAccountName, ExternalEmailAddress: `${linkedAccountName}@${mailDomain}`, ...onDomainController(dc) },
  });

export const hideLinkedAccount = (hidden: boolean, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('Set-MailUser', {
    parameters: { Identity: linkedAccountName, HiddenFromAddressListsEnabled: hidden, ...onDomainController(dc) },
  });

/** The script's last part. Users of another forest are found by their SID, so that must be accepted (field.md 6). */
export const newApplication = (name: string, metadataUrl: string, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('New-PartnerApplication', {
    parameters: {
      Name: name,
      AuthMetadataUrl: metadataUrl,
      AcceptSecurityIdentifierInformation: true,
      Enabled: true,
      LinkedAccount: linkedAccountName,
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

export const linkApplication = (guid: string, linkedAccount: string, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('Set-PartnerApplication', { parameters: { Identity: guid, LinkedAccount: linkedAccount, ...onDomainController(dc) } });

export const assignRole = (role: string, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('New-ManagementRoleAssignment', { parameters: { Role: role, User: linkedAccountName, ...onDomainController(dc) } });

export const removeApplication = (guid: string, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('Remove-PartnerApplication', { parameters: { Identity: guid, ...onDomainController(dc) } });

export const removeRoleAssignment = (identity: string, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('Remove-ManagementRoleAssignment', { parameters: { Identity: identity, ...onDomainController(dc) } });

export const removeLinkedAccount = (guid: string, dc: Fqdn | null): Cmdlet =>
  exchangeCmdlet('Remove-MailUser', { parameters: { Identity: guid, ...onDomainController(dc) } });
