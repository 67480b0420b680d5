// Whole rehearsals of worlds that were changed in what must not matter. A seed says the world and the changes; what fails is made as
// small as it goes before it is told, with the line that runs it again.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { faults } from '../../src/lab/faults/catalogue.ts';
import { worldFile, writeWorld } from '../../src/lab/store.ts';
import { type LabWorld, worldSchema } from '../../src/lab/world.ts';
import { answers } from '../wizard/fault-promises.ts';
import { type Interject, type Rehearsal, rehearse } from '../wizard/rehearsal.ts';
import { dice, diceFor } from './dice.ts';
import { type Transformation, transformations } from './transformations.ts';
import { type CompanyName, type Kind, makeWorld } from './worlds.ts';

export type Scenario = {
  readonly seed: number;
  readonly company: CompanyName;
  readonly kind: Kind;
  readonly changed: readonly Transformation[];
};

/** How a rehearsal ended, in what must be the same whatever does not matter. */
type Outcome = {
  /** 'finished', or where it stopped and the cause. */
  readonly end: string;
  /** What was run, in no order, since servers have none; the tests of the last step are no changes. */
  readonly changes: readonly string[];
  /** Codes of what wants something done, as each step saw it first. */
  readonly alarms: readonly string[];
};

/** The scenario of a seed, with any of these transformations. */
export function scenarioOf(seed: number, among: readonly Transformation[] = transformations): Scenario {
  const roll = dice(seed);
  const company = roll.pick<CompanyName>(['small', 'pool', 'any', 'any', 'any']);
  const kind = roll.pick<Kind>(['finished', 'finished', 'fresh', { fault: faults[roll.below(faults.length)]?.id ?? '' }]);
  const shuffled = [...among];
  roll.shuffle(shuffled);
  return { seed, company, kind, changed: shuffled.slice(0, roll.between(1, 5)) };
}

/** Nothing that does not matter changes how it ends. Throws with the smallest scenario that fails still. */
export async function expectTheSame(scenario: Scenario): Promise<void> {
  const wrong = await differenceOf(scenario);
  if (wrong === undefined) return;
  const [smallest, why] = await smaller(scenario, wrong);
  throw new Error(`${wordsOf(smallest)}\n${why}\nAgain: ${againLine(scenario)}`);
}

export const wordsOf = ({ seed, company, kind, changed }: Scenario): string =>
  `${typeof kind === 'string' ? kind : kind.fault}, company "${company}" of seed ${seed}, changed: ${changed.map(({ id }) => id).join(', ')}`;

const againLine = ({ seed }: Scenario): string =>
  `SEED=${seed} npx vitest run --project integration test/metamorphic/runs.integration.test.ts`;

/** What is not as it must be; undefined where all is. */
async function differenceOf(scenario: Scenario): Promise<string | undefined> {
  const [wanted, found] = [await wantedOf(scenario), await outcomeOf(transformed(scenario))].map(withoutChance(scenario));
  try {
    expect(found).toEqual(wanted);
    return undefined;
  } catch {
    return `wanted ${JSON.stringify(wanted)}\nfound  ${JSON.stringify(found)}`;
  }
}

/** Behind a balancer it is chance whether a look meets the one server of several that is in maintenance. */
const withoutChance =
  ({ kind }: Scenario) =>
  (outcome: Outcome): Outcome =>
    typeof kind !== 'string' && kind.fault === 'maintenance'
      ? { ...outcome, alarms: outcome.alarms.filter((each) => each !== 'servers: exchange-document.not-readable') }
      : outcome;

/** Leaves out one transformation after the other, and takes a small company, as long as it fails still. */
async function smaller(scenario: Scenario, why: string): Promise<readonly [Scenario, string]> {
  const candidates = [
    ...(scenario.changed.length === 1
      ? []
      : scenario.changed.map((left) => ({ ...scenario, changed: scenario.changed.filter((each) => each !== left) }))),
    ...(scenario.company === 'small' ? [] : [{ ...scenario, company: 'small' as const }]),
  ];
  for (const each of candidates) {
    const wrong = await differenceOf(each);
    if (wrong !== undefined) return smaller(each, wrong);
  }
  return [scenario, why];
}

const untransformed = ({ company, kind, seed }: Scenario): LabWorld => makeWorld(company, kind, seed);

function transformed(scenario: Scenario): LabWorld {
  const world = untransformed(scenario);
  // In the order of the table, whatever the order in which they were drawn.
  for (const { id, apply } of transformations.filter((each) => scenario.changed.includes(each))) apply(world, diceFor(scenario.seed, id));
  return world;
}

/** What a healthy world and a new one come to is known; of a broken one, what it comes to as it is. */
async function wantedOf(scenario: Scenario): Promise<Outcome> {
  if (scenario.kind === 'finished') return { end: 'finished', changes: [], alarms: [] };
  const world = untransformed(scenario);
  if (scenario.kind !== 'fresh') return outcomeOf(world);
  const restarts = world.exchange.servers.map(({ fqdn }) => `restart ${fqdn}`);
  return {
    end: 'finished',
    changes: ['autodiscover-url.set', 'contacts.keep', 'exchange-partner.create', 'partner.script', ...restarts].sort(),
    alarms: [
      'exchangeAsPartner: autodiscover-url.none',
      'exchangeAsPartner: exchange-partner.none',
      'iisRestart: iis.old',
      'servers: contacts.would-move',
      'skypeAsPartner: partner.none',
    ],
  };
}

async function outcomeOf(world: LabWorld): Promise<Outcome> {
  const { driven, records } = await play(world);
  const firstLooks = new Map(records.toReversed().flatMap((each) => (each.type === 'looked' ? [[each.step, each.findings] as const] : [])));
  const alarms = [...firstLooks].flatMap(([step, findings]) =>
    findings.filter(({ state }) => state !== 'ok' && state !== 'note').map(({ code }) => `${step}: ${code}`),
  );
  return { end: endOf(driven), changes: changesOf(records), alarms: [...new Set(alarms)].sort() };
}

async function play(world: LabWorld): Promise<Rehearsal> {
  const dir = mkdtempSync(path.join(tmpdir(), 'metamorphic-'));
  writeWorld(worldFile(dir), worldSchema.parse(world));
  try {
    return await rehearse(dir, { answers, interject: agreeable });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** An admin who takes what is proposed, and types each word that is asked for. */
const agreeable: Interject = (demand) => {
  // In a language that the wizard does not know, the test's words are the admin's to read: in these worlds they say that it passed.
  if (demand.kind === 'way out' && demand.options.some(({ option }) => option === 'it passed'))
    return { kind: 'value', value: { option: 'it passed', typed: '' } };
  if (demand.kind === 'confirm') return { kind: 'value', value: demand.plan.severity.kind === 'type' ? demand.plan.severity.word : 'yes' };
  if (demand.kind !== 'ask' || demand.question.kind === 'secret' || answered.has(demand.question.key)) return undefined;
  const { likely } = demand.question;
  return likely === '' ? undefined : { kind: 'value', value: likely };
};

/** Questions to which these rehearsals have answers of their own. */
const answered = new Set([
  'skypeAsPartner.switchedOff',
  'exchangeAsPartner.autodiscoverUrl',
  'servers.contacts',
  'iisRestart.who',
  'connectivityTest.user',
  'certificates.renew',
  'certificates.authority',
]);

function endOf(driven: Rehearsal['driven']): string {
  if (driven.kind === 'missing') return `asks ${driven.key}: ${driven.why}`;
  if (driven.kind !== 'left' || driven.demand.kind !== 'way out') return driven.kind;
  return `stops at ${driven.demand.step} with ${driven.demand.trouble.about.toLowerCase()}`;
}

/** Without thumbprints, which are other ones in each world. */
const changesOf = (records: Rehearsal['records']): readonly string[] =>
  records.flatMap((each) => (each.type === 'intent' && !each.change.id.startsWith('test ') ? [each.change.id.toLowerCase()] : [])).sort();
