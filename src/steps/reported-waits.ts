// Waits that the admin said are over, having looked: that is reported, not seen, and so said of what they were for. It stands until
// something is changed through a shell that the wait looks through.

import { isChange, type Wait } from '../model/change.ts';
import type { StepFinding } from './findings.ts';
import { sentence } from './phrases.ts';
import type { ActOf, Did, Step, StepContext } from './step.ts';

/** The record with which the admin said so; 0 while nobody has. */
export const saidOver = (wait: string, { decided }: Pick<StepContext, 'decided'>): number =>
  decided.findLast((each) => each.about === wait && each.option === 'seen by hand')?.seq ?? 0;

/** The waits at the beginning of a step's plan that are over by the admin's word. */
export function reportedWaits(step: Step, context: StepContext): readonly Wait[] {
  if (context.decided.every((each) => each.option !== 'seen by hand')) return [];
  const acts = step.plan(context);
  const first = acts.findIndex(isChange);
  const changed = context.did.filter((each) => each.step === step.id && each.settled !== 'not started');
  return (first < 0 ? acts : acts.slice(0, first)).filter(
    (each): each is Wait =>
      !isChange(each) &&
      saidOver(each.id, context) > 0 &&
      !changed.some((did) => did.seq > saidOver(each.id, context) && undoes(did, each)),
  );
}

const undoes = ({ id, shell }: Did, { restsOn, force }: Wait): boolean => id !== force?.change.id && restsOn.includes(shell);

/** A step's plan without those that were said to be over before the look it follows from. */
export function plannedBy(step: Step, context: StepContext): readonly ActOf<string>[] {
  const over = reportedWaits(step, context).filter(({ id }) => saidOver(id, context) < (context.looks[step.id] ?? 0));
  return step.plan(context).filter((each) => !over.some(({ id }) => id === each.id));
}

/** A step's findings; what a wait of those was for is the admin's word. */
export function judgedBy(step: Step, context: StepContext): readonly StepFinding[] {
  const over = reportedWaits(step, context).flatMap(({ because }) => because);
  return step
    .judge(context)
    .map((each) =>
      each.state === 'to mend' && over.includes(each.code)
        ? { ...each, state: 'note', source: 'reported', words: `${sentence(each.words)} You looked yourself, and said that it is over.` }
        : each,
    );
}
