// What may come next: each step says its part, from what it saw last.

import type { FollowUp } from '../model/follow-up.ts';
import { judgedBy } from '../steps/reported-waits.ts';
import type { Sequence, StepContext } from '../steps/step.ts';
import type { Story } from '../story/story.ts';
import { stepContextOf } from './step-context.ts';

export function followUpsFor(context: StepContext, sequence: Sequence): readonly FollowUp[] {
  const amiss = sequence.flatMap((step) => judgedBy(step, context)).filter(({ state }) => state === 'to mend' || state === 'stop');
  return sequence.flatMap((step) => step.followUps?.(context, amiss) ?? []);
}

/** As a story tells it at its end. */
export const followUpsIn = (story: Story, sequence: Sequence): readonly FollowUp[] =>
  followUpsFor(stepContextOf(story, { sequence, user: '', computer: '', now: story.written?.at ?? '' }), sequence);
