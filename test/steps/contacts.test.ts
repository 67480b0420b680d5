// Contact lists: what is said of them before they move, and where some have moved already.

import { describe, expect, test } from 'vitest';
import { serverKeys } from '../../src/steps/servers/facts.ts';
import { servers } from '../../src/steps/servers/step.ts';
import { contextOfPlace, denied, foundIn, only, place, seen } from './place.ts';

const contacts = (allowed: boolean, migrated: unknown) => ({
  contacts: { policies: seen([{ identity: 'Global', allowed }]), migrated, archiving: seen(false) },
});

describe('contact lists', () => {
  test('that moved already come with the way back, in its order, and with what harms them', () => {
    const [found] = only(foundIn(contacts(true, seen(3))), 'contacts.migrated');
    expect(found?.words).toMatch(/3 users have contact lists in Exchange.*first a policy.*then Invoke-CsUcsRollback.*after seven days/);
    expect(found?.wayOut).toMatch(/Teams.*November 2023.*Export-CsUserData.*two factors/);
  });

  test.each(['keep', 'pilot'])(
    'that have moved since "%s" was answered leave the policy as it is, and nothing says that they stay',
    (choice) => {
      const context = contextOfPlace(place(contacts(true, seen(3))), { answers: { [serverKeys.contacts]: choice } });
      expect(servers.plan(context).map(({ id }) => id)).not.toContain('contacts.keep');
      const said = [...servers.proved(context), ...(servers.summary?.(context).remember ?? [])].join(' ');
      expect(said).not.toContain('stay in Skype');
    },
  );

  test('that are to move come with what harms them, too', () => {
    const [found] = only(foundIn(contacts(true, seen(0)), { answers: { [serverKeys.contacts]: 'move' } }), 'contacts.will-move');
    expect(found?.wayOut).toMatch(/Export-CsUserData/);
  });

  test('of a pilot group end with the line that grants the policy, and with how it is verified', () => {
    const { remember } = servers.summary?.(contextOfPlace(place(), { answers: { [serverKeys.contacts]: 'pilot' } })) ?? {};
    expect(remember?.join(' ')).toMatch(
      /Grant-CsUserServicesPolicy -Identity \S+ -PolicyName ContactsInExchangePilot.*Debug-CsUnifiedContactStore.*Migrated/,
    );
  });

  test('of a pilot group leave a policy behind, and the plan names the cmdlet that removes it', () => {
    const answers = { [serverKeys.contacts]: 'pilot' };
    const plan = servers.plan(contextOfPlace(place(contacts(false, seen(0))), { answers }));
    expect(plan.find(({ id }) => id === 'contacts.pilot-policy')).toMatchObject({
      undo: { kind: 'cannot', why: expect.stringContaining('Remove-CsUserServicesPolicy removes it') },
    });
  });

  test('of which Skype does not say whether they moved are not seen, and Exchange can be asked', () => {
    const [found] = only(foundIn(contacts(false, denied)), 'contacts.migrated');
    expect(found).toMatchObject({ state: 'not seen', wayOut: expect.stringContaining('ImListMigrationCompleted') });
  });
});
