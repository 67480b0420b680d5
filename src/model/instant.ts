// Reckoning with instants that somebody else wrote down. Nothing here throws: a text that is no instant gives undefined, or is taken
// for neither early nor late, and what was not read decides nothing.

import type { Instant } from './command.ts';

/** Clocks differ, and a new certificate begins at the moment of its making: what begins within this time begins about now. */
const aboutNow = 10 * 60_000;

/** Milliseconds since 1970. */
export function timeOf(text: string): number | undefined {
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

/** So much later; earlier where it is negative. */
export const shifted = (from: string, milliseconds: number): Instant | undefined =>
  instantOf(new Date((timeOf(from) ?? Number.NaN) + milliseconds));

/** A date as an instant; undefined where it is none, such as one beyond the calendar. */
export const instantOf = (date: Date): Instant | undefined => (Number.isNaN(date.getTime()) ? undefined : date.toISOString());

/** Milliseconds from one instant to another; negative where it is past. */
export function between(from: string, to: string): number | undefined {
  const [start, end] = [timeOf(from), timeOf(to)];
  return start === undefined || end === undefined ? undefined : end - start;
}

/** Whether something begins later than about now. */
export const isYetToBegin = (begin: string, now: string): boolean => (between(now, begin) ?? 0) > aboutNow;

/** An instant as a person types it, in the time of this computer. */
export function localTimeInWords(at: string): string {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A kept answer as it was typed: an instant is kept in UTC. */
export const asAnswered = (kept: string): string => (/^[\d-]+T[\d:.]+Z$/.test(kept) ? localTimeInWords(kept) : kept);
