// What a front end may show of the session beside the demand.

import type { Demand } from '../model/demand.ts';
import type { StepId } from '../model/steps.ts';
import { unknownFormsIn } from '../model/unknown-form.ts';
import { reported } from '../steps/findings.ts';
import type { Step } from '../steps/step.ts';
import { isWayKey } from '../story/answers.ts';
import type { Story as Session } from '../story/story.ts';
import type { StepState, View } from './front-end.ts';
import type { Here } from './here.ts';
import { knownOf } from './known.ts';
import { resumeOf } from './resume.ts';

export function viewOf(session: Session, demand: Demand, here: Here): View {
  const { sequence } = here;
  const known = knownOf(session, here);
  const current = demand.kind === 'finished' ? sequence.length : sequence.findIndex((step) => step.id === demand.step);
  const stateAt = (index: number): StepState => (index < current ? 'done' : index === current ? 'now' : 'to do');
  const byStep = <T>(value: (step: Step, index: number) => T): { readonly [step: StepId]: T } =>
    Object.fromEntries(sequence.map((step, index) => [step.id, value(step, index)]));
  return {
    stepStates: byStep((_, index) => stateAt(index)),
    findings: byStep((step) => reported(step.judge(known), known.ways)),
    unknownForms: byStep(({ id }) => unknownFormsIn(known.facts[id] ?? null)),
    sights: sequence[current]?.sights?.(known) ?? [],
    proved: byStep((step) => step.proved(known)),
    answers: known.answers,
    resumed: demand.kind === 'read' && demand.page === 'resumed' ? resumeOf(session, here) : null,
    canGoBack: canGoBack(session, demand, here),
  };
}

/** In an undo the only way back is to leave a change as it is: what the set-up asked is not asked again. */
function canGoBack(session: Session, demand: Demand, here: Here): boolean {
  if (here.aim === 'undo' && demand.kind !== 'ask') return demand.kind === 'confirm';
  return demand.kind !== 'finished' && wayBack(session, here) !== undefined;
}

/** What was answered or read last. A question that is not asked any more is passed over: there the key would seem to do nothing. */
export function wayBack(session: Session, here: Here): Session['points'][number] | undefined {
  const known = knownOf(session, here);
  const isAsked = (id: StepId, key: string) =>
    isWayKey(key) || here.sequence.some((step) => step.id === id && step.questions(known).some((question) => question.key === key));
  return session.points.findLast((point) => point.kind === 'read' || isAsked(point.step, point.key));
}
