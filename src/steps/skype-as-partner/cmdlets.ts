// What Exchange's script does, as single commands (domain.md 2.2): where the script cannot run, because a remote shell takes none or
// because scripts are forbidden there. Each is planned only where it is not done yet, so a run that was cut short goes on where it
// stopped. The end is the same.

import { createHash } from 'node:crypto';
import {
  assignRole,
  hideLinkedAccount,
  linkedAccountName,
  linkedAccountRoles,
  neededRoles,
  newApplication,
  newLinkedAccount,
} from '../../exchange/partner-applications.ts';
import type { Change } from '../../model/change.ts';
import { serversOf, skypeUrl } from '../servers/facts.ts';
import type { Known } from '../step.ts';
import { beforeOf, common } from './changes.ts';
import type { SkypeAsPartnerFacts } from './facts.ts';
import { words } from './words.ts';

export function runCmdlets(facts: SkypeAsPartnerFacts, known: Known): readonly Change[] {
  const { domainController: dc, account, hidden } = facts;
  // What is already there cannot be told, and so neither what is left to do.
  if (!account.seen || !facts.roles.seen) return [];
  const held = facts.roles.value.map((each) => each.role);
  const changes: Change[] = [];
  if (account.value === null) {
    changes.push({
      ...common,
      id: 'partner.account',
      words: words.makeAccount(linkedAccountName),
      because: ['partner.none'],
      command: newLinkedAccount(mailDomain(known), dc),
      before: beforeOf(facts),
      undo: { kind: 'remove what it made', words: 'Remove this account, by its GUID.' },
      usually: 10,
    });
  }
  if (account.value === null || (hidden?.seen && hidden.value === false)) {
    changes.push({
      ...common,
      id: 'partner.hide',
      words: words.hideAccount,
      because: ['partner.none'],
      command: hideLinkedAccount(true, dc),
      before: { HiddenFromAddressListsEnabled: false },
      undo: { kind: 'run', commands: [hideLinkedAccount(false, dc)] },
      usually: 5,
    });
  }
  for (const role of linkedAccountRoles.filter((each) => !held.includes(each))) {
    changes.push({
      ...common,
      id: `partner.role ${role}`,
      words: words.giveRole(role),
      because: ['partner.none'],
      command: assignRole(role, dc),
      before: beforeOf(facts),
      undo: { kind: 'remove what it made', words: `Remove this assignment of ${role}.` },
      // Older builds of Exchange do not know the third, and do without it.
      onFailure: neededRoles.includes(role) ? 'stop' : 'go on',
      usually: 10,
    });
  }
  changes.push({
    ...common,
    id: 'partner.create',
    words: words.makeApplication,
    because: ['partner.none'],
    command: newApplication(nameFor(skypeUrl(known)), skypeUrl(known), dc),
    before: beforeOf(facts),
    undo: { kind: 'remove what it made', words: 'Remove this partner application, by its GUID.' },
    usually: 30,
  });
  return changes;
}

/** As the script names it, but the same in every plan: made twice, Exchange would say that it is there already. */
const nameFor = (url: string): string => `LyncEnterprise-${createHash('sha256').update(url).digest('hex').slice(0, 32)}`;

/** The first accepted domain, as the script takes it; its own name, though, and not what the entry is called. Nothing is sent there. */
function mailDomain(known: Known): string {
  const domains = serversOf(known)?.acceptedDomains;
  return (domains?.seen ? domains.value[0]?.domain : undefined)?.replace(/^\*\./, '') ?? '';
}
