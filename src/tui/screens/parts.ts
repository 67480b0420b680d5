// Parts that several screens share: a heading, findings, a command in a box, choices.

import type { Command } from '../../model/command.ts';
import type { Finding, FindingState } from '../../model/finding.ts';
import { placeInWords } from '../../model/place.ts';
import type { Context } from '../context.ts';
import { blank, inFocus, type Line, marked, paragraph, type Span, span, wrapText } from '../lines.ts';
import type { Symbols, Tone } from '../theme.ts';
import { widthOf } from '../width.ts';

export const heading = (text: string, width: number): readonly Line[] => [...paragraph(text, width, 'title'), blank];

/** Paragraphs with a blank line after each. */
export const paragraphs = (texts: readonly string[], width: number, tone: Tone = 'plain'): readonly Line[] =>
  texts.flatMap((text) => [...paragraph(text, width, tone), blank]);

const order: readonly FindingState[] = ['stop', 'to mend', 'not seen', 'note', 'ok'];
const stateTones: { readonly [state in FindingState]: Tone } = {
  ok: 'ok',
  note: 'note',
  'to mend': 'to mend',
  stop: 'stop',
  'not seen': 'note',
};

function stateMark(state: FindingState, symbols: Symbols): string {
  return { ok: symbols.done, note: symbols.info, 'to mend': symbols.warning, stop: symbols.cross, 'not seen': symbols.question }[state];
}

/** ✔ ok        Skype pool atl-cs-001… has 1 Front End. */
function findingLines(finding: Finding, symbols: Symbols, width: number): readonly Line[] {
  const tone = stateTones[finding.state];
  const label = finding.state.padEnd(8);
  const indent = ' '.repeat(11);
  return [
    ...marked(
      [span(stateMark(finding.state, symbols), tone), span(` ${label}`, tone)],
      finding.source === 'reported' ? `${finding.words} (As you told.)` : finding.words,
      width,
    ),
    ...(finding.wayOut === undefined || finding.state === 'stop'
      ? []
      : wrapText(finding.wayOut, Math.max(8, width - 11)).map((text): Line => [span(indent), span(text, 'dim')])),
  ];
}

/** Findings in the order in which they were looked at. */
export function findingList(findings: readonly Finding[], symbols: Symbols, width: number): readonly Line[] {
  return findings.flatMap((finding) => findingLines(finding, symbols, width));
}

/** Findings, the pressing ones first. */
export const pressingFirst = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));

/** In the order in which they were looked at, but what stops the set-up where nobody can overlook it. */
export const stopsFirst = (findings: readonly Finding[]): readonly Finding[] => [
  ...findings.filter(({ state }) => state === 'stop'),
  ...findings.filter(({ state }) => state !== 'stop'),
];

/** "Found: 8 ok, 2 notes, 1 to mend" and the pressing findings in full; the rest is one key away. */
export function findingSummary(findings: readonly Finding[], symbols: Symbols, width: number): readonly Line[] {
  if (findings.length === 0) return [];
  const counts = order.flatMap((state) => {
    const count = findings.filter((each) => each.state === state).length;
    return count === 0 ? [] : [`${count} ${state === 'note' && count > 1 ? 'notes' : state}`];
  });
  const pressing = pressingFirst(findings).filter((each) => each.state === 'stop' || each.state === 'to mend' || each.state === 'not seen');
  return [
    ...paragraph(`Found: ${counts.join(', ')}. Tab shows all.`, width, 'dim'),
    ...pressing.flatMap((each) => findingLines(each, symbols, width)),
    blank,
  ];
}

/** The exact PowerShell with its place above and a bar at the left, wrapped and never cut. */
export function commandBox(command: Command, context: Context, width: number): readonly Line[] {
  const bar = `${context.symbols.bar} `;
  const text = context.render(command);
  return [
    ...marked([span(context.symbols.bar, 'dim')], placeInWords(command.place), width, 'dim'),
    ...wrapText(text, Math.max(8, width - widthOf(bar))).map((each): Line => [span(bar, 'dim'), span(each, 'code')]),
  ];
}

/** One choice of a list, with its reason below. */
export function choiceLines(
  label: string,
  because: string,
  mark: string,
  active: boolean,
  context: Context,
  width: number,
): readonly Line[] {
  const pointer: Span = active ? span(`${context.symbols.pointer} `, 'accent') : span('  ');
  const lead = [pointer, span(mark, active ? 'accent' : 'plain')];
  const lines = [
    ...marked(lead, label, width, active ? 'accent' : 'plain'),
    ...(because === '' ? [] : paragraph(because, width, 'dim', widthOf(mark) + 3)),
  ];
  return active ? inFocus(lines) : lines;
}

/** A field with its cursor; the real text is never shortened, it wraps. */
export function fieldLines(text: string, cursor: number, width: number, symbols: Symbols): readonly Line[] {
  const characters = [...text, ' '];
  const at = Math.min(cursor, characters.length - 1);
  const room = Math.max(8, width - 2);
  const rows: Span[][] = [];
  let row: Span[] = [];
  let used = 0;
  for (const [index, character] of characters.entries()) {
    const wide = Math.max(1, widthOf(character));
    if (used + wide > room) {
      rows.push(row);
      row = [];
      used = 0;
    }
    row.push(span(character, index === at ? 'cursor' : 'accent'));
    used += wide;
  }
  return [...rows, row].flatMap((each, index): readonly Line[] => {
    const shown: Line = [span(index === 0 ? `${symbols.pointer} ` : '  ', 'accent'), ...merged(each)];
    return each.some(({ tone }) => tone === 'cursor') ? inFocus([shown]) : [shown];
  });
}

/** Neighbouring spans of one tone as one: fewer pieces for the screen to draw. */
function merged(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const each of spans) {
    const last = all.at(-1);
    if (last?.tone === each.tone) all.splice(-1, 1, span(last.text + each.text, each.tone));
    else all.push(each);
  }
  return all;
}

export const errorLines = (error: string, symbols: Symbols, width: number): readonly Line[] =>
  error === '' ? [] : inFocus(marked([span(symbols.cross, 'stop')], error, width, 'stop'));
