// What the changes of this step made, and how they leave an entry. What a state file saw after a change is believed only for which objects
// those were; what they are is looked at now, and how they should be follows from what the changes set.

import { z } from 'zod';
import { linkedAccountName, linkedAccountRoles } from '../../exchange/partner-applications.ts';
import { isAmongNames, isName } from '../../model/name.ts';
import { fieldsOf, forms } from '../claim.ts';
import type { Did, StepContext } from '../step.ts';
import { changesStanding, isSame } from '../take-back.ts';
import { isLinkedTo, isOfScript, type LinkedAccount } from './account.ts';
import { madeAfter } from './changes.ts';
import { claims } from './claims.ts';
import { type Application, ownApplications, type SkypeAsPartnerFacts } from './facts.ts';

type Role = Extract<SkypeAsPartnerFacts['roles'], { seen: true }>['value'][number];

/** As they are now. */
export type Made = {
  readonly applications: readonly Application[];
  readonly roles: readonly Role[];
  readonly account: LinkedAccount | null;
};
const none: Made = { applications: [], roles: [], account: null };

const listOf = <T extends z.ZodType>(item: T) => z.object({ value: z.array(item).catch([]) }).catch({ value: [] });
const identified = z.object({ guid: forms.guid });
/** Which objects a look found, and nothing else of them. */
const found = z.object({
  applications: listOf(identified),
  named: listOf(identified),
  roles: listOf(z.object({ identity: z.string() })),
});

export function madeBy(did: Did, facts: SkypeAsPartnerFacts, context: StepContext): Made {
  const [was, left] = [madeAfter(did), found.safeParse(did.left).data];
  if (was === undefined || left === undefined) return none;
  const isNew = (id: string, then: readonly { readonly guid: string }[], before: readonly string[] | null) =>
    before !== null && then.some((each) => isSame(each.guid, id)) && !isAmongNames('guid', id, before);
  const made = (kind: string) => did.kind === 'partner.script' || did.kind === kind;
  return {
    applications: made('partner.create')
      ? ownApplications(facts, context).filter(
          (each) => each.metadataUrl !== null && isNew(each.guid, left.applications.value, was.applications),
        )
      : [],
    roles: made('partner.role')
      ? rolesGiven(did, facts).filter(
          ({ identity }) => left.roles.value.some((each) => each.identity === identity) && !was.roles.includes(identity),
        )
      : [],
    account: made('partner.account')
      ? (accountsIn(facts).find((each) => isAsMade(each) && isNew(each.guid, left.named.value, was.accounts)) ?? null)
      : null,
  };
}

/** Every account of which something is known, the one that works first. */
export const accountsIn = ({ account, named }: SkypeAsPartnerFacts): readonly LinkedAccount[] => [
  ...(account.seen && account.value !== null ? [account.value] : []),
  ...(named.seen ? named.value : []),
];

/** A disabled mail user with the script's name: no other was made by the wizard, and none that became something else is removed. */
const isAsMade = (account: LinkedAccount): boolean => isOfScript(account) && account.disabled && /^MailUser$/i.test(account.type);

/** The roles that a change may have given to the account that is looked at now: regular ones, its own. */
function rolesGiven(did: Did, facts: SkypeAsPartnerFacts): readonly Role[] {
  const holder = facts.account.seen ? facts.account.value : null;
  const to = fieldsOf(claims, 'partner.role', did)?.account ?? linkedAccountName;
  if (holder === null || !facts.roles.seen || !(isSame(holder.guid, to) || isSame(holder.name, to))) return [];
  const given: readonly string[] = did.kind === 'partner.role' ? [did.about] : linkedAccountRoles;
  return facts.roles.value.filter(({ role, direct, grants }) => direct && grants && given.includes(role));
}

/** What is not as the changes that stand leave an entry which `did` made, as ends of sentences. Stored certificates are Exchange's. */
export function notAsLeft(entry: Application, did: Did, facts: SkypeAsPartnerFacts, context: StepContext): readonly string[] {
  const script = fieldsOf(claims, 'partner.script', did);
  const created = fieldsOf(claims, 'partner.create', did);
  const since = changesStanding(context).filter((each) => each.seq > did.seq);
  const ofEntry = <T extends { readonly application: string }>(fields: T | undefined) =>
    fields !== undefined && isSame(fields.application, entry.guid) ? [fields] : [];
  const moved = since.flatMap((each) => ofEntry(fieldsOf(claims, 'partner.move', each))).at(-1);
  const linked = since.flatMap((each) => ofEntry(fieldsOf(claims, 'partner.link', each))).at(-1);
  const url = moved?.url ?? created?.url ?? script?.url ?? '';
  const account = linked?.account ?? created?.account ?? linkedAccountName;
  const actsAs = accountsIn(facts).filter((each) => isLinkedTo(entry, each));
  return [
    ...(entry.enabled ? [] : ['it was switched off']),
    ...(isName('url', entry.metadataUrl, url) ? [] : ['it reads another document']),
    ...(actsAs.some((each) => isSame(each.guid, account) || isSame(each.name, account)) ? [] : ['it acts as another account']),
    ...(entry.acceptsSids === false ? ['it finds people in another way'] : []),
    ...(isSame(entry.name, created?.name ?? entry.name) && /^LyncEnterprise-/i.test(entry.name) ? [] : ['it has another name']),
  ];
}
