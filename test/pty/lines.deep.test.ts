// The whole set-up by lines at the built program: by keys in a pseudo-terminal at both, through pipes at the plain one; and leaving in
// the middle.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { open } from '../harness/pseudo-terminal.ts';
import { key } from '../harness/terminal.ts';
import { folder } from './walking.ts';

const program = path.join(import.meta.dirname, '../../dist/partner-wizard.mjs');
/** The last line of a screen, whatever stands above it. */
const lastLine = (screen: string): string => screen.split('\n').at(-1) ?? '';

/** What is typed at a prompt; undefined where none stands there. */
const answers = {
  '--plain': (screen: string) =>
    /\? To agree, type (\S+) in full:$/.exec(lastLine(screen))?.[1] ??
    (/\n\? (?:Arrows, a digit or a letter, then Enter|Type it|Press Enter to)[^?]*$/.test(screen) ? '' : undefined),
  '--screen-reader': (screen: string) => {
    const line = lastLine(screen);
    return /\bq leave\.$/.test(line) ? (/^To agree, type (\S+) in full/.exec(line)?.[1] ?? '') : undefined;
  },
} as const;

test.each(['--plain', '--screen-reader'] as const)('%s: the whole set-up by keys, from the first prompt to a passed test', async (mode) => {
  const home = folder();
  const lab = path.join(home, 'lab');
  const terminal = open([mode, '--lab', lab, '--speed', '2000'], { columns: 400, rows: 40, env: { XDG_STATE_HOME: home } });
  for (let last = ''; !terminal.ansi().includes('Session log:'); ) {
    await terminal.waitFor((screen) => screen !== last && (answers[mode](screen) !== undefined || screen.includes('Session log:')), 60_000);
    last = terminal.screen();
    if (!last.includes('Session log:')) terminal.press(`${answers[mode](last)}${key.enter}`);
  }
  expect(await terminal.exit()).toMatchObject({ code: 0 });
  expect(terminal.screen()).toContain('Skype can act in Exchange');
  expect(readFileSync(path.join(lab, 'set-up.log.html'), 'utf8')).toContain('Test-CsExStorageConnectivity');
});

/** Somebody at the other end of two pipes, who reads each prompt before they answer. */
function reading(args: readonly string[], answer: (line: string) => string | undefined) {
  const child = spawn(process.execPath, [program, ...args, '--screen-reader', '--speed', '2000']);
  onTestFinished(() => void child.kill('SIGKILL'));
  let [out, rest] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const typed = answer(line);
      if (typed !== undefined) child.stdin.write(`${typed}\n`);
    }
  });
  return new Promise<{ readonly code: number | null; readonly out: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, out })),
  );
}

describe('through pipes', () => {
  test('the whole set-up, and then its undo, without one escape code', async () => {
    const lab = path.join(folder(), 'lab');
    const done = await reading(['--lab', lab], answers['--screen-reader']);
    expect(done.code).toBe(0);
    expect(done.out).toContain('Done in the practice lab. Skype can act in Exchange.');
    const undone = await reading(['undo', '--lab', lab], answers['--screen-reader']);
    expect(undone.code).toBe(0);
    expect(undone.out).toContain('Taken back:');
    for (const { out } of [done, undone]) expect(out).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

describe('in the middle', () => {
  test.each([
    ['Ctrl+C', key.ctrlC, 130],
    ['Ctrl+D', '\u0004', 3],
  ] as const)('%s says that it is safe, at each of the two, and without a stack', async (_, pressed, code) => {
    for (const [mode, asks] of [
      ['--plain', '? Press Enter to go on:'],
      ['--screen-reader', 'Press Enter to go on.'],
    ] as const) {
      const home = folder();
      const terminal = open([mode, '--lab', path.join(home, 'lab'), '--speed', '2000'], { env: { XDG_STATE_HOME: home } });
      await terminal.waitFor(asks, 30_000);
      terminal.press(pressed);
      expect(await terminal.exit()).toMatchObject({ code });
      expect(terminal.ansi()).toContain('It is safe: all is written down');
      expect(terminal.ansi()).not.toMatch(/ERR_|\n +at /);
    }
  });
});
