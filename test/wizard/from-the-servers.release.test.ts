// Whether a server is ready is asked from the servers' side. What this computer sees, from wherever it stands, decides only where no
// server can be reached to ask.

import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { mendFault } from '../../src/lab/mend.ts';
import { readWorld, worldFile, writeWorld } from '../../src/lab/store.ts';
import type { LabWorld } from '../../src/lab/world.ts';
import { nameOf, type WindowsFunction } from '../../src/model/command.ts';
import type { Record } from '../../src/model/record.ts';
import type { End, Item, World } from '../../src/model/shell.ts';
import { answeringOtherwise, asksForChallenge } from './otherwise.ts';
import { changesOf, litware, litwarePool, rehearsalFolder, rehearse } from './rehearsal.ts';

const nobodyListens = { address: '127.0.0.1', port: 9 };

/** A computer from which nothing but the shells is reached. */
const jumpHost = async (lab: World): Promise<World> => ({ ...lab, network: { ...lab.network, route: () => nobodyListens } });

/** A lab in which some functions of Windows servers do not run. */
const withoutFunctions =
  (isRefused: (command: WindowsFunction) => boolean) =>
  async (lab: World): Promise<World> => ({
    ...lab,
    shell: {
      ...lab.shell,
      run: async function* (command, options): AsyncGenerator<Item, End> {
        if (command.kind !== 'function' || !isRefused(command)) return yield* lab.shell.run(command, options);
        const message = 'Connecting to remote server failed with the following error message: Access is denied.';
        yield { kind: 'error', error: { message, fullyQualifiedErrorId: 'AccessDenied,PSSessionStateBroken', category: 'OpenError' } };
        return { kind: 'ended', hadErrors: true, exitCode: null };
      },
    },
  });

const neverAsked = withoutFunctions((command) => nameOf(command) === 'Get-AnswerAt');

const restarts = (records: readonly Record[]) => changesOf(records).filter((each) => each.startsWith('restart '));
const backs = (records: readonly Record[]) =>
  records.flatMap((each) => (each.type === 'waited' && each.wait.startsWith('back ') ? [each.saw] : []));

describe('a jump host that reaches nothing but the shells', () => {
  test('finishes the whole set-up: the servers are asked from a Front End', async () => {
    const { driven, records } = await rehearse(rehearsalFolder(), { driver: jumpHost });
    expect(driven.kind).toBe('finished');
    expect(backs(records)).toEqual(['it answers and trusts Skype, seen from atl-cs-001.litwareinc.com']);
  });

  test('finishes it for a pool, whose servers are shared out among the Front Ends', async () => {
    const { driven, records } = await rehearse(rehearsalFolder(), { driver: jumpHost, preset: 'pool', answers: litwarePool });
    expect(driven.kind).toBe('finished');
    expect(backs(records)).toEqual([1, 2].map((each) => `it answers and trusts Skype, seen from atl-fe-00${each}.litwareinc.com`));
  });

  test('has the server itself asked where no Front End can ask', async () => {
    const driver = async (lab: World) =>
      jumpHost(await withoutFunctions((command) => nameOf(command) === 'Get-AnswerAt' && command.place.computer.includes('-cs-'))(lab));
    const { driven, records } = await rehearse(rehearsalFolder(), { driver });
    expect(driven.kind).toBe('finished');
    expect(backs(records)).toEqual(['it answers and trusts Skype, seen from atl-exchange-001.litwareinc.com']);
  });

  test('that can have no server asked says that it could not be seen, and never that it is ready', async () => {
    const driver = async (lab: World) => jumpHost(await neverAsked(lab));
    const { driven, records } = await rehearse(rehearsalFolder(), { driver });
    expect(driven).toMatchObject({ kind: 'left', demand: { kind: 'way out', step: 'iisRestart' } });
    expect(restarts(records)).toHaveLength(1);
    expect(backs(records)).toEqual([expect.stringContaining('what it answers could not be seen')]);
  });
});

test('a computer that reaches the servers stands in where none of them can be reached to ask', async () => {
  const { driven, records } = await rehearse(rehearsalFolder(), { driver: neverAsked });
  expect(driven.kind).toBe('finished');
  expect(backs(records)).toEqual(['it answers and trusts Skype, seen from this computer']);
});

/** Changes the kept world, while nobody has it open. */
function alter(dir: string, change: (world: LabWorld) => void): void {
  const world = readWorld(worldFile(dir));
  if (world === undefined) throw new Error('No world is kept there.');
  change(world);
  writeWorld(worldFile(dir), world);
}

describe('a server that offers no OAuth', () => {
  const faults = ['oauth-off'];
  // Exchange itself says so in the first step; whoever goes on there meets it again before a restart.
  const going = { ...litware, 'web-services.no-oauth.goOnAnyway': 'GO ON ANYWAY' };

  test('stops before any restart, with the switch and what turns it on; it goes on when it is on', async () => {
    const dir = rehearsalFolder();
    const { driven, records } = await rehearse(dir, { faults, answers: going });
    expect(restarts(records)).toEqual([]);
    expect(driven).toMatchObject({
      kind: 'left',
      demand: {
        kind: 'way out',
        step: 'iisRestart',
        trouble: { about: 'iis.no-oauth', title: expect.stringContaining('off on ATL-EXCHANGE-001\\EWS (Default Web Site)') },
        options: expect.arrayContaining([expect.objectContaining({ option: 'go on anyway', word: 'GO ON ANYWAY' })]),
      },
    });
    const ways = driven.kind === 'left' && driven.demand.kind === 'way out' ? driven.demand.trouble.wayOut.join(' ') : '';
    expect(ways).toContain(
      "Set-WebServicesVirtualDirectory 'ATL-EXCHANGE-001\\EWS (Default Web Site)' -OAuthAuthentication $true. Then recycle",
    );
    mendFault(dir, 'oauth-off', { now: new Date(), random: randomBytes });
    expect((await rehearse(dir)).driven.kind).toBe('finished');
  });

  test('is restarted all the same for whoever types the word', async () => {
    const { records } = await rehearse(rehearsalFolder(), { faults, answers: { ...going, 'iis.no-oauth.goOnAnyway': 'GO ON ANYWAY' } });
    expect(restarts(records)).toHaveLength(1);
    expect(backs(records)).toEqual(['Exchange Web Services offers no OAuth']);
  });

  test('stops nothing where only this computer saw it', async () => {
    const { driven, records } = await rehearse(rehearsalFolder(), { faults, answers: going, driver: neverAsked });
    expect(restarts(records)).toHaveLength(1);
    expect(driven).toMatchObject({ kind: 'left', demand: { trouble: { about: expect.stringContaining('back ') } } });
  });

  test('stops nothing where it was seen once only', async () => {
    let asked = 0;
    const driver = answeringOtherwise((command) =>
      asksForChallenge(command) && asked++ === 0 ? { Challenges: ['Negotiate', 'NTLM'] } : undefined,
    );
    expect((await rehearse(rehearsalFolder(), { driver })).driven.kind).toBe('finished');
    expect(asked).toBeGreaterThan(2);
  });

  test('is told apart from the switch: on, while the answer says otherwise, it was changed past Exchange', async () => {
    const dir = rehearsalFolder();
    const driver = answeringOtherwise((command) =>
      nameOf(command) === 'Get-WebServicesVirtualDirectory' ? { OAuthAuthentication: true } : undefined,
    );
    const { driven } = await rehearse(dir, { faults, driver });
    const ways = driven.kind === 'left' && driven.demand.kind === 'way out' ? driven.demand.trouble.wayOut.join(' ') : '';
    expect(ways).toContain('It was changed past Exchange');
    expect(ways).toContain('-OAuthAuthentication $false; Set-WebServicesVirtualDirectory');
  });

  test('of two services names each, with a switch for each', async () => {
    const dir = rehearsalFolder();
    await rehearse(dir, { faults, answers: going });
    alter(dir, (world) => {
      for (const each of world.exchange.servers) each.oauthOff = ['EWS', 'Autodiscover'];
    });
    const { driven } = await rehearse(dir, { answers: going });
    const title = driven.kind === 'left' && driven.demand.kind === 'way out' ? driven.demand.trouble.title : '';
    expect(title).toContain('Exchange Web Services and Autodiscover of atl-exchange-001.litwareinc.com offer no OAuth');
    expect(title).toContain('off on ATL-EXCHANGE-001\\Autodiscover (Default Web Site)');
  });
});
