// Undo: the changes of this state file, newest first, each taken back only while it is still as it was left (Step.takeBack). It is
// part of next(): the same looks, confirmations and records, and an interrupted one is settled by looking, as any change.

import { noCalendar } from '../model/calendar.ts';
import { type Change, isChange, type Settled } from '../model/change.ts';
import { type Command, nameOf } from '../model/command.ts';
import type { Demand, Plan, Severity, Summary } from '../model/demand.ts';
import { harmless } from '../model/harmless.ts';
import type { ShellKind } from '../model/place.ts';
import type { StepId } from '../model/steps.ts';
import { type TakeBack, takesBack, type UndoItem, type UndoPart } from '../model/undo.ts';
import { type Claim, makesAnew } from '../steps/claim.ts';
import { type Did, isTest, type Sequence, type Step, type StepContext, tookEffect } from '../steps/step.ts';
import type { Fate } from '../story/fate.ts';
import type { Story } from '../story/story.ts';
import { act, planOf } from './act.ts';
import { claimsIn, readClaim } from './claims.ts';
import { lookIsVoid, lookWanted } from './looks.ts';
import { stepContextOf } from './step-context.ts';

/** The word to type before something is taken back that hurts. */
export const undoWord = 'undo';

/** What taking back needs next. It goes by what this run has looked at, and by nothing that an earlier one saw. */
export function undoNext(story: Story, { facts, ...known }: StepContext, sequence: Sequence): Demand {
  const seenNow = Object.entries(facts).filter(([step]) => (story.looks[step]?.seq ?? 0) >= story.openedSeq);
  const context: StepContext = { ...known, facts: Object.fromEntries(seenNow) };
  const changes = undoable(story.did, sequence);
  // What an earlier run was to take back is asked anew.
  const undoing = story.undoing !== null && story.undoing.seq > story.openedSeq ? story.undoing : null;
  const chosen = undoing === null ? changes : changes.filter(({ fate }) => undoing.changes.includes(fate.seq));
  if (undoing === null) {
    const look = lookFor(
      chosen.flatMap((each) => stepsBehind(each, sequence)),
      story,
      context,
      sequence,
    );
    if (look !== undefined) return look;
    const items = changes.map((each, index) => itemOf(each, context, changes.slice(0, index), sequence));
    return { kind: 'undo', step: chosen[0]?.fate.step ?? sequence[0].id, items };
  }
  for (const each of chosen) {
    const look = lookFor(stepsBehind(each, sequence), story, context, sequence);
    if (look !== undefined) return look;
    const { takeBack } = itemOf(each, context, [], sequence);
    if (takeBack.kind !== 'run') continue;
    const { fate } = each;
    const acts = takeBack.parts.map((part) => changeOf(part, fate.seq, fate.change.id));
    const severity: Severity = { kind: 'type', ...(takeBack.word ?? usualWord) };
    const plan = planOf({ of: 'undo', acts, severity, warns: [takeBack.breaks, ...takeBack.leaves] });
    return act({ id: fate.step }, plan, story.looks[fate.step]?.seq ?? 0, { story, context, sequence });
  }
  return { kind: 'finished', of: 'undo', summary: summaryOf(chosen, story, context, sequence), standing: { kind: 'now' } };
}

const usualWord = { word: undoWord, says: 'This changes what your users can do.' };

/** The steps that have to be looked at before it is said whether a change can be taken back; none where it never can. */
function stepsBehind({ claim }: Undoable, sequence: Sequence): readonly StepId[] {
  if (claim.kind === 'unreadable' || claim.stays !== undefined) return [];
  return [claim.did.step, ...(stepOf(claim.did.step, sequence)?.takenBackBy?.(claim.did) ?? [])];
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

/** A change on record, and what of it is believed. */
type Undoable = { readonly fate: Fate; readonly claim: Claim };

/** The changes that may have left something, newest first: without tests, undos, and what a later look found never to have begun. */
function undoable(did: readonly Fate[], sequence: Sequence): readonly Undoable[] {
  const isLast = (each: Fate) => did.findLast((one) => one.change.id === each.change.id) === each;
  return (
    did
      .filter((each) => !isTest(each.step, sequence) && takesBack(each.change) === undefined && each.settled !== 'not started')
      .map((fate): Undoable => ({ fate, claim: readClaim(fate, sequence) }))
      // Setting the same thing twice is taken back once; what was made is taken back by its own identity.
      .filter(({ fate }) => makesAnew(fate.change.id) || isLast(fate))
      .toReversed()
  );
}

function itemOf(each: Undoable, context: StepContext, gone: readonly Undoable[], sequence: Sequence): UndoItem {
  const { seq, at, step, change } = each.fate;
  const newer = gone.flatMap(({ claim }) => (claim.kind === 'read' ? [claim.did] : []));
  return { seq, at, step, id: harmless(change.id, 200), words: wordsOf(each), takeBack: takeBackOf(each, context, newer, sequence) };
}

/** In the words of this version: those of the file may be anybody's. */
function wordsOf({ fate, claim }: Undoable): string {
  return claim.kind === 'read' ? harmless(claim.words, 1000) : `A change that the file calls "${harmless(fate.change.id, 80)}".`;
}

function takeBackOf({ claim }: Undoable, context: StepContext, gone: readonly Did[], sequence: Sequence): TakeBack {
  if (claim.kind === 'unreadable') return { kind: 'cannot', why: claim.why };
  const { did, stays } = claim;
  if (stays !== undefined) return { kind: 'cannot', why: harmless(stays, 1000) };
  const takeBack = stepOf(did.step, sequence)?.takeBack(did, context, gone) ?? { kind: 'cannot', why: 'This version does not know how.' };
  const refusal = takeBack.kind === 'run' ? inUse(did.step, context, sequence) : undefined;
  if (refusal !== undefined) return { kind: 'refused', why: refusal };
  const ours = context.did.some((each) => takesBack(each) === did.seq && tookEffect(each));
  return takeBack.kind === 'nothing' && ours ? { kind: 'nothing', why: 'It has been taken back.' } : takeBack;
}

const stepOf = (id: StepId, sequence: Sequence): Step | undefined => sequence.find((step) => step.id === id);

/** Why what one step made must stay: another says that it is in use. */
const inUse = (step: StepId, context: StepContext, sequence: Sequence): string | undefined =>
  sequence.flatMap((each) => (each.id === step ? [] : (each.inUse?.(context) ?? [])))[0];

/** By its command, so that it has the same name when what went before it is done already. */
const partId = (id: string, command: Command): string => `undo ${id}: ${nameOf(command)} ${identityIn(command)}`.trim();

function changeOf({ words, command }: UndoPart, seq: number, id: string): Change {
  return {
    kind: 'change',
    id: partId(id, command),
    words,
    because: [id],
    command,
    prompts: {},
    fields: { takesBack: seq },
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

/** What a look at an interrupted change found, whether it was of the set-up or took something back. */
export function settledBy(step: Step, seq: number, context: StepContext): Settled {
  const did = context.did.find((each) => each.seq === seq);
  if (did === undefined) return 'cannot tell';
  const taken = takesBack(did);
  if (taken === undefined) return step.settled(did, context);
  const of = context.did.find((each) => each.seq === taken);
  const takeBack = of && step.takeBack(of, context, []);
  if (of === undefined || takeBack === undefined || takeBack.kind === 'not seen') return 'cannot tell';
  return takeBack.kind === 'run' && takeBack.parts.some((each) => partId(of.id, each.command) === did.id) ? 'not started' : 'done';
}

function summaryOf(chosen: readonly Undoable[], story: Story, context: StepContext, sequence: Sequence): Summary {
  const parts = claimsIn(story, sequence).filter(tookEffect);
  const isUndone = ({ fate }: Undoable) => parts.some((each) => takesBack(each) === fate.seq);
  const isChosen = ({ fate }: Undoable) => chosen.some((each) => each.fate.seq === fate.seq);
  const isGone = (each: Undoable) => itemOf(each, context, [], sequence).takeBack.kind === 'nothing';
  const all = undoable(story.did, sequence);
  // What an earlier run of the undo took back was not left as it is either.
  const undone = all.filter((each) => isUndone(each) && (isChosen(each) || isGone(each)));
  const left = all.filter((each) => !undone.includes(each)).map((each) => itemOf(each, context, [], sequence));
  const isPart = left.some(({ takeBack: { kind } }) => kind !== 'nothing' && kind !== 'cannot');
  // Exchange's first, whichever was taken back first.
  const shells: readonly ShellKind[] = ['exchange', 'windows', 'skype'];
  const steps = shells.flatMap((shell) =>
    undone.flatMap(({ fate }) => sequence.filter(({ id, home }) => id === fate.step && home === shell)),
  );
  return {
    title: undone.length === 0 ? 'Nothing was taken back.' : isPart ? 'Part of it has been taken back.' : 'It has been taken back.',
    proven: undone.map((each) => `Taken back: ${wordsOf(each)}`),
    notProven: left.map(({ words, takeBack }) => `${words} ${takeBack.kind === 'run' ? 'You left it as it is.' : takeBack.why}`),
    remember: [
      ...new Set(steps.flatMap((step) => step.afterTakeBack?.(context) ?? [])),
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
  return (fate) => {
    const claim = readClaim(fate, sequence);
    if (claim.kind === 'unreadable' || !makesAnew(fate.change.id) || fate.left === null) return [];
    const { did } = claim;
    const left = { ...context, facts: { ...context.facts, [did.step]: fate.left } };
    const takeBack = stepOf(did.step, sequence)?.takeBack(
      did,
      left,
      context.did.filter((each) => each.seq > did.seq),
    );
    return takeBack?.kind === 'run' ? takeBack.parts.map((each) => each.command) : [];
  };
}
