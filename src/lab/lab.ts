// The practice lab: a small world with Skype for Business Server and Exchange Server in it, kept in a folder, with real
// HTTPS on loopback. It is a peer of the real servers, not a mock: it shares no code with the wizard that uses it.
// To extend: faults/, presets (create.ts), cmdlets/ and servers/ each say how in their first lines. It runs in the process that
// opens it, or in one of its own (serve.ts, connect.ts).

import { randomBytes } from 'node:crypto';
import { ensureFolder } from '../files/folders.ts';
import { removeLeftBeside } from '../files/remove.ts';
import type { World } from '../model/shell.ts';
import { type Claim, claimWorld } from './claim.ts';
import { createWorld } from './create.ts';
import { openDoor } from './door.ts';
import type { Random } from './ids.ts';
import { createMender } from './mend.ts';
import { createPace, type Pace } from './pace.ts';
import { deviceAnswer } from './servers/device.ts';
import { exchangeAnswer } from './servers/exchange.ts';
import { closedPort, createFetch, createRoutes } from './servers/fetch.ts';
import { frontEndAnswer } from './servers/front-end.ts';
import { type Answering, notFound, type Site, startSite } from './servers/site.ts';
import { createWayTo } from './servers/way-to.ts';
import { createShell } from './shell.ts';
import { openStore, readWorld, type Store, worldFile, writeWorld } from './store.ts';
import { type Computer, findComputer, timeAt } from './world.ts';

export type LabOptions = {
  /** The folder that keeps the world; made when it is not there. */
  readonly dir: string;
  /** For a new world, one of `presets` in create.ts; 'small' when left out. A kept world must have been made by the same. */
  readonly preset?: string;
  readonly faults?: readonly string[];
  /** How many times faster than production. */
  readonly factor: number;
  readonly now: () => Date;
  readonly random?: Random;
};

/** A world that is open in this process, with what those who serve it to others need. */
export type OpenLab = World & {
  readonly preset: string;
  readonly faults: readonly string[];
  /** The names of its network. */
  readonly names: readonly string[];
  readonly announce: Claim['announce'];
};

/**
 * Opens the world in a folder, or makes it there, and starts its servers. Throws an Error with a clear sentence for a
 * damaged or newer world, an unknown preset or fault, one that the kept world does not have, or a world that another process
 * has open; the OS error for the rest.
 */
export async function openLab(options: LabOptions): Promise<OpenLab> {
  // First of all, so that a wrong factor leaves nothing behind.
  const pace = createPace(options.factor);
  ensureFolder(options.dir);
  const claim = claimWorld(options.dir, options.now);
  try {
    return await openClaimed(options, pace, claim);
  } catch (error) {
    claim.release();
    throw error;
  }
}

async function openClaimed(options: LabOptions, pace: Pace, claim: Claim): Promise<OpenLab> {
  const { now, random = randomBytes } = options;
  const file = worldFile(options.dir);
  // A world holds keys: no copy of it stays when a rehearsal was killed in the midst of a change.
  removeLeftBeside(file);
  const kept = readWorld(file);
  if (kept !== undefined) checkKept(kept, options);
  const start = kept ?? createWorld({ preset: options.preset ?? 'small', faults: options.faults ?? [], now: now(), random });
  if (kept === undefined) writeWorld(file, start);

  const store = openStore(file, start, pace, now);
  const sites = await startSites(store, now, random);
  const route = createRoutes(store.read, new Map(sites.map((each) => [each.fqdn.toLowerCase(), each.port])), pace, now);
  const fetch = createFetch(store.read, route, now);
  const wayTo = createWayTo(store.read, route);
  const mender = createMender(
    store,
    () => ({ now: now(), random }),
    () => renewSites(sites, store),
  );
  const door = await openDoor({ mender, token: randomBytes(32).toString('base64url'), onRan: () => undefined });
  claim.announce({ mending: { port: door.port, token: door.token } });
  let open = true;
  return {
    kind: 'lab',
    shell: createShell({ store, pace, fetch, wayTo, now, random }, () => open),
    network: {
      // A name outside the lab must not reach the real network: it leads to a port where nobody listens.
      route: (host) => route(host) ?? { address: '127.0.0.1', port: closedPort },
      authorities: [start.authority.pem],
    },
    user: `${start.directory.netbios}\\${start.directory.admin}`,
    factor: options.factor,
    close: async () => {
      open = false;
      await Promise.all([door.close(), ...sites.map((each) => each.close())]);
      claim.release();
    },
    playAdmin: {
      offers: async (about) => mender.offers(about),
      play: async (id) => {
        mender.mend(id);
      },
    },
    preset: start.preset,
    faults: start.faults,
    names: start.names.map((each) => each.name),
    announce: claim.announce,
  };
}

type Recipe = { readonly preset: string; readonly faults: readonly string[] };

/** Throws an Error with a sentence where a world was made otherwise than is wanted now. */
export function checkKept(kept: Recipe, options: Pick<LabOptions, 'dir' | 'preset' | 'faults'>): void {
  const differs = (what: string) =>
    new Error(
      `The practice world in ${worldFile(options.dir)} was made ${what}. Leave that out to go on with it, or name another folder to start afresh.`,
    );
  if (options.preset !== undefined && options.preset !== kept.preset)
    throw differs(`from the preset "${kept.preset}", not "${options.preset}"`);
  const missing = (options.faults ?? []).filter((each) => !kept.faults.includes(each));
  if (missing.length > 0) throw differs(`without the fault ${missing.map((each) => `"${each}"`).join(', ')}`);
}

async function startSites(store: Store, now: () => Date, random: Random): Promise<readonly Site[]> {
  const started = await Promise.allSettled(
    store.read().computers.map((computer) =>
      startSite(computer, store.read(), {
        isUp: () => isUp(store, computer.fqdn),
        now: () => timeAt(findComputer(store.read(), computer.fqdn), now()),
        answer: answerer(computer, store, now, random),
      }),
    ),
  );
  const sites = started.flatMap((each) => (each.status === 'fulfilled' && each.value !== null ? [each.value] : []));
  const failed = started.find((each) => each.status === 'rejected');
  if (failed === undefined) return sites;
  await Promise.all(sites.map((each) => each.close()));
  throw failed.reason;
}

function renewSites(sites: readonly Site[], store: Store): void {
  const world = store.read();
  for (const each of sites) {
    const computer = findComputer(world, each.fqdn);
    if (computer !== undefined) each.renew(computer, world);
  }
}

const isUp = (store: Store, fqdn: string): boolean => findComputer(store.read(), fqdn)?.iis.running ?? false;

function answerer(computer: Computer, store: Store, now: () => Date, random: Random): Answering {
  switch (computer.role) {
    case 'front end':
      return (asked) => frontEndAnswer(asked, computer.fqdn, store.read(), now(), random);
    case 'reverse proxy':
      return (asked) => deviceAnswer(asked, computer);
    case 'exchange':
      return (asked) => exchangeAnswer(asked, computer.fqdn, store, now(), random);
    case 'edge':
    case 'application server':
      return () => notFound;
  }
}
