// What a command puts out, as the lines that are shown and kept. Everything here comes from a server and is made harmless.

import { marksOf } from '../diagnosis/marks.ts';
import { harmless } from '../model/harmless.ts';
import type { OutputLine } from '../model/output.ts';
import type { Item } from '../model/shell.ts';

/** What a person sees of an item: server text made harmless, blank lines left out, objects as a list of their properties. */
export function linesOf(item: Item, redact: (text: string) => string): readonly OutputLine[] {
  const stream = item.kind === 'text' ? item.stream : item.kind === 'error' ? 'error' : 'output';
  const text = item.kind === 'text' ? item.text : item.kind === 'error' ? item.error.message : objectInWords(item.value);
  // Secrets are masked in the whole text: one that is cut or split over lines would no longer be known.
  const lines: readonly OutputLine[] = redact(text)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ stream, text: harmless(line, 2000) }));
  const marks = item.kind === 'error' ? harmless(redact(marksOf(item.error)), 4000, 'keep') : '';
  const [first, ...rest] = lines;
  return first === undefined || marks === '' ? lines : [{ ...first, marks }, ...rest];
}

function objectInWords(value: unknown): string {
  if (value === null || typeof value !== 'object') return String(value);
  const members = Object.entries(value).slice(0, 60);
  const width = Math.max(0, ...members.map(([name]) => name.length));
  return members
    .map(([name, each]) => `${name.padEnd(width)} : ${typeof each === 'string' ? each : (JSON.stringify(each) ?? '')}`)
    .join('\n');
}
