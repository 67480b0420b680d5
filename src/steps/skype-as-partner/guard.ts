// The changes of this step, for a runbook. What they leave is looked for on the domain controller that the step itself works with.

import { linkedAccountName, linkedAccountRoles } from '../../exchange/partner-applications.ts';
import { areOneName } from '../../model/name.ts';
import type { Fqdn } from '../../model/place.ts';
import { exchangeCmdlet } from '../../powershell/reader.ts';
import { literal, render } from '../../powershell/render.ts';
import { aboutOf, fieldIn, given, hasGuid, lasting, some, textIn } from '../guard.ts';
import { listInWords } from '../phrases.ts';
import { serversOf, skypeRealm } from '../servers/facts.ts';
import type { ChangeRow, ChangeRows, Guard, StepContext } from '../step.ts';
import { lackingKeys, ownApplication, retiredKeys, skypeAsPartnerOf } from './facts.ts';

const at = (dc: Fqdn | null): { readonly DomainController?: Fqdn } => (dc === null ? {} : { DomainController: dc });
const pinned = (context: StepContext): Fqdn | null => skypeAsPartnerOf(context)?.domainController ?? null;

export const applicationsAt = (dc: Fqdn | null): string => render(exchangeCmdlet('Get-PartnerApplication', { parameters: at(dc) }));

const account = (name: string, dc: Fqdn | null): string =>
  render(exchangeCmdlet('Get-User', { parameters: { Filter: `Name -eq '${name}'`, ...at(dc) } }));

/** By its GUID, or by its name where it was only to be made. */
function mailUser(named: string, dc: Fqdn | null): string {
  const property = /^[0-9a-f-]{36}$/i.test(named) ? 'Guid' : 'Name';
  return render(exchangeCmdlet('Get-MailUser', { parameters: { Filter: `${property} -eq '${named}'`, ...at(dc) } }));
}

const rolesOf = (holder: string, context: StepContext): string =>
  render(exchangeCmdlet('Get-ManagementRoleAssignment', { parameters: { RoleAssignee: holder, ...at(pinned(context)) } }));

/** No delegating one, none that is switched off, and none that comes from a group. */
const isOwnRole =
  "[string] $_.RoleAssignmentDelegationType -eq 'Regular' -and [string] $_.Enabled -ne 'False' -and [string] $_.AssignmentMethod -eq 'Direct'";

/** Exchange's entry for this Skype: by id and realm, never by name, and never one that uses an OAuth server (facts.md 90). */
export function thisSkype(dc: Fqdn | null, context: StepContext): string {
  const servers = serversOf(context);
  return `@(${applicationsAt(dc)} | Select-Skype ${literal((servers && skypeRealm(servers)) ?? '')})`;
}

const list = (source: string, what: string): string => `${source} | ForEach-Object { "${what} $($_.Name), GUID $($_.Guid)" }`;

function script(context: StepContext): Guard {
  const dc = pinned(context);
  const own = thisSkype(dc, context);
  const named = skypeAsPartnerOf(context)?.named;
  const had = named?.seen === true && named.value.some((each) => areOneName('identity', each.name, linkedAccountName));
  const roles = skypeAsPartnerOf(context)?.roles;
  const held = (roles?.seen ? roles.value : []).map((each) => literal(each.identity)).join(', ');
  return {
    ...lasting(`${own}.Count -gt 0`),
    asPlanned: `@(${account(linkedAccountName, dc)}).Count -eq ${had ? 1 : 0}`,
    otherwise: had
      ? `The account ${linkedAccountName} was there when the plan was made, and is gone.`
      : `There is an account ${linkedAccountName} by now. Find out who made it.`,
    made: [
      list(own, 'partner application'),
      ...(had ? [] : [list(account(linkedAccountName, dc), 'account')]),
      `${rolesOf(linkedAccountName, context)} | Where-Object { @(${held}) -notcontains [string] $_.Identity } | ForEach-Object { "role assignment $($_.Identity)" }`,
    ].join('; '),
  };
}

/** Something that is so of the entry that is mended. */
const onApplication =
  (condition: (change: Parameters<ChangeRow['guard']>[0], context: StepContext) => string): ChangeRow['guard'] =>
  (change, context) => {
    const [applications, guid] = [applicationsAt(pinned(context)), textIn(change.command, 'Identity')];
    return {
      ...lasting(some(applications, `${hasGuid(guid)} -and (${condition(change, context)})`)),
      asPlanned: some(applications, hasGuid(guid)),
      otherwise: "Exchange's partner application for Skype is gone.",
    };
  };

/** Every key that it lacked is stored by now, and none that is out of use. */
function holdsDocument(context: StepContext): string {
  const [facts, own] = [skypeAsPartnerOf(context), ownApplication(context)];
  if (facts === undefined || own === undefined) return '$false';
  const stored = '@($_.CertificateStrings | ForEach-Object { Get-Thumbprint $_ })';
  const asked = [
    ...lackingKeys(own, facts, context).map((each) => `${stored} -contains ${literal(each)}`),
    ...retiredKeys(own, facts, context).map((each) => `${stored} -notcontains ${literal(each)}`),
  ];
  // A condition of nothing is none that PowerShell reads.
  return asked.length === 0 ? '$false' : asked.join(' -and ');
}

export const changes = {
  'partner.script': {
    guard: (_, context) => script(context),
    makes: () => [
      {
        what: `Account ${linkedAccountName}`,
        where: 'Active Directory',
        rights: `A disabled account, hidden from the address lists; nobody can sign in with it. Roles: ${listInWords(linkedAccountRoles)}. Where it is there already it is used as it is.`,
      },
      {
        what: 'Partner application LyncEnterprise-<number>',
        where: 'Exchange',
        rights: `Tokens that Skype signs are accepted, and act through the account ${linkedAccountName}.`,
      },
    ],
  },
  'partner.account': {
    guard: ({ command }, context) => {
      const found = account(textIn(command, 'Name'), pinned(context));
      return { ...lasting(`@(${found}).Count -gt 0`), made: list(found, 'account') };
    },
    makes: ({ command }) => [
      {
        what: `Account ${textIn(command, 'Name')}`,
        where: 'Active Directory',
        rights: 'A disabled account, hidden from the address lists; nobody can sign in with it.',
      },
    ],
  },
  'partner.hide': {
    guard: ({ command }, context) =>
      lasting(some(mailUser(textIn(command, 'Identity'), pinned(context)), '$_.HiddenFromAddressListsEnabled')),
  },
  'partner.create': {
    guard: (_, context) => {
      const own = thisSkype(pinned(context), context);
      return { ...lasting(`${own}.Count -gt 0`), made: list(own, 'partner application') };
    },
    makes: ({ command }) => [
      {
        what: `Partner application ${textIn(command, 'Name')}`,
        where: 'Exchange',
        rights: `Tokens that Skype signs are accepted, and act through the account ${textIn(command, 'LinkedAccount')}.`,
      },
    ],
  },
  'partner.link': { guard: onApplication((change) => `[string] $_.LinkedAccount -like ${literal(`*/${fieldIn(change, 'called')}`)}`) },
  'partner.role': {
    guard: (change, context) =>
      lasting(some(rolesOf(textIn(change.command, 'User'), context), `[string] $_.Role -eq ${literal(aboutOf(change))} -and ${isOwnRole}`)),
    makes: (change) => [{ what: "Role assignment for the entry's account", where: 'Exchange', rights: `The role ${aboutOf(change)}.` }],
  },
  'partner.move': { guard: onApplication((change) => `[string] $_.AuthMetadataUrl -eq ${given(change, 'AuthMetadataUrl')}`) },
  'partner.refresh': { guard: onApplication((_, context) => holdsDocument(context)) },
  'partner.accept-sids': { guard: onApplication(() => '$_.AcceptSecurityIdentifierInformation') },
  'partner.enable': { guard: onApplication(() => '$_.Enabled') },
} as const satisfies ChangeRows;
export type Kind = keyof typeof changes;
