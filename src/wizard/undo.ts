// Undo: the changes of this state file, newest first, each taken back only while it is still as it was left (Step.takeBack). It is
// part of next(): the same looks, confirmations and records, and an interrupted one is settled by looking, as any change.

import { noCalendar } from '../model/calendar.ts';
import { type Change, isChange, type Settled } from '../model/change.ts';
import { type Command, nameOf } from '../model/command.ts';
import type { Demand, Plan, Severity, Summary } from '../model/demand.ts';
import { canonical, type Json } from '../model/json.ts';
import type { ShellKind } from '../model/place.ts';
import type { StepId } from '../model/steps.ts';
import { type TakeBack, takesBack, type UndoItem, type UndoPart } from '../model/undo.ts';
import { type Did, isTest, type Sequence, type Step, type StepContext, tookEffect } from '../steps/step.ts';
import { leftBy } from '../steps/take-back.ts';
import type { Fate } from '../story/fate.ts';
import type { Story } from '../story/story.ts';
import { act, planOf } from './act.ts';
import { lookIsVoid, lookWanted } from './looks.ts';
import { stepContextOf } from './step-context.ts';

/** The word to type before something is taken back that hurts. */
export const undoWord = 'undo';

/** What taking back needs next. */
export function undoNext(story: Story, context: StepContext, sequence: Sequence): Demand {
  const changes = undoable(story.did, sequence);
  // What an earlier run was to take back is asked anew.
  const undoing = story.undoing !== null && story.undoing.seq > story.openedSeq ? story.undoing : null;
  const chosen = undoing === null ? changes : changes.filter((each) => undoing.changes.includes(each.seq));
  if (undoing === null) {
    const look = lookFor(
      chosen.filter((each) => each.change.undo.kind !== 'cannot').map((each) => each.step),
      story,
      context,
      sequence,
    );
    if (look !== undefined) return look;
    const items = changes.map((each, index) => itemOf(each, context, changes.slice(0, index), sequence));
    return { kind: 'undo', step: chosen[0]?.step ?? sequence[0].id, items };
  }
  for (const did of chosen) {
    const look = lookFor([did.step], story, context, sequence);
    if (look !== undefined) return look;
    const { takeBack } = itemOf(did, context, [], sequence);
    if (takeBack.kind !== 'run') continue;
    const acts = takeBack.parts.map((part) => changeOf(part, did));
    const plan = planOf({ of: 'undo', acts, severity: severityOf(did, context, sequence), warns: [takeBack.breaks, ...takeBack.leaves] });
    return act({ id: did.step }, plan, story.looks[did.step]?.seq ?? 0, { story, context, sequence });
  }
  return { kind: 'finished', of: 'undo', summary: summaryOf(chosen, story, context, sequence), standing: { kind: 'now' } };
}

/** The first of these steps that has to be looked at, in the order of the steps. All go by what the first step saw in this run. */
function lookFor(steps: readonly StepId[], story: Story, context: StepContext, sequence: Sequence): Demand | undefined {
  const [basis, ...later] = sequence;
  const wanted = later.filter((step) => steps.includes(step.id));
  const first = (steps.includes(basis.id) ? isStale : isVoid)(basis, story, context)
    ? basis
    : wanted.find((step) => isStale(step, story, context));
  return first === undefined ? undefined : { kind: 'look', step: first.id, why: story.looks[first.id] === undefined ? 'first' : 'again' };
}

function isVoid(step: Step, story: Story, context: StepContext): boolean {
  const look = story.looks[step.id];
  return look === undefined || lookWanted(step, look.wentBy, context) === 'whole' || lookIsVoid(step.id, look.seq, story);
}

/** Or another step was changed since. While a plan of its own runs, a step is not looked at: the plan would change under its yes. */
function isStale(step: Step, story: Story, context: StepContext): boolean {
  const seq = story.looks[step.id]?.seq ?? 0;
  return isVoid(step, story, context) || story.did.some((each) => each.step !== step.id && each.endSeq > seq);
}

/** The changes that may have left something, newest first: without tests, undos, and what a later look found never to have begun. */
function undoable(did: readonly Fate[], sequence: Sequence): readonly Fate[] {
  const isLast = (each: Fate) => did.findLast((one) => one.change.id === each.change.id) === each;
  return (
    did
      .filter((each) => !isTest(each.step, sequence) && takesBack(each.change) === undefined && each.settled !== 'not started')
      // Setting the same thing twice is taken back once; what was made is taken back by its own identity.
      .filter((each) => each.change.undo.kind === 'remove what it made' || isLast(each))
      .toReversed()
  );
}

function itemOf(did: Fate, context: StepContext, gone: readonly Did[], sequence: Sequence): UndoItem {
  const { seq, at, step, change } = did;
  return { seq, at, step, change, takeBack: takeBackOf(did, context, gone, sequence) };
}

function takeBackOf(did: Did, context: StepContext, gone: readonly Did[], sequence: Sequence): TakeBack {
  if (did.change.undo.kind === 'cannot') return { kind: 'cannot', why: did.change.undo.why };
  const takeBack = stepOf(did.step, sequence)?.takeBack(did, context, gone) ?? { kind: 'cannot', why: 'This version does not know how.' };
  const refusal = takeBack.kind === 'run' ? inUse(did.step, context, sequence) : undefined;
  if (refusal !== undefined) return { kind: 'refused', why: refusal };
  const ours = context.did.some((each) => takesBack(each.change) === did.seq && tookEffect(each));
  return takeBack.kind === 'nothing' && ours ? { kind: 'nothing', why: 'It has been taken back.' } : takeBack;
}

const stepOf = (id: StepId, sequence: Sequence): Step | undefined => sequence.find((step) => step.id === id);

/** Why what one step made must stay: another says that it is in use. */
const inUse = (step: StepId, context: StepContext, sequence: Sequence): string | undefined =>
  sequence.flatMap((each) => (each.id === step ? [] : (each.inUse?.(context) ?? [])))[0];

/** By its command, so that it has the same name when what went before it is done already. */
function changeOf({ words, command }: UndoPart, did: Did): Change {
  return {
    kind: 'change',
    id: `undo ${did.change.id}: ${nameOf(command)} ${identityIn(command)}`.trim(),
    words,
    because: [did.change.id],
    command,
    prompts: {},
    before: { takesBack: did.seq },
    undo: { kind: 'cannot', why: 'it takes an earlier change back. The set-up can be run again and makes it anew.' },
    whenUnclear: 'repeat',
    onFailure: 'stop',
    usually: 10,
  };
}

const identityIn = (command: Command): string => {
  const identity = command.kind === 'cmdlet' ? command.parameters.Identity : undefined;
  return typeof identity === 'string' ? identity : '';
};

function severityOf({ step }: Did, context: StepContext, sequence: Sequence): Severity {
  if (stepOf(step, sequence)?.isTakenBackLightly?.(context)) return { kind: 'mild' };
  return { kind: 'type', word: undoWord, says: `This changes what your users can do. To take it back, type ${undoWord}.` };
}

/** What a look at an interrupted change found, whether it was of the set-up or took something back. */
export function settledBy(step: Step, change: Change, context: StepContext): Settled {
  const seq = takesBack(change);
  if (seq === undefined) return step.settled(change, context);
  const did = context.did.find((each) => each.seq === seq);
  const takeBack = did && step.takeBack(did, context, []);
  if (takeBack === undefined || takeBack.kind === 'not seen') return 'cannot tell';
  return takeBack.kind === 'run' && takeBack.parts.some((each) => isSameCommand(each.command, change.command)) ? 'not started' : 'done';
}

const isSameCommand = (one: Command, other: Command): boolean => textOf(one) === textOf(other);
const textOf = (command: Command): string => canonical(JSON.parse(JSON.stringify(command)) satisfies Json);

function summaryOf(chosen: readonly Fate[], story: Story, context: StepContext, sequence: Sequence): Summary {
  const undone = story.did.filter((each) => tookEffect(each) && chosen.some((one) => one.seq === takesBack(each.change)));
  const left = undoable(story.did, sequence).filter((each) => !undone.some((one) => takesBack(one.change) === each.seq));
  const whyLeft = (did: Fate): string => {
    const { takeBack } = itemOf(did, context, [], sequence);
    return takeBack.kind === 'run' ? 'you left it as it is.' : takeBack.why;
  };
  // Exchange's first, whichever was taken back first.
  const shells: readonly ShellKind[] = ['exchange', 'skype', 'windows'];
  const steps = new Set(
    shells.flatMap((shell) => undone.filter(({ change }) => change.command.place.shell === shell).map(({ step }) => step)),
  );
  return {
    proven: undone.map((each) => each.change.words),
    notProven: left.map((each) => `${each.change.words} Left: ${whyLeft(each)}`),
    remember: [
      ...new Set([...steps].flatMap((step) => stepOf(step, sequence)?.afterTakeBack?.(context) ?? [])),
      'The set-up can be run again at any time with the same state file. It looks first, and makes what is missing.',
    ],
    calendar: noCalendar,
  };
}

/** What is still chosen when the change of this plan is to stay as it is. */
export function without(plan: Plan, chosen: readonly number[]): readonly number[] {
  const left = plan.acts.filter(isChange).map(takesBack);
  return chosen.filter((each) => !left.includes(each));
}

/** For each change, the commands that would have taken it back when the first look after it had seen what it made. */
export function madeByIn(story: Story, sequence: Sequence): (did: Fate) => readonly Command[] {
  const context = stepContextOf(story, { sequence, user: '', computer: '', now: story.written?.at ?? '' });
  return (did) => {
    const left = leftBy(did, context);
    if (left === undefined || did.change.undo.kind !== 'remove what it made') return [];
    const takeBack = stepOf(did.step, sequence)?.takeBack(
      did,
      left,
      context.did.filter((each) => each.seq > did.seq),
    );
    return takeBack?.kind === 'run' ? takeBack.parts.map((each) => each.command) : [];
  };
}
