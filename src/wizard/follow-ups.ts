// What may come next: each step says its part, from what it saw last.

import type { FollowUp } from '../model/follow-up.ts';
import type { Sequence, StepContext } from '../steps/step.ts';
import type { Story } from '../story/story.ts';
import { stepContextOf } from './step-context.ts';

export const followUpsFor = (context: StepContext, sequence: Sequence): readonly FollowUp[] =>
  sequence.flatMap((step) => step.followUps?.(context) ?? []);

/** As a story tells it at its end. */
export const followUpsIn = (story: Story, sequence: Sequence): readonly FollowUp[] =>
  followUpsFor(stepContextOf(story, { sequence, user: '', computer: '', now: story.written?.at ?? '' }), sequence);
