// The account as which Skype acts in Exchange: the one that the entry names, found once by its canonical name and from then on by its
// GUID. Where the entry names none any more, or one that must not have these roles, another takes its place: one that an earlier run of
// the script or of the wizard made, or a new one.

import { z } from 'zod';
import {
  linkedAccountName,
  neededRoles,
  type RoleAssignment,
  readAccount,
  readHidden,
  readRoleAssignments,
  type UserAccount,
} from '../../exchange/partner-applications.ts';
import { notSeen, type Seen, seen } from '../../model/finding.ts';
import { isAmongNames, type Name } from '../../model/name.ts';
import type { Fqdn } from '../../model/place.ts';
import type { Reader } from '../../powershell/reader.ts';
import { nameFacts, seenOf } from '../facts.ts';

const accountFacts = z.object({
  name: z.string(),
  guid: z.string(),
  type: z.string(),
  /** Its canonical name. */
  identity: nameFacts,
  disabled: z.boolean(),
  domainController: z.string().nullable(),
});
export type LinkedAccount = z.output<typeof accountFacts>;

export const role = z.object({
  identity: z.string(),
  role: z.string(),
  assignee: z.string(),
  direct: z.boolean(),
  grants: z.boolean(),
});

/** Its part of the step's facts. */
export const accountShape = {
  /** The account that has the roles, or is to have them; null where it is still to be made. */
  account: seenOf(accountFacts.nullable()),
  /** Its roles, its own and those of its groups. */
  roles: seenOf(z.array(role)),
  /** The accounts with the name that the script gives, or that name and a number. */
  named: seenOf(z.array(accountFacts)),
  /** The entry's account that lacks roles and must not be given any, and why: each as the end of a sentence. */
  passedOver: z.object({ name: z.string(), because: z.array(z.string()) }).nullable(),
  /** Whether the account is hidden from the address lists; null where it is no mail user. Looked at only where that may be ours to do. */
  hidden: z.exactOptional(seenOf(z.boolean().nullable())),
};
const facts = z.object(accountShape);
export type AccountFacts = z.output<typeof facts>;

/** An entry as far as it concerns its account. */
export type Entry = { readonly guid: string; readonly name: string; readonly linkedAccount: Name | null };

/** No link any more, or one to what was deleted. One that merely was not found may be there. */
export const isLinkGone = ({ linkedAccount }: Entry): boolean => linkedAccount === null || /\/deleted objects\//i.test(linkedAccount.shown);

/** Why an account must not be given Skype's roles, each as the end of a sentence; none where it may. */
export function unfitness(account: LinkedAccount, own: Entry | undefined, entries: readonly Entry[]): readonly string[] {
  const others = entries.filter((each) => each.guid !== own?.guid && isLinkedTo(each, account));
  return [
    ...(account.disabled ? [] : ['it is not disabled, so someone can sign in with it']),
    ...(/Mailbox$/i.test(account.type) ? ['it has a mailbox'] : []),
    ...others.map((each) => `the partner application ${each.name} works with it`),
  ];
}

export const isLinkedTo = ({ linkedAccount }: Entry, { identity }: LinkedAccount): boolean => linkedAccount?.key === identity.key;

/** The account's own: a delegating or a disabled one grants nothing, and what comes from a group may go with it. */
export const ownRoles = ({ roles }: { readonly roles: Seen<readonly RoleAssignment[]> }): readonly string[] =>
  (roles.seen ? roles.value : []).filter((each) => each.direct && each.grants).map((each) => each.role);

/** None where they could not be read: then nobody knows. */
export const missingRoles = (facts: { readonly roles: Seen<readonly RoleAssignment[]> }): readonly string[] =>
  facts.roles.seen ? neededRoles.filter((each) => !ownRoles(facts).includes(each)) : [];

/** The name of an account that is to be made; undefined where it is not known which are taken. */
export function freeName({ named }: AccountFacts): string | undefined {
  if (!named.seen) return undefined;
  const taken = named.value.map((each) => each.name);
  const names = [linkedAccountName, ...Array.from({ length: taken.length }, (_, index) => `${linkedAccountName}-${index + 1}`)];
  return names.find((each) => !isAmongNames('identity', each, taken));
}

type Asked = {
  readonly own: Entry | undefined;
  readonly entries: readonly Entry[];
  readonly named: Seen<readonly UserAccount[]>;
  readonly domainController: Fqdn | null;
  /** What the look before this one found. */
  readonly former: AccountFacts | undefined;
  readonly wasHidden: boolean;
};

/** The account and what belongs to it, and the domain controller through which it is seen. */
export async function inspectAccount(reader: Reader, asked: Asked): Promise<Inspected> {
  const { own, entries, named, domainController: usual } = asked;
  if (own === undefined || own.linkedAccount === null || isLinkGone(own))
    return { account: await inspectSpare(reader, asked, usual), domainController: usual };
  const { account, roles, domainController } = await findLinked(reader, own.linkedAccount, asked);
  const because = account.seen && missingRoles({ roles }).length > 0 ? unfitness(account.value, own, entries) : [];
  if (account.seen && because.length > 0) {
    const spare = await inspectSpare(reader, asked, domainController);
    return { account: { ...spare, passedOver: { name: account.value.name, because: [...because] } }, domainController };
  }
  const hidden = asked.wasHidden && account.seen ? { hidden: await readHidden(reader, account.value.guid, domainController) } : {};
  return { account: facts.parse({ account, roles, named, passedOver: null, ...hidden }), domainController };
}

type Inspected = { readonly account: AccountFacts; readonly domainController: Fqdn | null };

type Found = {
  readonly account: Seen<UserAccount>;
  readonly roles: Seen<readonly RoleAssignment[]>;
  readonly domainController: Fqdn | null;
};

/** With the whole forest in view, first by its canonical name: Exchange's domain controller may be of another domain. */
async function findLinked(reader: Reader, link: Name, { domainController: usual, former }: Asked): Promise<Found> {
  const before = former?.account.seen === true ? former.account.value : null;
  const guid = before?.identity.key === link.key ? before.guid : undefined;
  const first = there(link, await readAccount(reader, guid ?? link.shown, guid === undefined ? null : usual));
  if (!first.seen) return { account: first, roles: first, domainController: usual };
  if (guid !== undefined) return { account: first, roles: await readRoleAssignments(reader, guid, usual), domainController: usual };
  const through = async (dc: Fqdn | null) => {
    const [account, roles] = await Promise.all([
      readAccount(reader, first.value.guid, dc),
      readRoleAssignments(reader, first.value.guid, dc),
    ]);
    return { isSame: account.seen && account.value?.guid === first.value.guid, roles, domainController: dc };
  };
  const asUsual = await through(usual);
  const { domainController: own } = first.value;
  const other = asUsual.isSame || own === null || usual === null || own === usual ? asUsual : await through(own);
  const { roles, domainController } = other.isSame ? other : asUsual;
  return { account: first, roles, domainController };
}

const there = (link: Name, account: Seen<UserAccount | null>): Seen<UserAccount> => {
  if (!account.seen) return account;
  return account.value === null ? notSeen(`Exchange did not find ${link.shown}, with the whole forest in view.`) : seen(account.value);
};

/** One that an earlier run made and nothing works with; null where there is none. */
async function inspectSpare(reader: Reader, { named, own, entries }: Asked, dc: Fqdn | null): Promise<AccountFacts> {
  if (!named.seen) return facts.parse({ account: named, roles: named, named, passedOver: null });
  const account = named.value.find((each) => isOfScript(each) && unfitness(each, own, entries).length === 0) ?? null;
  if (account === null) return facts.parse({ account: seen(null), roles: seen([]), named, passedOver: null });
  const [roles, hidden] = await Promise.all([readRoleAssignments(reader, account.guid, dc), readHidden(reader, account.guid, dc)]);
  return facts.parse({ account: seen(account), roles, named, passedOver: null, hidden });
}

export const isOfScript = ({ name: called }: Pick<UserAccount, 'name'>): boolean =>
  /^LyncEnterprise-ApplicationAccount(?:-\d+)*$/i.test(called);
