// The log so far: what was looked at, answered, run and waited for, a line each, newest last. Times of day are this computer's.

import { decisions, endInWords, pastedInWords, settledInWords, titleOf } from '../../log/words.ts';
import { duration } from '../../model/duration.ts';
import { succeeded } from '../../model/shell.ts';
import type { Moment } from '../../story/moment.ts';
import { type Block, item, prose } from '../content.ts';
import type { Context } from '../context.ts';
import { blank, ends, type Line, line, lineWidth, marked, paragraph, span } from '../lines.ts';
import type { State } from '../state.ts';
import type { Tone } from '../theme.ts';
import { countsOf, heading } from './parts.ts';

type Entry = {
  readonly at: string;
  readonly verb: 'began' | 'looked' | 'you' | 'ran' | 'waited' | 'left' | 'file';
  readonly words: string;
  /** How it ended, at the right. */
  readonly end?: { readonly words: string; readonly tone: Tone };
  /** The change that it tells of. */
  readonly change?: string;
};

/** What the story had at the last question, and what was recorded since. */
export function momentsOf({ told, later }: State): readonly Moment[] {
  const last = told.at(-1)?.seq ?? 0;
  return [...told, ...later.filter(({ seq }) => seq > last)];
}

/** What a command was asked to do and how that ended are one line. */
function entriesIn(moments: readonly Moment[], context: Context): readonly Entry[] {
  const entries: Entry[] = [];
  for (const moment of moments) {
    if (moment.type === 'ended') {
      const at = entries.findLastIndex(({ change }) => change === moment.change);
      const begun = entries[at];
      const words = succeeded(moment.end) ? `ok, ${duration(moment.seconds)}` : endInWords(moment.end);
      if (begun !== undefined) entries[at] = { ...begun, end: { words, tone: succeeded(moment.end) ? 'ok' : 'stop' } };
    } else {
      const entry = entryOf(moment, context);
      if (entry !== undefined) entries.push({ at: moment.at, ...entry });
    }
  }
  return entries;
}

/** What only the file itself is about, and what a command said, stands in the whole log. */
function entryOf(moment: Exclude<Moment, { type: 'ended' }>, { steps, render }: Context): Omit<Entry, 'at'> | undefined {
  const of = (step: string) => titleOf(step, steps);
  switch (moment.type) {
    case 'opened':
      return { verb: 'began', words: `${moment.by} on ${moment.on}` };
    case 'looked':
      return {
        verb: 'looked',
        words: `${of(moment.step)}: ${moment.findings.length === 0 ? 'nothing to tell' : countsOf(moment.findings)}`,
      };
    case 'answered':
      return { verb: 'you', words: `answered in ${of(moment.step)}: ${answerInWords(moment.value)}` };
    case 'pasted':
      return { verb: 'you', words: `pasted by hand so far, and kept: ${pastedInWords(moment)}` };
    case 'went back':
      return { verb: 'you', words: `went back in ${of(moment.to.step)}` };
    case 'targets':
      return { verb: 'you', words: 'yes to what is connected to' };
    case 'confirmed':
      return { verb: 'you', words: `yes to the plan of ${of(moment.step)}${moment.typed === null ? '' : `, by typing ${moment.typed}`}` };
    case 'intent':
      return { verb: 'ran', words: render(moment.change.command), change: moment.change.id };
    case 'settled':
      return { verb: 'looked', words: `what the interrupted command did: ${settledInWords(moment.settled)}` };
    case 'waited':
      return { verb: 'waited', words: moment.saw, end: { words: duration(moment.seconds), tone: moment.met ? 'ok' : 'to mend' } };
    case 'decided':
      return { verb: 'you', words: `chose: ${decisions[moment.option]}` };
    case 'undoing':
      return {
        verb: 'you',
        words: `chose what to take back: ${moment.changes.length} ${moment.changes.length === 1 ? 'change' : 'changes'}`,
      };
    case 'handed over':
      return { verb: 'left', words: `to go on on another computer: ${moment.to}` };
    case 'closed':
      return { verb: 'left', words: moment.verdict };
    case 'took over':
    case 'repaired':
    case 'salvaged':
      return { verb: 'file', words: 'the state file was put right; the whole log says how' };
    case 'driven':
    case 'world':
    case 'read':
    case 'output':
      return undefined;
  }
}

const answerInWords = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value || 'nothing' : value.join(', ') || 'none';

const two = (number: number): string => String(number).padStart(2, '0');
/** By this computer's clock: "11:41:02". */
function timeOf(at: string): string {
  const then = new Date(at);
  return [then.getHours(), then.getMinutes(), then.getSeconds()].map(two).join(':');
}

/** 11:42:32  ran      Set-CsUserServicesPolicy ... -UcsAllowed $false    ok, 5 s */
function entryLines({ at, verb, words, end }: Entry, width: number): readonly Line[] {
  const mark = [span(timeOf(at), 'dim'), span('  '), span(verb.padEnd(7), 'bold')];
  if (end === undefined) return marked(mark, words, width);
  const right = line(end.words, end.tone);
  const [first = blank, ...rest] = marked(mark, words, Math.max(40, width - lineWidth(right) - 2));
  return [ends(first, right, width), ...rest];
}

export function soFarBlocks(state: State, context: Context, width: number): readonly Block[] {
  const entries = entriesIn(momentsOf(state), context);
  const clocks =
    context.world === 'lab'
      ? "Times of day are this computer's, lengths of time are production's: in the practice lab the two do not add up."
      : "Times of day are this computer's.";
  return [
    prose(heading('Log so far, newest last', width), paragraph(clocks, width), [blank]),
    ...(entries.length === 0 ? [prose(paragraph('Nothing yet.', width))] : entries.map((each) => item(entryLines(each, width)))),
  ];
}

/** The last of it, for the column at the left: "11:54 looked". */
export const lastOfLog = (state: State, context: Context, count: number): readonly string[] =>
  entriesIn(momentsOf(state), context)
    .slice(-count)
    .map(({ at, verb, words, end }) => `${timeOf(at).slice(0, 5)} ${verb}${verb === 'ran' ? `, ${end?.words ?? 'at work'}` : ` ${words}`}`);
