// What a front end may show of the session beside the demand.

import type { Demand } from '../model/demand.ts';
import { labelsOf } from '../model/question.ts';
import type { StepId } from '../model/steps.ts';
import { unknownFormsIn } from '../model/unknown-form.ts';
import { reported } from '../steps/findings.ts';
import { judgedBy, reportedWaits } from '../steps/reported-waits.ts';
import type { Step } from '../steps/step.ts';
import { isAccessKey } from '../story/answers.ts';
import type { Story } from '../story/story.ts';
import { followUpsFor } from './follow-ups.ts';
import type { View } from './front-end.ts';
import type { Here } from './here.ts';
import { matrixFor } from './matrix.ts';
import { resumeOf } from './resume.ts';
import { questionsHere } from './shell-access.ts';
import { stepContextOf } from './step-context.ts';
import { notSeenOver } from './summary.ts';

export function viewOf(story: Story, demand: Demand, here: Here): View {
  const { sequence } = here;
  const context = stepContextOf(story, here);
  const current = demand.kind === 'finished' ? sequence.length : sequence.findIndex((step) => step.id === demand.step);
  const byStep = <T>(value: (step: Step) => T): { readonly [step: StepId]: T } =>
    Object.fromEntries(sequence.map((step) => [step.id, value(step)]));
  return {
    findings: byStep((step) => reported(judgedBy(step, context), context.access)),
    unknownForms: byStep(({ id }) => unknownFormsIn(context.facts[id] ?? null)),
    traces: sequence[current]?.traces?.(context) ?? [],
    matrix: matrixFor(context, sequence),
    proved: byStep((step) => [...step.proved(context), ...reportedWaits(step, context).map(notSeenOver)]),
    answers: context.answers,
    labels: labelsOf([...questionsHere(story, here), ...sequence.flatMap((step) => step.questions(context))]),
    resumed: demand.kind === 'read' && demand.page === 'resumed' ? resumeOf(story, here) : null,
    road: demand.kind === 'read' && demand.page === 'road' ? (here.ahead?.road ?? null) : null,
    followUps: demand.kind === 'finished' && demand.of === 'set up' ? followUpsFor(context, sequence) : [],
    moments: story.moments,
    canGoBack: canGoBack(story, demand, here),
  };
}

/** In an undo the only way back is to leave a change as it is: what the set-up asked is not asked again. */
function canGoBack(story: Story, demand: Demand, here: Here): boolean {
  if (here.aim === 'undo' && demand.kind !== 'ask') return demand.kind === 'confirm';
  return demand.kind !== 'finished' && pointBack(story, here, demand) !== undefined;
}

/** What was answered or read last. A question not asked any more, or asked now, is passed over: the key would seem to do nothing. */
export function pointBack(story: Story, here: Here, demand: Demand): Story['points'][number] | undefined {
  const context = stepContextOf(story, here);
  const isAsked = (id: StepId, key: string) =>
    isAccessKey(key) || here.sequence.some((step) => step.id === id && step.questions(context).some((question) => question.key === key));
  const now = demand.kind === 'ask' ? demand.question.key : undefined;
  return story.points.findLast((point) => point.kind === 'read' || (point.key !== now && isAsked(point.step, point.key)));
}
