// The last screen: what was proven, what was not, what to remember, what ends when, and where the files are.

import { type Calendar, standingInWords } from '../../model/calendar.ts';
import { type Asking, type EndStanding, isRight, type Summary } from '../../model/demand.ts';
import { harmless } from '../../model/harmless.ts';
import { localTimeInWords } from '../../model/instant.ts';
import { type Content, merged, prose } from '../content.ts';
import type { Context } from '../context.ts';
import { blank, type Line, line, marked, paragraph, pathLines, type Span, span, typedLine } from '../lines.ts';
import { sign } from '../signs.ts';
import { heading } from './parts.ts';

export function finishedScreen({ of, summary, standing }: Extract<Asking, { kind: 'finished' }>, context: Context, width: number): Content {
  const part = (title: string, mark: string, tone: 'ok' | 'note' | 'plain', lines: readonly string[]): readonly Line[] =>
    lines.length === 0 ? [] : [line(title, 'bold'), ...lines.flatMap((each) => marked([span(`  ${mark}`, tone)], each, width)), blank];
  const { calendar, world } = context;
  return {
    told: [
      prose(
        heading(
          `${of === 'set up' && standing.kind === 'now' && world === 'lab' ? 'In the practice lab: ' : ''}${titleOf(summary, standing)}`,
          width,
        ),
        standingLines(standing, width),
      ),
      prose(
        standing.kind === 'as of this file'
          ? part('Proven then, as of this file', sign.note, 'plain', summary.proven)
          : part(of === 'undo' ? 'Taken back' : 'Proven', sign.done, 'ok', summary.proven),
      ),
      prose(part(of === 'set up' ? 'Not proven' : 'Left as it is', sign.notSeen, 'note', summary.notProven)),
      prose(part('Remember', sign.note, 'plain', summary.remember)),
      prose(calendarLines(summary.calendar, context, width)),
    ],
    asked: {
      head: [
        ...pathLines([span('State', 'bold')], context.statePath, width),
        ...pathLines([span('Log  ', 'bold')], context.logPath, width),
        ...(calendar === undefined || summary.calendar.expiries.length === 0
          ? []
          : pathLines([span('Dates', 'bold')], calendar.path, width)),
        ...paragraph(keysOf(standing), width, 'bold'),
      ],
    },
  };
}

function titleOf({ title }: Summary, standing: EndStanding): string {
  switch (standing.kind) {
    case 'now':
      return title;
    case 'as of this file':
      return `Done on ${localTimeInWords(standing.written.at)}, as of this file.`;
    case 'looked again':
      return standing.amiss.length === 0 ? 'All that a look shows is as it should be.' : 'It is not as it should be.';
  }
}

function standingLines(standing: EndStanding, width: number): readonly Line[] {
  if (standing.kind === 'now') return [];
  const { at, by, on } = standing.written;
  const who = `${harmless(by, 64)} on ${harmless(on, 64)}`;
  if (standing.kind === 'as of this file')
    return [
      ...paragraph(
        `So it says, written by ${who}. Nobody has looked since. Whether it still works, only a look at the servers tells.`,
        width,
      ),
      blank,
    ];
  return [
    ...paragraph(`The file says that it was done on ${localTimeInWords(at)}, by ${who}. Just now all steps were looked at again.`, width),
    blank,
    ...standing.amiss.flatMap((each) => marked([span(`  ${sign.stop}`, 'stop')], each, width)),
    ...(standing.amiss.length === 0 ? [] : [blank]),
  ];
}

function keysOf(standing: EndStanding): string {
  if (standing.kind === 'as of this file')
    return 'Press Enter to look again; that changes nothing and is not recorded. Press Ctrl+C to leave.';
  return isRight(standing)
    ? 'Press Enter to close the wizard.'
    : 'Press Enter to go on with the set-up: from there on it is recorded. Press Ctrl+C to leave; nothing of this look is kept.';
}

const marks = {
  ahead: { symbol: sign.dot, tone: 'plain' },
  due: { symbol: sign.mend, tone: 'to mend' },
  past: { symbol: sign.stop, tone: 'stop' },
} as const;

/** Wider than any window: who is read to has the dates. */
const widest = 200;

/** How the dates lie to each other: "2026-12-20 !──·────────────· 2031-11-24". */
function timeline(expiries: Calendar['expiries'], width: number): readonly Line[] {
  const times = expiries.map(({ at }) => Date.parse(at));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const room = width - 28;
  if (!(to > from) || width > widest || room < 20) return [];
  const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
  const track: Span[] = Array.from({ length: room }, () => span(sign.rule, 'dim'));
  // Of those that fall together, the nearest is seen.
  for (const [index, { standing }] of [...expiries.entries()].toReversed()) {
    const { symbol, tone } = marks[standing];
    track[Math.round((((times[index] ?? from) - from) / (to - from)) * (room - 1))] = span(symbol, tone === 'plain' ? 'bold' : tone);
  }
  return [[span(`  ${dayOf(from)} `), ...merged(track), span(` ${dayOf(to)}`)], blank];
}

/** Dates under each other, the nearest first. */
function calendarLines({ expiries, notSeen }: Calendar, { calendar }: Context, width: number): readonly Line[] {
  if (expiries.length + notSeen.length === 0) return [];
  return [
    line('Calendar', 'bold'),
    ...timeline(expiries, width),
    ...expiries.flatMap(({ at, standing, words }) => {
      const { symbol, tone } = marks[standing];
      return marked([span(`  ${symbol} ${at.slice(0, 10)}`, tone)], `${standingInWords[standing]}${words}`, width);
    }),
    ...notSeen.flatMap((each) => marked([span(`  ${sign.notSeen}`, 'note')], each, width)),
    ...(calendar === undefined
      ? []
      : [
          blank,
          ...paragraph('To renew a signing certificate in time, type what stands below. It also does what must follow.', width, 'plain', 2),
          ...calendar.renew.split('\n').flatMap((each) => typedLine(each, width)),
          ...paragraph('Import the calendar file into your own calendar, and it reminds you.', width, 'plain', 2),
        ]),
    blank,
  ];
}
