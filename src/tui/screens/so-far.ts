// The log so far, a line for each look, answer, run and wait, newest last; one record in full. Times of day are this computer's.

import { waitInWords } from '../../log/in-words.ts';
import { decisions, endInWords, pastedInWords, settledInWords, titleOf } from '../../log/words.ts';
import { duration } from '../../model/duration.ts';
import { asAnswered } from '../../model/instant.ts';
import type { Labels } from '../../model/question.ts';
import { succeeded } from '../../model/shell.ts';
import type { MomentOf } from '../../story/moment.ts';
import { type Block, blockLines, item, prose } from '../content.ts';
import type { Context } from '../context.ts';
import { blank, ends, inFocus, type Line, line, lineText, lineWidth, marked, paragraph, span } from '../lines.ts';
import { type LogEntry, logEntries } from '../log-entries.ts';
import { pointedList } from '../pointer.ts';
import { sign } from '../signs.ts';
import type { State } from '../state.ts';
import type { Tone } from '../theme.ts';
import { barred, commandBox, countsOf, findingList, heading } from './parts.ts';

type Words = {
  readonly verb: 'began' | 'looked' | 'you' | 'ran' | 'waited' | 'left' | 'file';
  readonly words: string;
  /** Where there is room for a few words only; else what is said in full. */
  readonly brief?: string;
  /** How it ended, at the right. */
  readonly end?: { readonly words: string; readonly tone: Tone };
};

function wordsOf({ moment, ended }: LogEntry, { labels }: State, { steps, render }: Context): Words {
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
      return answeredIn(of(moment.step), answerInWords(moment.value, labels[moment.key]));
    case 'pasted':
      return { verb: 'you', words: `pasted by hand so far, and kept: ${pastedInWords(moment)}` };
    case 'went back':
      return { verb: 'you', words: `went back in ${of(moment.to.step)}`, brief: 'went back' };
    case 'targets':
      return { verb: 'you', words: 'yes to what is connected to' };
    case 'confirmed':
      return {
        verb: 'you',
        words: `yes to the plan of ${of(moment.step)}${moment.typed === null ? '' : `, by typing ${moment.typed}`}`,
        brief: `yes, to ${of(moment.step)}`,
      };
    case 'intent':
      return { verb: 'ran', words: render(moment.change.command), ...(ended === null ? {} : { end: endOf(ended) }) };
    case 'settled':
      return { verb: 'looked', words: `what the interrupted command did: ${settledInWords(moment.settled)}` };
    case 'waited':
      return {
        verb: 'waited',
        words: `for ${waitInWords(moment.wait)}`,
        brief: duration(moment.seconds),
        end: { words: `${duration(moment.seconds)}${moment.met ? '' : ', not yet'}`, tone: moment.met ? 'ok' : 'to mend' },
      };
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
  }
}

const endOf = ({ end, seconds }: MomentOf<'ended'>): NonNullable<Words['end']> =>
  succeeded(end) ? { words: `ok, ${duration(seconds)}`, tone: 'ok' } : { words: endInWords(end), tone: 'stop' };

const answeredIn = (step: string, answer: string): Words => ({
  verb: 'you',
  words: `answered in ${step}: ${answer}`,
  brief: answer.replace(/^https?:\/\//, ''),
});

function answerInWords(value: string | readonly string[], labels: Labels[string] = {}): string {
  const label = (each: string) => (Object.hasOwn(labels, each) ? (labels[each] ?? each) : asAnswered(each));
  return typeof value === 'string' ? label(value) || 'nothing' : value.map(label).join(', ') || 'none';
}

const two = (number: number): string => String(number).padStart(2, '0');
/** By this computer's clock: "11:41:02". */
function timeOf(at: string): string {
  const then = new Date(at);
  return [then.getHours(), then.getMinutes(), then.getSeconds()].map(two).join(':');
}

/** ❯ 11:42:32  ran      Set-CsUserServicesPolicy ... -UcsAllowed $false    ok, 5 s */
function entryLines(at: string, { verb, words, end }: Words, pointed: boolean, width: number): readonly Line[] {
  const pointer = pointed ? [span('', 'cursor'), span(`${sign.pointer} `, 'accent')] : [span('  ')];
  const mark = [...pointer, span(timeOf(at), 'dim'), span('  '), span(verb.padEnd(7), 'bold')];
  const right = line(end?.words ?? '', end?.tone);
  const [first = blank, ...rest] = marked(mark, words, end === undefined ? width : Math.max(40, width - lineWidth(right) - 2));
  const lines = [end === undefined ? first : ends(first, right, width), ...rest];
  return pointed ? inFocus(lines) : lines;
}

export function soFarBlocks(state: State, context: Context, width: number): readonly Block[] {
  const entries = logEntries(state);
  const cursor = pointedList(state)?.cursor;
  const clocks =
    context.world === 'lab'
      ? "Times of day are this computer's, lengths of time are production's: in the practice lab the two do not add up."
      : "Times of day are this computer's.";
  return [
    prose(heading('Log so far, newest last', width), paragraph(clocks, width), [blank]),
    ...(entries.length === 0
      ? [prose(paragraph('Nothing yet.', width))]
      : entries.map((each, index) => item(entryLines(each.moment.at, wordsOf(each, state, context), index === cursor, width)))),
  ];
}

/** One record of it in full: what was run, what it said, how it ended; what was found. */
export function recordBlocks(state: State, cursor: number, context: Context, width: number): readonly Block[] {
  const entry = logEntries(state)[cursor];
  if (entry === undefined) return [];
  const { moment, said, ended } = entry;
  const { verb, words, end } = wordsOf(entry, state, context);
  const isRun = moment.type === 'intent';
  return [
    prose(
      marked([span(verb, 'bold')], isRun ? moment.change.words : words, width),
      paragraph(`${timeOf(moment.at)}, by ${moment.by} on ${moment.on}`, width, 'dim'),
      [blank],
      isRun ? [...commandBox(moment.change.command, context, width), blank] : [],
      end === undefined ? [] : [...paragraph(`${isRun ? 'How it ended' : 'How long'}: ${end.words}`, width), blank],
    ),
    ...(moment.type === 'waited' && moment.saw !== '' ? [prose(paragraph(`Seen last: ${moment.saw}.`, width))] : []),
    ...(moment.type === 'looked' ? findingList(moment.findings, width) : []),
    ...(said.length === 0
      ? []
      : [
          prose(
            [line('It said', 'dim')],
            said.flatMap(({ text }) => barred(text, width, 'plain')),
          ),
        ]),
    ...(isRun && ended === null ? [prose(paragraph('No end of it is on record yet.', width))] : []),
  ];
}

/** The text of blocks, as it is copied or written. */
const plainText = (blocks: readonly Block[]): string =>
  `${blockLines(blocks)
    .map((each) => lineText(each).trimEnd())
    .join('\n')
    .trim()}\n`;

const textWidth = 200;
export const logAsText = (state: State, context: Context): string =>
  plainText(soFarBlocks({ ...state, overlay: null }, context, textWidth));
export const recordAsText = (state: State, cursor: number, context: Context): string =>
  plainText(recordBlocks(state, cursor, context, textWidth));

/** The last of it, for the column at the left: "11:54 looked". */
export const lastOfLog = (state: State, context: Context, count: number): readonly string[] =>
  logEntries(state)
    .slice(-count)
    .map((entry) => {
      const { verb, words, brief = words, end } = wordsOf(entry, state, context);
      return `${timeOf(entry.moment.at).slice(0, 5)} ${verb}${verb === 'ran' ? `, ${end?.words ?? 'at work'}` : `${verb === 'you' ? ':' : ''} ${brief}`}`;
    });
