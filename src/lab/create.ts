// Makes a new practice world: a preset, broken by the wanted faults.
// To extend: write a preset beside presets/small.ts, a set of presets/company.ts's parameters, and name it here.

import { findFaults } from './faults/catalogue.ts';
import type { Random } from './ids.ts';
import { type Company, companyWorld } from './presets/company.ts';
import { pool } from './presets/pool.ts';
import { small } from './presets/small.ts';
import { setUp } from './set-up.ts';
import type { LabWorld } from './world.ts';

type Preset = {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly company: Company;
};

export const presets: readonly Preset[] = [
  {
    id: 'small',
    title: 'One server of each',
    words: 'One Standard Edition server and one Exchange server at litwareinc.com: the usual first-timer.',
    company: small,
  },
  {
    id: 'pool',
    title: 'A pool and a DAG',
    words:
      'A pool of two Front Ends and two Exchange servers behind a load balancer at litwareinc.com. Everything takes a little longer to be everywhere, and one server is restarted while the other answers.',
    company: pool,
  },
];

export type Recipe = { readonly preset: string; readonly faults: readonly string[]; readonly now: Date; readonly random: Random };

/** Throws an Error that names the known presets or faults where one is not known. */
export function createWorld({ preset, faults, now, random }: Recipe): LabWorld {
  const known = presets.find((each) => each.id === preset);
  if (known === undefined) {
    throw new Error(`The practice lab has no preset named "${preset}". It knows: ${presets.map((each) => each.id).join(', ')}.`);
  }
  const wanted = findFaults(faults);
  // Worlds share what all companies have; a fault, or a command, alters its own world only.
  const world = structuredClone(companyWorld(known.company, now, random));
  if (wanted.some((each) => each.breaks === 'a finished set-up')) setUp(world, now, random);
  for (const fault of wanted) fault.break(world, { now, random });
  world.faults = wanted.map((each) => each.id);
  return world;
}
