// Phrases that the steps share: lists, numbers, days.

import { between } from '../model/instant.ts';

/** A list in a sentence: "a", "a and b", "a, b and c". */
export function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** The same, where there may be many: the first three, and how many more. The whole list is in the facts. */
export const someInWords = (items: readonly string[]): string =>
  items.length <= 4 ? listInWords(items) : `${items.slice(0, 3).join(', ')} and ${items.length - 3} more`;

/** The same as the subject of a sentence, which falls away with nothing to say it of. */
export const saidOfSome = (items: readonly string[], say: (names: string) => string): readonly string[] =>
  items.length === 0 ? [] : [say(someInWords(items))];

/** A number of things: "1 Front End", "2 Front Ends". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** A day, as a person writes it: 2031-03-02. */
export const day = (instant: string): string => instant.slice(0, 10);

/** Whole days from one instant to another; negative when it is past, and no number where one of them is no instant. */
export const daysBetween = (from: string, to: string): number => Math.floor((between(from, to) ?? Number.NaN) / 86_400_000);

/** A text as the end of a sentence: with one full stop. */
export const sentence = (text: string): string => `${text.trim().replace(/[.\s]+$/, '')}.`;

/** Fewer days than this to an expiry are worth a word (facts.md 126: warn under 60 days). */
export const soon = 60;

/** A thumbprint short enough to read aloud. */
export const short = (thumbprint: string): string => `${thumbprint.slice(0, 8)}…`;
