// A plan at work: each act once, what was confirmed and nothing else. A look makes an older confirmation void, so what runs is
// always what was confirmed on the latest facts.

import { createHash } from 'node:crypto';
import { type Act, isChange, type Wait } from '../model/change.ts';
import type { Demand, Plan, Trouble } from '../model/demand.ts';
import { canonical, type Json } from '../model/json.ts';
import type { StepId } from '../model/steps.ts';
import { judgedBy, saidOver } from '../steps/reported-waits.ts';
import { type Step, type StepContext, tookEffect } from '../steps/step.ts';
import type { Fate } from '../story/fate.ts';
import type { Story } from '../story/story.ts';
import {
  another,
  cannotTell,
  cutShort,
  failure,
  goOn,
  lookAgain,
  otherAccess,
  pastPatience,
  wayOutOf,
  whileAsked,
  withoutEffect,
} from './trouble.ts';
import { typedIn, withTyped } from './typed.ts';

/** What all steps know. */
type Known = { readonly story: Story; readonly context: StepContext; readonly sequence: readonly Step[] };

/** What a step's plan needs next: a yes, a command, a wait, a way out, or a look at what it has done. */
export function act(step: Pick<Step, 'id'>, plan: Plan, lookSeq: number, known: Known): Demand {
  const { acts } = plan;
  const { story, context } = known;
  const confirmed = story.confirmed[step.id];
  const needsConfirmation = acts.some(isChange);
  const isConfirmed = confirmed !== undefined && confirmed.seq > lookSeq && confirmed.digest === plan.digest;
  const since = isConfirmed ? confirmed.seq : lookSeq;
  const failed = story.did.findLast((each) => each.step === step.id && each.endSeq > lookSeq && hasFailed(each));
  if (failed !== undefined)
    return withTyped(
      wayOutOf(step.id, failure(failed), context.access === undefined ? [lookAgain] : [lookAgain, otherAccess, another]),
      typedIn(failed.change.command, context, known.sequence),
    );
  if (needsConfirmation && !isConfirmed) {
    const again = story.did.findLast((each) => each.step === step.id && acts.some((one) => one.id === each.change.id));
    const doubt = again && doubtOf(again, story);
    if (doubt !== undefined) return wayOutOf(step.id, doubt, [lookAgain, goOn('Show the plan and run it again')]);
    return { kind: 'confirm', step: step.id, plan };
  }
  const pending = acts.find((each) => !isOver(each, since, story));
  if (pending === undefined) return { kind: 'look', step: step.id, why: 'after changes' };
  return pending.kind === 'change' ? { kind: 'run', step: step.id, change: pending } : wait(step.id, pending, since, known);
}

/** The plan as it is confirmed; its digest changes when anything in it does. */
export function planOf(plan: Omit<Plan, 'digest'>): Plan {
  const text = canonical(JSON.parse(JSON.stringify(plan.acts)) satisfies Json);
  return { ...plan, digest: createHash('sha256').update(text).digest('hex') };
}

function isOver(each: Act, since: number, story: Story): boolean {
  if (each.kind === 'wait')
    return story.waits.some((one) => one.wait === each.id && one.met && one.seq > since) || saidOver(each.id, story) > since;
  return story.did.some(
    (one) => one.change.id === each.id && one.seq > since && (tookEffect(one) || (one.end?.kind === 'ended' && each.onFailure === 'go on')),
  );
}

const hasFailed = (did: Fate) => did.end?.kind === 'ended' && !tookEffect(did) && did.change.onFailure === 'stop' && did.settled === null;

/** Why it should not simply be run again, although the plan wants it. */
function doubtOf(again: Fate, story: Story): Trouble | undefined {
  if (isLeftToAdmin(again, story)) return cannotTell(again);
  if (isCutShortAgain(again, story)) return cutShort(again);
  return didNotTake(again, story) ? withoutEffect(again) : undefined;
}

/** It ran in this run without an error, a later look plans it again, and the admin has not decided on it yet. */
function didNotTake(did: Fate, story: Story): boolean {
  const decided = story.decided.some((each) => (each.step === did.step || each.option === 'restart again') && each.seq > did.endSeq);
  const answered = Object.values(story.answers).some((each) => each.changedSeq > did.endSeq);
  return did.change.onFailure === 'stop' && tookEffect(did) && did.seq > story.openedSeq && !decided && !answered;
}

/** Nobody can tell whether it took effect, it may do harm to run it twice, and the admin has not decided yet. */
const isLeftToAdmin = ({ change, settled, endSeq }: Fate, story: Story): boolean =>
  settled === 'cannot tell' && change.whenUnclear === 'ask' && decidedToRun(change.id, story) < endSeq;

/** Twice in this run, and since the admin last decided on it: one that never gets through would be agreed to for ever by "--yes". */
function isCutShortAgain({ change, settled }: Fate, story: Story): boolean {
  const since = Math.max(story.openedSeq, decidedToRun(change.id, story));
  const cut = story.did.filter((each) => each.change.id === change.id && each.seq > since && each.end?.kind === 'interrupted');
  return settled !== 'done' && cut.length > 1 && cut.every((each) => each.settled !== 'done');
}

/** The record with which the admin decided to run it once more; 0 while there is none. */
const decidedToRun = (change: string, { decided }: Story): number =>
  decided.findLast((each) => each.about === change && each.option === 'go on anyway')?.seq ?? 0;

function wait(step: StepId, pending: Wait, since: number, { story, context, sequence }: Known): Demand {
  const given = story.waits.findLast((each) => each.wait === pending.id && each.seq > since);
  if (given === undefined) return { kind: 'wait', step, wait: pending };
  const decided = story.decided.findLast((each) => each.about === pending.id && each.seq > given.seq);
  if (decided === undefined) {
    const found = sequence.flatMap((each) => judgedBy(each, context));
    const asked = whileAsked(pastPatience(step, pending, given, found), pending, given, context.access);
    return withTyped(asked, typedIn(pending.what, context, sequence));
  }
  const change = pending.force?.change;
  const forced = change !== undefined && story.did.some((each) => each.change.id === change.id && each.seq > decided.seq);
  if (decided.option === 'force' && change !== undefined && !forced) return { kind: 'run', step, change };
  return { kind: 'wait', step, wait: pending };
}
