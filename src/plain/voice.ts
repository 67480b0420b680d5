// What the screens tell, as lines that stay where they are printed. For the eye they are wrapped, with signs that any console has; for
// the ear they are whole sentences, with words in place of signs, and commands as they are. Keys are typed here, not pressed.

import type { LiveEvent } from '../model/demand.ts';
import { duration } from '../model/duration.ts';
import { succeeded } from '../model/shell.ts';
import type { Context } from '../tui/context.ts';
import { type Line, lineText, paragraph } from '../tui/lines.ts';
import { inProduction, usually } from '../tui/screens/working.ts';
import { inSet, spoken } from '../tui/signs.ts';
import type { State } from '../tui/state.ts';

export type Voice = {
  /** Columns for which lines are laid out. */
  readonly width: number;
  readonly say: (line: Line) => string;
  /** Between two pages. */
  readonly gap: readonly string[];
};

const widest = 100;
/** No sentence is broken: whoever reads it aloud does so whole. */
const unbroken = 10_000;

/** A state, and what follows it. */
const column = /(?<=^ *[✔✘!?i] (?:ok|note|to mend|stop|not seen)) +|(?<=[\p{L}\p{N})]) {2,}/u;
/** A name or a number in a column of its own, or in bold before its text; a heading. */
const named = /^ *(?:\d+|\p{L}.*\p{L}) +$/u;
const ends = /\p{L} *$/u;

/** For the ear, a name is told from what follows it by a colon. */
function withColons(line: Line): string {
  const first = line.findIndex(({ text }) => text.trim() !== '');
  const after = (at: number) => line.slice(at + 1).some(({ text }) => text.trim() !== '');
  const isName = ({ text, tone }: Line[number], at: number) =>
    (named.test(text) && after(at)) || (tone === 'bold' && at === first && ends.test(text));
  return line
    .map((each, at) => (isName(each, at) ? `${each.text.trimEnd()}: ` : each.text))
    .join('')
    .replace(column, ': ');
}

export const forTheEye = (columns: number): Voice => ({
  width: Math.max(40, Math.min(widest, columns - 1)),
  gap: [''],
  say: (line) => typed(inSet(lineText(line), 'ascii')).trimEnd(),
});

export const forTheEar: Voice = {
  width: unbroken,
  gap: [],
  say(line) {
    const code = line.filter(({ tone }) => tone === 'code');
    return code.length > 0 ? lineText(code) : typed(spoken(withColons(line)));
  },
};

/** The screens' words for keys, for who types a letter and presses Enter. */
const typed = (text: string): string =>
  text
    .replace(/\b([Pp])ress (?=[a-z]\b|Ctrl\+C|Esc)/g, (_, first: string) => (first === 'P' ? 'Type ' : 'type '))
    .replace(/\btype y\b/g, 'type yes')
    .replace('; Tab leads to all of them.', '.')
    .replace(/\bCtrl\+C\b/g, 'q')
    .replace(/\bEsc\b/g, 'b');

export const sentences = (text: string, { width, say }: Voice): readonly string[] => paragraph(text, width).map(say);

/** What is said when something happens; nothing where the next page tells of it. `state` is after it. */
export function told(event: LiveEvent, { live }: State, context: Context): readonly string[] {
  switch (event.kind) {
    case 'demand':
      return begun(event.demand, context);
    case 'started':
      return [`${event.change.words} ${usually(event.change, context)}`];
    case 'ended':
      return [`${succeeded(event.end) ? 'Done' : 'It did not work'}, after ${duration(event.seconds)}.`];
    case 'at work':
      return [live.saw];
    case 'settled':
      return event.settled === 'running' ? [live.saw] : [];
    case 'recorded':
      return event.record.type === 'waited' && event.record.met
        ? [`It is so, after ${duration(event.record.seconds)}: ${event.record.saw}.`]
        : [];
    default:
      return [];
  }
}

/** Said with the first command of a run. */
export const howToLeave =
  'While a command runs, only the keys Ctrl and C do something: they leave. The command goes on on the server, and started again, the wizard looks at what it did.';

function begun(demand: Extract<LiveEvent, { kind: 'demand' }>['demand'], { steps }: Context): readonly string[] {
  switch (demand.kind) {
    case 'look':
      return [...(demand.why === 'first' ? (steps.find(({ id }) => id === demand.step)?.why ?? []) : []), 'Looking; nothing is changed.'];
    case 'settle':
      return [`This was interrupted: ${demand.change.words} The wizard looks at what it did; nothing is run.`];
    case 'wait':
      return [
        `Waiting until ${demand.wait.words}. You are asked after ${duration(demand.wait.patience)}; type o to be asked now. You may leave with the keys Ctrl and C: started again, the wizard goes on waiting.`,
      ];
    default:
      return [];
  }
}

/** Said from time to time while the engine is at work. */
export function still({ live }: State, context: Context): string {
  const so = duration(inProduction((context.now - live.since) / 1000, context));
  switch (live.demand?.kind) {
    case 'run': {
      const says = live.output.at(-1)?.text ?? '';
      return `Still at work, ${so} so far.${says === '' ? '' : ` It says: ${says}`}`;
    }
    case 'wait':
      return `Still waiting, ${duration(live.waited)} so far.${live.saw === '' ? '' : ` Seen last: ${live.saw}.`}`;
    default:
      return `Still looking, ${so} so far.`;
  }
}
