// Skype's users, and how many of them have their contacts in Exchange (facts.md 124).

import { error, type Refusal } from '../stage.ts';
import { type LabWorld, type Person, same } from '../world.ts';
import type { Call } from './call.ts';
import { type Family, reads } from './play.ts';
import { itemNotFound } from './skype-common.ts';

export const skypeUsers: Family = {
  'Get-CsUser': reads((call, world) => {
    const identity = call.text('Identity');
    const users = world.people.filter((each) => each.sip !== null);
    return (identity === undefined ? users : [theUser(call, world, identity)]).map((each) => ({
      Identity: `CN=${each.displayName},CN=Users,${world.directory.domain
        .split('.')
        .map((part) => `DC=${part}`)
        .join(',')}`,
      SipAddress: each.sip,
      UserPrincipalName: `${each.sam}@${world.directory.domain}`,
      SamAccountName: each.sam,
      DisplayName: each.displayName,
      Enabled: true,
      RegistrarPool: each.pool,
      Sid: each.sid,
    }));
  }),

  'Debug-CsUnifiedContactStore': reads((call, world) => {
    const allowed = world.skype.central.settings.policies.find((each) => same(each.identity, 'Global'))?.ucsAllowed ?? true;
    const identity = call.text('Identity');
    if (identity !== undefined) {
      const user = theUser(call, world, identity);
      return [
        {
          SipUri: user.sip,
          UcsMode: { 'in Exchange': 'Migrated', moving: 'Migrating', 'in Skype': allowed ? 'Ready To Migrate' : 'Disabled' }[user.contacts],
        },
      ];
    }
    const wanted = call.text('PoolFqdn') ?? '';
    const pool = world.skype.pools.find(
      (each) => same(each.fqdn, wanted) && each.services.some((service) => service.startsWith('UserServer:')),
    );
    if (pool === undefined) throw itemNotFound(call, wanted, 'Pool');
    const users = world.people.filter((each) => same(each.pool ?? '', pool.fqdn));
    const crowd = world.skype.crowds.find((each) => same(each.pool, pool.fqdn))?.people ?? 0;
    const count = (contacts: Person['contacts']) =>
      users.filter((each) => each.contacts === contacts).length + (contacts === 'in Skype' ? crowd : 0);
    // Users belong to one Front End each; here all are counted on the first.
    return pool.computers.map((FrontEnd, index) => ({
      FrontEnd,
      UcsDisabledCount: index > 0 || allowed ? 0 : count('in Skype'),
      UcsAllowedCount: index > 0 || !allowed ? 0 : count('in Skype'),
      UcsMigratingCount: index > 0 ? 0 : count('moving'),
      UcsMigratedCount: index > 0 ? 0 : count('in Exchange'),
      FailedUserData: [],
    }));
  }),
};

/** The Skype user with this SIP address, user name or display name. Throws a Refusal where there is none. */
export function theUser(call: Call, world: LabWorld, identity: string): Person {
  const found = world.people.find((each) => each.sip !== null && namesOf(each, world).some((name) => same(name, identity)));
  if (found === undefined) throw userNotFound(call, identity);
  return found;
}

const namesOf = (each: Person, world: LabWorld): readonly string[] => [
  each.sip ?? '',
  (each.sip ?? '').replace(/^sip:/, ''),
  `${each.sam}@${world.directory.domain}`,
  `${world.directory.netbios}\\${each.sam}`,
  each.sam,
  each.displayName,
  each.guid,
];

const userNotFound = (call: Call, identity: string): Refusal =>
  error(
    `Management object not found for identity "${identity}".`,
    `Identity,Microsoft.Rtc.Management.AD.Cmdlets.${call.name.replace('-', '')}Cmdlet`,
    'InvalidData',
  );
