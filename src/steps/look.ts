// Making findings, in one line each.

import type { Finding, FindingState, Source } from '../model/finding.ts';
import type { Json } from '../model/json.ts';

type More = { readonly source?: Source; readonly wayOut?: string; readonly override?: string; readonly saw?: Json };

const make =
  (state: FindingState) =>
  (code: string, about: string, words: string, more: More = {}): Finding => ({
    code,
    about,
    state,
    words,
    source: 'shell',
    saw: null,
    ...more,
  });

export const ok = make('ok');
export const note = make('note');
export const problem = make('problem');
export const blocker = make('blocker');
export const unseen = make('not seen');

/** A list in a sentence: "a", "a and b", "a, b and c". */
export function inWords(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** A number of things: "1 Front End", "2 Front Ends". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** A day, as a person writes it: 2031-03-02. */
export const day = (instant: string): string => instant.slice(0, 10);

/** Whole days from one instant to another; negative when it is past. */
export const daysBetween = (from: string, to: string): number => Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** A text as the end of a sentence: with one full stop. */
export const sentence = (text: string): string => `${text.trim().replace(/[.\s]+$/, '')}.`;

/** Fewer days than this to an expiry are worth a word (facts.md 126: warn under 60 days). */
export const soon = 60;

/** A thumbprint short enough to read aloud. */
export const short = (thumbprint: string): string => `${thumbprint.slice(0, 8)}…`;
