// Values of the servers that this version does not know: each is told as not seen, and taken neither for a "no" nor for an "ok".

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInactive, readOrganisation } from '../../src/exchange/organisation.ts';
import { readAccount, readRoleAssignments } from '../../src/exchange/partner-applications.ts';
import type { Reader } from '../../src/powershell/reader.ts';
import { readUser } from '../../src/skype/topology.ts';
import { oauthServers } from '../../src/steps/servers/facts.ts';
import { judgeWebServices } from '../../src/steps/servers/web-services.ts';
import { readIis, readStoppedPools } from '../../src/windows/functions.ts';
import { contextOfPlace, server as exchangeServer, place, seen } from '../steps/place.ts';

const giving = (...objects: readonly unknown[]): Reader => ({
  run: async () => ({ objects, errors: [], end: { kind: 'ended', hadErrors: false, exitCode: null } }),
});
const server = 'ex-1.example.com';

/** Any word but these, however they are spelled. */
const otherThan = (...known: readonly string[]) =>
  fc.stringMatching(/^[A-Za-z]{1,20}$/).filter((word) => !known.some((each) => each.toLowerCase() === word.toLowerCase()));

describe('a rule for the programs that may use EWS', () => {
  const ruleOf = async (EwsApplicationAccessPolicy: string | null) => {
    const read = await readOrganisation(
      giving({ Name: 'Example', Guid: '5d1a3c52-6f6b-4f0e-9a3b-1c5a4e0b7d21', EwsApplicationAccessPolicy }),
    );
    const ewsPrograms = read.seen ? { seen: true, value: read.value?.ewsPrograms ?? null } : read;
    const facts = place({ ewsPrograms });
    return judgeWebServices(facts, contextOfPlace(facts)).filter(({ about }) => about === 'Exchange');
  };

  test('that is none is not spoken of; one that is known is', async () => {
    expect(await ruleOf(null)).toEqual([]);
    expect(await ruleOf('')).toEqual([]);
    expect(await ruleOf('enforceblocklist')).toMatchObject([{ code: 'web-services.programs' }]);
  });

  test('that is not known is told with its name, as not seen', () =>
    fc.assert(
      fc.asyncProperty(otherThan('EnforceAllowList', 'EnforceBlockList'), async (policy) => {
        expect(await ruleOf(policy)).toMatchObject([{ state: 'not seen', words: expect.stringContaining(`"${policy}"`) }]);
      }),
    ));
});

test('a component in a state that is not known is neither active nor out of service', () =>
  fc.assert(
    fc.asyncProperty(otherThan('Active', 'Inactive', 'Draining'), async (State) => {
      expect((await readInactive(giving({ Component: 'EwsProxy', State }), server)).seen).toBe(false);
      const draining = giving({ Component: 'EwsProxy', State }, { Component: 'AutoDiscoverProxy', State: 'draining' });
      expect(await readInactive(draining, server)).toEqual({ seen: true, value: ['AutoDiscoverProxy'] });
    }),
  ));

test('a role given in a way that is not known is not missing: the look at the roles counts as not made', () =>
  fc.assert(
    fc.asyncProperty(otherThan('Regular', 'Delegating', 'DelegatingOrgWide'), async (RoleAssignmentDelegationType) => {
      const given = { Identity: 'x', Role: 'UserApplication', RoleAssigneeName: 'x', AssignmentMethod: 'Direct', Enabled: true };
      const read = await readRoleAssignments(giving({ ...given, RoleAssignmentDelegationType }), 'guid', null);
      expect(read).toMatchObject({ seen: false, why: expect.stringContaining(RoleAssignmentDelegationType) });
    }),
  ));

test('a role in other capitals is the role', async () => {
  const given = { Identity: 'x', Role: 'USERAPPLICATION', RoleAssigneeName: 'x', AssignmentMethod: 'direct', Enabled: true };
  const read = await readRoleAssignments(giving({ ...given, RoleAssignmentDelegationType: 'regular' }), 'guid', null);
  expect(read).toMatchObject({ seen: true, value: [{ role: 'UserApplication', direct: true, grants: true }] });
});

test.each([
  ['NormalAccount', false],
  ['AccountDisabled, NormalAccount', true],
  ['514', true],
  ['512', false],
  ['268435970', true],
])('the flags of an account, %s, also as a number', async (UserAccountControl, disabled) => {
  const account = { Name: 'x', Guid: '5d1a3c52-6f6b-4f0e-9a3b-1c5a4e0b7d21', Identity: 'example.com/Users/x', RecipientType: 'MailUser' };
  expect(await readAccount(giving({ ...account, UserAccountControl }), 'x', null)).toMatchObject({ seen: true, value: { disabled } });
});

test('a user of whom Skype does not say whether it is enabled is not taken for enabled', async () => {
  expect(
    await readUser(giving({ SipAddress: 'sip:a@example.com', DisplayName: 'A', Enabled: null, RegistrarPool: null }), 'a'),
  ).toMatchObject({
    seen: true,
    value: { enabled: null },
  });
});

describe('an application pool in a state that is not known', () => {
  const state = (State: string, Status = 'Running') => ({
    Services: ['W3SVC', 'WAS'].map((Name) => ({ Name, Status })),
    Pools: ['MSExchangeServicesAppPool', 'MSExchangeAutodiscoverAppPool'].map((Name) => ({
      Name,
      State,
      WorkerStartedUtc: null,
      AutoStart: true,
    })),
    DomainController: null,
    Clocks: [],
  });
  const unknown = otherThan('Started', 'Stopped', 'Starting', 'Stopping');

  test('is neither started nor stopped; while its services are stopped it serves nobody', () =>
    fc.assert(
      fc.asyncProperty(unknown, async (State) => {
        const started = async (status: string) => {
          const read = await readIis(giving(state(State, status)), server, []);
          return read.seen ? read.value.pools.map((each) => each.started) : read;
        };
        expect(await started('Running')).toEqual([null, null]);
        expect(await started('Stopped')).toEqual([false, false]);
      }),
    ));

  test('is not called switched off', () =>
    fc.assert(
      fc.asyncProperty(unknown, async (State) => {
        expect((await readStoppedPools(giving(state(State)), server)).seen).toBe(false);
      }),
    ));
});

test.each([
  ['Mailbox', 1],
  ['Cafe', 1],
  ['16439', 1],
  ['SomethingNew', 1],
  ['Edge', 0],
  ['HubTransport, UnifiedMessaging', 0],
])('a server whose role is %s', (role, count) => {
  const facts = place({ exchangeServers: seen([exchangeServer('ex-1', 'Version 15.2 (Build 2562.17)', role)]) });
  expect(oauthServers(facts)).toHaveLength(count);
});
