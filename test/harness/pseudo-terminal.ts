// The built program in a pseudo-terminal, driven as a person would: keys in, screen out.
//
//   const wizard = open(['--state', file]);
//   await wizard.waitFor('Where do you want to start?');
//   wizard.press(key.enter);
//   expect((await wizard.exit()).code).toBe(0);

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import type { Terminal } from '@xterm/headless';
import { onTestFinished } from 'vitest';
import { parsed, type Sight, type Size, textOf, untilSeen, usual, virtualTerminal } from './terminal.ts';

const wizard = join(import.meta.dirname, '../../dist/partner-wizard.mjs');

// What vitest, npm and build machines set, and no admin's console does: Ink draws nothing where it sees CI.
const notAtAConsole =
  /^(CI|CONTINUOUS_INTEGRATION|BUILD_NUMBER|RUN_ID|GITHUB_ACTIONS|DEV|TEST|NODE_ENV|NODE_OPTIONS|FORCE_TTY|FORCE_COLOR|NO_COLOR|LC_.*|VITEST.*|npm_.*)$/;

type Exit = { readonly code: number; readonly signal: number | undefined };

export type PseudoTerminal = {
  /** Sends keys, as one chunk. */
  press(keys: string): void;
  /** Waits until the sight is on the screen; the error after `patience` milliseconds shows the screen. */
  waitFor(trace: Sight, patience?: number): Promise<void>;
  /** What is on the screen, one line a row, without blanks at the right and at the end. */
  screen(): string;
  /** Everything that the program wrote, control sequences included. */
  ansi(): string;
  resize(size: Size): void;
  /** Waits for the program's end, and for its last words to be on the screen. */
  exit(): Promise<Exit>;
  kill(signal: 'SIGTERM' | 'SIGKILL' | 'SIGHUP'): void;
  readonly terminal: Terminal;
  readonly pid: number;
};

export type Where = Partial<Size> & {
  readonly cwd?: string;
  /** Another program than the wizard as it is built, such as one made of its parts. */
  readonly program?: string;
  /** What starts it, where that is not the Node.js of the tests. */
  readonly starter?: readonly [string, ...string[]];
  /** Added to what an admin's console would have. */
  readonly env?: { readonly [name: string]: string };
};

/** Starts the built program; it is killed when the test ends. */
export function open(args: readonly string[], where: Where = {}): PseudoTerminal {
  const program = where.program ?? wizard;
  if (where.starter === undefined && !existsSync(program)) throw new Error('The program is not built yet. Run "npm run build" first.');
  const { columns, rows } = { ...usual, ...where };
  const terminal = virtualTerminal({ columns, rows }, false);
  const [starter, ...before] = where.starter ?? [process.execPath, program];
  const child: IPty = spawn(starter, [...before, ...args], {
    cols: columns,
    rows,
    name: where.env?.TERM ?? 'xterm-256color',
    cwd: where.cwd ?? process.cwd(),
    env: { ...consoleEnvironment(), LANG: 'C.UTF-8', COLORTERM: 'truecolor', ...where.env },
  });

  let written = '';
  child.onData((data) => {
    written += data;
    terminal.write(data);
  });
  // A terminal answers what a program asks it, such as which keys it can tell apart.
  terminal.onData((answer) => child.write(answer));

  let over = false;
  const ended = new Promise<Exit>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      over = true;
      resolve({ code: exitCode, signal });
    });
  });
  const endedInWords = ended.then(async ({ code }) => {
    await parsed(terminal);
    return `The program ended with ${code}`;
  });
  onTestFinished(async () => {
    if (!over) child.kill('SIGKILL');
    await ended;
  });

  return {
    terminal,
    pid: child.pid,
    press: (keys) => child.write(keys),
    waitFor: (trace, patience = 10_000) => untilSeen(terminal, trace, patience, endedInWords),
    screen: () => textOf(terminal),
    ansi: () => written,
    resize(size) {
      terminal.resize(size.columns, size.rows);
      child.resize(size.columns, size.rows);
    },
    async exit() {
      await endedInWords;
      return ended;
    },
    kill: (signal) => child.kill(signal),
  };
}

function consoleEnvironment(): { [name: string]: string } {
  const kept: { [name: string]: string } = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !notAtAConsole.test(name)) kept[name] = value;
  }
  return kept;
}
