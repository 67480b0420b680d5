// A set-up that an earlier run closed as done. That is history: the file says so, and files come from anywhere. What is so now, only a
// look of this run tells; it is shown, and not recorded unless the admin goes on with the set-up.

import type { Demand, Summary } from '../model/demand.ts';
import { isTest, type Step, type StepContext } from '../steps/step.ts';
import { reportedIn } from '../story/proofs.ts';
import type { Story } from '../story/story.ts';
import type { Here } from './here.ts';
import { isStale, lookWanted } from './looks.ts';
import { stepContextOf } from './step-context.ts';
import { summarise } from './summary.ts';

/** Whether a run on this file begins with what an earlier one has done. */
export const isDone = ({ closed, openedSeq }: Story): boolean => closed?.verdict === 'done' && closed.seq < openedSeq;

/** The end as the file has it; undefined where it has none. */
export function asOfFile(story: Story, here: Here): Demand | undefined {
  const { closed: written } = story;
  if (written === null) return undefined;
  const then = asThen(story, here);
  return { kind: 'finished', of: 'set up', summary: summarise(then, here.sequence), standing: { kind: 'as of this file', written } };
}

/** What is to be looked at before it is known whether all is still as it was; then how it is. */
export function lookedAgain(story: Story, here: Here): Demand {
  const { sequence } = here;
  const context = stepContextOf(story, here);
  for (const step of sequence) {
    const look = story.looks[step.id];
    if (look === undefined || isStale(step, look.seq, story, sequence)) return { kind: 'look', step: step.id, why: 'first' };
    if (lookWanted(step, look.wentBy, context) !== undefined) return { kind: 'look', step: step.id, why: 'again' };
  }
  const written = story.closed ?? { at: here.now, by: here.user, on: here.computer };
  const amiss = [...new Set(sequence.flatMap((step) => amissIn(step, context, here)))];
  return {
    kind: 'finished',
    of: 'set up',
    summary: withHistory(summarise(context, sequence), summarise(asThen(story, here), sequence)),
    standing: { kind: 'looked again', written, amiss },
  };
}

/** As the run before left it: with what it tested, waited for and was told. */
function asThen(story: Story, here: Here): StepContext {
  const own = story.moments.filter((each) => each.seq < (story.closed?.seq ?? 0));
  const since = own.findLast((each) => each.type === 'opened')?.seq ?? 0;
  const decided = own.flatMap((each) => (each.type === 'decided' && each.seq > since ? [each] : []));
  return {
    ...stepContextOf(story, here),
    testsSince: since,
    reported: reportedIn(decided),
    overridden: decided.flatMap(({ option, about }) => (option === 'go on anyway' ? [about] : [])),
  };
}

/** What only a change of the set-up could show again is not proven by a look. */
const withHistory = (now: Summary, then: Summary): Summary => ({
  ...now,
  notProven: [
    ...now.notProven,
    ...then.proven.filter((each) => !now.proven.includes(each)).map((each) => `Not tested again. As of this file: ${each}`),
  ],
});

/** What the set-up would have to do. A test is no sign of anything: it is not repeated by a look. */
function amissIn(step: Step, context: StepContext, { sequence }: Here): readonly string[] {
  const found = step.judge(context).filter(({ state }) => state === 'stop' || state === 'to mend');
  const open =
    !isTest(step.id, sequence) && (step.plan(context).length > 0 || step.questions(context).some(({ key }) => !(key in context.answers)));
  return found.length > 0 ? found.map(({ words }) => words) : open ? [`${step.title}: something is left to do.`] : [];
}
