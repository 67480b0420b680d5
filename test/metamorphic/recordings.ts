// Recordings that are varied before they are read, and what the steps make of them: facts, judgements, plans. Nothing else of the wizard.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createProbes } from '../../src/probes/probes.ts';
import type { Recording } from '../../src/recording/schema.ts';
import { sequence } from '../../src/steps/sequence.ts';
import type { Look, StepContext } from '../../src/steps/step.ts';
import { pfxOpener } from '../../src/wizard/looks.ts';
import { readerOn } from '../../src/wizard/reader.ts';
import { playback, readRecording } from '../harness/playback.ts';
import { dice, diceFor } from './dice.ts';
import { type Variation, variations } from './variations.ts';

/** What was found and would be done; names of servers in it are the recording's, and told without capitals. */
type Told = { readonly findings: readonly string[]; readonly plans: readonly string[]; readonly notThere: readonly string[] };

const names = ['small-fresh', 'small-finished'] as const;

const folder = path.join(import.meta.dirname, '../recorded');
const recordings = new Map(names.map((name) => [name, aDayAgo(readRecording(readFileSync(path.join(folder, `${name}.json`), 'utf8')))]));

/** The recordings are of one day; what judges by the date is shown the later one's. */
export const recordedAt =
  [...recordings.values()]
    .map(({ at }) => at)
    .sort()
    .at(-1) ?? '';

/** A lab sets up within moments; here Exchange's settings were changed a day before its workers started. */
function aDayAgo(recording: Recording): Recording {
  const text = JSON.stringify(recording.commands).replace(
    /"WhenChangedUTC":"([^"]+)"/g,
    (_, at) => `"WhenChangedUTC":"${new Date(Date.parse(at) - 86_400_000).toISOString()}"`,
  );
  return { ...recording, commands: readRecording(JSON.stringify({ ...recording, commands: JSON.parse(text) })).commands };
}

async function toldBy(recording: Recording): Promise<Told> {
  const { through = (look: Look) => look, world, answers, now, notThere } = playback(recording);
  const look = through({
    reader: readerOn({ world, signal: new AbortController().signal, looking: () => undefined }),
    probes: createProbes(world.network, () => undefined),
    openPfx: pfxOpener(() => undefined),
    pause: async () => undefined,
    show: () => undefined,
  });
  let context: StepContext = {
    facts: {},
    answers: Object.fromEntries(Object.entries(answers).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : []))),
    aim: 'set up',
    did: [],
    waits: [],
    overridden: [],
    decided: [],
    looks: {},
    testsSince: 0,
    reported: [],
    access: undefined,
    secrets: {},
    thisComputer: [],
    user: world.user,
    now: now().toISOString(),
  };
  const [findings, plans]: [string[], string[]] = [[], []];
  for (const step of sequence) {
    const facts = await step.inspect(look, context);
    context = { ...context, facts: { ...context.facts, [step.id]: facts } };
    findings.push(...step.judge(context).map(({ code, state }) => `${step.id} ${code}: ${state}`));
    plans.push(...step.plan(context).map(({ id }) => `${step.id} ${id.toLowerCase()}`));
  }
  return { findings: findings.sort(), plans: plans.sort(), notThere };
}

type Case = { readonly seed: number; readonly name: (typeof names)[number]; readonly varied: readonly Variation[] };

export function caseOf(seed: number, among: readonly Variation[] = variations): Case {
  const roll = dice(seed);
  return { seed, name: roll.pick(names), varied: roll.shuffled(among).slice(0, roll.between(1, 4)) };
}

function variedRecording({ seed, name, varied }: Case): Recording {
  const original = recordings.get(name);
  if (original === undefined) throw new Error(`There is no recording ${name}.`);
  // In the order of the table, whatever the order in which they were drawn.
  return variations
    .filter(({ id }) => varied.some((each) => each.id === id))
    .reduce((recording, { id, apply }) => apply(recording, diceFor(seed, id)), original);
}

/** What is not as it is without the variations, in the smallest case that shows it; undefined where all is. */
export async function differenceOf(wanted: Case): Promise<string | undefined> {
  const wrong = await wrongIn(wanted);
  if (wrong === undefined) return undefined;
  for (const left of wanted.varied.length === 1 ? [] : wanted.varied) {
    const smaller = await differenceOf({ ...wanted, varied: wanted.varied.filter((each) => each !== left) });
    if (smaller !== undefined) return smaller;
  }
  return `${wanted.name}, varied: ${wanted.varied.map(({ id }) => id).join(', ')}. ${wrong}\nAgain: ${againLine(wanted)}`;
}

const againLine = ({ seed }: Case): string =>
  `SEED=${seed} npx vitest run --project integration test/metamorphic/recordings.integration.test.ts`;

async function wrongIn(wanted: Case): Promise<string | undefined> {
  const may = new Set(wanted.varied.flatMap(({ notes = [] }) => notes));
  const said = ({ findings, plans, notThere }: Told) => [
    ...findings.filter((each) => !may.has(codeOf(each))),
    ...plans.map((each) => `plans ${each}`),
    ...notThere.map((each) => `asks ${each}`),
  ];
  const original = await originally(wanted.name);
  const [before, now] = [said(original), said(await toldBy(variedRecording(wanted)))];
  const [gone, more] = [before.filter((each) => !now.includes(each)), now.filter((each) => !before.includes(each))];
  if (gone.length + more.length > 0) return `Gone: ${gone.join(' | ')}. New: ${more.join(' | ')}.`;
  return before.length === now.length ? undefined : `${before.length} before, ${now.length} now.`;
}

const codeOf = (finding: string): string => /^\S+ (.*): [^:]*$/.exec(finding)?.[1] ?? '';

const told = new Map<string, Told>();

async function originally(name: Case['name']): Promise<Told> {
  const known = told.get(name) ?? (await toldBy(variedRecording({ seed: 0, name, varied: [] })));
  told.set(name, known);
  return known;
}
