// A screen is lines of toned text, made by pure functions for a given width. So nothing is ever cut off
// unseen: text wraps, and what is taller than the window scrolls (frame.ts).

import { harmless } from '../model/harmless.ts';
import type { Tone } from './theme.ts';
import { widthOf } from './width.ts';

export type Span = { readonly text: string; readonly tone: Tone };
export type Line = readonly Span[];

/** No text of a screen is an order for the terminal, nor breaks a line of it. Asked for each text that is drawn, so quick. */
const visible = (text: string): string => (/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(text) ? harmless(text, Number.POSITIVE_INFINITY) : text);

export const span = (text: string, tone: Tone = 'plain'): Span => ({ text: visible(text), tone });
export const line = (text: string, tone: Tone = 'plain'): Line => [span(text, tone)];
export const blank: Line = [];

/** Lines that have to stay in view, such as the choice under the cursor: the frame scrolls to them. */
export const inFocus = (lines: readonly Line[]): readonly Line[] => lines.map((each) => [span('', 'focus'), ...each]);
export const isInFocus = (each: Line): boolean => each.some(({ tone }) => tone === 'focus');

export const lineText = (each: Line): string => each.map(({ text }) => text).join('');
export const lineWidth = (each: Line): number => each.reduce((sum, { text }) => sum + widthOf(text), 0);

// Made when a word has to be broken: making it takes longer than drawing a whole screen.
let segmenter: Intl.Segmenter | undefined;
const graphemes = (): Intl.Segmenter => {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter;
};

/** Wraps a text at spaces; a word longer than the width is broken, never lost. */
export function wrapText(given: string, width: number): readonly string[] {
  const text = visible(given);
  const wrapped: string[] = [];
  let current = '';
  for (const word of text.split(/(?<= )/)) {
    if (widthOf((current + word).trimEnd()) <= width) {
      current += word;
      continue;
    }
    if (current !== '') wrapped.push(current.trimEnd());
    current = word;
    while (widthOf(current.trimEnd()) > width) {
      const head = headOf(current, width);
      wrapped.push(head);
      current = current.slice(head.length);
    }
  }
  return [...wrapped, current.trimEnd()];
}

/** What ends a sentence or a bracket, alone: it must not begin a line. */
const onlyEnds = /^[.,;:!?)\]}'"’”…]+$/;

/** Up to the last slash behind a name: no name of a path or an address is broken, nor its "https://" or "C:\". */
const upToSlash = /^.*[^:/\\][/\\]/;

/** What goes before the break in a word that is too long. */
function headOf(word: string, width: number): string {
  const head = takeWidth(word, width);
  const [path] = upToSlash.exec(head) ?? [];
  if (path !== undefined) return path;
  if (!onlyEnds.test(word.slice(head.length).trimEnd())) return head;
  // What ends a sentence has one character for company.
  const end = head.replace(/[.,;:!?)\]}'"’”…]+$/, '');
  return takeWidth(end, Math.max(1, widthOf(end) - 1)) || head;
}

/** A path behind its mark; one that is too long is broken behind a slash, blanks in its names or not, and goes on two columns further. */
export function pathLines(mark: readonly Span[], path: string, width: number): readonly Line[] {
  const indent = lineWidth(mark) + 1;
  const room = Math.max(8, width - indent - 2);
  const rows: string[] = [];
  for (const name of visible(path).split(/(?<=[^:/\\][/\\])/)) {
    const last = rows.at(-1);
    if (last !== undefined && widthOf(last + name) <= room) rows[rows.length - 1] = last + name;
    else for (let rest = name; rest !== ''; rest = rest.slice(rows.at(-1)?.length)) rows.push(takeWidth(rest, room));
  }
  return rows.map((each, index) => (index === 0 ? [...mark, span(` ${each}`)] : [span(' '.repeat(indent + 2)), span(each)]));
}

/** A line to type: broken between its words, what stands in quotes being one, a longer one behind a slash; never in a name that fits. */
export function typedLine(text: string, width: number): readonly Line[] {
  const room = Math.max(8, width - 4);
  const words = visible(text).match(/(?:"[^"]*"|'[^']*'|\S)+ */g) ?? [];
  const rows: string[] = [''];
  const put = (piece: string) => {
    const last = rows.at(-1) ?? '';
    if (last === '' || widthOf((last + piece).trimEnd()) <= room) rows[rows.length - 1] = last + piece;
    else rows.push(piece);
  };
  for (const word of words) {
    if (widthOf(word.trimEnd()) <= room) put(word);
    else for (const piece of word.split(/(?<=[^:/\\][/\\])/)) put(piece);
  }
  return rows
    .flatMap((each) => wrapText(each, room))
    .map((each, index) => [span(' '.repeat(index === 0 ? 2 : 4)), span(each.trimEnd(), 'code')]);
}

/** The longest beginning of a text that fits; at least one character. */
export function takeWidth(text: string, width: number): string {
  // Most fit, and parting a text into what a reader takes for characters costs more than the rest of a screen.
  if (widthOf(text) <= width) return text;
  let taken = '';
  for (const { segment } of graphemes().segment(text)) {
    if (taken !== '' && widthOf(taken + segment) > width) break;
    taken += segment;
  }
  return taken;
}

/** A paragraph; following lines hang under the first by `indent` columns. */
export function paragraph(text: string, width: number, tone: Tone = 'plain', indent = 0): readonly Line[] {
  return wrapText(text, Math.max(8, width - indent)).map((each) => [span(' '.repeat(indent)), span(each, tone)]);
}

/** A paragraph behind a mark, hanging under its own text: "✔ ok    It is so." */
export function marked(mark: readonly Span[], text: string, width: number, tone: Tone = 'plain'): readonly Line[] {
  const indent = lineWidth(mark) + 1;
  return wrapText(text, Math.max(8, width - indent)).map((each, index) =>
    index === 0 ? [...mark, span(' '), span(each, tone)] : [span(' '.repeat(indent)), span(each, tone)],
  );
}

/** Text at the left and the right end of one line. */
export function ends(left: Line, right: Line, width: number): Line {
  const gap = Math.max(1, width - lineWidth(left) - lineWidth(right));
  return [...left, span(' '.repeat(gap)), ...right];
}
