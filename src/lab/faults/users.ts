// People: who has a mailbox, and what the admin may do.

import { type LabWorld, same } from '../world.ts';
import type { Fault } from './fault.ts';

export const userFaults: readonly Fault[] = [
  {
    id: 'user-without-mailbox',
    title: 'The admin’s own account has no mailbox',
    words: 'The person with whom the test is usually made has a Skype account, but no mailbox to write a test item into.',
    source: 'facts.md 105',
    breaks: 'a new world',
    break: (world) => {
      for (const each of admins(world)) {
        each.smtp = null;
        each.database = null;
      }
    },
    mend: {
      by: 'an admin',
      words: 'gives the account a mailbox',
      types: ['Enable-Mailbox -Identity kenmyer'],
      behind: ['test-user.no-mailbox'],
      do: (world) => {
        const domain = world.exchange.acceptedDomains.find((each) => each.isDefault)?.domain ?? world.directory.domain;
        for (const each of admins(world).filter(({ smtp }) => smtp === null)) {
          each.smtp = `${each.sam}@${domain}`;
          each.database = world.exchange.databases[0]?.name ?? null;
        }
      },
    },
  },
  {
    id: 'rights-missing',
    title: 'The admin lacks a role in Exchange',
    words:
      'Somebody took the account out of Organization Management and left it View-Only Organization Management. Exchange hides the cmdlets that change partner applications from it: they are not recognized.',
    source: 'facts.md 106, 107',
    breaks: 'a new world',
    break: (world) => {
      world.hidden = ['New-PartnerApplication', 'Set-PartnerApplication', 'Remove-PartnerApplication', 'New-ManagementRoleAssignment'];
    },
    mend: {
      by: 'an admin',
      words: 'is a member of Organization Management, and adds the account to that role group',
      types: ["Add-RoleGroupMember 'Organization Management' -Member kenmyer"],
      behind: ['rights.exchange.missing', 'auth.rights'],
      do: (world) => {
        world.hidden = [];
      },
    },
  },
];

const admins = (world: LabWorld) => world.people.filter((each) => same(each.sam, world.directory.admin));
