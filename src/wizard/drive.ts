// The drive: asks next() for a demand, does what needs no person, lets the front end answer the rest, and
// writes every fact to the journal before and after. Nothing is kept here that is not in the journal.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Journal } from '../journal/journal.ts';
import { CannotWrite } from '../journal/writer.ts';
import type { Wait } from '../model/change.ts';
import { type Asking, type Demand, isWord, type Reply, type Summary } from '../model/demand.ts';
import { type Answer, readAnswer } from '../model/question.ts';
import type { Fact } from '../model/record.ts';
import type { AskByHand, World } from '../model/shell.ts';
import type { StepId } from '../model/steps.ts';
import type { Aim, Course } from '../model/undo.ts';
import { createProbes } from '../probes/probes.ts';
import { maskedShell } from '../secrets/masked-shell.ts';
import type { Secrets } from '../secrets/redact.ts';
import { reported } from '../steps/findings.ts';
import type { Known, Look, Sequence, Step } from '../steps/step.ts';
import { after, type Story as Session, storyOf } from '../story/story.ts';
import { run, settle, type Work } from './changes.ts';
import { homeFor } from './elsewhere.ts';
import type { FrontEnd } from './front-end.ts';
import type { Here } from './here.ts';
import { knownOf } from './known.ts';
import { goesBy, makeLook, pfxOpener, type WhichLook } from './looks.ts';
import { next } from './next.ts';
import { readerOn } from './reader.ts';
import { broughtBack, chosenOf, optionOf } from './replies.ts';
import { without } from './undo.ts';
import { LeftUnwritten, untilWritten } from './until-written.ts';
import { viewOf, wayBack } from './view.ts';
import { anotherComputer, waysOf } from './ways.ts';

export type Driven =
  | { readonly kind: 'finished'; readonly of: Course; readonly summary: Summary }
  /** The admin left, or the way out of a trouble was not taken; `demand` is where it stands. */
  | { readonly kind: 'left'; readonly demand: Demand }
  /** The admin goes on on another computer; `to` says on which kind. */
  | { readonly kind: 'handed over'; readonly to: string }
  | { readonly kind: 'missing'; readonly key: string; readonly why: string };

export type DriveOptions = {
  readonly sequence: Sequence;
  /** The set-up where it is left out. */
  readonly aim?: Aim;
  readonly journal: Journal;
  readonly world: World;
  readonly frontEnd: FrontEnd;
  /** The name of this computer, as the journal has it. */
  readonly computer: string;
  readonly now: () => Date;
  /** Aborted when the admin leaves while the wizard works. */
  readonly signal: AbortSignal;
  /** Holds what must not be recorded, and masks it in everything that is. */
  readonly secrets: Secrets;
  /** Milliseconds that a command has at least before the admin is asked whether to wait on; half a minute where it is not given. */
  readonly leastPatience?: number;
};

/** Runs the wizard until it is finished, left, or lacks an answer. */
export async function drive(options: DriveOptions): Promise<Driven> {
  const { frontEnd } = options;
  // Left by the admin from outside, or in the middle of a look, at something to be run by hand.
  const stop = new AbortController();
  const leaving = AbortSignal.any([options.signal, stop.signal]);
  const probes = createProbes(options.world.network, (url) =>
    frontEnd.show({ kind: 'looking', step: running.step, command: { kind: 'probe', url } }),
  );
  const running: Running = {
    ...options,
    world: { ...options.world, shell: maskedShell(options.world.shell, options.secrets.redact) },
    signal: leaving,
    stop,
    turn: new AbortController(),
    step: options.sequence[0].id,
    session: storyOf(options.journal.records),
    probes,
  };
  try {
    const { drivenBy } = options.world;
    if (drivenBy !== undefined) await record(running, { type: 'driven', driver: drivenBy });
    for (;;) {
      running.turn = new AbortController();
      running.signal = AbortSignal.any([leaving, running.turn.signal]);
      goTheirWays(running);
      const demand = next(running.session, hereOf(running));
      frontEnd.show({ kind: 'demand', demand });
      if (demand.kind !== 'finished') running.step = demand.step;
      if (isAsking(demand)) {
        const reply = await frontEnd.reply(demand, viewOf(running.session, demand, hereOf(running)), leaving);
        const driven = await take(reply, demand, running);
        if (driven !== undefined) return driven;
      } else {
        await perform(demand, running);
      }
      if (running.missing !== undefined) return await miss(running.missing, running);
      if (running.handingOver !== undefined) return await handOver(running.handingOver, running);
      if (leaving.aborted) return await leave(next(running.session, hereOf(running)), running);
    }
  } catch (error) {
    if (error instanceof LeftUnwritten) return { kind: 'left', demand: error.demand };
    throw error;
  } finally {
    await probes.close();
  }
}

type Running = Omit<DriveOptions, 'signal'> & {
  /** Aborted when the admin leaves, or goes back in the middle of a look. */
  signal: AbortSignal;
  turn: AbortController;
  step: StepId;
  session: Session;
  readonly probes: Look['probes'];
  readonly stop: AbortController;
  /** What an answers file lacked, met in the middle of a look. */
  missing?: Extract<Reply, { kind: 'missing' }>;
  /** What was asked for when the admin chose, in the middle of a look or a run, to go on on another computer. */
  handingOver?: Extract<Asking, { kind: 'by hand' | 'way out' }>;
};

const hereOf = ({ sequence, aim, world, now, computer, secrets }: Running): Here => ({
  sequence,
  ...(aim === undefined ? {} : { aim }),
  user: world.user,
  computer,
  now: now().toISOString(),
  reach: world.reach,
  secrets: secrets.given(),
});
const isAsking = (demand: Demand): demand is Asking =>
  ['ask', 'confirm', 'way out', 'by hand', 'read', 'undo', 'finished'].includes(demand.kind);

function goTheirWays(running: Running): void {
  const { world, frontEnd } = running;
  const ways = waysOf(running.session, hereOf(running));
  if (ways === undefined) return;
  const askByHand: AskByHand = async (errand, signal) => {
    const demand = { kind: 'by hand', step: running.step, errand } as const;
    const view = viewOf(running.session, demand, hereOf(running));
    // From a change that was agreed to there is no way back, only its end.
    const canGoBack = view.canGoBack && errand.purpose === 'look';
    const reply = await frontEnd.reply(demand, { ...view, canGoBack }, signal);
    const back = reply.kind === 'value' ? broughtBack(reply.value) : undefined;
    if (reply.kind === 'missing') running.missing = reply;
    if (reply.kind === 'hand over') running.handingOver = demand;
    if (reply.kind === 'back' && canGoBack) await goBack(running);
    else if (back === undefined) running.stop.abort();
    return back;
  };
  world.reach?.go(ways, askByHand, (words) => frontEnd.show({ kind: 'notice', words }));
}

/** To what was answered or read last. A look that is under way ends, and is not kept. */
async function goBack(running: Running): Promise<void> {
  const to = wayBack(running.session, hereOf(running));
  if (to !== undefined) await record(running, { type: 'went back', to });
  running.turn.abort();
}

/** Writes a fact and shows it; gives why where the disk does not let it. */
function tryToRecord(running: Running, fact: Fact): CannotWrite | undefined {
  try {
    const record = running.journal.append(fact);
    running.session = after(running.session, record);
    running.frontEnd.show({ kind: 'recorded', record });
    return undefined;
  } catch (error) {
    if (error instanceof CannotWrite) return error;
    throw error;
  }
}

async function record(running: Running, fact: Fact): Promise<void> {
  const write = () => tryToRecord(running, fact);
  const { frontEnd, signal } = running;
  await untilWritten(fact, running.step, write, (demand) =>
    frontEnd.reply(demand, viewOf(running.session, demand, hereOf(running)), signal),
  );
}

async function leave(demand: Demand, running: Running): Promise<Driven> {
  await record(running, { type: 'closed', verdict: 'not done' });
  return { kind: 'left', demand };
}

async function handOver(demand: Exclude<Asking, { kind: 'finished' }>, running: Running): Promise<Driven> {
  const to = homeFor(demand, running.sequence);
  await record(running, { type: 'handed over', to });
  await record(running, { type: 'closed', verdict: 'not done' });
  return { kind: 'handed over', to };
}

async function miss({ key, why }: Extract<Reply, { kind: 'missing' }>, running: Running): Promise<Driven> {
  await record(running, { type: 'closed', verdict: 'not done' });
  return { kind: 'missing', key, why };
}

async function finish({ of, summary }: Extract<Asking, { kind: 'finished' }>, running: Running): Promise<Driven> {
  const verdict = of === 'undo' ? 'taken back' : 'done';
  const last = running.journal.records.at(-1);
  // One that was finished before is opened by each look at it, and so is closed again.
  if (last?.type !== 'closed' || last.verdict !== verdict) await record(running, { type: 'closed', verdict });
  return { kind: 'finished', of, summary };
}

/** Turns a reply into records; gives how the drive ends, or undefined to go on. */
async function take(reply: Reply, demand: Asking, running: Running): Promise<Driven | undefined> {
  switch (reply.kind) {
    case 'leave':
      return demand.kind === 'finished' ? finish(demand, running) : leave(demand, running);
    case 'hand over':
      return demand.kind === 'finished' ? finish(demand, running) : handOver(demand, running);
    case 'missing':
      return miss(reply, running);
    case 'back': {
      if (demand.kind === 'confirm' && demand.plan.of === 'undo')
        await record(running, { type: 'undoing', changes: without(demand.plan, running.session.undoing?.changes ?? []) });
      else await goBack(running);
      return undefined;
    }
    case 'value':
      return takeValue(reply.value, demand, running);
  }
}

async function takeValue(value: Extract<Reply, { kind: 'value' }>['value'], demand: Asking, running: Running): Promise<Driven | undefined> {
  switch (demand.kind) {
    case 'ask': {
      const answer = readAnswer(demand.question, value);
      if (answer.ok && answer.value === anotherComputer) return handOver(demand, running);
      // A front end has checked it already; an answer that does not fit is simply asked again.
      if (answer.ok) await keepAnswer(demand, answer.value, running);
      return undefined;
    }
    case 'confirm': {
      const { severity, digest } = demand.plan;
      const typed = typeof value === 'string' ? value.trim() : '';
      const given = severity.kind === 'mild' ? typed === 'yes' : isWord(typed, severity.word);
      if (given) await record(running, { type: 'confirmed', step: demand.step, digest, typed: severity.kind === 'mild' ? null : typed });
      return undefined;
    }
    case 'way out': {
      const option = optionOf(value, demand);
      if (option === 'another computer') return handOver(demand, running);
      if (option !== undefined) await record(running, { type: 'decided', step: demand.step, about: demand.trouble.about, option });
      // A password that was mistyped must not be taken again without asking.
      if (option === 'choose another way') running.secrets.forget();
      return undefined;
    }
    case 'read':
      await record(running, { type: 'read', step: demand.step, page: demand.page });
      return undefined;
    case 'by hand':
      return undefined;
    case 'undo':
      await record(running, { type: 'undoing', changes: chosenOf(value, demand) });
      return undefined;
    case 'finished':
      return finish(demand, running);
  }
}

async function keepAnswer({ step, question }: Extract<Asking, { kind: 'ask' }>, value: Answer, running: Running): Promise<void> {
  if (question.kind !== 'secret') await record(running, { type: 'answered', step, key: question.key, value });
  else if (typeof value === 'string')
    running.secrets.keep(question.ref, { text: value, ...(question.user === null ? {} : { user: question.user }) });
}

async function perform(demand: Exclude<Demand, Asking>, running: Running): Promise<void> {
  const step = stepOf(demand.step, running);
  switch (demand.kind) {
    case 'look':
      await look(step, demand.why === 'closer' ? 'closer' : 'whole', running);
      return;
    case 'settle':
      await settle(step, demand.change, workOf(running));
      return;
    case 'run':
      await run(demand.step, demand.change, workOf(running));
      return;
    case 'wait':
      await wait(step, demand.wait, running);
  }
}

function workOf(running: Running): Work {
  const { world, frontEnd, stop, secrets } = running;
  return {
    ...running,
    redact: secrets.redact,
    session: () => running.session,
    record: (fact) => record(running, fact),
    tryToRecord: (fact) => tryToRecord(running, fact) === undefined,
    see: (step) => see(step, 'whole', running),
    keep: (step, known) => keep(step, 'whole', known, running),
    pause: (seconds) => pause(seconds, running),
    leave: () => stop.abort(),
    async decide(demand, signal) {
      const reply = await frontEnd.reply(demand, viewOf(running.session, demand, hereOf(running)), signal);
      if (reply.kind === 'hand over') running.handingOver = demand;
      if (reply.kind === 'leave' || reply.kind === 'missing' || reply.kind === 'hand over') return 'leave';
      return reply.kind === 'value' ? optionOf(reply.value, demand) : undefined;
    },
    isByHand: ({ place }) => world.reach !== undefined && waysOf(running.session, hereOf(running))?.[place.shell].kind === 'by hand',
  };
}

function stepOf(id: StepId, { sequence }: Running): Step {
  const step = sequence.find((each) => each.id === id);
  if (step === undefined) throw new Error(`There is no step ${id}.`);
  return step;
}

/** Looks, and keeps what was seen. */
async function look(step: Step, which: WhichLook, running: Running): Promise<void> {
  await keep(step, which, await see(step, which, running), running);
}

async function see(step: Step, which: WhichLook, running: Running): Promise<Known> {
  const before = knownOf(running.session, hereOf(running));
  const facts = await makeLook(step, which, lookTools(running), before);
  return { ...before, facts: { ...before.facts, [step.id]: facts } };
}

async function keep(step: Step, which: WhichLook, known: Known, running: Running): Promise<void> {
  // A look cut short by leaving saw too little to be kept.
  if (running.signal.aborted) return;
  const findings = reported(step.judge(known), known.ways);
  await record(running, {
    type: 'looked',
    step: step.id,
    wentBy: goesBy(step, which, known),
    facts: known.facts[step.id] ?? null,
    findings,
  });
  running.frontEnd.show({ kind: 'looked', step: step.id, findings });
}

async function wait(step: Step, what: Wait, running: Running): Promise<void> {
  const { world, now, frontEnd, signal } = running;
  const began = now().getTime();
  // In the lab time runs faster: a wait counts the seconds that it would take in production.
  const waited = () => ((now().getTime() - began) / 1000) * world.factor;
  for (;;) {
    const { met, saw } = await step.watch(what, lookTools(running), waited());
    const seconds = Math.round(waited());
    if (signal.aborted) return;
    frontEnd.show({ kind: 'waiting', wait: what, saw, seconds });
    if (met || seconds >= what.patience) {
      await record(running, { type: 'waited', step: step.id, wait: what.id, met, saw, seconds });
      return;
    }
    await pause(what.every, running);
  }
}

/** Seconds of production, shortened by the world's factor; ends at once when the admin leaves. */
async function pause(seconds: number, { world, signal }: Running): Promise<void> {
  await sleep((seconds * 1000) / world.factor, undefined, { signal }).catch(() => undefined);
}

function lookTools(running: Running): Look {
  const { world, signal, frontEnd, step, secrets } = running;
  const reader = readerOn({ world, signal, looking: (command) => frontEnd.show({ kind: 'looking', step, command }) });
  return {
    reader,
    probes: running.probes,
    openPfx: pfxOpener(secrets.reveal),
    show: (sight) => frontEnd.show({ kind: 'sighted', step, sight }),
  };
}
