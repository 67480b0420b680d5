// The frame: header, map, what is told, what is asked, hints, in exactly rows - 1 lines. A frame as tall as the window leaves ghost
// copies on Windows consoles (facts.md 122), so it never is. What is asked is always in it, whole; the rest of the room is for what
// is told, which scrolls.

import { type Asking, isRight } from '../model/demand.ts';
import { howDone } from '../model/link.ts';
import { type AskedPart, type Block, blockLines, type Content, cursorIn, fitted, prose, trimmed, windowOf } from './content.ts';
import type { Context } from './context.ts';
import { type Extent, isUnread, needsItsEnd } from './guard.ts';
import { type Hint, hintsOf } from './hints.ts';
import { blank, ends, isInFocus, type Line, line, lineText, lineWidth, paragraph, span, takeWidth } from './lines.ts';
import { mapColumn, mapLine, type StepMark } from './link-map.ts';
import { askingScreen } from './screens/asking.ts';
import { overlayScreen } from './screens/overlays.ts';
import { lastOfLog } from './screens/so-far.ts';
import { welcomeScreen } from './screens/welcome.ts';
import { workingScreen } from './screens/working.ts';
import { searchLine, standingOut } from './search.ts';
import { inSet, type SignSet, sign } from './signs.ts';
import type { State } from './state.ts';

export type Size = { readonly columns: number; readonly rows: number };

/** The real cursor, from the frame's upper left corner. */
type Spot = { readonly x: number; readonly y: number };

export type Frame = {
  /** Header, map and rule. */
  readonly top: readonly Line[];
  /** The column at the left of a wide window. */
  readonly rail: readonly Line[];
  /** What of it the window shows. */
  readonly told: readonly Block[];
  readonly toldHeight: number;
  /** The rule between told and asked. */
  readonly between: readonly Line[];
  readonly asked: readonly Block[];
  /** The rule and the hints. */
  readonly bottom: readonly Line[];
  /** Columns of the rail, or of the margin. */
  readonly indent: number;
  readonly extent: Extent;
  readonly cursor: Spot | undefined;
};

const smallest: Size = { columns: 60, rows: 16 };
/** Below this there is no room for the map. */
const usual: Size = { columns: 80, rows: 24 };
/** From this width on, the steps stand in a column at the left. */
const roomy = 100;
/** From this height on, there is room for air. */
const tall = 30;
/** Longer lines are hard to read. */
const widestBody = 88;
const margin = 2;
const railWidth = 28;
/** Rows that are kept for what is told, and that what is asked takes where there is enough. */
const leastTold = { small: 3, usual: 5 } as const;
const mostAsked = 10;

export function frameOf(state: State, context: Context, size: Size, set: SignSet = 'unicode'): Frame {
  const height = Math.max(1, size.rows - 1);
  if (size.columns < smallest.columns || size.rows < smallest.rows) return tooSmall(state, context, size, height);
  const wide = size.columns >= roomy && state.welcome === null && context.steps.length > 0;
  const hasMap = !wide && state.welcome === null && context.steps.length > 0 && size.columns >= usual.columns && size.rows >= usual.rows;
  const markAt = (index: number) => stepMark(index, state, context);
  const top = [
    header(state, context, size.columns),
    ...(hasMap ? [mapLine(context, markAt, size.columns)] : []),
    ruleOf(size.columns),
    ...(size.rows >= tall ? [blank] : []),
  ];
  const room = height - top.length - 2;
  const indent = wide ? railWidth + margin : margin;
  const width = Math.min(widestBody, size.columns - indent - margin);
  const content = contentFor(state, context, width, room);
  const told = trimmed(content.told);
  const lines = blockLines(told);
  const asked = content.asked === undefined ? [] : fitted(content.asked, askedRoom(content.asked, lines.length, room, size));
  const askedHeight = blockLines(asked).length;
  const hasRule = askedHeight > 0 && lines.length > 0;
  const toldHeight = Math.max(0, room - askedHeight - (hasRule ? 1 : 0));
  const from = Math.min(scrollOf(state, lines, toldHeight), Math.max(0, lines.length - toldHeight));
  const { search } = state;
  const texts = search === null ? {} : { texts: { entries: entryTexts(content), told: lines.map(lineText) } };
  // Where nothing is told, all of it was seen.
  const extent = { lines: lines.length, height: Math.max(1, toldHeight), from, ...texts };
  const more = moreRule(state, extent);
  const bodyWidth = size.columns - (wide ? railWidth + margin : 0);
  const hints =
    search === null ? hintBar(hintsOf(state, extent.lines > extent.height), size.columns) : searchLine(state, search, extent, size.columns);
  const found = (blocks: readonly Block[]) =>
    search === null ? blocks : blocks.map((each) => ({ ...each, lines: each.lines.map((one) => standingOut(one, search.text)) }));
  const shown = found(windowOf(told, from, toldHeight));
  const frame = {
    top,
    rail: wide ? [...mapColumn(context, markAt), ...logInRail(state, context)].slice(0, room) : [],
    told: shown,
    toldHeight,
    between: hasRule ? [ruleOf(bodyWidth, more)] : [],
    asked: found(asked),
    bottom: [ruleOf(size.columns, hasRule ? '' : more), hints],
    indent,
    extent,
  };
  const askedAt = top.length + toldHeight + frame.between.length;
  const typedAt = search === null ? undefined : cursorIn(hints);
  const cursor =
    typedAt === undefined ? (cursorOf(asked, askedAt, indent) ?? cursorOf(shown, top.length, indent)) : { x: typedAt, y: height - 1 };
  return drawnIn({ ...frame, cursor }, set);
}

/** Of a list below what is told, with their reasons; else of one that is told. */
const entryTexts = ({ told, asked }: Content): readonly string[] =>
  asked?.options?.map(({ label, because }) => [...label, ...because].map(lineText).join(' ')) ??
  told.filter(({ role }) => role === 'listitem').map((each) => each.lines.map(lineText).join(' '));

/** The last of the log, under the map. */
function logInRail(state: State, context: Context): readonly Line[] {
  const lines = lastOfLog(state, context, 3);
  const cut = (text: string) => (lineWidth(line(text)) > railWidth - 2 ? `${takeWidth(text, railWidth - 3)}${sign.cut}` : text);
  return lines.length === 0 ? [] : [blank, line('  Log so far', 'bold'), ...lines.map((each) => line(`  ${cut(each)}`, 'dim'))];
}

/** What a screen tells and asks, at a width; for who is read to, as wide and as tall as it likes. */
export function contentFor(state: State, context: Context, width: number, height: number): Content {
  const { overlay, welcome, asking } = state;
  const below = (): Content => {
    if (welcome !== null) return welcomeScreen(welcome, width, height);
    return asking === null
      ? workingScreen(state.live, state.step, context, width, height)
      : askingScreen(state, asking, context, width, height);
  };
  return overlay === null ? below() : overlayScreen(state, overlay, wordsOf(below()), context, width);
}

const wordsOf = ({ told, asked }: Content): string =>
  [...blockLines(told), ...(asked === undefined ? [] : [...asked.head, ...(asked.options ?? []).flatMap(({ label }) => label)])]
    .flatMap((each) => each.map(({ text }) => text))
    .join(' ');

/** All lines of a frame, as a terminal shows them. */
export function linesIn({ top, rail, told, toldHeight, between, asked, bottom, indent }: Frame): readonly Line[] {
  const filled = [...blockLines(told), ...Array.from({ length: Math.max(0, toldHeight - blockLines(told).length) }, () => blank)];
  const askedFrom = filled.length + between.length;
  const beside = (each: Line, index: number, by: number): Line => {
    const left = rail[index] ?? blank;
    if (lineWidth(each) === 0) return left;
    return [...left, span(' '.repeat(Math.max(0, by - lineWidth(left)))), ...each];
  };
  const inner = [
    ...filled.map((each, index) => beside(each, index, indent)),
    ...between.map((each, index) => beside(each, filled.length + index, indent > margin ? indent : 0)),
    ...blockLines(asked).map((each, index) => beside(each, askedFrom + index, indent)),
  ];
  return [...top, ...inner, ...bottom];
}

/** Asked takes what told does not need, and more than that where it must; a little of told always stays. */
function askedRoom({ head, field = [], foot = [], options = [] }: AskedPart, told: number, room: number, size: Size): number {
  if (told === 0) return room;
  const least = size.rows < usual.rows ? leastTold.small : leastTold.usual;
  const most = Math.max(mostAsked, Math.floor(room / 2));
  const kept = Math.min(told, Math.max(least, room - 1 - most));
  const needed = head.length + field.length + foot.length + (options.length > 0 ? 3 : 0);
  return Math.max(room - 1 - kept, Math.min(needed, room - 2));
}

function scrollOf({ overlay, scroll: below }: State, lines: readonly Line[], height: number): number {
  const scroll = overlay?.scroll ?? below;
  if (scroll !== 'focus') return scroll;
  const first = lines.findIndex(isInFocus);
  return first < 0 ? 0 : Math.min(first, Math.max(0, lines.findLastIndex(isInFocus) - height + 1));
}

function cursorOf(blocks: readonly Block[], top: number, indent: number): Spot | undefined {
  const lines = blockLines(blocks);
  const y = lines.findLastIndex((each) => cursorIn(each) !== undefined);
  const x = y < 0 ? undefined : cursorIn(lines[y] ?? blank);
  return x === undefined ? undefined : { x: indent + x, y: top + y };
}

/** "↓ 9 more, PgDn" while there is more; on what has to be read to its end, that it was. */
function moreRule(state: State, { lines, height, from }: Extent): string {
  const below = lines - from - height;
  const above = from > 0 ? `${sign.up} ${from} above` : '';
  const words = [above, below > 0 ? `${sign.down} ${below} more, PgDn` : ''].filter((each) => each !== '').join('   ');
  return words === '' || below <= 0
    ? state.overlay === null && needsItsEnd(state) && !isUnread(state)
      ? 'seen to the end'
      : words
    : words;
}

function ruleOf(width: number, words = ''): Line {
  if (words === '') return line(sign.rule.repeat(width), 'dim');
  const text = ` ${words} `;
  return [span(sign.rule.repeat(3), 'dim'), span(text), span(sign.rule.repeat(Math.max(0, width - 3 - text.length)), 'dim')];
}

/** What is under way, and whose servers these are. */
export function header(state: State, context: Context, width: number): Line {
  const index = context.steps.findIndex((each) => each.id === state.step);
  const where =
    index < 0
      ? headOf(state.asking?.demand)
      : [...running[context.aim](index + 1, context.steps.length), context.steps[index]?.title ?? ''].join(` ${sign.dot} `);
  const named: Line = [span(' partner-wizard', 'accent'), span(where === '' ? '' : `   ${where}`, 'bold')];
  const hasRoom = where === '' || lineWidth([...named, ...badge(context)]) + 2 <= width;
  return ends(hasRoom ? named : line(` ${where}`, 'bold'), badge(context), width);
}

function headOf(demand: Asking | undefined): string {
  if (demand?.kind !== 'finished') return '';
  return demand.standing.kind === 'as of this file' ? 'As of this file' : isRight(demand.standing) ? 'Done' : 'Looked again';
}

/** What is under way, and how far. */
const running: { readonly [aim in Context['aim']]: (step: number, steps: number) => readonly string[] } = {
  'set up': (step, steps) => [`Step ${step} of ${steps}`],
  renew: (step, steps) => ['Renewal', `Step ${step} of ${steps}`],
  undo: () => ['Undo'],
};

function badge({ world, factor }: Context): Line {
  switch (world) {
    case 'lab':
      return [span(factor === 1 ? ' PRACTICE LAB ' : ` PRACTICE LAB ${sign.dot} ${factor}x `, 'badge'), span(' ')];
    case 'real':
      return [span(' REAL SERVERS ', 'badge of real servers'), span(' ')];
    case 'not chosen':
      return [];
  }
}

function stepMark(index: number, { step, asking, findings }: State, { aim, steps }: Context): StepMark {
  const at = steps.findIndex((each) => each.id === step);
  // Undo goes from step to step; how the others stand it does not say.
  if (aim === 'undo') return index === at && asking?.demand.kind !== 'undo' ? 'now' : 'unsaid';
  const done = () => howDone(findings[steps[index]?.id ?? ''] ?? []);
  if (step === null && asking?.demand.kind === 'finished') return isRight(asking.demand.standing) ? done() : 'to do';
  const current = step === null ? 0 : at;
  return index < current ? done() : index === current ? 'now' : 'to do';
}

/** The hints that have room, the weightiest of them; each in its place. */
function hintBar(hints: readonly Hint[], width: number): Line {
  const gap = '   ';
  const shown = [...hints];
  const widthOf = () => shown.reduce((sum, { label, action }) => sum + lineWidth(line(`${label} ${action}${gap}`)), 1 - gap.length);
  while (widthOf() > width && shown.length > 1) {
    const least = Math.min(...shown.map(({ weight }) => weight));
    shown.splice(
      shown.findLastIndex(({ weight }) => weight === least),
      1,
    );
  }
  return [
    span(' '),
    ...shown.flatMap(({ label, action, counts }, index) => [
      span(index === 0 ? '' : gap),
      ...(counts ? [span(label, 'bold'), span(` ${action}`)] : [span(' '.repeat(lineWidth(line(`${label} ${action}`))))]),
    ]),
  ];
}

function tooSmall(state: State, { steps }: Context, { columns, rows }: Size, height: number): Frame {
  const width = Math.max(8, columns - 1);
  const at = steps.findIndex(({ id }) => id === state.step);
  const words = [
    `The window is too small: ${columns} by ${rows}. Make it at least ${smallest.columns} by ${smallest.rows}.`,
    ...(at < 0 ? [] : [`Step ${at + 1} of ${steps.length}, ${steps[at]?.title}.`]),
    'Nothing is lost. Ctrl+C leaves.',
  ];
  const leaving = state.overlay?.kind === 'leave' ? ['Leave? Enter leaves, Esc stays. It is safe.'] : [];
  const lines = [...leaving, ...words].flatMap((each) => paragraph(each, width)).slice(0, height);
  return {
    top: [],
    rail: [],
    told: [prose(lines.map((each) => each.map(({ text, tone }) => span(takeWidth(text, width), tone))))],
    toldHeight: lines.length,
    between: [],
    asked: [],
    bottom: [],
    indent: 0,
    extent: { lines: 0, height: 0, from: 0 },
    cursor: undefined,
  };
}

/** The frame in the signs that the console can draw. */
function drawnIn(frame: Frame, set: SignSet): Frame {
  if (set === 'unicode') return frame;
  const drawn = (lines: readonly Line[]) => lines.map((each): Line => each.map(({ text, tone }) => span(inSet(text, set), tone)));
  const blocks = (all: readonly Block[]) => all.map((each) => ({ ...each, lines: drawn(each.lines) }));
  const { top, rail, told, between, asked, bottom } = frame;
  return {
    ...frame,
    top: drawn(top),
    rail: drawn(rail),
    told: blocks(told),
    between: drawn(between),
    asked: blocks(asked),
    bottom: drawn(bottom),
  };
}
