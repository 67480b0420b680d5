// The frame: header, steps, body, hints, in exactly rows - 1 lines. A frame as tall as the window leaves ghost
// copies on Windows consoles (facts.md 122), so it never is.

import { type Asking, isRight } from '../model/demand.ts';
import { bindingsOf, type Scrolls } from './bindings.ts';
import type { Context } from './context.ts';
import type { Binding } from './keys.ts';
import { blank, ends, isInFocus, type Line, line, lineWidth, marked, paragraph, span, takeWidth } from './lines.ts';
import type { Extent } from './press.ts';
import { askingScreen } from './screens/asking.ts';
import { detailsScreen, elsewhereScreen, helpScreen, leavePage } from './screens/overlays.ts';
import { welcomeScreen } from './screens/welcome.ts';
import { workingScreen } from './screens/working.ts';
import type { State } from './state.ts';

export type Size = { readonly columns: number; readonly rows: number };
export type Frame = { readonly lines: readonly Line[]; readonly extent: Extent };

const smallest: Size = { columns: 60, rows: 16 };
/** From this width on, the steps stand in a column at the left. */
const roomy = 100;
/** From this height on, there is room for air. */
const tall = 30;
/** Below this width the header has no room for the product's name. */
const narrow = 72;
/** Longer lines are hard to read. */
const widestBody = 96;
const railWidth = 26;

export function frameOf(state: State, context: Context, size: Size): Frame {
  const height = Math.max(1, size.rows - 1);
  if (size.columns < smallest.columns || size.rows < smallest.rows) return tooSmall(state, size, height);
  const wide = size.columns >= roomy && state.welcome === null;
  const top = [
    header(state, context, size.columns),
    ...(wide || state.welcome !== null ? [] : [railLine(state, context)]),
    rule(context, size.columns),
    ...(size.rows >= tall ? [blank] : []),
  ];
  const bodyHeight = height - top.length - 2;
  const bodyWidth = Math.min(widestBody, size.columns - 4 - (wide ? railWidth : 0));
  const content = bodyOf(state, context, bodyWidth, bodyHeight);
  const from = Math.min(state.scroll === 'focus' ? focusFrom(content, bodyHeight) : state.scroll, Math.max(0, content.length - bodyHeight));
  const extent = { lines: content.length, height: bodyHeight, from };
  const window = content.slice(from, from + bodyHeight);
  const rail = wide ? railColumn(state, context) : [];
  const body = Array.from({ length: bodyHeight }, (_, index) => bodyLine(window[index] ?? blank, rail[index], wide));
  const hints = hintBar(bindingsOf(state, scrollsOf(extent), context.symbols), size.columns);
  const lines = [...top, ...body, moreLine(extent, context, size.columns), hints];
  return { lines: lines.map((each) => inSymbols(each, context)), extent };
}

/** An ellipsis as the console can draw it, in the same one column. */
const inSymbols = (each: Line, { symbols }: Context): Line =>
  each.some(({ text }) => text.includes('…')) ? each.map(({ text, tone }) => span(text.replaceAll('…', symbols.cut), tone)) : each;

function scrollsOf({ lines, height, from }: Extent): Scrolls {
  if (lines <= height) return 'no';
  return from + height < lines ? 'below' : 'yes';
}

/** Scrolls as little as needed for the lines in focus, the first of them before all. */
function focusFrom(content: readonly Line[], height: number): number {
  const first = content.findIndex(isInFocus);
  return first < 0 ? 0 : Math.min(first, Math.max(0, content.findLastIndex(isInFocus) - height + 1));
}

function bodyLine(content: Line, rail: Line | undefined, wide: boolean): Line {
  if (!wide) return [span('  '), ...content];
  const left = rail ?? blank;
  return [...left, span(' '.repeat(Math.max(0, railWidth - lineWidth(left)) + 2)), ...content];
}

function bodyOf(state: State, context: Context, width: number, height: number): readonly Line[] {
  if (state.welcome !== null && state.overlay === 'none') return welcomeScreen(state.welcome, context, width);
  switch (state.overlay) {
    case 'help':
      return helpScreen(bindingsOf({ ...state, overlay: 'none' }, 'yes', context.symbols), context, width);
    case 'leave':
      return leavePage(state, context, width);
    case 'elsewhere':
      return elsewhereScreen(context, width);
    case 'details':
      return detailsScreen(state, context, width);
    case 'none':
      return state.asking === null
        ? workingScreen(state.live, state.step, context, width, height)
        : [
            ...state.notices.flatMap((each) => [...marked([span(context.symbols.info, 'note')], each, width), blank]),
            ...askingScreen(state.asking, context, width),
          ];
  }
}

function header(state: State, context: Context, width: number): Line {
  const index = context.steps.findIndex((each) => each.id === state.step);
  const where =
    index < 0
      ? headOf(state.asking?.demand)
      : [...running[context.aim](index + 1, context.steps.length), context.steps[index]?.title ?? ''].join(` ${context.symbols.dot} `);
  const badge = badges[context.world];
  const product = where === '' || width >= narrow ? [span(' partner-wizard', 'accent')] : [];
  return ends([...product, span(where === '' ? '' : `${product.length === 0 ? ' ' : '   '}${where}`, 'bold')], badge, width);
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

const badges: { readonly [world in Context['world']]: Line } = {
  lab: [span(' PRACTICE LAB ', 'badge'), span(' ')],
  real: [span(' REAL SERVERS ', 'badge of real servers'), span(' ')],
  'not chosen': [],
};

const rule = ({ symbols }: Context, width: number): Line => line(symbols.line.repeat(width), 'dim');

function stepMark(index: number, state: State, context: Context): 'done' | 'now' | 'toDo' {
  // Undo goes from step to step, and is done with none of them.
  if (context.aim === 'undo') return context.steps[index]?.id === state.step && state.asking?.demand.kind !== 'undo' ? 'now' : 'toDo';
  const current =
    state.step === null
      ? state.asking?.demand.kind === 'finished'
        ? isRight(state.asking.demand.standing)
          ? context.steps.length
          : -1
        : 0
      : context.steps.findIndex((each) => each.id === state.step);
  return index < current ? 'done' : index === current ? 'now' : 'toDo';
}

/** ✔ Servers  ✔ Certificates  ❯ 3 Skype as partner  · 4  · 5  · 6 */
function railLine(state: State, context: Context): Line {
  return [
    span(' '),
    ...context.steps.flatMap((step, index) => {
      const mark = stepMark(index, state, context);
      const tone = mark === 'now' ? 'accent' : mark === 'done' ? 'ok' : 'dim';
      return [span(`${context.symbols[mark]} ${index + 1}${mark === 'now' ? ` ${step.title}` : ''}   `, tone)];
    }),
  ];
}

function railColumn(state: State, context: Context): readonly Line[] {
  return context.steps.flatMap((step, index): readonly Line[] => {
    const mark = stepMark(index, state, context);
    const tone = mark === 'now' ? 'accent' : mark === 'done' ? 'ok' : 'dim';
    return [[span(`  ${context.symbols[mark]} `, tone), span(step.title, mark === 'done' ? 'plain' : tone)], blank];
  });
}

function moreLine({ lines, height, from }: Extent, context: Context, width: number): Line {
  const below = lines - from - height;
  if (lines <= height) return rule(context, width);
  const words = [
    ...(from > 0 ? [`${context.symbols.up} ${from} above`] : []),
    ...(below > 0 ? [`${context.symbols.down} ${below} more`] : []),
  ].join('  ');
  const text = ` ${words} `;
  return [
    span(context.symbols.line.repeat(3), 'dim'),
    span(text, 'note'),
    span(context.symbols.line.repeat(Math.max(0, width - 3 - text.length)), 'dim'),
  ];
}

/** As many hints as fit, the most important first; the last, how to leave, is always there. */
function hintBar(bindings: readonly Binding[], width: number): Line {
  const hints = bindings.map(({ label, action }): Line => [span(label, 'bold'), span(` ${action}`, 'dim')]);
  const shown = hints.slice(0, -1);
  const last = hints.slice(-1);
  const gap = span('   ');
  while (shown.length > 0 && lineWidth([...shown, ...last].flatMap((hint) => [...hint, gap])) > width) shown.pop();
  return [span(' '), ...[...shown, ...last].flatMap((hint, index) => (index === 0 ? hint : [gap, ...hint]))];
}

function tooSmall(state: State, { columns, rows }: Size, height: number): Frame {
  const width = Math.max(8, columns - 1);
  const words = [
    `Please make the window larger: at least ${smallest.columns} by ${smallest.rows}, now ${columns} by ${rows}.`,
    'Nothing is lost. Ctrl+C leaves.',
  ];
  const leaving = state.overlay === 'leave' ? ['Leave? Enter leaves, Esc stays. It is safe.'] : [];
  const lines = [...leaving, ...words].flatMap((each) => paragraph(each, width)).slice(0, height);
  return {
    lines: lines.map((each) => each.map(({ text, tone }) => span(takeWidth(text, width), tone))),
    extent: { lines: 0, height: 0, from: 0 },
  };
}
