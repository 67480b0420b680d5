// The matrix of what the steps saw last: each says what its own looks asked of which server.

import { matrixOf, type Row } from '../model/matrix.ts';
import type { Sequence, StepContext } from '../steps/step.ts';
import type { Story } from '../story/story.ts';
import { stepContextOf } from './step-context.ts';

export const matrixFor = (context: StepContext, sequence: Sequence): readonly Row[] =>
  matrixOf(sequence.flatMap((step) => step.endpoints?.(context) ?? []));

/** As a story tells it at its end. */
export const matrixIn = (story: Story, sequence: Sequence): readonly Row[] =>
  matrixFor(stepContextOf(story, { sequence, user: '', computer: '', now: story.written?.at ?? '' }), sequence);
