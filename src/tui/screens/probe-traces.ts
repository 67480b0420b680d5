// Looks at the two metadata documents as lines that fill up, stage by stage; all that was seen of one document stands together:
//   Exchange's document, seen from
//     atl-cs-001                   ✔name─✔connect─✖secure─·ask─·answer─·meaning
//     this computer                ✔name─✔connect─✔secure─✔ask─✔answer─✔meaning
//       at atl-exchange-001        ✔name─✔connect─✔secure─✔ask─✔answer─✔meaning
// Each state has a mark of its own; a window too narrow for the names of the stages gets the marks, and the name of the last one.

import { isClean, type ProbeTrace, type StageSeen, type StageState, stoppedAt } from '../../model/probe-trace.ts';
import type { Context } from '../context.ts';
import { blank, type Line, line, marked, type Span, span, takeWidth } from '../lines.ts';
import type { Symbols, Tone } from '../theme.ts';
import { widthOf } from '../width.ts';

/** ✔name─✔connect─✔secure─✔ask─✔answer─✔meaning */
const wordsWidth = 44;
/** ✔─✔─✖─·─·─· connect */
const shortWidth = 19;
const narrowest = 24;
/** More than these in one group would hide what is wrong among what is right. */
const mostInGroup = 12;

const tones: { readonly [state in StageState]: Tone } = {
  passed: 'ok',
  noted: 'note',
  failed: 'stop',
  'not seen': 'note',
  'not reached': 'dim',
};

const markOf = (state: StageState, symbols: Symbols): string =>
  ({ passed: symbols.done, noted: symbols.info, failed: symbols.cross, 'not seen': symbols.question, 'not reached': symbols.toDo })[state];

/** The lines of looks under way; `busy` is the picture that stands at the stage each is at. */
export function fillingLines(
  traces: readonly ProbeTrace[],
  busy: string,
  context: Context,
  width: number,
  height: number,
): readonly Line[] {
  const { symbols } = context;
  const linesOf = (isLong: boolean) =>
    groupsOf(traces).flatMap((group) => groupLines(group, isLong, symbols, (each) => [traceLine(each, busy, symbols, width)]));
  const all = linesOf(false);
  if (all.length <= height) return all;
  // Those that are still under way, or went wrong, need the room more than those that are over.
  const pressing = linesOf(true);
  if (pressing.length <= height) return pressing;
  const shown = Math.max(1, height - 1);
  return [line(`${symbols.up} ${pressing.length - shown} above`, 'dim'), ...pressing.slice(-shown)];
}

/** What became of all looks, with a legend, and a sentence for each that was not right throughout. */
export function traceLines(traces: readonly ProbeTrace[], { symbols }: Context, width: number): readonly Line[] {
  if (traces.length === 0) return [];
  return [
    line('How far each look at the two metadata documents came', 'bold'),
    ...groupsOf(traces).flatMap((group) =>
      groupLines(group, group.length > mostInGroup, symbols, (each) => [
        traceLine(each, undefined, symbols, width),
        ...reasonLines(each, symbols, width),
      ]),
    ),
    ...legend(symbols, width),
    blank,
  ];
}

/** One document's; in a long group those that were right throughout are counted, not shown. */
function groupLines(
  group: readonly ProbeTrace[],
  isLong: boolean,
  symbols: Symbols,
  linesOf: (trace: ProbeTrace) => readonly Line[],
): readonly Line[] {
  const folded = isLong ? group.filter(isClean) : [];
  return [
    line(`${group[0]?.product}'s document, seen from`),
    ...group.filter((each) => !folded.includes(each)).flatMap(linesOf),
    ...(folded.length === 0 ? [] : [line(`  ${symbols.done} ${folded.length} more came to the end, and all was right.`, 'ok')]),
  ];
}

function reasonLines(trace: ProbeTrace, symbols: Symbols, width: number): readonly Line[] {
  const stopped = stoppedAt(trace);
  const words = stopped === undefined ? trace.stages.flatMap((each) => (each.state === 'noted' ? [each.words] : [])) : [stopped.words];
  return words.filter((each) => each !== '').flatMap((each) => marked([span(`    ${symbols.bar}`, 'dim')], each, width, 'dim'));
}

function legend(symbols: Symbols, width: number): readonly Line[] {
  const words: { readonly [state in StageState]: string } = {
    passed: 'right',
    noted: 'worth knowing',
    failed: 'wrong',
    'not seen': 'could not be seen',
    'not reached': 'not reached',
  };
  const states: readonly StageState[] = ['passed', 'noted', 'failed', 'not seen', 'not reached'];
  const text = states.map((state) => `${markOf(state, symbols)} ${words[state]}`).join('  ');
  return marked([], text, width, 'dim');
}

/** The looks at each document: from its partner's servers first, since that view counts. */
function groupsOf(traces: readonly ProbeTrace[]): readonly (readonly ProbeTrace[])[] {
  const rank = ({ from, at }: ProbeTrace) => (from !== null ? 0 : at === null ? 1 : 2);
  return [...Map.groupBy(traces, ({ product }) => product).values()].map((group) => group.toSorted((a, b) => rank(a) - rank(b)));
}

function traceLine({ from, at, stages }: ProbeTrace, busy: string | undefined, symbols: Symbols, width: number): Line {
  const withWords = width - 2 - wordsWidth - 1 >= narrowest;
  const marks = withWords ? spelled(stages, busy, symbols) : short(stages, busy, symbols);
  const room = Math.min(40, Math.max(8, width - 3 - (withWords ? wordsWidth : shortWidth)));
  const who = from !== null ? nameIn(from) : at === null ? 'this computer' : `  at ${nameIn(at)}`;
  return [span('  '), span(padded(who, room)), span(' '), ...marks];
}

/** The computer's own name: the domain is in the findings. */
const nameIn = (fqdn: string): string => fqdn.split('.')[0] ?? fqdn;

function padded(text: string, room: number): string {
  const shown = widthOf(text) <= room ? text : `${takeWidth(text, room - 2)}..`;
  return shown + ' '.repeat(Math.max(0, room - widthOf(shown)));
}

function spelled(stages: readonly StageSeen[], busy: string | undefined, symbols: Symbols): readonly Span[] {
  const at = current(stages, busy);
  return stages.flatMap(({ stage, state }, index): readonly Span[] => [
    ...(index === 0 ? [] : [span(symbols.line, 'dim')]),
    index === at ? span(`${busy}${stage}`, 'accent') : span(`${markOf(state, symbols)}${stage}`, tones[state]),
  ]);
}

/** ✔─✔─✖─·─·─· secure */
function short(stages: readonly StageSeen[], busy: string | undefined, symbols: Symbols): readonly Span[] {
  const at = current(stages, busy);
  const named = at === undefined ? stoppedAt({ stages }) : stages[at];
  return [
    ...stages.flatMap(({ state }, index): readonly Span[] => [
      ...(index === 0 ? [] : [span(symbols.line, 'dim')]),
      index === at ? span(busy ?? '', 'accent') : span(markOf(state, symbols), tones[state]),
    ]),
    ...(named === undefined ? [] : [span(` ${named.stage}`, at === undefined ? tones[named.state] : 'accent')]),
  ];
}

/** The stage that a look under way is at. */
function current(stages: readonly StageSeen[], busy: string | undefined): number | undefined {
  if (busy === undefined || stoppedAt({ stages }) !== undefined) return undefined;
  const at = stages.findIndex(({ state }) => state === 'not reached');
  return at < 0 ? undefined : at;
}
