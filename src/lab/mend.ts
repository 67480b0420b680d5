// Plays the admin who does, outside the wizard, what is a human's: a rehearsal goes on from where it stopped. What can be played is
// what each fault says of its mending, and a few chores that the wizard leaves to the admin.

import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { AdminPlay } from '../model/shell.ts';
import { claimWorld } from './claim.ts';
import { faults, findFaults } from './faults/catalogue.ts';
import type { Making, Mend } from './faults/fault.ts';
import { readWorld, type Store, worldFile, writeWorld } from './store.ts';
import { startWorkers } from './workers.ts';
import { findComputer, type LabWorld } from './world.ts';

type Playable = Mend & { readonly id: string };

/** What became of a wish to mend: `words` say it, in a sentence. */
export type Mended = { readonly kind: 'mended'; readonly play: AdminPlay } | { readonly kind: 'nothing to mend'; readonly words: string };

/** Plays the admin in an open world. */
export type Mender = {
  /** What would help where the wizard stops, by the code of what stops it. */
  offers(about: string): readonly AdminPlay[];
  /** Throws an Error that names the known ones for an id that is none. */
  mend(id: string): Mended;
};

export function createMender(store: Store, making: () => Making, onMended: () => void): Mender {
  return {
    offers: (about) => behind(about, store.read(), making()).map(told),
    mend(id) {
      const mended = store.change((draft) => mend(draft, id, making()));
      if (mended.kind === 'mended') onMended();
      return mended;
    },
  };
}

/** The same in a folder's world that nobody has open. Throws an Error with a sentence where there is none, or where somebody has. */
export function mendFault(dir: string, id: string, making: Making): Mended {
  if (!existsSync(worldFile(dir))) throw new Error(`There is no practice world in ${dir}.`);
  const claim = claimWorld(dir, () => making.now);
  try {
    const world = readWorld(worldFile(dir));
    if (world === undefined) throw new Error(`There is no practice world in ${dir} any more.`);
    const mended = mend(world, id, making);
    if (mended.kind === 'mended') writeWorld(worldFile(dir), world);
    return mended;
  } finally {
    claim.release();
  }
}

function mend(world: LabWorld, id: string, making: Making): Mended {
  const chore = choreOf(id);
  const [playable] = chore === undefined ? findFaults([id]).map(playableOf) : [chore];
  const nothing = (why: string): Mended => ({ kind: 'nothing to mend', words: `There is nothing to mend: ${why}.` });
  if (playable === undefined) return nothing('nobody knows it');
  if (chore === undefined && !world.faults.includes(id)) return nothing(`this practice world was made without the fault "${id}"`);
  const before = structuredClone(world);
  playable.do(world, making);
  return isDeepStrictEqual(world, before)
    ? nothing(`the fault "${id}" does not break anything in this practice world, or no longer`)
    : { kind: 'mended', play: told(playable) };
}

/** What stands behind a trouble. Where its code tells nothing: all that stands and is an admin's, or else the wizard's. */
function behind(about: string, world: LabWorld, making: Making): readonly Playable[] {
  const chore = choreOf(about);
  const standing = [...(chore === undefined ? [] : [chore]), ...findFaults(world.faults).map(playableOf)].filter((each) => {
    const draft = structuredClone(world);
    each.do(draft, making);
    return !isDeepStrictEqual(draft, world);
  });
  if (chore !== undefined || faults.some((each) => each.mend.behind?.includes(about)))
    return standing.filter((each) => each.id === about || each.behind?.includes(about));
  const byAdmin = standing.filter(({ by }) => by === 'an admin');
  return byAdmin.length > 0 ? byAdmin : standing.filter(({ by }) => by === 'the wizard');
}

const playableOf = ({ id, mend: playable }: (typeof faults)[number]): Playable => ({ id, ...playable });

const told = ({ id, words, types }: Playable): AdminPlay => ({ id, words, types: [...types] });

/** What the wizard leaves to the admin although nothing is broken: its id is that of the wait for it. */
function choreOf(id: string): Playable | undefined {
  const [, server] = /^own restart (\S+)$/.exec(id) ?? [];
  if (server === undefined) return undefined;
  return {
    id,
    by: 'an admin',
    words: `restarts IIS on ${server}`,
    types: [`iisreset ${server} /restart`],
    do: (world, { now }) => {
      const computer = findComputer(world, server);
      if (computer !== undefined) startWorkers(computer, world, now.toISOString());
    },
  };
}
