// Looks at the two metadata documents as lines that fill up, stage by stage; all that was seen of one document stands together:
//   Exchange's document, seen from
//     atl-cs-001                   ✔name─✔connect─✖TLS─·ask─·answer─·content
//     this computer                ✔name─✔connect─✔TLS─✔ask─✔answer─✔content
//       at atl-exchange-001        ✔name─✔connect─✔TLS─✔ask─✔answer─✔content
// Each state has a mark of its own; a window too narrow for the names of the stages gets the marks, and the name of the last one.

import { isClean, type ProbeTrace, type StageSeen, type StageState, stageWords, stoppedAt } from '../../model/probe-trace.ts';
import { blank, type Line, line, marked, type Span, span, takeWidth } from '../lines.ts';
import { sign } from '../signs.ts';
import type { Tone } from '../theme.ts';
import { widthOf } from '../width.ts';

/** ✔name─✔connect─✔TLS─✔ask─✔answer─✔content */
const wordsWidth = 41;
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

const marks: { readonly [state in StageState]: string } = {
  passed: sign.done,
  noted: sign.note,
  failed: sign.stop,
  'not seen': sign.notSeen,
  'not reached': sign.toDo,
};

/** The lines of looks under way; `busy` is the picture that stands at the stage each is at. */
export function fillingLines(traces: readonly ProbeTrace[], busy: string, width: number, height: number): readonly Line[] {
  const blockLines = (isLong: boolean) =>
    groupsOf(traces).flatMap((group) => groupLines(group, isLong, (each) => [traceLine(each, busy, width)]));
  const all = blockLines(false);
  if (all.length <= height) return all;
  // Those that are still under way, or went wrong, need the room more than those that are over.
  const pressing = blockLines(true);
  if (pressing.length <= height) return pressing;
  const shown = Math.max(1, height - 1);
  return [line(`${sign.up} ${pressing.length - shown} above`, 'dim'), ...pressing.slice(-shown)];
}

/** What became of all looks, with a legend, and a sentence for each that was not right throughout. */
export function traceLines(traces: readonly ProbeTrace[], width: number): readonly Line[] {
  if (traces.length === 0) return [];
  return [
    line('How far each look at the two metadata documents came', 'bold'),
    ...groupsOf(traces).flatMap((group) =>
      groupLines(group, group.length > mostInGroup, (each) => [traceLine(each, undefined, width), ...reasonLines(each, width)]),
    ),
    ...legend(width),
    blank,
  ];
}

/** One document's; in a long group those that were right throughout are counted, not shown. */
function groupLines(group: readonly ProbeTrace[], isLong: boolean, blockLines: (trace: ProbeTrace) => readonly Line[]): readonly Line[] {
  const folded = isLong ? group.filter(isClean) : [];
  return [
    line(`${group[0]?.product}'s document, seen from`),
    ...group.filter((each) => !folded.includes(each)).flatMap(blockLines),
    ...(folded.length === 0 ? [] : [line(`  ${sign.done} ${folded.length} more came to the end, and all was right.`, 'ok')]),
  ];
}

function reasonLines(trace: ProbeTrace, width: number): readonly Line[] {
  const stopped = stoppedAt(trace);
  const words = stopped === undefined ? trace.stages.flatMap((each) => (each.state === 'noted' ? [each.words] : [])) : [stopped.words];
  return words.filter((each) => each !== '').flatMap((each) => marked([span(`    ${sign.bar}`, 'dim')], each, width, 'dim'));
}

function legend(width: number): readonly Line[] {
  const words: { readonly [state in StageState]: string } = {
    passed: 'right',
    noted: 'worth knowing',
    failed: 'wrong',
    'not seen': 'could not be seen',
    'not reached': 'not reached',
  };
  const states: readonly StageState[] = ['passed', 'noted', 'failed', 'not seen', 'not reached'];
  const text = states.map((state) => `${marks[state]} ${words[state]}`).join('  ');
  return marked([], text, width, 'dim');
}

/** The looks at each document: from its partner's servers first, since that view counts. */
function groupsOf(traces: readonly ProbeTrace[]): readonly (readonly ProbeTrace[])[] {
  const rank = ({ from, at }: ProbeTrace) => (from !== null ? 0 : at === null ? 1 : 2);
  return [...Map.groupBy(traces, ({ product }) => product).values()].map((group) => group.toSorted((a, b) => rank(a) - rank(b)));
}

function traceLine({ from, at, stages }: ProbeTrace, busy: string | undefined, width: number): Line {
  const withWords = width - 2 - wordsWidth - 1 >= narrowest;
  const marks = withWords ? spelled(stages, busy) : short(stages, busy);
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

function spelled(stages: readonly StageSeen[], busy: string | undefined): readonly Span[] {
  const at = current(stages, busy);
  return stages.flatMap(({ stage, state }, index): readonly Span[] => [
    ...(index === 0 ? [] : [span(sign.rule, 'dim')]),
    index === at ? span(`${busy}${stageWords[stage]}`, 'accent') : span(`${marks[state]}${stageWords[stage]}`, tones[state]),
  ]);
}

/** ✔─✔─✖─·─·─· TLS */
function short(stages: readonly StageSeen[], busy: string | undefined): readonly Span[] {
  const at = current(stages, busy);
  const named = at === undefined ? stoppedAt({ stages }) : stages[at];
  return [
    ...stages.flatMap(({ state }, index): readonly Span[] => [
      ...(index === 0 ? [] : [span(sign.rule, 'dim')]),
      index === at ? span(busy ?? '', 'accent') : span(marks[state], tones[state]),
    ]),
    ...(named === undefined ? [] : [span(` ${stageWords[named.stage]}`, at === undefined ? tones[named.state] : 'accent')]),
  ];
}

/** The stage that a look under way is at. */
function current(stages: readonly StageSeen[], busy: string | undefined): number | undefined {
  if (busy === undefined || stoppedAt({ stages }) !== undefined) return undefined;
  const at = stages.findIndex(({ state }) => state === 'not reached');
  return at < 0 ? undefined : at;
}
