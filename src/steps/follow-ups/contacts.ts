// Contact lists in Exchange (unified contact store): by a policy, for each user, and back for each user (facts.md 123, 124, 161, 162).

import type { Sight } from '../../model/follow-up.ts';
import { counted } from '../phrases.ts';
import { isGlobal } from '../servers/facts.ts';
import { contactsWords, pilotPolicy } from '../servers/words.ts';
import { type FollowUpEntry, inExchange, inSkype, type Known, orElse, policyThat, seenAs } from './known.ts';

/** The policy by which lists stay in Skype, where the organisation has none of its own. */
const stayPolicy = 'ContactsInSkype';

export const contacts: FollowUpEntry = (known) => {
  const { user, pools } = known;
  const pilot = policyThat(known.contacts, true);
  const stay = policyThat(known.contacts, false);
  const [pool] = orElse(pools, '<pool>');
  return {
    id: 'contacts',
    title: 'Contact lists in Exchange',
    now: nowOf(known),
    seen: [...seenOfPolicies(known), ...seenOfPools(known)],
    look: [
      'One user, asked in both products; the two should agree:',
      inSkype`Debug-CsUnifiedContactStore -Identity ${user}`,
      inExchange`Get-Mailbox -Identity ${user} | Format-List ImListMigrationCompleted`,
    ],
    needs: [
      'The mailbox is on your Exchange servers, 2013 or later, and its owner has signed in to it once.',
      "The user signs in with a full Skype for Business client: a phone or a browser does not start the move. A policy that allows it is the last thing, so nothing moves by itself while the users' policy says no.",
      'A backup from before the move, kept apart from later ones: one that was taken while a list was in the other product damages lists when it is restored.',
      inSkype`Export-CsUserData -PoolFqdn ${pool} -FileName C:\Backup\contacts-before.zip`,
    ],
    notices: [
      'A list moves at sign-in, in ten minutes or more; then Skype asks its user to sign out and in. In Outlook the contacts show once more, read only; phones may show some twice.',
    ],
    run: [
      'A pilot, one user at a time:',
      ...(pilot === undefined ? [inSkype`New-CsUserServicesPolicy -Identity ${pilotPolicy} -UcsAllowed $true`] : []),
      inSkype`Grant-CsUserServicesPolicy -Identity ${user} -PolicyName ${pilot ?? pilotPolicy}`,
      'Everybody, once the pilot has shown itself for some weeks:',
      ...policiesOfAll(known).map((each) => inSkype`Set-CsUserServicesPolicy -Identity ${each} -UcsAllowed $true`),
    ],
    verify: [
      'After the next sign-in UcsMode should be Migrated. The test needs a user with at least one contact: an empty list fails it.',
      inSkype`Debug-CsUnifiedContactStore -Identity ${user}`,
      inSkype`Test-CsUnifiedContactStore -TargetFqdn ${pool} -UserSipAddress ${`sip:${user}`}`,
    ],
    back: [
      ...policiesOfAll(known).map((each) => inSkype`Set-CsUserServicesPolicy -Identity ${each} -UcsAllowed $false`),
      'Then no more lists move, but those of users to whom a policy that lets them was granted. For each of these, and each whose list has moved, in this order: first the policy, then the list. Without the policy the list moves again after seven days.',
      ...(stay === undefined ? [inSkype`New-CsUserServicesPolicy -Identity ${stayPolicy} -UcsAllowed $false`] : []),
      inSkype`Grant-CsUserServicesPolicy -Identity ${user} -PolicyName ${stay ?? stayPolicy}`,
      inSkype`Invoke-CsUcsRollback -Identity ${user} -Confirm:$false`,
      inSkype`Debug-CsUnifiedContactStore -Identity ${user}`,
      'The last line should not say Migrated any more.',
    ],
    broken: [
      'Users whose list is in Exchange do not see it until the trust works again; the event 20006 of UCWA tells of it on the Front End, and 20007 that it is over. Whether a rollback works while Exchange cannot be reached is not documented, so mend the trust first.',
      contactsWords.moved,
    ],
  };
};

function nowOf({ contacts: { policies, migrated } }: Known): string {
  if (!migrated.seen) return 'how many moved is not seen';
  if (migrated.value > 0) return `${counted(migrated.value, 'list')} in Exchange`;
  if (!policies.seen) return 'none has moved; policies not seen';
  if (policies.value.every(({ allowed }) => !allowed)) return 'lists stay in Skype';
  return policies.value.some((each) => isGlobal(each) && each.allowed) ? 'lists move at sign-in' : 'some lists move at sign-in';
}

/** The policies that are granted to nobody: a site's goes before Global. */
const policiesOfAll = ({ contacts: { policies } }: Known): readonly string[] =>
  orElse(policies.seen ? policies.value.map(({ identity }) => identity).filter((each) => !/^Tag:/i.test(each)) : [], 'Global');

const seenOfPolicies = (known: Known): readonly Sight[] =>
  seenAs(known.contacts.policies, 'The policies for contact lists', (policies) =>
    policies.map((each) => ({
      state: each.allowed ? 'note' : 'ok',
      words: `The policy ${each.identity} ${each.allowed ? 'lets contact lists move to Exchange' : 'keeps contact lists in Skype'}.`,
    })),
  );

function seenOfPools({ contacts: { migrated, byPool } }: Known): readonly Sight[] {
  const pools = byPool ?? [];
  if (pools.length === 0) return seenAs(migrated, 'How many lists are in Exchange', (count) => [countSeen(count, 'All pools')]);
  return pools.flatMap((each) =>
    seenAs(each.migrated, `How many lists of ${each.pool} are in Exchange`, (count) => [countSeen(count, each.pool)]),
  );
}

const countSeen = (count: number, pool: string): Sight => ({
  state: count === 0 ? 'ok' : 'note',
  words: `${pool}: ${counted(count, 'user has', 'users have')} the contact list in Exchange, or on its way there.`,
});
