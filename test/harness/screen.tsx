// A screen to mount an Ink tree on: a terminal of a given size, with keys.
//
//   const screen = mount(<App />, { columns: 80, rows: 24 });
//   await screen.press(key.down);
//   await screen.waitFor('Which Exchange server');
//
// Each time it settles it refuses what consoles of Windows punish: a frame as tall as the window
// (ghost copies), and clearing the whole screen (its text is pushed into the scrollback).

import { PassThrough, Writable } from 'node:stream';
import type { Terminal } from '@xterm/headless';
import { type Instance, type RenderOptions, render } from 'ink';
import type { ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import { key, parsed, type Sight, type Size, textOf, untilSeen, usual, virtualTerminal } from './terminal.ts';

export type Screen = {
  /** Sends one chunk: a key, or several keys that arrive together as they do in a paste. */
  press(chunk: string): Promise<void>;
  /** Types a text, one chunk a character. */
  type(text: string): Promise<void>;
  /** What is on the screen, one line a row, without blanks at the right and at the end. */
  screen(): string;
  /** Resolves when all is drawn; refuses a frame that the consoles of Windows would spoil. */
  settle(): Promise<void>;
  resize(size: Size): Promise<void>;
  /** Waits until the sight is on the screen; the error after `patience` milliseconds shows the screen. */
  waitFor(trace: Sight, patience?: number): Promise<void>;
  readonly terminal: Terminal;
  readonly app: Instance;
};

/** Options are a size (80x24 unless told) and Ink's own. The tree is unmounted when the test ends. */
export function mount(tree: ReactNode, options: Partial<Size> & RenderOptions = {}): Screen {
  const { columns, rows, ...inkOptions } = { ...usual, ...options };
  const terminal = virtualTerminal({ columns, rows }, true);
  const clearings: string[] = [];
  terminal.parser.registerCsiHandler({ final: 'J' }, ([what]) => {
    if (what === 2 || what === 3) clearings.push(`CSI ${what}J`);
    return false;
  });

  const screenEnd = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      terminal.write(chunk);
      done();
    },
  });
  const stdout = Object.assign(screenEnd, { isTTY: true, columns, rows });
  const itself = () => stdin;
  const stdin: NodeJS.ReadableStream & { write(chunk: string): boolean } = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => itself(),
    ref: () => itself(),
    unref: () => itself(),
  });

  const app = render(tree, {
    stdout,
    stderr: stdout,
    stdin,
    interactive: true,
    alternateScreen: true,
    patchConsole: false,
    exitOnCtrlC: false,
    ...inkOptions,
  });
  onTestFinished(() => app.unmount());

  const turn = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  const settle = async () => {
    // One turn for effects and for key listeners, then what they had drawn.
    await turn(0);
    await app.waitUntilRenderFlush();
    await parsed(terminal);
    if (clearings.length > 0) throw new Error(`The whole screen was cleared: ${clearings.join(', ')}`);
    const last = terminal.buffer.active.getLine(terminal.buffer.active.baseY + terminal.rows - 1)?.translateToString(true) ?? '';
    if (last !== '') throw new Error(`The frame is as tall as the window, ${terminal.rows} rows:\n${textOf(terminal)}`);
  };
  const press = async (chunk: string) => {
    stdin.write(chunk);
    // Ink holds an escape back for 20 ms, in case the rest of a longer sequence follows.
    await turn(chunk === key.escape ? 25 : 0);
    await settle();
  };

  return {
    app,
    terminal,
    press,
    settle,
    async type(text) {
      for (const character of text) await press(character);
    },
    screen: () => textOf(terminal),
    async resize(size) {
      terminal.resize(size.columns, size.rows);
      stdout.columns = size.columns;
      stdout.rows = size.rows;
      stdout.emit('resize');
      await settle();
    },
    async waitFor(trace, patience = 2_000) {
      await untilSeen(terminal, trace, patience);
      await settle();
    },
  };
}
