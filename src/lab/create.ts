// Makes a new practice world: a preset, broken by the wanted faults.
// To extend: write a preset beside presets/small.ts and name it here.

import { findFaults } from './faults.ts';
import type { Random } from './ids.ts';
import { smallWorld } from './presets/small.ts';
import { setUp } from './set-up.ts';
import type { World } from './world.ts';

export type PresetName = 'small';
type MakeWorld = (now: Date, random: Random) => World;

export const presets: readonly { readonly name: PresetName; readonly words: string; readonly make: MakeWorld }[] = [
  {
    name: 'small',
    words: 'One Standard Edition server and one Exchange server at litwareinc.com: the usual first-timer.',
    make: smallWorld,
  },
];

export type Recipe = { readonly preset: string; readonly faults: readonly string[]; readonly now: Date; readonly random: Random };

/** Throws an Error that names the known presets or faults where one is not known. */
export function createWorld({ preset, faults, now, random }: Recipe): World {
  const known = presets.find((each) => each.name === preset);
  if (known === undefined) {
    throw new Error(`The practice lab has no preset named "${preset}". It knows: ${presets.map((each) => each.name).join(', ')}.`);
  }
  const wanted = findFaults(faults);
  const world = known.make(now, random);
  if (wanted.some((each) => each.breaks === 'a finished set-up')) setUp(world, now, random);
  for (const fault of wanted) fault.break(world, { now, random });
  world.faults = wanted.map((each) => each.id);
  return world;
}
