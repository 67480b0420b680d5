// A look at all six steps, in order, before anything is done: what each finds, asks and would change. Nothing is run but
// looks, and nothing is written. Each step is planned on what is there now: what an earlier one would change is not there yet.

import type { Act } from '../model/change.ts';
import { type Asking, isWord, type Severity } from '../model/demand.ts';
import { type Question, readAnswer } from '../model/question.ts';
import type { Fact } from '../model/record.ts';
import type { AskByHand, World } from '../model/shell.ts';
import type { StepId } from '../model/steps.ts';
import type { Aim } from '../model/undo.ts';
import { createProbes } from '../probes/probes.ts';
import type { StepFinding } from '../steps/findings.ts';
import type { Look, Sequence, Step, StepContext } from '../steps/step.ts';
import { isUnclear } from '../story/fate.ts';
import { after, anew, type Story } from '../story/story.ts';
import type { FrontEnd } from '../wizard/front-end.ts';
import type { Here } from '../wizard/here.ts';
import { goesBy, lookWanted, makeLook, pauser, pfxOpener, type WhichLook } from '../wizard/looks.ts';
import { type Answers, noInput } from '../wizard/no-input.ts';
import { readerOn } from '../wizard/reader.ts';
import { stepContextOf } from '../wizard/step-context.ts';
import { beforeShells, shellAccessOf } from '../wizard/targets.ts';
import { viewOf } from '../wizard/view.ts';

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
};

export type StepSurvey = {
  readonly step: Step;
  readonly findings: readonly StepFinding[];
  /** Findings that stop the wizard at this step, and that the admin has not overridden. */
  readonly blockers: readonly StepFinding[];
  readonly acts: readonly Act[];
  readonly severity: Severity;
};

export type Survey = {
  readonly kind: 'surveyed';
  readonly steps: readonly StepSurvey[];
  readonly context: StepContext;
  readonly story: Story;
  /** What a change of this state file that was interrupted does; nobody has looked at it since. */
  readonly unsettled: string | null;
};

export type Surveyed = Survey | { readonly kind: 'missing'; readonly key: string; readonly why: string } | { readonly kind: 'stopped' };

/** Looks. Throws what the world throws when it is gone. */
export async function survey(options: SurveyOptions): Promise<Surveyed> {
  const { world, signal } = options;
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const probes = createProbes(world.network, () => undefined);
  const look = (options.through ?? ((given) => given))({
    reader: readerOn({ world, signal: both, looking: () => undefined }),
    probes,
    openPfx: pfxOpener(() => undefined),
    show: () => undefined,
    pause: pauser(world, both),
  });
  const front = noInput(options.answers, { yes: false, show: () => undefined });
  const going: Going = { ...options, look, front, session: anew(options.story), seq: options.story.moments.length };
  try {
    const lacking = await openShells(going, stop);
    if (lacking !== undefined) return lacking;
    const steps: StepSurvey[] = [];
    for (const step of options.sequence) {
      options.looking(step);
      const missing = await lookAt(step, going);
      if (both.aborted) return going.byHand ?? { kind: 'stopped' };
      if (missing !== undefined) return missing;
      steps.push(surveyOf(step, going));
    }
    const unsettled = going.session.did.findLast(isUnclear);
    return { kind: 'surveyed', steps, context: contextNow(going), story: going.session, unsettled: unsettled?.change.words ?? null };
  } finally {
    await probes.close();
  }
}

type Missing = Extract<Surveyed, { kind: 'missing' }>;

type Going = SurveyOptions & {
  readonly look: Look;
  readonly front: FrontEnd;
  session: Story;
  seq: number;
  /** A look that only the admin's own hand could have made. */
  byHand?: Missing;
};

const hereOf = ({ sequence, aim, story, world, computer, now }: Going): Here => ({
  sequence,
  aim,
  user: world.user,
  computer,
  now: now().toISOString(),
  reach: world.reach,
  waysSince: story.moments.at(-1)?.seq ?? 0,
});
const contextNow = (going: Going): StepContext => stepContextOf(going.session, hereOf(going));

/** Adds a fact to the story, as a record would, and keeps it nowhere else. */
function suppose(going: Going, fact: Fact): void {
  going.seq += 1;
  const { seq, computer: on } = going;
  going.session = after(going.session, { seq, at: going.now().toISOString(), on, by: '', ...fact });
}

async function openShells(going: Going, stop: AbortController): Promise<Missing | undefined> {
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
      why: 'A plan is made without a keyboard, so nothing can be run by hand for it. Choose another way here.',
    };
    stop.abort();
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
async function lookAt(step: Step, going: Going): Promise<Missing | undefined> {
  // A server that answers differently each time must not keep us here for ever.
  for (let round = 0; round < 3; round += 1) {
    await see(step, 'whole', going);
    if (going.signal.aborted || going.byHand !== undefined) return undefined;
    const missing = await answerAll(step, going);
    if (missing !== undefined) return missing;
    overrideAll(step, going);
    if (wanted(step, going) === undefined) return undefined;
  }
  return undefined;
}

async function see(step: Step, which: WhichLook, going: Going): Promise<void> {
  const before = contextNow(going);
  const facts = await makeLook(step, which, going.look, before);
  if (going.signal.aborted || going.byHand !== undefined) return;
  const known = { ...before, facts: { ...before.facts, [step.id]: facts } };
  suppose(going, { type: 'looked', step: step.id, wentBy: goesBy(step, which, known), facts, findings: [] });
}

const wanted = (step: Step, going: Going) => lookWanted(step, going.session.looks[step.id]?.wentBy ?? '', contextNow(going));

async function answerAll(step: Step, going: Going): Promise<Missing | undefined> {
  for (;;) {
    if (wanted(step, going) === 'closer') await see(step, 'closer', going);
    if (going.signal.aborted || going.byHand !== undefined) return undefined;
    const open = step.questions(contextNow(going)).find((each) => going.session.answers[each.key]?.reopened !== false);
    if (open === undefined) return undefined;
    const missing = await answer(open, step.id, going);
    if (missing !== undefined) return missing;
  }
}

async function answer(question: Question, step: StepId, going: Going): Promise<Missing | undefined> {
  const demand: Asking = { kind: 'ask', step, question };
  const reply = await going.front.reply(demand, viewOf(going.session, demand, hereOf(going)), going.signal);
  if (reply.kind === 'missing') return reply;
  const read = reply.kind === 'value' ? readAnswer(question, reply.value) : undefined;
  if (read?.ok !== true) return { kind: 'missing', key: question.key, why: question.ask };
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

function surveyOf(step: Step, going: Going): StepSurvey {
  const context = contextNow(going);
  const findings = step.judge(context);
  const acts = step.plan(context);
  return {
    step,
    findings,
    blockers: findings.filter((each) => each.state === 'stop' && !context.overridden.includes(each.code)),
    acts,
    severity: step.severity(acts, context),
  };
}
