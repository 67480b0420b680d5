// As which account Skype acts in Exchange: the one that the entry names, whatever its name; and what is done where that one is gone, must
// not have these roles, or could not be looked at.

import { describe, expect, test } from 'vitest';
import type { LabWorld } from '../../src/lab/world.ts';
import type { Finding } from '../../src/model/finding.ts';
import { answers, likely } from './fault-promises.ts';
import type { Rehearsal } from './rehearsal.ts';
import { mendedBy, newRun } from './renewing.ts';
import { doneFolder, meanwhile, undo, worldIn } from './undoing.ts';

const scripts = 'LyncEnterprise-ApplicationAccount';
const pathOf = (name: string) => `litwareinc.com/Users/${name}`;

/** A set-up that is done, changed by somebody, and run again. */
async function again(alter: (world: LabWorld) => void) {
  const dir = await doneFolder();
  meanwhile(dir, alter);
  const run = await newRun(dir, { answers, interject: likely });
  return { dir, run, changes: mendedBy(run), found: foundIn(run) };
}

/** What the step "Skype as partner" found at first, and at last. */
function foundIn({ records }: Rehearsal): { readonly first: readonly Finding[]; readonly last: readonly Finding[] } {
  const looks = records.flatMap((each) => (each.type === 'looked' && each.step === 'skypeAsPartner' ? [each.findings] : []));
  return { first: looks[0] ?? [], last: looks.at(-1) ?? [] };
}

const codes = (findings: readonly Finding[], state: Finding['state']) =>
  findings.filter((each) => each.state === state).map((each) => each.code);

/** The account has another name, as where the script found its own taken; its roles go with it. */
function rename(world: LabWorld, name: string): void {
  for (const each of world.exchange.mailUsers) each.name = name;
  for (const each of world.exchange.assignments) if (each.assignee === scripts) each.assignee = name;
  for (const each of world.exchange.partners) if (each.linkedAccount !== null) each.linkedAccount = pathOf(name);
}

const rolesOf = (world: LabWorld, name: string) =>
  world.exchange.assignments.filter((each) => each.assignee === name && !each.delegating).map((each) => each.role);

describe('an entry with an account of another name', () => {
  test('is healthy where that account has the roles', async () => {
    const { changes, found } = await again((world) => rename(world, `${scripts}-1`));
    expect(changes).toEqual([]);
    expect(codes(found.last, 'to mend')).toEqual([]);
    expect(codes(found.last, 'ok')).toContain('partner.roles');
  });

  test('has the role that is missing given to that account, by its GUID, and nothing to the account of the script', async () => {
    const { dir, run, changes } = await again((world) => {
      rename(world, `${scripts}-1`);
      const [mailUser] = world.exchange.mailUsers;
      if (mailUser !== undefined)
        world.exchange.mailUsers.push({ ...mailUser, name: scripts, guid: '11111111-2222-4333-8444-555555555555' });
      world.exchange.assignments = world.exchange.assignments.filter((each) => each.role !== 'ArchiveApplication');
    });
    expect(changes).toEqual(['partner.role ArchiveApplication']);
    const world = worldIn(dir);
    expect(rolesOf(world, `${scripts}-1`)).toContain('ArchiveApplication');
    expect(rolesOf(world, scripts)).toEqual([]);
    const given = run.records.flatMap((each) =>
      each.type === 'intent' && each.change.command.kind === 'cmdlet' ? [each.change.command] : [],
    );
    expect(given[0]?.parameters.User).toBe(world.exchange.mailUsers.find(({ name }) => name === `${scripts}-1`)?.guid);
  });
});

describe('a role', () => {
  test('that the account may only give to others, or that is switched off, is not one that it has', async () => {
    const { dir, changes } = await again(({ exchange }) => {
      for (const each of exchange.assignments) {
        if (each.assignee === scripts && each.role === 'UserApplication') each.delegating = true;
        if (each.assignee === scripts && each.role === 'ArchiveApplication') each.enabled = false;
      }
      // The name of one that is switched off is free only once somebody has removed it.
      exchange.assignments = exchange.assignments.map((each) => (each.enabled ? each : { ...each, name: 'switched off' }));
    });
    expect(changes).toEqual(['partner.role UserApplication', 'partner.role ArchiveApplication']);
    expect(rolesOf(worldIn(dir), scripts)).toContain('UserApplication');
  });

  test('is not given on a guess: where assignments could not be looked at, nothing is planned', async () => {
    const { run, changes, found } = await again((world) => {
      world.hidden = ['Get-ManagementRoleAssignment'];
    });
    expect(run.driven.kind).toBe('finished');
    expect(changes).toEqual([]);
    expect(codes(found.last, 'not seen')).toEqual(['partner.roles']);
  });
});

describe('an account that could not be looked at', () => {
  test.each([
    ['because Get-User is not among the roles', (world: LabWorld) => (world.hidden = ['Get-User'])],
    ['because Exchange does not find it', (world: LabWorld) => (world.exchange.mailUsers = [])],
  ])('is "could not look" %s, never "has none", and nothing is planned for it', async (_, alter) => {
    const { changes, found } = await again(alter);
    expect(changes).toEqual([]);
    expect(codes(found.last, 'not seen')).toEqual(['partner.account-not-looked']);
    expect(codes(found.last, 'to mend')).toEqual([]);
  });
});

describe('an entry whose account is gone', () => {
  const whole = [
    'partner.account',
    'partner.hide',
    'partner.role UserApplication',
    'partner.role ArchiveApplication',
    'partner.role MeetingGraphApplication',
    'partner.link',
    'restart atl-exchange-001.litwareinc.com',
  ];

  test.each([
    ['has no link any more', null],
    ['is linked to what was deleted', `litwareinc.com/Deleted Objects/${scripts}\nDEL:0b5d8f8e-0000-4000-8000-000000000000`],
  ])('and that %s gets account, roles and link, and then IIS is restarted', async (_, link) => {
    const { dir, run, changes } = await again(({ exchange }) => {
      exchange.mailUsers = [];
      exchange.assignments = exchange.assignments.filter((each) => each.assignee !== scripts);
      for (const each of exchange.partners) each.linkedAccount = link;
    });
    expect(run.driven.kind).toBe('finished');
    expect(changes).toEqual(whole);
    expect(worldIn(dir).exchange.partners[0]?.linkedAccount).toBe(pathOf(scripts));
  });

  test('is linked again to the one that is there, with its roles', async () => {
    const { changes } = await again(({ exchange }) => {
      for (const each of exchange.partners) each.linkedAccount = null;
    });
    expect(changes).toEqual(['partner.link', 'restart atl-exchange-001.litwareinc.com']);
  });
});

describe('an account that must not have the roles', () => {
  /** A person's own account, with a mailbox and without roles, in the place of the script's. */
  const person = (world: LabWorld) => {
    world.exchange.assignments = world.exchange.assignments.filter((each) => each.assignee !== scripts);
    for (const each of world.exchange.mailUsers) each.name = 'Something else';
    for (const each of world.exchange.partners) each.linkedAccount = pathOf(world.people[0]?.displayName ?? '');
  };

  test('gets none: an account of Skype’s own is offered, and linked once it has them', async () => {
    const { dir, run, changes, found } = await again(person);
    const finding = found.first.find((each) => each.code === 'partner.account');
    expect(finding?.words).toMatch(/not disabled, so someone can sign in with it and it has a mailbox/);
    expect(changes.slice(0, 1)).toEqual(['partner.account']);
    expect(changes).toContain('partner.link');
    expect(run.driven.kind).toBe('finished');
    const { exchange, people } = worldIn(dir);
    expect(exchange.partners[0]?.linkedAccount).toBe(pathOf(scripts));
    expect(rolesOf(worldIn(dir), people[0]?.displayName ?? '')).toEqual([]);
  });

  test('is the entry’s again when that is taken back, and the new account is removed', async () => {
    const { dir } = await again(person);
    const undone = await undo(dir);
    expect(undone.driven.kind).toBe('finished');
    const { exchange, people } = worldIn(dir);
    expect(exchange.partners[0]?.linkedAccount).toBe(pathOf(people[0]?.displayName ?? ''));
    expect(exchange.mailUsers.map(({ name }) => name)).toEqual(['Something else']);
  });

  test('is left alone where it has them already: a note says what is unusual', async () => {
    const { changes, found } = await again((world) => {
      const name = world.people[0]?.displayName ?? '';
      for (const each of world.exchange.assignments) if (each.assignee === scripts) each.assignee = name;
      for (const each of world.exchange.partners) each.linkedAccount = pathOf(name);
    });
    expect(changes).toEqual([]);
    expect(codes(found.last, 'note')).toContain('partner.account-shared');
  });
});

describe('a test user whose mailbox could not be looked at', () => {
  test('is not said to have none: the role that is missing is named, and the test itself shows it', async () => {
    const { run, changes } = await again((world) => {
      world.hidden = ['Get-Mailbox'];
    });
    expect(run.driven.kind).toBe('finished');
    expect(changes).toEqual([]);
    const found = run.records.flatMap((each) => (each.type === 'looked' && each.step === 'connectivityTest' ? each.findings : []));
    expect(found.find((each) => each.code === 'test-user.mailbox-not-looked')).toMatchObject({
      state: 'not seen',
      wayOut: expect.stringContaining('View-Only Recipients'),
    });
    expect(codes(found, 'stop')).toEqual([]);
  });
});
