// Makes a new practice world: a preset, broken by the wanted faults.
// To extend: write a preset beside presets/small.ts, parameters of presets/company.ts with what else makes that world, and name it here.

import { findFaults } from './faults/catalogue.ts';
import type { Random } from './ids.ts';
import { type Company, companyWorld } from './presets/company.ts';
import { addCloud, hybrid, moveMailboxes } from './presets/hybrid.ts';
import { large } from './presets/large.ts';
import { migration, retirePool } from './presets/migration.ts';
import { pool } from './presets/pool.ts';
import { small } from './presets/small.ts';
import { linkMailboxes, twoForests } from './presets/two-forests.ts';
import { setUp } from './set-up.ts';
import type { LabWorld } from './world.ts';

type Preset = {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly company: Company;
  /** 'a finished set-up': as if the article had been followed in it. */
  readonly begins?: 'a finished set-up';
  /** What makes it the world that it is, beside its servers. */
  readonly furnish?: (world: LabWorld) => void;
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
  {
    id: 'hybrid',
    title: 'Part of it in the cloud',
    words:
      'One server of each at litwareinc.com, and part of the mailboxes in Exchange Online: others trust the same signing keys, and Skype has an entry for Exchange already, which is not the one that is needed.',
    company: hybrid,
    furnish: (world) => {
      addCloud(world);
      moveMailboxes(world);
    },
  },
  {
    id: 'two-forests',
    title: 'Accounts in one forest, servers in another',
    words:
      'One server of each at litwareinc.com, whose mailboxes belong to accounts of another forest. Exchange finds people by the security identifier of those accounts, and one of them is not the one that Skype knows.',
    company: twoForests,
    furnish: linkMailboxes,
  },
  {
    id: 'migration',
    title: 'Set up years ago, with a pool that is gone',
    words:
      'A new pool and a newer Exchange server at litwareinc.com. Exchange’s entry still names the pool of before, which nobody answers for: it works until Skype’s key is renewed.',
    company: migration,
    begins: 'a finished set-up',
    furnish: retirePool,
  },
  {
    id: 'large',
    title: 'A large house',
    words: 'Sixty Exchange servers in four sites and twenty Front Ends in five pools at litwareinc.com, with forty thousand people.',
    company: large,
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
  if (known.begins === 'a finished set-up' || wanted.some((each) => each.breaks === 'a finished set-up')) setUp(world, now, random);
  known.furnish?.(world);
  for (const fault of wanted) fault.break(world, { now, random });
  world.faults = wanted.map((each) => each.id);
  return world;
}
