// Practice worlds to be transformed: companies of any size, made of a seed, before the set-up, after it, or broken in one way.

import { findFaults } from '../../src/lab/faults/catalogue.ts';
import { type Company, companyWorld } from '../../src/lab/presets/company.ts';
import { pool } from '../../src/lab/presets/pool.ts';
import { small } from '../../src/lab/presets/small.ts';
import { setUp } from '../../src/lab/set-up.ts';
import type { LabWorld } from '../../src/lab/world.ts';
import { type Dice, dice } from './dice.ts';

export type Kind = 'fresh' | 'finished' | { readonly fault: string };

const list = <T>(length: number, make: (at: number) => T): readonly T[] => Array.from({ length }, (_, at) => make(at));
/** At least one. */
const some = <T>(length: number, make: (at: number) => T): readonly [T, ...T[]] => [make(0), ...list(length - 1, (at) => make(at + 1))];

/** Within what one admin meets: up to three pools of three Front Ends, and four Exchange servers in three sites. */
function anyCompany(roll: Dice): Company {
  const domainControllers = some(roll.between(1, 3), (at) => `atl-dc-00${at + 1}`);
  const sites = some(roll.between(1, 3), (at) => ['Atlanta', 'Genève', 'Osaka'][at] ?? 'Atlanta');
  const sipDomains = list(roll.below(3), (at) => `branch${at + 1}.example`);
  const dags = roll.chance(0.5);
  return {
    preset: 'any',
    domainControllers,
    directoryDelay: domainControllers.length === 1 ? 0 : roll.between(0, 90),
    skype: {
      version: roll.pick(['2015', '2019', 'SE']),
      pools: some(roll.pick([1, 1, 2, 3]), (at) => anyPool(at, roll)),
      edgeDelay: roll.between(30, 240),
      retired: list(roll.below(2), (at) => `atl-fe-old-${at}`),
      applications: roll.chance(0.5),
      leftovers: roll.chance(0.5),
      sipDomains,
    },
    exchange: {
      servers: some(roll.between(1, 4), (at) => ({
        name: `atl-exchange-00${at + 1}`,
        version: roll.pick(['2013', '2016', '2019', 'SE', 'SE', 'SE']),
        site: roll.pick(sites),
        dag: dags ? 'ATL-DAG-01' : null,
        asks: roll.pick(domainControllers),
      })),
      acceptedDomains: [...sipDomains, ...list(roll.below(3), (at) => `mail${at + 1}.example`)],
    },
  };
}

function anyPool(at: number, roll: Dice): Company['skype']['pools'][number] {
  const delay = () => roll.between(30, 180);
  if (roll.chance(0.4)) return { name: `atl-cs-00${at + 1}`, frontEnds: [{ name: `atl-cs-00${at + 1}`, delay: delay() }], web: null };
  const frontEnds = some(roll.between(1, 3), (number) => ({ name: `atl-fe-${at + 1}0${number + 1}`, delay: delay() }));
  return { name: `pool0${at + 1}`, frontEnds, web: roll.chance(0.5) ? `pool0${at + 1}-web` : null };
}

const companies = { small: () => small, pool: () => pool, any: anyCompany } as const;
export type CompanyName = keyof typeof companies;

/** The same world for the same seed, but for its keys and the time. */
export function makeWorld(company: CompanyName, kind: Kind, seed: number): LabWorld {
  const [now, { random }] = [new Date(), dice(seed + 1)];
  const roll = dice(seed);
  // Worlds share what all companies have, and this one is altered.
  const world = structuredClone(companyWorld(companies[company](roll), now, random));
  const hybrid = company === 'any' && roll.chance(0.25) ? ['hybrid-furniture'] : [];
  const faults = findFaults(typeof kind === 'string' ? hybrid : [kind.fault]);
  if (kind === 'finished' || faults.some((each) => each.breaks === 'a finished set-up')) setUp(world, now, random);
  for (const fault of faults) fault.break(world, { now, random });
  world.faults = faults.map(({ id }) => id);
  // Contacts were meant to stay where they are.
  if (kind === 'finished')
    for (const { settings } of [world.skype.central, ...world.skype.replicas])
      for (const each of settings.policies) each.ucsAllowed = false;
  return world;
}
