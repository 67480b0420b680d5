// One more run on a state file, played on what the honest servers show: what the wizard would run. Neither servers nor a lab are needed:
// the looks are those that an honest undo of the same set-up made. Its state file was kept once, after `partner-wizard --lab DIR
// --no-input` and `partner-wizard undo --lab DIR --no-input`; where this version cannot read it any more, such a pair makes it anew.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { verify } from '../../src/journal/verify.ts';
import type { Command } from '../../src/model/command.ts';
import type { Demand } from '../../src/model/demand.ts';
import { canonical, type Json } from '../../src/model/json.ts';
import { readAnswer } from '../../src/model/question.ts';
import type { Fact, Record } from '../../src/model/record.ts';
import type { Aim } from '../../src/model/undo.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { isUnclear } from '../../src/story/fate.ts';
import { type Story, storyOf } from '../../src/story/story.ts';
import type { Here } from '../../src/wizard/here.ts';
import { goesBy } from '../../src/wizard/looks.ts';
import { next } from '../../src/wizard/next.ts';
import { stepContextOf } from '../../src/wizard/step-context.ts';
import { settledBy } from '../../src/wizard/undo.ts';
import { written } from './forged.ts';

const litware: { readonly [key: string]: Json } = JSON.parse(readFileSync('assets/answers/litware.json', 'utf8'));

type Read = { readonly kind: 'sound'; readonly records: readonly Record[] } | { readonly kind: 'refused'; readonly words: string };

/** As the wizard reads a state file. */
export function readAsFile(lines: string): Read {
  const read = verify(Buffer.from(lines), 'set-up.jsonl');
  return read.kind === 'refused' ? { kind: 'refused', words: read.words } : { kind: 'sound', records: read.records };
}

function kept(): readonly Record[] {
  const read = readAsFile(readFileSync(path.join(import.meta.dirname, 'finished-and-undone.jsonl'), 'utf8'));
  if (read.kind === 'refused') throw new Error(read.words);
  return read.records;
}

/** The set-up that was finished, and then taken back. */
export const undone = kept();
const openings = undone.flatMap((each, index) => (each.type === 'opened' ? [index] : []));
/** The set-up alone. */
export const finished = undone.slice(0, openings[1]);

/** What the servers showed then: the last look of each step, and whose they were. */
export type Servers = { readonly looks: { readonly [step: string]: Json }; readonly world: Extract<Fact, { type: 'world' }> };

export function serversAfter(records: readonly Record[]): Servers {
  const world = records.findLast((each) => each.type === 'world');
  if (world === undefined) throw new Error('Nobody saw whose servers these are.');
  const { guid, name, sipDomain, cms } = world;
  return {
    looks: Object.fromEntries(records.flatMap((each) => (each.type === 'looked' ? [[each.step, each.facts]] : []))),
    world: { type: 'world', guid, name, sipDomain, cms },
  };
}

export type Played = {
  /** Every command that would be shown for a yes, or run. */
  readonly commands: readonly Command[];
  /** What would be run although nobody has agreed to it in this run. */
  readonly unasked: readonly Command[];
  /** The demands, in order. */
  readonly demands: readonly Demand[];
};

const commandsOf = (demand: Demand): readonly Command[] => {
  switch (demand.kind) {
    case 'undo':
      return demand.items.flatMap(({ takeBack }) => (takeBack.kind === 'run' ? takeBack.parts.map(({ command }) => command) : []));
    case 'confirm':
      return demand.plan.acts.flatMap((act) =>
        act.kind === 'change' ? [act.command] : act.force === undefined ? [] : [act.force.change.command],
      );
    case 'run':
      return [demand.change.command];
    default:
      return [];
  }
};

const most = 80;

/** One more run on the file, up to where it would change something. */
export function play(history: readonly Record[], servers: Servers, aim: Aim, review?: Here['review']): Played {
  const lineage = history[0]?.type === 'opened' ? history[0].lineage : '';
  let records: readonly Record[] = history;
  const add = (fact: Fact) => {
    records = [...records, { ...written(fact), seq: records.length + 1, by: 'tester', on: 'here' }];
  };
  const here: Here = { sequence, aim, user: 'LITWAREINC\\admin', computer: 'here', now: '2026-11-29T00:00:00.000Z', secrets: {} };
  add({ type: 'opened', world: 'lab', lineage, tool: 'test' });
  const demands: Demand[] = [];
  const look = (story: Story, id: string, why: string) => {
    const step = sequence.find((each) => each.id === id);
    if (step === undefined) throw new Error(`There is no step ${id}.`);
    const wentBy = goesBy(step, why === 'closer' ? 'closer' : 'whole', stepContextOf(story, here));
    add({ type: 'looked', step: step.id, wentBy, facts: servers.looks[id] ?? null, findings: [] });
    if (step.organisation !== undefined) add(servers.world);
  };
  while (demands.length < most) {
    const story = storyOf(records);
    const demand = next(story, { ...here, ...(review === undefined ? {} : { review }) });
    demands.push(demand);
    switch (demand.kind) {
      case 'look':
        if (demand.why === 'organisation') add(servers.world);
        // What is to come is shown, and runs nothing.
        else if (demand.why === 'ahead') add({ type: 'read', step: demand.step, page: 'road' });
        else look(story, demand.step, demand.why);
        continue;
      case 'settle': {
        const unclear = story.did.findLast(isUnclear);
        const step = sequence.find(({ id }) => id === demand.step);
        look(story, demand.step, 'first');
        const after = storyOf(records);
        const settled = step === undefined ? 'cannot tell' : settledBy(step, unclear?.seq ?? 0, stepContextOf(after, here));
        add({ type: 'settled', step: demand.step, change: demand.change.id, settled });
        continue;
      }
      case 'read':
        add({ type: 'read', step: demand.step, page: demand.page });
        continue;
      case 'ask': {
        const read = readAnswer(demand.question, litware[demand.question.key]);
        if (!read.ok) return played(demands);
        add({ type: 'answered', step: demand.step, key: demand.question.key, value: read.value });
        continue;
      }
      case 'way out': {
        const { about } = demand.trouble;
        const isDecided = story.decided.some((each) => each.about === about);
        if (isDecided || !demand.options.some(({ option }) => option === 'go on anyway')) return played(demands);
        add({ type: 'decided', step: demand.step, about, option: 'go on anyway' });
        continue;
      }
      case 'undo':
        return played([...demands, ...demand.items.map(({ seq }) => takingBack(records, seq, here))]);
      default:
        return played(demands);
    }
  }
  return played(demands);
}

/** What is asked where just this change is to be taken back. */
const takingBack = (records: readonly Record[], seq: number, here: Here): Demand =>
  next(storyOf([...records, { ...written({ type: 'undoing', changes: [seq] }), seq: records.length + 1 }]), here);

const played = (demands: readonly Demand[]): Played => ({
  demands,
  commands: demands.flatMap(commandsOf),
  unasked: demands.flatMap((demand) => (demand.kind === 'run' ? [demand.change.command] : [])),
});

/** Commands as a set of texts. */
export const asSet = (commands: readonly Command[]): ReadonlySet<string> =>
  new Set(commands.map((each) => canonical(JSON.parse(JSON.stringify(each)))));

/** What was ever planned, or would have been taken back, on the way of an honest run. */
export function honestCommands(): ReadonlySet<string> {
  const ran = undone.flatMap((each) => (each.type === 'intent' ? [each.change.command] : []));
  const onTheWay = finished.flatMap((_, index) => {
    const demand = next(storyOf(finished.slice(0, index + 1)), {
      sequence,
      aim: 'set up',
      user: '',
      computer: 'here',
      now: '2026-11-29T00:00:00.000Z',
    });
    return commandsOf(demand);
  });
  const after = (['set up', 'undo'] as const).flatMap((aim) => play(finished, serversAfter(finishedLooks), aim).commands);
  return asSet([...ran, ...onTheWay, ...after]);
}

/** The looks of the run that was to take it back, before it did. */
export const finishedLooks = undone.slice(
  0,
  undone.findIndex(({ type }) => type === 'undoing'),
);
