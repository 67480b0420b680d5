// What a run leaves beside its state file: the session logs, and after a finished set-up the calendar of what ends and when.
// The state file holds all that is in them, so that a full disk takes nothing away for good.

import { hostname } from 'node:os';
import path from 'node:path';
import type { Journal } from '../journal/journal.ts';
import { sessionLog } from '../log/session-log.ts';
import type { World } from '../model/shell.ts';
import type { Moment } from '../story/moment.ts';
import { type Story, storyOf } from '../story/story.ts';
import type { Driven } from '../wizard/drive.ts';
import { answersOf } from '../wizard/repeat.ts';
import { answersForCheck, answersMark } from './check-answers.ts';
import { logOptionsOf } from './log-options.ts';
import { calendarBeside, checkAnswersBeside, logBeside } from './places.ts';
import { goingOn, typedLines } from './typed.ts';
import { writeLong, writeOut } from './write-out.ts';

/** The files that were written; `calendar` and `check`, its answers, are null where there are none. `trouble` says why no more. */
export type LeftBehind = {
  readonly logs: readonly string[];
  readonly calendar: string | null;
  readonly check: string | null;
  readonly trouble: string | null;
};

type Options = {
  readonly statePath: string;
  readonly world: World['kind'];
  /** The line that renews. */
  readonly renew: string;
  readonly redact: (text: string) => string;
};

/** In pieces, made as they are written: whatever is wrong with them is a log that could not be written. */
function* logOf(journal: Journal, format: 'html' | 'jsonl', { redact, renew }: Options): Generator<string> {
  const story = storyOf(journal.records);
  yield* sessionLog(story, { format, ...logOptionsOf(story, { fingerprint: journal.fingerprint(), redact, renew }) });
}

/** Why it could not be written, in a sentence. */
function writeLog(journal: Journal, format: 'html' | 'jsonl', options: Options, how: 'flushed' | 'unflushed'): string | undefined {
  const written = writeLong(logBeside(options.statePath, format), 'session log', logOf(journal, format, options), how);
  return written.kind === 'trouble' ? written.words : undefined;
}

const endsChange: ReadonlySet<Moment['type']> = new Set(['ended', 'settled']);

/**
 * Writes the log for people anew after each change, so that a computer that dies leaves the way back on paper. It waits for no disk, and
 * where it cannot be written the work goes on; `say` is told once.
 */
export function logKeeper(journal: Journal, options: Options, say: (words: string) => void): (type: Moment['type']) => void {
  let isSaid = false;
  return (type) => {
    if (!endsChange.has(type)) return;
    const trouble = writeLog(journal, 'html', options, 'unflushed');
    if (trouble === undefined || isSaid) return;
    isSaid = true;
    say(`The session log could not be written: ${trouble} The work goes on, and at its end it is tried again.`);
  };
}

/** Of what went wrong in the middle of the work: where the log is, once anything was changed. */
export function whereLogIs(journal: Journal, options: Options): string | undefined {
  if (!journal.records.some(({ type }) => type === 'intent')) return undefined;
  return writeLog(journal, 'html', options, 'flushed') ?? `Session log: ${logBeside(options.statePath, 'html')}`;
}

export async function leaveBehind(journal: Journal, driven: Driven, options: Options): Promise<LeftBehind> {
  const { statePath } = options;
  const story = storyOf(journal.records);
  const [logs, troubles]: [string[], string[]] = [[], []];
  for (const format of ['html', 'jsonl'] as const) {
    const trouble = inWords(writeLog(journal, format, options, 'flushed'), ['log', ...goingOn('set up', path.resolve(statePath))]);
    if (trouble === null) logs.push(logBeside(statePath, format));
    else troubles.push(trouble);
  }
  if (driven.kind !== 'finished' || driven.standing.kind === 'as of this file' || driven.of === 'undo')
    return { logs, calendar: null, check: null, trouble: troubles[0] ?? null };
  const check = leaveAnswers(statePath, story);
  if (driven.summary.calendar.expiries.length === 0) return { logs, calendar: null, check, trouble: troubles[0] ?? null };
  const { calendarFile } = await import('../log/calendar-file.ts');
  const file = calendarBeside(statePath);
  const text = calendarFile(driven.summary.calendar, { ...options, now: story.written?.at ?? '' });
  const trouble = inWords(writeOut(file, 'calendar', text), goingOn('set up', path.resolve(statePath)));
  return { logs, calendar: trouble === null ? file : null, check, trouble: troubles[0] ?? trouble };
}

/** What a check will go by; null where it could not be written, which loses nothing: any answers file will do. */
function leaveAnswers(statePath: string, story: Story): string | null {
  const file = checkAnswersBeside(statePath);
  const answers = { ...answersMark, ...answersForCheck(answersOf(story, hostname())) };
  return writeOut(file, 'answers for a check', `${JSON.stringify(answers, null, 2)}\n`) === undefined ? file : null;
}

/** Why it could not be written, with the arguments that do it again; null where it was. */
const inWords = (trouble: string | undefined, again: readonly string[]): string | null =>
  trouble === undefined
    ? null
    : [`${trouble.replace(/\.$/, '')}. Nothing is lost; this makes it from the state file:`, ...typedLines(again)].join('\n  ');
