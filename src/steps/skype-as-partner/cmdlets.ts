// What Exchange's script does, as single commands (facts.md 3): where the script cannot run, because a remote shell takes none or
// because scripts are forbidden there. Each is planned only where it is not done yet, so a run that was cut short goes on where it
// stopped. The end is the same.

import { createHash } from 'node:crypto';
import {
  assignRole,
  hideLinkedAccount,
  linkedAccountRoles,
  neededRoles,
  newApplication,
  newLinkedAccount,
} from '../../exchange/partner-applications.ts';
import { claimed } from '../claim.ts';
import { serversOf, skypeUrl } from '../servers/facts.ts';
import type { ChangeOf, StepContext } from '../step.ts';
import { freeName, ownRoles } from './account.ts';
import { beforeOf, common } from './changes.ts';
import { claims } from './claims.ts';
import type { SkypeAsPartnerFacts } from './facts.ts';
import type { Kind } from './guard.ts';

export function runCmdlets(facts: SkypeAsPartnerFacts, context: StepContext): readonly ChangeOf<Kind>[] {
  const account = accountOf(facts);
  // What is already there cannot be told, and so neither what is left to do.
  if (account === undefined || !facts.roles.seen) return [];
  const { domainController: dc } = facts;
  const url = skypeUrl(context);
  const name = nameFor(url);
  return [
    ...fitOut(facts, context, 'partner.none'),
    {
      ...common,
      ...claimed(claims, 'partner.create', { name, url, account, ...beforeOf(facts) }),
      because: ['partner.none'],
      command: newApplication(name, url, account, dc),
      undo: { kind: 'remove what it made', words: 'Remove this partner application, by its GUID.' },
      usually: 30,
    },
  ];
}

/** The account as commands name it: by its GUID, or by its name while it is still to be made. Undefined where neither is known. */
export const accountOf = (facts: SkypeAsPartnerFacts): string | undefined =>
  facts.account.seen ? (facts.account.value?.guid ?? freeName(facts)) : undefined;

/** An account as the script makes it: what is left to do of that. */
export function fitOut(facts: SkypeAsPartnerFacts, context: StepContext, because: string): readonly ChangeOf<Kind>[] {
  const { domainController: dc, hidden } = facts;
  const account = accountOf(facts);
  if (account === undefined || !facts.account.seen || !facts.roles.seen) return [];
  const isThere = facts.account.value !== null;
  const held = ownRoles(facts);
  const made: ChangeOf<Kind> = {
    ...common,
    ...claimed(claims, 'partner.account', { name: account, ...beforeOf(facts) }),
    because: [because],
    command: newLinkedAccount(account, mailDomain(context), dc),
    undo: { kind: 'remove what it made', words: 'Remove this account, by its GUID.' },
    usually: 10,
  };
  const hide: ChangeOf<Kind> = {
    ...common,
    ...claimed(claims, 'partner.hide', { account }),
    because: [because],
    command: hideLinkedAccount(account, true, dc),
    undo: { kind: 'run', commands: [hideLinkedAccount(account, false, dc)] },
    usually: 5,
  };
  return [
    ...(isThere ? [] : [made]),
    ...(!isThere || (hidden?.seen && hidden.value === false) ? [hide] : []),
    ...linkedAccountRoles.filter((each) => !held.includes(each)).map((each) => giveRole(each, account, because, facts)),
  ];
}

export const giveRole = (role: string, account: string, because: string, facts: SkypeAsPartnerFacts): ChangeOf<Kind> => ({
  ...common,
  ...claimed(claims, 'partner.role', { account, ...beforeOf(facts) }, role),
  because: [because],
  command: assignRole(role, account, facts.domainController),
  undo: { kind: 'remove what it made', words: `Remove this assignment of ${role}.` },
  // Older builds of Exchange do not know the third, and do without it.
  onFailure: neededRoles.includes(role) ? 'stop' : 'go on',
  usually: 10,
});

/** As the script names it, but the same in every plan: made twice, Exchange would say that it is there already. */
const nameFor = (url: string): string => `LyncEnterprise-${createHash('sha256').update(url).digest('hex').slice(0, 32)}`;

/** The first accepted domain, as the script takes it; its own name, though, and not what the entry is called. Nothing is sent there. */
function mailDomain(context: StepContext): string {
  const domains = serversOf(context)?.acceptedDomains;
  return (domains?.seen ? domains.value[0]?.domain : undefined)?.replace(/^\*\./, '') ?? '';
}
