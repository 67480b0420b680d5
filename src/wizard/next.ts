// next(session, here): what the wizard needs next. Pure: the steps in order, each until it has nothing left
// to look at, ask, confirm, run (act.ts), wait for or show; or, where that is what the admin came for, taking it all back (undo.ts).

import { type Demand, isStop, type Trouble } from '../model/demand.ts';
import type { Question } from '../model/question.ts';
import type { StepFinding } from '../steps/findings.ts';
import { judgedBy, plannedBy } from '../steps/reported-waits.ts';
import type { Sequence, Step, StepContext } from '../steps/step.ts';
import { isUnclear } from '../story/fate.ts';
import { pageKey } from '../story/points.ts';
import type { Story } from '../story/story.ts';
import { act, planOf } from './act.ts';
import { roadBefore } from './ahead.ts';
import type { Here } from './here.ts';
import { isStale, lookWanted } from './looks.ts';
import { foreign, tellerIn, unidentified } from './organisation.ts';
import { asOfFile, lookedAgain } from './review.ts';
import { stepContextOf } from './step-context.ts';
import { summarise } from './summary.ts';
import { beforeShells, shellAccessOf } from './targets.ts';
import { stoppedBy, unmendedBy } from './trouble.ts';
import { askedAnew, typedBehind } from './typed.ts';
import { undoNext } from './undo.ts';

export function next(story: Story, here: Here): Demand {
  const history = here.review === 'offered' ? asOfFile(story, here) : undefined;
  if (history !== undefined) return history;
  const first = beforeShells(story, here);
  if (first !== undefined) return first;
  if (here.review === 'looking') return lookedAgain(story, here);
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
  const unclear = story.did.findLast(isUnclear);
  const broken = brokenStep(story, here);
  const teller = tellerIn(here);
  // What is undone, settled or mended first is of an earlier run: this one has not seen yet whose servers these are.
  if (teller !== undefined && story.sees === null && (here.aim === 'undo' || unclear !== undefined || broken !== undefined))
    return { kind: 'look', step: teller.id, why: 'organisation' };
  const stop = foreign(story, here);
  if (stop !== undefined) return stop;
  // An interrupted change is looked at before anything else: IIS may be stopped (facts.md 84).
  if (unclear !== undefined) return topologyFirst(story, here) ?? { kind: 'settle', step: unclear.step, change: unclear.change };
  if (here.aim === 'undo') return unidentified(story, here) ?? undoNext(story, context, sequence);
  const mending = broken && (topologyFirst(story, here) ?? demandOf(broken, story, context, here));
  if (mending !== undefined && mending.kind !== 'read') return mending;
  for (const step of sequence) {
    const demand = demandOf(step, story, context, here);
    if (demand === undefined) continue;
    const changes = demand.kind === 'confirm' || demand.kind === 'run';
    return (
      (changes ? unidentified(story, here) : undefined) ??
      (demand.kind === 'finished' ? undefined : roadBefore(demand, story, here)) ??
      demand
    );
  }
  return { kind: 'finished', of: 'set up', summary: summarise(context, sequence), standing: { kind: 'now' } };
}

/** What stands in the way of the set-up where a story ends, as the screen tells it; undefined where nothing does, or a look comes first. */
export function troubleIn(story: Story, sequence: Sequence): Trouble | undefined {
  const demand = nextIn(story, { sequence, user: '', computer: '', now: story.written?.at ?? '' });
  return demand.kind === 'way out' ? demand.trouble : undefined;
}

/** Where nobody is asked, only servers that the two shells name today are connected to: which there are is looked at first. */
function topologyFirst(story: Story, here: Here): Demand | undefined {
  const teller = tellerIn(here);
  const isRemote = shellAccessOf(story, here)?.windows.kind === 'remote';
  return teller !== undefined && here.waysSince !== undefined && isRemote && (story.looks[teller.id]?.seq ?? 0) < story.openedSeq
    ? { kind: 'look', step: teller.id, why: 'first' }
    : undefined;
}

/** The step whose change was found half done, until it has been mended: servers may be down because of it. */
function brokenStep(story: Story, { sequence }: Here): Step | undefined {
  const half = story.did.findLastIndex((each) => each.settled === 'half done');
  if (half < 0) return undefined;
  const id = story.did[half]?.step;
  return story.did.slice(half).every((each) => each.step === id) ? sequence.find((step) => step.id === id) : undefined;
}

const isOpenIn =
  (story: Story, context: StepContext) =>
  ({ key }: Question): boolean =>
    !(key in context.answers) || story.answers[key]?.reopened !== false;

/** Where somebody is there to answer, what was typed and leads nowhere is asked for once more, after what is open before it. */
function typedOnceMore(finding: StepFinding, step: Step, story: Story, context: StepContext, here: Here): Demand | undefined {
  const typed = finding.blind || here.waysSince !== undefined ? undefined : typedBehind(finding.code, context, here.sequence);
  const questions = step.questions(context);
  const at = questions.findIndex(({ key }) => key === typed?.key);
  const slipped = questions[at];
  if (typed === undefined || slipped === undefined) return undefined;
  const open = questions.slice(0, at + 1).find(isOpenIn(story, context));
  if (open !== undefined) return { kind: 'ask', step: step.id, question: open };
  // Given again after it was seen to fail, it is meant.
  const isKept = (story.answers[typed.key]?.seq ?? 0) > (story.looks[step.id]?.seq ?? 0);
  return isKept ? undefined : { kind: 'ask', step: step.id, question: askedAnew(slipped, typed, finding.words) };
}

/** What one step needs, or undefined when it is done with. */
function demandOf(step: Step, story: Story, context: StepContext, here: Here): Demand | undefined {
  const { sequence } = here;
  const look = story.looks[step.id];
  if (look === undefined) return { kind: 'look', step: step.id, why: 'first' };
  const wanted = isStale(step, look.seq, story, sequence) ? 'whole' : lookWanted(step, look.wentBy, context);
  if (wanted !== undefined) return { kind: 'look', step: step.id, why: wanted === 'whole' ? 'again' : 'closer' };
  const found = story.reads[pageKey('found', step.id)];
  if (step.opensWith === 'findings' && found?.reopened !== false)
    return { kind: 'read', step: step.id, page: 'found', ending: 'already right' };
  const findings = judgedBy(step, context);
  const blockers = findings.filter((each) => each.state === 'stop' && !context.overridden.includes(each.code));
  // What could not be looked at leaves nothing to be asked about: a shell that does not open, say, because of a mistyped password. Nor
  // is the next question asked where the answer before it leads nowhere.
  const unseen = blockers.find((each) => each.blind || typedBehind(each.code, context, sequence) !== undefined);
  if (unseen !== undefined) return typedOnceMore(unseen, step, story, context, here) ?? stoppedBy(unseen, step, context, sequence);
  const question = step.questions(context).find(isOpenIn(story, context));
  if (question !== undefined) return { kind: 'ask', step: step.id, question };
  const [blocking] = blockers;
  if (blocking !== undefined) return stoppedBy(blocking, step, context, sequence);
  const planned = plannedBy(step, context);
  const acts = step.nextBatchOf?.(planned, context) ?? planned;
  if (acts.length > 0) {
    const begun = step.begun?.(context);
    const warns = step.warns?.(acts, context) ?? [];
    const plan = planOf({ of: 'set up', acts, severity: step.severity(acts, context), warns, ...(begun === undefined ? {} : { begun }) });
    return act(step, plan, look.seq, { story, context, sequence });
  }
  const unmended = findings.find((each) => each.state === 'to mend');
  if (unmended !== undefined) return unmendedBy(unmended, step);
  const read = story.reads[pageKey('outcome', step.id)];
  const changes = story.did.filter((each) => each.step === step.id);
  if (read !== undefined && !read.reopened && changes.every((each) => each.endSeq < read.seq)) return undefined;
  const unchanged = changes.length > 0 ? undefined : step.unchanged?.(context);
  return {
    kind: 'read',
    step: step.id,
    page: 'outcome',
    ending: changes.length > 0 ? 'proved' : 'already right',
    ...(unchanged === undefined ? {} : { unchanged }),
  };
}
