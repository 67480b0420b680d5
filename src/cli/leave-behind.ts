// What a run leaves beside its state file: the session logs, and after a finished set-up the calendar of what ends and when.
// The state file holds all that is in them, so that a full disk takes nothing away for good.

import path from 'node:path';
import type { Journal } from '../journal/journal.ts';
import { sessionLog } from '../log/session-log.ts';
import type { World } from '../model/shell.ts';
import { storyOf } from '../story/story.ts';
import type { Driven } from '../wizard/drive.ts';
import { logOptionsOf } from './log-options.ts';
import { calendarBeside, logBeside } from './places.ts';
import { goingOn, typedLines } from './typed.ts';
import { writeLong, writeOut } from './write-out.ts';

/** The files that were written; `calendar` is null where there is none. `trouble` says why there are not more. */
export type LeftBehind = { readonly logs: readonly string[]; readonly calendar: string | null; readonly trouble: string | null };

type Options = {
  readonly statePath: string;
  readonly world: World['kind'];
  /** The line that renews. */
  readonly renew: string;
  readonly redact: (text: string) => string;
};

export async function leaveBehind(journal: Journal, driven: Driven, options: Options): Promise<LeftBehind> {
  const { statePath, renew, redact } = options;
  const story = storyOf(journal.records);
  const logs: string[] = [];
  const rest = logOptionsOf(story, { fingerprint: journal.fingerprint(), redact, renew });
  for (const format of ['html', 'jsonl'] as const) {
    const file = logBeside(statePath, format);
    const written = writeLong(file, 'session log', sessionLog(story, { format, ...rest }));
    if (written.kind === 'trouble')
      return { logs, calendar: null, trouble: inWords(written.words, ['log', ...goingOn('set up', path.resolve(statePath))]) };
    logs.push(file);
  }
  if (driven.kind !== 'finished' || driven.standing.kind === 'as of this file' || driven.summary.calendar.expiries.length === 0)
    return { logs, calendar: null, trouble: null };
  const { calendarFile } = await import('../log/calendar-file.ts');
  const file = calendarBeside(statePath);
  const text = calendarFile(driven.summary.calendar, { ...options, now: story.written?.at ?? '' });
  const trouble = inWords(writeOut(file, 'calendar', text), goingOn('set up', path.resolve(statePath)));
  return { logs, calendar: trouble === null ? file : null, trouble };
}

/** Why it could not be written, with the arguments that do it again; null where it was. */
const inWords = (trouble: string | undefined, again: readonly string[]): string | null =>
  trouble === undefined
    ? null
    : [`${trouble.replace(/\.$/, '')}. Nothing is lost; this makes it from the state file:`, ...typedLines(again)].join('\n  ');
