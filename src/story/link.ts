// What stands of the link between the products, as far as the file tells: for pictures of it.

import { type HowDone, howDone, type LinkWay, onTheLink } from '../model/link.ts';
import type { StepId } from '../model/steps.ts';
import { takesBack } from '../model/undo.ts';
import { type Step, tookEffect } from '../steps/step.ts';
import { pageKey } from './points.ts';
import { holds, type Proof } from './proofs.ts';
import type { Story } from './story.ts';

/** `not there`: not yet; `no longer`: it was taken back, or something changed since. */
export type LinkPart = {
  readonly way: LinkWay;
  readonly brings: string;
  readonly stands: HowDone | 'not there' | 'no longer';
};

/** The parts of the link, in the order of the steps. */
export const linkIn = (story: Story, proofs: readonly Proof[], steps: readonly Pick<Step, 'id' | 'verdict'>[]): readonly LinkPart[] =>
  steps.flatMap(({ id, verdict }) => {
    const part = onTheLink[id];
    return part === undefined ? [] : [{ ...part, stands: verdict === undefined ? standingOf(id, story) : proven(proofs) }];
  });

function standingOf(step: StepId, { did, closed, reads, looks }: Story): LinkPart['stands'] {
  const made = did.filter((each) => each.step === step && takesBack(each.change) === undefined && tookEffect(each));
  if (made.length > 0 && made.every(({ takenBack }) => takenBack?.whole === true)) return 'no longer';
  // After an undo nobody has looked at what it left alone.
  if (closed?.verdict === 'taken back') return made.some(({ change }) => change.undo.kind !== 'cannot') ? 'done' : 'not seen';
  const outcome = reads[pageKey('outcome', step)];
  const isOver = closed?.verdict === 'done' || (outcome !== undefined && !outcome.reopened);
  return isOver ? howDone(looks[step]?.findings ?? []) : 'not there';
}

function proven(proofs: readonly Proof[]): LinkPart['stands'] {
  if (proofs.some(holds)) return 'done';
  return proofs.some(({ verdict, until }) => until !== null && verdict.kind !== 'failed') ? 'no longer' : 'not there';
}
