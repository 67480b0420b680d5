// How things look: tones instead of colours in the text, symbols with a fallback for consoles without Unicode.
// A tone is never the only sign: a word or a symbol always says the same.

import { fallbackSymbols, mainSymbols } from 'figures';

export type Tone =
  | 'plain'
  | 'dim'
  | 'bold'
  | 'title'
  | 'accent'
  | 'ok'
  | 'note'
  | 'to mend'
  | 'stop'
  | 'code'
  | 'badge'
  | 'badge of real servers'
  | 'cursor'
  | 'focus';

type Look = { readonly color?: string; readonly bold?: boolean; readonly dimColor?: boolean; readonly inverse?: boolean };

const looks: { readonly [tone in Tone]: Look } = {
  plain: {},
  dim: { dimColor: true },
  bold: { bold: true },
  title: { bold: true },
  accent: { color: 'cyan', bold: true },
  ok: { color: 'green' },
  note: { color: 'yellow' },
  'to mend': { color: 'yellow', bold: true },
  stop: { color: 'red', bold: true },
  code: { color: 'cyan' },
  badge: { inverse: true, bold: true },
  'badge of real servers': { color: 'red', inverse: true, bold: true },
  cursor: { inverse: true },
  // No look of its own: it marks a line that has to stay in view (lines.ts).
  focus: {},
};

/** What Ink's Text is given for a tone; without colours only weight and inversion remain. */
function lookOf(tone: Tone, colours: boolean): Look {
  const { color, ...rest } = looks[tone];
  return colours && color !== undefined ? { color, ...rest } : rest;
}

const codes: { readonly [color: string]: number } = { cyan: 36, green: 32, yellow: 33, red: 31 };

/** A text in its tone as a terminal reads it: for the screen that is painted before Ink is there. */
export function ansiOf(text: string, tone: Tone, colours: boolean): string {
  const { color, bold, dimColor, inverse } = lookOf(tone, colours);
  const set = [bold ? 1 : 0, dimColor ? 2 : 0, inverse ? 7 : 0, color === undefined ? 0 : (codes[color] ?? 0)].filter((code) => code > 0);
  return set.length === 0 ? text : `\u001b[${set.join(';')}m${text}\u001b[0m`;
}

export type Symbols = {
  readonly done: string;
  readonly now: string;
  readonly toDo: string;
  readonly cross: string;
  readonly info: string;
  readonly warning: string;
  readonly question: string;
  readonly pointer: string;
  readonly radioOn: string;
  readonly radioOff: string;
  readonly boxOn: string;
  readonly boxOff: string;
  readonly line: string;
  readonly bar: string;
  readonly up: string;
  readonly down: string;
  readonly dot: string;
  /** Stands for a character that is not shown. */
  readonly masked: string;
  /** Ends what is not shown whole, such as a thumbprint. Texts have an ellipsis there. */
  readonly cut: string;
  readonly spinner: readonly string[];
};

/** The symbols of a console: Unicode where it can, else those that every code page has. */
export function symbolsFor(unicode: boolean): Symbols {
  const set = unicode ? mainSymbols : fallbackSymbols;
  return {
    done: set.tick,
    now: set.pointer,
    toDo: unicode ? '·' : '.',
    cross: set.cross,
    info: set.info,
    warning: set.warning,
    question: '?',
    pointer: set.pointer,
    radioOn: set.radioOn,
    radioOff: set.radioOff,
    boxOn: set.checkboxOn,
    boxOff: set.checkboxOff,
    line: unicode ? '─' : '-',
    bar: unicode ? '│' : '|',
    up: unicode ? '↑' : '^',
    down: unicode ? '↓' : 'v',
    dot: unicode ? '·' : '-',
    masked: unicode ? '•' : '*',
    cut: unicode ? '…' : '~',
    spinner: unicode ? ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] : ['-', '\\', '|', '/'],
  };
}
