// Exchange's management role assignments: what an account or group may do (facts.md 3, 98).

import { guid } from '../ids.ts';
import { notPlayed, type Stage } from '../stage.ts';
import { type LabWorld, same } from '../world.ts';
import type { Call } from './call.ts';
import { alreadyExists, canonicalName, chosen, domainController, objectNotFound, readsDirectory } from './exchange-common.ts';
import { findAccount } from './exchange-recipients.ts';
import { asking, changes, type Family } from './play.ts';

/** Roles that the set-up meets, of Exchange's built-in ones. */
const roles = ['UserApplication', 'ArchiveApplication', 'MeetingGraphApplication', 'LegalHoldApplication', 'ApplicationImpersonation'];

type Assignment = LabWorld['exchange']['assignments'][number];

export const exchangeRoles: Family = {
  'Get-ManagementRoleAssignment': readsDirectory((call, world) => {
    const assignee = call.text('RoleAssignee');
    const name = assignee === undefined ? undefined : assigneeNamed(call, world, assignee);
    const [role, method, delegating] = [call.text('Role'), call.list('AssignmentMethod'), call.flag('Delegating')];
    // Every assignment of this world is direct; -AssignmentMethod without Direct finds none.
    if (method !== undefined && !method.some((each) => same(each, 'Direct'))) return [];
    return chosen(call, world, world.exchange.assignments, (each) => [each.name, each.guid])
      .filter((each) => name === undefined || same(each.assignee, name))
      .filter((each) => role === undefined || same(each.role, role))
      .filter((each) => delegating === undefined || each.delegating === delegating)
      .map((each) => shown(world, each));
  }),

  'New-ManagementRoleAssignment': asking('medium', (call) => `Assigning role "${call.text('Role') ?? ''}".`, changes(3, assign)),

  'Remove-ManagementRoleAssignment': asking(
    'high',
    (call) => `Removing management role assignment "${call.text('Identity') ?? ''}".`,
    changes(2, (call, stage) =>
      stage.store.change((world) => {
        domainController(call, world);
        const [found] = chosen(call, world, world.exchange.assignments, (each) => [each.name, each.guid]);
        world.exchange.assignments = world.exchange.assignments.filter((each) => each.guid !== found?.guid);
        return [];
      }),
    ),
  ),
};

function assign(call: Call, stage: Stage): readonly unknown[] {
  const user = call.text('User');
  if (user === undefined) throw notPlayed('New-ManagementRoleAssignment without -User');
  return stage.store.change((world) => {
    domainController(call, world);
    const wanted = call.text('Role') ?? '';
    const role = roles.find((each) => same(each, wanted));
    if (role === undefined) throw objectNotFound(call, wanted, world);
    const account = findAccount(world, user);
    if (account === undefined) throw objectNotFound(call, user, world);
    const delegating = call.on('Delegating');
    const isTaken = (name: string) => world.exchange.assignments.some((each) => same(each.name, name));
    const isThere = world.exchange.assignments.some(
      (each) => same(each.role, role) && same(each.assignee, account.name) && each.delegating === delegating,
    );
    const usual = `${role}-${account.name}`;
    // Numbered where another kind has the name.
    const name = call.text('Name') ?? (isTaken(usual) && !isThere ? `${usual}-1` : usual);
    if (isTaken(name)) throw alreadyExists(call, `The management role assignment '${name}'`);
    const made: Assignment = {
      name,
      guid: guid(stage.random),
      role,
      assignee: account.name,
      assigneeType: 'User',
      delegating,
      enabled: true,
    };
    world.exchange.assignments.push(made);
    return [shown(world, made)];
  });
}

function assigneeNamed(call: Call, world: LabWorld, identity: string): string {
  const group = world.exchange.assignments.find((each) => each.assigneeType === 'RoleGroup' && same(each.assignee, identity))?.assignee;
  const name = group ?? findAccount(world, identity)?.name;
  if (name === undefined) throw objectNotFound(call, identity, world);
  return name;
}

const shown = (world: LabWorld, each: Assignment) => ({
  Name: each.name,
  Identity: each.name,
  Role: each.role,
  RoleAssignee: each.assigneeType === 'User' ? canonicalName(world, each.assignee) : each.assignee,
  RoleAssigneeName: each.assignee,
  RoleAssigneeType: each.assigneeType,
  RoleAssignmentDelegationType: each.delegating ? 'DelegatingOrgWide' : 'Regular',
  AssignmentMethod: 'Direct',
  Enabled: each.enabled,
  EffectiveUserName: each.assigneeType === 'User' ? each.assignee : 'All Group Members',
  Guid: each.guid,
});
