// The answers that repeat a run: what was answered, agreed to and gone on in spite of, under the keys of an answers file. Worked out
// from the story, so that a run that stopped half way has its answers too. Passwords are in no record, and so not in here.

import { isAccessKey } from '../story/answers.ts';
import type { Story } from '../story/story.ts';
import { confirmationsIn, overridesIn } from '../story/trust.ts';
import { type Answers, confirmKey, goOnAnywayKey } from './no-input.ts';
import { undoWord } from './undo.ts';

/** `computer` is where it is to be repeated: the ways to the shells were chosen for one computer each. */
export function answersOf(story: Story, computer: string): Answers {
  const given = Object.values(story.answers).flatMap(({ key, on, value, reopened }) =>
    reopened || (isAccessKey(key) && on !== computer) ? [] : [[key, value] as const],
  );
  return Object.fromEntries([...given, ...confirmations(story), ...wentOnAnyway(story)]);
}

/** A step that was agreed to more than once, as after an interruption, may have asked for another word each time. */
function confirmations(story: Story) {
  const words = new Map<string, Set<string>>();
  for (const { step, typed } of confirmationsIn(story)) {
    // What agreed to an undo is no part of a run that is to be repeated.
    if (typed?.toLowerCase() === undoWord) continue;
    const key = confirmKey(step);
    words.set(key, (words.get(key) ?? new Set()).add(typed ?? 'yes'));
  }
  return [...words].map(([key, typed]) => {
    const [only = '', ...more] = typed;
    return [key, more.length === 0 ? only : [only, ...more]] as const;
  });
}

const wentOnAnyway = (story: Story) =>
  overridesIn(story).flatMap(({ about, word }) => (word === null ? [] : [[goOnAnywayKey(about), word] as const]));
