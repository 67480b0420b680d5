// People: who has a mailbox, and what the admin may do.

import { type LabWorld, type Person, same } from '../world.ts';
import type { Fault } from './fault.ts';

export const userFaults: readonly Fault[] = [
  {
    id: 'user-without-mailbox',
    title: 'The admin’s own account has no mailbox',
    words: 'The person with whom the test is usually made has a Skype account, but no mailbox to write a test item into.',
    source: 'facts.md 105',
    breaks: 'a new world',
    break: (world) => admins(world).forEach(takeMailbox),
    mend: {
      by: 'an admin',
      words: 'gives the account a mailbox',
      types: ['Enable-Mailbox -Identity kenmyer'],
      behind: ['test-user.no-mailbox'],
      do: giveMailbox,
    },
  },
  {
    id: 'rights-missing',
    title: 'The admin lacks a role in Exchange',
    words: 'The account was taken out of Organization Management. Exchange hides from it the cmdlets that change partner applications.',
    source: 'facts.md 106, 107',
    breaks: 'a new world',
    break: (world) => hide(world, changing),
    mend: {
      by: 'an admin',
      words: 'is a member of Organization Management, and adds the account to that role group',
      types: ["Add-RoleGroupMember 'Organization Management' -Member kenmyer"],
      behind: ['rights.exchange.missing', 'auth.rights'],
      do: (world) => hide(world, []),
    },
  },
];

const admins = (world: LabWorld) => world.people.filter((each) => same(each.sam, world.directory.admin));

const takeMailbox = (person: Person): void => void Object.assign(person, { smtp: null, database: null, master: null });

function giveMailbox(world: LabWorld): void {
  const domain = world.exchange.acceptedDomains.find((each) => each.isDefault)?.domain ?? world.directory.domain;
  for (const each of admins(world).filter(({ smtp }) => smtp === null))
    Object.assign(each, { smtp: `${each.sam}@${domain}`, database: world.exchange.databases[0]?.name ?? null });
}

const changing = ['New-PartnerApplication', 'Set-PartnerApplication', 'Remove-PartnerApplication', 'New-ManagementRoleAssignment'];

function hide(world: LabWorld, cmdlets: readonly string[]): void {
  world.hidden = [...cmdlets];
}
