// The end that a session's log speaks of.

import type { MomentOf } from '../story/moment.ts';
import { type Story, storyOf } from '../story/story.ts';

/** The end that still stands: a run that began nothing, whatever it came for, leaves it at that. */
export function endIn({ moments }: Story): MomentOf<'closed'> | undefined {
  const begun = moments.findLast(({ type }) => type === 'intent')?.seq ?? 0;
  return moments.filter((each) => each.type === 'closed').findLast(({ verdict, seq }) => verdict !== 'not done' && seq > begun);
}

/** The story as it was at that end, where the file was opened since: to a new run, tests of another one are no proof. */
export function atItsEnd(story: Story): Story {
  const end = endIn(story)?.seq ?? story.openedSeq;
  return end < story.openedSeq ? storyOf(story.moments.filter(({ seq }) => seq <= end)) : story;
}
