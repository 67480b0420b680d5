// Parts that several screens share: a heading, findings, a command in a box, choices.

import type { Command } from '../../model/command.ts';
import type { Finding, FindingState } from '../../model/finding.ts';
import { placeInWords } from '../../model/place.ts';
import { someInWords } from '../../steps/phrases.ts';
import { type Block, fieldWindow, item, merged, type Option, prose } from '../content.ts';
import type { Context } from '../context.ts';
import { blank, type Line, marked, paragraph, type Span, span, wrapText } from '../lines.ts';
import { sign } from '../signs.ts';
import type { Tone } from '../theme.ts';
import { widthOf } from '../width.ts';

export const heading = (text: string, width: number): readonly Line[] => [...paragraph(text, width, 'title'), blank];

/** Paragraphs with a blank line after each. */
export const paragraphs = (texts: readonly string[], width: number, tone: Tone = 'plain'): readonly Line[] =>
  texts.flatMap((text) => [...paragraph(text, width, tone), blank]);

const order: readonly FindingState[] = ['stop', 'to mend', 'not seen', 'note', 'ok'];
export const stateTones: { readonly [state in FindingState]: Tone } = {
  ok: 'ok',
  note: 'note',
  'to mend': 'to mend',
  stop: 'stop',
  'not seen': 'note',
};

export const stateSigns: { readonly [state in FindingState]: string } = {
  ok: sign.done,
  note: sign.note,
  'to mend': sign.mend,
  stop: sign.stop,
  'not seen': sign.notSeen,
};

/** ✔ ok        Skype pool atl-cs-001… has 1 Front End. */
function findingLines(finding: Finding, width: number): readonly Line[] {
  const tone = stateTones[finding.state];
  return [
    ...marked(
      [span(`${stateSigns[finding.state]} ${finding.state.padEnd(8)}`, tone)],
      finding.source === 'reported' ? `${finding.words} (As you told.)` : finding.words,
      width,
    ),
    ...(finding.wayOut === undefined || finding.state === 'stop' ? [] : paragraph(finding.wayOut, width, 'plain', 11)),
  ];
}

/** Findings in the order in which they were looked at. */
export const findingList = (findings: readonly Finding[], width: number): readonly Block[] =>
  findings.map((finding) => item(findingLines(finding, width)));

/** What needs the admin: what stops the set-up, then what is to mend, then what nobody could look at. */
export const pressing = (findings: readonly Finding[]): readonly Finding[] =>
  pressingFirst(findings).filter(({ state }) => state === 'stop' || state === 'to mend' || state === 'not seen');

/** More than this of one kind would push what is asked, or what will run, out of sight. */
const mostAlike = 3;

/** Findings, and of many of one kind the first only, with how many more there are. */
export function foldedList(findings: readonly Finding[], width: number): readonly Block[] {
  const kinds = Map.groupBy(findings, ({ code, state }) => `${state} ${code}`);
  return [...kinds.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    if (more.length < mostAlike) return findingList([first, ...more], width);
    const which = someInWords(more.map(({ about }) => about.split('.')[0] ?? about));
    return [item([...findingLines(first, width), ...paragraph(`The same for ${more.length} more: ${which}.`, width, 'plain', 11)])];
  });
}

/** Findings, the pressing ones first. */
export const pressingFirst = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));

/** The worst of some findings. */
export const worstOf = (findings: readonly Finding[]): FindingState => pressingFirst(findings)[0]?.state ?? 'ok';

/** "5 ok, 2 notes, 1 to mend". */
export const countsOf = (findings: readonly Finding[]): string =>
  order
    .toReversed()
    .flatMap((state) => {
      const count = findings.filter((each) => each.state === state).length;
      return count === 0 ? [] : [`${count} ${state === 'note' && count > 1 ? 'notes' : state}`];
    })
    .join(', ');

/** What needs the admin in full, and how many of so many looks need nothing. In a field, no letter is a key. */
export function findingSummary(findings: readonly Finding[], looks: number, inField: boolean, width: number): readonly Block[] {
  if (looks === 0) return [];
  const needy = pressing(findings);
  const rest = looks - needy.length;
  const those =
    needy.length === 0
      ? rest === 1
        ? 'The one look needs'
        : `The ${rest} looks need`
      : rest === 1
        ? 'The other look needs'
        : `The other ${rest} looks need`;
  const restWords = `${those} nothing; ${inField ? 'Tab leads to all of them' : 'press a to see all'}.`;
  return [...foldedList(needy, width), ...(rest === 0 ? [] : [item(paragraph(restWords, width, 'dim'))]), prose([blank])];
}

/** The exact PowerShell with its place above and a bar at the left, wrapped and never cut. */
export function commandBox(command: Command, context: Context, width: number): readonly Line[] {
  return [...marked([span(sign.bar, 'dim')], placeInWords(command.place), width, 'dim'), ...barred(context.render(command), width, 'code')];
}

/** A text with a bar at the left. */
export const barred = (text: string, width: number, tone: Tone): readonly Line[] =>
  wrapText(text, Math.max(8, width - 2)).map((each): Line => [span(`${sign.bar} `, 'dim'), span(each, tone)]);

/** The entry with the pointer; the real cursor stands there too. */
const pointed = (active: boolean): readonly Span[] => (active ? [span('', 'cursor'), span(`${sign.pointer} `, 'accent')] : [span('  ')]);

/** One entry of a list, with its reason below. */
export function entryFor(label: string, because: string, mark: string, active: boolean, width: number): Option {
  return {
    label: marked([...pointed(active), span(mark, 'plain')], label, width, active ? 'bold' : 'plain'),
    because: because === '' ? [] : paragraph(because, width, 'plain', widthOf(mark) + 3),
    selected: active,
  };
}

/** One entry of several that can be marked. */
export const checkboxOf = (label: string, because: string, checked: boolean, active: boolean, width: number): Option => ({
  ...entryFor(label, because, checked ? sign.marked : sign.notMarked, active, width),
  checked,
});

/** A field; the real cursor stands in it. What is typed wraps, and of what is longer the rows around the cursor are shown. */
export function fieldLines(text: string, cursor: number, width: number): readonly Line[] {
  const characters = [...text, ' '];
  const at = Math.min(cursor, characters.length - 1);
  const room = Math.max(8, width - 2);
  const rows: Span[][] = [];
  let row: Span[] = [];
  let used = 0;
  let atRow = 0;
  for (const [index, character] of characters.entries()) {
    const wide = Math.max(1, widthOf(character));
    if (used + wide > room) {
      rows.push(row);
      row = [];
      used = 0;
    }
    if (index === at) {
      row.push(span('', 'cursor'));
      atRow = rows.length;
    }
    row.push(span(character, 'accent'));
    used += wide;
  }
  const lines = [...rows, row].map((each, index): Line => [span(index === 0 ? `${sign.pointer} ` : '  ', 'accent'), ...merged(each)]);
  return fieldWindow(lines, atRow);
}

/** What is wrong with what was typed; or, where nothing was typed, what to type. */
export const errorLines = (error: string, width: number, note = ''): readonly Line[] =>
  error !== '' ? marked([span(sign.stop, 'stop')], error, width) : note === '' ? [] : paragraph(note, width);
