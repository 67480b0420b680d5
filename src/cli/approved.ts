// A plan that was approved is only run while it is still the plan: before anything is changed, the servers are looked at again, and
// the number of what would run now is compared (facts.md 127). After that each step is held to the changes of that plan: what an
// earlier step did may call for others, and those nobody has approved.

import { hostname } from 'node:os';
import { type Act, isChange } from '../model/change.ts';
import { harmless } from '../model/harmless.ts';
import type { World } from '../model/shell.ts';
import { changeHash, planHash } from '../runbook/plan-hash.ts';
import { sequence } from '../steps/sequence.ts';
import type { Story } from '../story/story.ts';
import type { Answers } from '../wizard/no-input.ts';
import { type SurveyOptions, survey } from '../wizard/survey.ts';

type Approval = {
  readonly aim: SurveyOptions['aim'];
  /** The number of the plan, as the runbook has it. */
  readonly approved: string;
  readonly answers: Answers;
  readonly signal: AbortSignal;
  readonly now: () => Date;
};

export type Approved =
  | { readonly kind: 'refused'; readonly words: string }
  /** Without this answer there is no plan to compare. */
  | { readonly kind: 'missing'; readonly key: string; readonly why: string; readonly words: string }
  /** `covers`: whether all changes of a step are those of the approved plan. */
  | { readonly kind: 'approved'; readonly covers: (acts: readonly Act[]) => boolean };

export async function compareApproved(world: World, story: Story, approval: Approval): Promise<Approved> {
  const { aim, approved, answers, signal, now } = approval;
  const surveyed = await survey({ sequence, aim, story, answers, world, computer: hostname(), now, signal, looking: () => undefined });
  switch (surveyed.kind) {
    case 'stopped':
      return refused('It was stopped before the plan could be compared. Nothing was changed.');
    case 'missing':
      return { ...surveyed, words: 'Without it the plan cannot be compared with the approved one. Nothing was changed.' };
    case 'surveyed': {
      const plan = planHash(surveyed);
      if (plan !== approved.trim().toLowerCase()) return refused(otherPlan(approved, plan));
      const changes = new Set(surveyed.steps.flatMap(({ acts }) => acts.filter(isChange).map(changeHash)));
      return { kind: 'approved', covers: (acts) => acts.filter(isChange).every((each) => changes.has(changeHash(each))) };
    }
  }
}

const refused = (words: string): Approved => ({ kind: 'refused', words });

const otherPlan = (approved: string, plan: string): string =>
  [
    'What would run now is not the plan that was approved, so nothing was changed.',
    `Approved: ${harmless(approved, 100)}`,
    `Now:      ${plan}`,
    plan.startsWith(approved.trim().toLowerCase())
      ? 'That is its beginning only: give the whole number, as the plan has it.'
      : 'The servers or the answers have changed since, or it is the number of another plan. Make a new plan (partner-wizard plan) and have that approved.',
  ].join('\n');
