// A plan at work: each act once, what was confirmed and nothing else. A look makes an older confirmation void, so what runs is
// always what was confirmed on the latest facts.

import { createHash } from 'node:crypto';
import { type Act, isChange, type Wait } from '../model/change.ts';
import type { Demand, Plan, Trouble } from '../model/demand.ts';
import { canonical, type Json } from '../model/json.ts';
import type { StepId } from '../model/steps.ts';
import { type Known, type Step, tookEffect } from '../steps/step.ts';
import type { Fate } from '../story/fate.ts';
import type { Story as Session } from '../story/story.ts';
import {
  another,
  anotherWay,
  cannotTell,
  cutShort,
  failure,
  force,
  goOn,
  keepWaiting,
  lookAgain,
  tooLong,
  wayOutOf,
  withoutEffect,
} from './trouble.ts';

/** What a step's plan needs next: a yes, a command, a wait, a way out, or a look at what it has done. */
export function act(step: Pick<Step, 'id'>, plan: Plan, lookSeq: number, session: Session, known: Known): Demand {
  const { acts } = plan;
  const confirmed = session.confirmed[step.id];
  const needsConfirmation = acts.some(isChange);
  const isConfirmed = confirmed !== undefined && confirmed.seq > lookSeq && confirmed.digest === plan.digest;
  const since = isConfirmed ? confirmed.seq : lookSeq;
  const failed = session.did.findLast((each) => each.step === step.id && each.endSeq > lookSeq && hasFailed(each));
  if (failed !== undefined)
    return wayOutOf(step.id, failure(failed), known.ways === undefined ? [lookAgain] : [lookAgain, anotherWay, another]);
  if (needsConfirmation && !isConfirmed) {
    const again = session.did.findLast((each) => each.step === step.id && acts.some((one) => one.id === each.change.id));
    const doubt = again && doubtOf(again, session);
    if (doubt !== undefined) return wayOutOf(step.id, doubt, [lookAgain, goOn('Show the plan and run it again')]);
    return { kind: 'confirm', step: step.id, plan };
  }
  const pending = acts.find((each) => !isOver(each, since, session));
  if (pending === undefined) return { kind: 'look', step: step.id, why: 'after changes' };
  return pending.kind === 'change' ? { kind: 'run', step: step.id, change: pending } : wait(step.id, pending, since, session);
}

/** The plan as it is confirmed; its digest changes when anything in it does. */
export function planOf(plan: Omit<Plan, 'digest'>): Plan {
  const text = canonical(JSON.parse(JSON.stringify(plan.acts)) satisfies Json);
  return { ...plan, digest: createHash('sha256').update(text).digest('hex') };
}

function isOver(each: Act, since: number, session: Session): boolean {
  if (each.kind === 'wait') return session.waits.some((one) => one.wait === each.id && one.met && one.seq > since);
  return session.did.some(
    (one) => one.change.id === each.id && one.seq > since && (tookEffect(one) || (one.end?.kind === 'ended' && each.onFailure === 'go on')),
  );
}

const hasFailed = (did: Fate) => did.end?.kind === 'ended' && !tookEffect(did) && did.change.onFailure === 'stop' && did.settled === null;

/** Why it should not simply be run again, although the plan wants it. */
function doubtOf(again: Fate, session: Session): Trouble | undefined {
  if (isLeftToAdmin(again, session)) return cannotTell(again);
  if (isCutShortAgain(again, session)) return cutShort(again);
  return didNotTake(again, session) ? withoutEffect(again) : undefined;
}

/** It ran in this run without an error, a later look plans it again, and the admin has not decided on it yet. */
function didNotTake(did: Fate, session: Session): boolean {
  const decided = session.decided.some((each) => each.step === did.step && each.seq > did.endSeq);
  const answered = Object.values(session.answers).some((each) => each.changedSeq > did.endSeq);
  return did.change.onFailure === 'stop' && tookEffect(did) && did.seq > session.openedSeq && !decided && !answered;
}

/** Nobody can tell whether it took effect, it may do harm to run it twice, and the admin has not decided yet. */
const isLeftToAdmin = ({ change, settled, endSeq }: Fate, session: Session): boolean =>
  settled === 'cannot tell' && change.whenUnclear === 'ask' && decidedToRun(change.id, session) < endSeq;

/** Twice in this run, and since the admin last decided on it: one that never gets through would be agreed to for ever by "--yes". */
function isCutShortAgain({ change, settled }: Fate, session: Session): boolean {
  const since = Math.max(session.openedSeq, decidedToRun(change.id, session));
  const cut = session.did.filter((each) => each.change.id === change.id && each.seq > since && each.end?.kind === 'interrupted');
  return settled !== 'done' && cut.length > 1 && cut.every((each) => each.settled !== 'done');
}

/** The record with which the admin decided to run it once more; 0 while there is none. */
const decidedToRun = (change: string, { decided }: Session): number =>
  decided.findLast((each) => each.about === change && each.option === 'go on anyway')?.seq ?? 0;

function wait(step: StepId, pending: Wait, since: number, session: Session): Demand {
  const given = session.waits.findLast((each) => each.wait === pending.id && each.seq > since);
  if (given === undefined) return { kind: 'wait', step, wait: pending };
  const decided = session.decided.findLast((each) => each.about === pending.id && each.seq > given.seq);
  if (decided === undefined)
    return wayOutOf(step, tooLong(pending), [keepWaiting, ...(pending.force === undefined ? [] : [force(pending.force)])]);
  const { force: change } = pending;
  const forced = change !== undefined && session.did.some((each) => each.change.id === change.id && each.seq > decided.seq);
  if (decided.option === 'force' && change !== undefined && !forced) return { kind: 'run', step, change };
  return { kind: 'wait', step, wait: pending };
}
