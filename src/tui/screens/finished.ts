// The last screen: what was proven, what was not, what to remember, what ends when, and where the files are.

import { type Calendar, standingInWords } from '../../model/calendar.ts';
import type { Asking } from '../../model/demand.ts';
import type { Context } from '../context.ts';
import { blank, type Line, line, marked, paragraph, span } from '../lines.ts';
import { heading } from './parts.ts';

export function finishedLines({ of, summary }: Extract<Asking, { kind: 'finished' }>, context: Context, width: number): readonly Line[] {
  const { symbols, calendar } = context;
  const part = (title: string, mark: string, tone: 'ok' | 'note' | 'plain', lines: readonly string[]): readonly Line[] =>
    lines.length === 0 ? [] : [line(title, 'bold'), ...lines.flatMap((each) => marked([span(`  ${mark}`, tone)], each, width)), blank];
  return [
    ...heading(
      of === 'set up'
        ? 'Server-to-server authentication works.'
        : summary.proven.length > 0
          ? 'It has been taken back.'
          : 'Nothing was taken back.',
      width,
    ),
    ...part(of === 'set up' ? 'Proven' : 'Taken back', symbols.done, 'ok', summary.proven),
    ...part(of === 'set up' ? 'Not proven' : 'Left as it is', symbols.question, 'note', summary.notProven),
    ...part('Remember', symbols.info, 'plain', summary.remember),
    ...calendarLines(summary.calendar, context, width),
    ...marked([span('State file ', 'bold')], context.statePath, width),
    ...marked([span('Session log', 'bold')], context.logPath, width),
    ...(calendar === undefined || summary.calendar.expiries.length === 0
      ? []
      : marked([span('Calendar   ', 'bold')], calendar.path, width)),
    blank,
    line('Press Enter to close the wizard.', 'bold'),
  ];
}

/** Dates under each other, the nearest first. */
function calendarLines({ expiries, notSeen }: Calendar, { symbols, calendar }: Context, width: number): readonly Line[] {
  if (expiries.length + notSeen.length === 0) return [];
  const marks = {
    ahead: { symbol: symbols.dot, tone: 'plain' },
    due: { symbol: symbols.warning, tone: 'to mend' },
    past: { symbol: symbols.cross, tone: 'stop' },
  } as const;
  return [
    line('Calendar', 'bold'),
    ...expiries.flatMap(({ at, standing, words }) => {
      const { symbol, tone } = marks[standing];
      return marked([span(`  ${symbol} ${at.slice(0, 10)}`, tone)], `${standingInWords[standing]}${words}`, width);
    }),
    ...notSeen.flatMap((each) => marked([span(`  ${symbols.question}`, 'note')], each, width)),
    ...(calendar === undefined
      ? []
      : [
          blank,
          ...paragraph('To renew a signing certificate in time, type the line below. It also does what must follow.', width, 'plain', 2),
          ...marked([span('   ')], calendar.renew, width, 'code'),
          ...paragraph('Import the calendar file into your own calendar, and it reminds you.', width, 'plain', 2),
        ]),
    blank,
  ];
}
