// next(session, here): what the wizard needs next. Pure: the steps in order, each until it has nothing left
// to look at, ask, confirm, run (act.ts), wait for or show; or, where that is what the admin came for, taking it all back (undo.ts).

import { type Demand, isStop } from '../model/demand.ts';
import { judgedBy, plannedBy } from '../steps/reported-waits.ts';
import type { Sequence, Step, StepContext } from '../steps/step.ts';
import { isUnclear } from '../story/fate.ts';
import { pageKey } from '../story/points.ts';
import type { Story } from '../story/story.ts';
import { act, planOf } from './act.ts';
import type { Here } from './here.ts';
import { lookIsVoid, lookWanted } from './looks.ts';
import { accessQuestion } from './shell-access.ts';
import { stepContextOf } from './step-context.ts';
import { summarise } from './summary.ts';
import { stoppedBy, unmendedBy } from './trouble.ts';
import { undoNext } from './undo.ts';

export function next(story: Story, here: Here): Demand {
  const question = accessQuestion(story, here);
  if (question !== undefined) return { kind: 'ask', step: here.sequence[0].id, question };
  const demand = nextIn(story, here);
  // Before a resumed run asks or changes anything, it has looked again and says where it stands; but servers that are down come first.
  return story.resumed !== null && here.aim !== 'undo' && brokenStep(story, here) === undefined && isStop(demand)
    ? { kind: 'read', step: demand.step, page: 'resumed', ending: 'already right' }
    : demand;
}

/** What the set-up itself needs next. */
export function nextIn(story: Story, here: Here): Demand {
  const { sequence } = here;
  const context = stepContextOf(story, here);
  if (story.closed === 'done' && here.aim !== 'undo') return { kind: 'finished', of: 'set up', summary: summarise(context, sequence) };
  // An interrupted change is looked at before anything else: IIS may be stopped (facts.md 84).
  const unclear = story.did.findLast(isUnclear);
  if (unclear !== undefined) return { kind: 'settle', step: unclear.step, change: unclear.change };
  if (here.aim === 'undo') return undoNext(story, context, sequence);
  const broken = brokenStep(story, here);
  const mending = broken === undefined ? undefined : demandOf(broken, story, context, sequence);
  if (mending !== undefined && mending.kind !== 'read') return mending;
  for (const step of sequence) {
    const demand = demandOf(step, story, context, sequence);
    if (demand !== undefined) return demand;
  }
  return { kind: 'finished', of: 'set up', summary: summarise(context, sequence) };
}

/** The step whose change was found half done, until it has been mended: servers may be down because of it. */
function brokenStep(story: Story, { sequence }: Here): Step | undefined {
  const half = story.did.findLastIndex((each) => each.settled === 'half done');
  if (half < 0) return undefined;
  const id = story.did[half]?.step;
  return story.did.slice(half).every((each) => each.step === id) ? sequence.find((step) => step.id === id) : undefined;
}

/** What one step needs, or undefined when it is done with. */
function demandOf(step: Step, story: Story, context: StepContext, sequence: Sequence): Demand | undefined {
  const look = story.looks[step.id];
  if (look === undefined) return { kind: 'look', step: step.id, why: 'first' };
  const wanted = isStale(step, look.seq, story, sequence) ? 'whole' : lookWanted(step, look.wentBy, context);
  if (wanted !== undefined) return { kind: 'look', step: step.id, why: wanted === 'whole' ? 'again' : 'closer' };
  const found = story.reads[pageKey('found', step.id)];
  if (step.opensWith === 'findings' && found?.reopened !== false)
    return { kind: 'read', step: step.id, page: 'found', ending: 'already right' };
  const findings = judgedBy(step, context);
  const blockers = findings.filter((each) => each.state === 'stop' && !context.overridden.includes(each.code));
  // What could not be looked at leaves nothing to be asked about: a shell that does not open, say, because of a mistyped password.
  const unseen = blockers.find((each) => each.blind);
  if (unseen !== undefined) return stoppedBy(unseen, step, context);
  const question = step.questions(context).find((each) => story.answers[each.key]?.reopened !== false);
  if (question !== undefined) return { kind: 'ask', step: step.id, question };
  const [blocking] = blockers;
  if (blocking !== undefined) return stoppedBy(blocking, step, context);
  const acts = plannedBy(step, context);
  if (acts.length > 0)
    return act(
      step,
      planOf({ of: 'set up', acts, severity: step.severity(acts, context), warns: step.warns?.(acts, context) ?? [] }),
      look.seq,
      { story, context, sequence },
    );
  const unmended = findings.find((each) => each.state === 'to mend');
  if (unmended !== undefined) return unmendedBy(unmended, step);
  const read = story.reads[pageKey('outcome', step.id)];
  const changes = story.did.filter((each) => each.step === step.id);
  if (read !== undefined && !read.reopened && changes.every((each) => each.endSeq < read.seq)) return undefined;
  return { kind: 'read', step: step.id, page: 'outcome', ending: changes.length > 0 ? 'proved' : 'already right' };
}

/** A look is stale when this run has not made it, when an earlier step has changed something since, or when the admin asked for another. */
function isStale(step: Step, lookSeq: number, story: Story, sequence: Sequence): boolean {
  const earlier = sequence.slice(0, sequence.indexOf(step)).map((each) => each.id);
  return lookIsVoid(step.id, lookSeq, story) || story.did.some((each) => earlier.includes(each.step) && each.endSeq > lookSeq);
}
