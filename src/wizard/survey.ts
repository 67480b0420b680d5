// A look at all six steps, in order, before anything is done: what each finds, asks and would change. Nothing is run but
// looks, and nothing is written. Each step is planned on what is there now: what an earlier one would change is not there yet.
// For a plan, an answer that is missing ends it; for the road ahead of a run (road.ts), the suggested one is taken, and a step that
// cannot be looked at without somebody's hand is left out. For a check nothing is asked that its answers do not hold: it only looks.

import { type Change, isChange, type Wait } from '../model/change.ts';
import type { Command } from '../model/command.ts';
import { type Asking, isWord } from '../model/demand.ts';
import type { OutputLine } from '../model/output.ts';
import { labelOf, likelyOf, type Question, readAnswer } from '../model/question.ts';
import type { Fact } from '../model/record.ts';
import type { AskByHand, World } from '../model/shell.ts';
import type { StepId } from '../model/steps.ts';
import type { Aim } from '../model/undo.ts';
import { drain } from '../powershell/drain.ts';
import { createProbes } from '../probes/probes.ts';
import type { Secrets } from '../secrets/redact.ts';
import type { Look, Sequence, Step, StepContext } from '../steps/step.ts';
import { isUnclear } from '../story/fate.ts';
import { after, anew, type Story } from '../story/story.ts';
import type { FrontEnd } from './front-end.ts';
import type { Here } from './here.ts';
import { goesBy, isStale, lookWanted, makeLook, pauser, pfxOpener, type WhichLook } from './looks.ts';
import { type Answers, noInput } from './no-input.ts';
import { linesOf } from './output-lines.ts';
import { readerOn } from './reader.ts';
import { stepContextOf } from './step-context.ts';
import type { LeftOut, StepSurvey, Supposed, Surveyed } from './surveyed.ts';
import { beforeShells, shellAccessOf } from './targets.ts';
import { viewOf } from './view.ts';

export type SurveyOptions = {
  readonly sequence: Sequence;
  /** What it is a survey for; a renewal asks about certificates that are still valid. */
  readonly aim: Exclude<Aim, 'undo'>;
  /** What the state file tells; nothing for a set-up that has not begun. */
  readonly story: Story;
  readonly answers: Answers;
  readonly world: World;
  readonly computer: string;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Every look goes through this: a recording hears it, and plays it back. */
  readonly through?: (look: Look) => Look;
  /** Told of each step before it is looked at. */
  readonly looking: (step: Step) => void;
  /** Within a run, whose looks and answers so far hold. */
  readonly within?: Within;
  /** Nothing is planned: what the answers leave open stays open. `tests` are run, where a step's changes are tests. */
  readonly checks?: { readonly tests: boolean };
};

type Within = { readonly here: () => Here; readonly reveal: Secrets['reveal']; readonly told: (command: Command) => void };

/** Looks. Throws what the world throws when it is gone. */
export async function survey(options: SurveyOptions): Promise<Surveyed> {
  const { world, within } = options;
  const probes = createProbes(world.network, () => undefined);
  const front = noInput(options.answers, { yes: false, show: () => undefined });
  const session = within === undefined ? anew(options.story) : options.story;
  const going: Going = { ...options, front, session, seq: options.story.moments.length, supposed: [], step: new AbortController() };
  const until = () => AbortSignal.any([options.signal, going.step.signal]);
  const look = (options.through ?? ((given) => given))({
    reader: { run: (command) => readerOn({ world, signal: until(), looking: within?.told ?? (() => undefined) }).run(command) },
    probes,
    openPfx: pfxOpener(within?.reveal ?? (() => undefined)),
    show: () => undefined,
    pause: (seconds) => pauser(world, until())(seconds),
  });
  try {
    const lacking = await openShells(going);
    if (lacking !== undefined) return lacking;
    const steps: StepSurvey[] = [];
    const leftOut: LeftOut[] = [];
    for (const step of options.sequence) {
      options.looking(step);
      going.step = new AbortController();
      delete going.byHand;
      const missing = (await lookAt(step, look, going)) ?? going.byHand;
      if (options.signal.aborted) return { kind: 'stopped' };
      if (missing !== undefined && !leavesOut(going)) return missing;
      if (missing !== undefined) {
        leftOut.push({ step, why: missing.why });
        continue;
      }
      if (options.checks?.tests) await runTests(step, look, going);
      if (options.signal.aborted) return { kind: 'stopped' };
      steps.push(surveyOf(step, going));
    }
    const unsettled = going.session.did.findLast(isUnclear)?.change.words ?? null;
    return { kind: 'surveyed', steps, leftOut, supposed: going.supposed, context: contextNow(going), story: going.session, unsettled };
  } finally {
    await probes.close();
  }
}

type Missing = Extract<Surveyed, { kind: 'missing' }>;

type Going = SurveyOptions & {
  readonly front: FrontEnd;
  readonly supposed: Supposed[];
  session: Story;
  seq: number;
  /** Aborted when the step that is looked at cannot be looked at. */
  step: AbortController;
  /** A look that only the admin's own hand could have made. */
  byHand?: Missing;
};

const leavesOut = ({ within, checks, byHand }: Going): boolean => within !== undefined || (checks !== undefined && byHand !== undefined);

const hereOf = ({ sequence, aim, story, world, computer, now, within }: Going): Here =>
  within?.here() ?? {
    sequence,
    aim,
    user: world.user,
    computer,
    now: now().toISOString(),
    reach: world.reach,
    waysSince: story.moments.at(-1)?.seq ?? 0,
  };
const contextNow = (going: Going): StepContext => stepContextOf(going.session, hereOf(going));

/** Adds a fact to the story, as a record would, and keeps it nowhere else. */
function suppose(going: Going, fact: Fact): void {
  going.seq += 1;
  const { seq, computer: on } = going;
  going.session = after(going.session, { seq, at: going.now().toISOString(), on, by: '', ...fact });
}

async function openShells(going: Going): Promise<Missing | undefined> {
  for (let first = beforeShells(going.session, hereOf(going)); first !== undefined; first = beforeShells(going.session, hereOf(going))) {
    const missing = first.kind === 'ask' ? await answer(first.question, first.step, going) : await agree(first, going);
    if (missing !== undefined) return missing;
  }
  const access = shellAccessOf(going.session, hereOf(going));
  if (access === undefined) return undefined;
  const askByHand: AskByHand = async (task) => {
    going.byHand = {
      kind: 'missing',
      key: `shells.${task.place.shell}`,
      why:
        going.within === undefined
          ? 'Nobody is at the keyboard, so nothing can be run by hand here. Choose another way.'
          : 'It is looked at by your hand, when its turn comes.',
    };
    going.step.abort();
    return undefined;
  };
  // To which server the shell comes back changes nothing in a plan.
  going.world.reach?.go(access, askByHand, () => undefined);
  return undefined;
}

/** Nobody is asked here either: this run's answers name what it connects to. */
async function agree(demand: Extract<Asking, { kind: 'targets' }>, going: Going): Promise<Missing | undefined> {
  const reply = await going.front.reply(demand, viewOf(going.session, demand, hereOf(going)), going.signal);
  if (reply.kind === 'missing') return reply;
  suppose(going, { type: 'targets', targets: demand.targets });
  return undefined;
}

/** Looks and answers until the step has nothing left to ask, and what was seen is what its answers are about. */
async function lookAt(step: Step, look: Look, going: Going): Promise<Missing | undefined> {
  // A server that answers differently each time must not keep us here for ever.
  for (let round = 0; round < 3; round += 1) {
    if (round > 0 || !isKnown(step, going)) await see(step, 'whole', look, going);
    if (isOver(going)) return undefined;
    const missing = await answerAll(step, look, going);
    if (missing !== undefined) return missing;
    overrideAll(step, going);
    if (wanted(step, going) === undefined) return undefined;
  }
  return undefined;
}

const isOver = ({ signal, step }: Going): boolean => signal.aborted || step.signal.aborted;

/** Within a run, what it has looked at already is not looked at again. */
function isKnown(step: Step, going: Going): boolean {
  const { within, session, sequence } = going;
  const look = session.looks[step.id];
  return within !== undefined && look !== undefined && !isStale(step, look.seq, session, sequence) && wanted(step, going) === undefined;
}

async function see(step: Step, which: WhichLook, look: Look, going: Going): Promise<void> {
  const before = contextNow(going);
  const facts = await makeLook(step, which, look, before);
  if (isOver(going)) return;
  const known = { ...before, facts: { ...before.facts, [step.id]: facts } };
  suppose(going, { type: 'looked', step: step.id, wentBy: goesBy(step, which, known), facts, findings: [] });
}

const wanted = (step: Step, going: Going) => lookWanted(step, going.session.looks[step.id]?.wentBy ?? '', contextNow(going));

async function answerAll(step: Step, look: Look, going: Going): Promise<Missing | undefined> {
  for (;;) {
    if (wanted(step, going) === 'closer') await see(step, 'closer', look, going);
    if (isOver(going)) return undefined;
    const { checks, answers } = going;
    const open = step
      .questions(contextNow(going))
      .find(({ key }) => going.session.answers[key]?.reopened !== false && (checks === undefined || answers[key] !== undefined));
    if (open === undefined) return undefined;
    const missing = await answer(open, step.id, going);
    if (missing !== undefined) return missing;
  }
}

async function answer(question: Question, step: StepId, going: Going): Promise<Missing | undefined> {
  const demand: Asking = { kind: 'ask', step, question };
  const reply = await going.front.reply(demand, viewOf(going.session, demand, hereOf(going)), going.signal);
  const given = reply.kind === 'value' ? reply.value : going.within && likelyOf(question);
  const read = given === undefined ? undefined : readAnswer(question, given);
  if (read?.ok !== true && going.within !== undefined)
    return { kind: 'missing', key: question.key, why: `It goes by an answer that only you can give: ${question.ask}` };
  if (read?.ok !== true) return reply.kind === 'missing' ? reply : { kind: 'missing', key: question.key, why: question.ask };
  if (reply.kind !== 'value') going.supposed.push({ ask: question.ask, answer: labelOf(question, read.value) });
  suppose(going, { type: 'answered', step, key: question.key, value: read.value });
  return undefined;
}

/** Blockers that the answers say to go on in spite of. */
function overrideAll(step: Step, going: Going): void {
  for (const { state, code, override } of step.judge(contextNow(going))) {
    const typed = going.answers[`${code}.goOnAnyway`];
    if (state === 'stop' && override !== undefined && typeof typed === 'string' && isWord(typed, override))
      suppose(going, { type: 'decided', step: step.id, about: code, option: 'go on anyway' });
  }
}

/** Runs the tests of a step, and once more those that may pass by themselves; what they mean is the step's to say. */
async function runTests(step: Step, look: Look, going: Going): Promise<void> {
  if (step.verdict === undefined) return;
  for (let round = 0; round < 2; round += 1) {
    for (const act of step.plan(contextNow(going))) {
      if (isChange(act)) await runTest(step, act, going);
      else await waitFor(step, act, look);
      if (going.signal.aborted) return;
    }
  }
  if (wanted(step, going) !== undefined) await see(step, 'whole', look, going);
}

/** Tells the story of a test as of any change. */
async function runTest(step: Step, change: Change, going: Going): Promise<void> {
  const lines: OutputLine[] = [];
  const began = going.now();
  suppose(going, { type: 'intent', step: step.id, change, host: { pid: process.pid, started: began.toISOString() } });
  const running = going.world.shell.run(change.command, { signal: going.signal, prompts: change.prompts });
  const end = await drain(running, (item) => lines.push(...linesOf(item, String)));
  if (going.signal.aborted) return;
  suppose(going, { type: 'output', change: change.id, lines });
  suppose(going, { type: 'ended', step: step.id, change: change.id, end, seconds: (going.now().getTime() - began.getTime()) / 1000 });
}

async function waitFor(step: Step, wait: Wait, look: Look): Promise<void> {
  for (let waited = 0; waited < wait.patience && !(await step.watch(wait, look, waited)).met; waited += wait.every)
    await look.pause(wait.every);
}

function surveyOf(step: Step, going: Going): StepSurvey {
  const context = contextNow(going);
  const findings = step.judge(context);
  const acts = going.checks === undefined ? step.plan(context) : [];
  return {
    step,
    findings,
    blockers: findings.filter((each) => each.state === 'stop' && !context.overridden.includes(each.code)),
    acts,
    severity: step.severity(acts, context),
  };
}
