// The one way to standard output and standard error for words: whatever stands in them from files, servers, arguments and paths, no
// terminal takes any of it for an order. Documents (log, plan) are made harmless where they are made.

import { harmless } from '../model/harmless.ts';
import { escapedJson } from '../model/json.ts';

/** Any length; line ends are ours. */
const shown = (text: string): string => harmless(text, Number.POSITIVE_INFINITY, 'keep');

/** A result, with a line end. */
export function tell(text: string): void {
  process.stdout.write(`${shown(text)}\n`);
}

/** A result of several lines, which has its own end. */
export function tellText(text: string): void {
  process.stdout.write(shown(text));
}

/** Talk, with a line end. */
export function talk(text: string): void {
  process.stderr.write(`${shown(text)}\n`);
}

/** A text from outside within a line of ours. */
export const inLine = (text: string): string => harmless(text, 4000);

/** One JSON document: what a terminal could take for an order is escaped, and means the same. */
export function tellJson(value: unknown): void {
  process.stdout.write(`${escapedJson(value)}\n`);
}

/** The same in ASCII alone: Windows PowerShell reads what comes through a pipe in a code page of its own. */
export function tellAscii(value: unknown): void {
  process.stdout.write(`${escapedJson(value, /[^\x20-\x7E]/gu)}\n`);
}
