// A terminal without a window: what a program writes goes in, what a person would see comes out.
// screen.tsx mounts Ink trees on it, pseudo-terminal.ts the built program, picture.ts draws it.

import { createRequire } from 'node:module';
import type { Terminal } from '@xterm/headless';

// Through require: the package's own ES module is meant for browsers.
const headless: typeof import('@xterm/headless') = createRequire(import.meta.url)('@xterm/headless');

export type Size = { readonly columns: number; readonly rows: number };

/** The least that the wizard promises to work on. */
export const usual: Size = { columns: 80, rows: 24 };

/** What terminals send for keys that are no characters. */
export const key = {
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  home: '\x1b[H',
  end: '\x1b[F',
  pageUp: '\x1b[5~',
  pageDown: '\x1b[6~',
  delete: '\x1b[3~',
  enter: '\r',
  tab: '\t',
  backTab: '\x1b[Z',
  space: ' ',
  backspace: '\x7f',
  escape: '\x1b',
  ctrlC: '\x03',
} as const;

/** `lineFeedReturns`: a line feed also goes back to the first column, as a pseudo-terminal's driver would see to. */
export function virtualTerminal({ columns, rows }: Size, lineFeedReturns: boolean): Terminal {
  return new headless.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: lineFeedReturns, scrollback: 10_000 });
}

/** What is on the screen, one line a row, without blanks at the right and at the end. */
export function textOf(terminal: Terminal): string {
  const { active } = terminal.buffer;
  // What a wider window held is kept beyond the edge of a smaller one.
  const line = (row: number) => active.getLine(active.viewportY + row)?.translateToString(true, 0, terminal.cols) ?? '';
  return Array.from({ length: terminal.rows }, (_, row) => line(row))
    .join('\n')
    .trimEnd();
}

/** Resolves when everything written so far is on the screen. */
export function parsed(terminal: Terminal): Promise<void> {
  return new Promise((resolve) => terminal.write('', resolve));
}

/** A text on the screen, a pattern, or a judgement of the whole screen. */
export type Sight = string | RegExp | ((screen: string) => boolean);

const isSeen = (trace: Sight, screen: string): boolean =>
  typeof trace === 'string' ? screen.includes(trace) : trace instanceof RegExp ? trace.test(screen) : trace(screen);

/** Waits until the sight is on the screen; after `patience` milliseconds, or when `ended` resolves, the error shows the screen. */
export async function untilSeen(terminal: Terminal, trace: Sight, patience: number, ended?: Promise<string>): Promise<void> {
  await parsed(terminal);
  if (isSeen(trace, textOf(terminal))) return;
  await new Promise<void>((resolve, reject) => {
    const finish = (why?: string) => {
      clearTimeout(timer);
      watch.dispose();
      if (why === undefined || isSeen(trace, textOf(terminal))) resolve();
      else reject(new Error(`${why} while waiting for ${trace}. The screen:\n${framed(terminal)}`));
    };
    const timer = setTimeout(() => finish(`${patience} ms passed`), patience);
    const watch = terminal.onWriteParsed(() => {
      if (isSeen(trace, textOf(terminal))) finish();
    });
    ended?.then(finish);
  });
}

/** The screen with a line above and below it, for messages. */
function framed(terminal: Terminal): string {
  const edge = '·'.repeat(terminal.cols);
  return `${edge}\n${textOf(terminal)}\n${edge}`;
}
