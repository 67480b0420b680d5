// The one way to standard output and standard error for words: whatever stands in them from files, servers, arguments and paths, no
// terminal takes any of it for an order. Documents (log, plan) are made harmless where they are made.

import { harmless } from '../model/harmless.ts';

/** Any length; line ends are ours. */
const shown = (text: string): string => harmless(text, Number.POSITIVE_INFINITY, 'keep');

/** A result, with a line end. */
export function tell(text: string): void {
  process.stdout.write(`${shown(text)}\n`);
}

/** Talk, with a line end. */
export function talk(text: string): void {
  process.stderr.write(`${shown(text)}\n`);
}

/** A text from outside within a line of ours. */
export const inLine = (text: string): string => harmless(text, 4000);

/** One JSON document: what a terminal could take for an order is escaped, and means the same. */
export function tellJson(value: unknown): void {
  const escaped = JSON.stringify(value).replace(/[\u007F-\u009F\p{Cf}\p{Zl}\p{Zp}]/gu, (each) =>
    [...Array(each.length).keys()].map((at) => `\\u${each.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
  process.stdout.write(`${escaped}\n`);
}
