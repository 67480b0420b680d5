// The built program by lines: at a terminal, and through pipes. Whole set-ups are in lines.deep.test.ts.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { open } from '../harness/pseudo-terminal.ts';
import { key } from '../harness/terminal.ts';
import { folder } from './walking.ts';

const program = path.join(import.meta.dirname, '../../dist/partner-wizard.mjs');
const hint = /^Screen reader\? Start with --screen-reader\./;

/** At a terminal, with a state home of its own: it asks at once what to work on. */
const start = (args: readonly string[], env: { readonly [name: string]: string } = {}) =>
  open(args, { env: { XDG_STATE_HOME: folder(), ...env } });
const asksPlainly = '? Arrows, a digit or a letter, then Enter:';
const asksForTheEar = 'Enter alone takes 1.';

/** Through pipes; `typed` is all that comes, at once. */
function through(args: readonly string[], typed: string, env: { readonly [name: string]: string } = {}) {
  const home = folder();
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, XDG_STATE_HOME: home, ...env }, cwd: home });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  child.stdin.end(typed);
  return new Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, out, err })),
  );
}

test.each([
  ['--screen-reader', ['--screen-reader'], {}],
  ['a terminal that shows lines only', [], { TERM: 'dumb' }],
] as const)('%s: plain lines, without one escape code; Ctrl+D leaves', async (_, args, env) => {
  const terminal = start(args, env);
  await terminal.waitFor(asksForTheEar);
  terminal.press('\u0004');
  expect(await terminal.exit()).toMatchObject({ code: 3 });
  expect(terminal.ansi()).not.toContain('\u001b');
  expect(terminal.ansi()).toMatch(/^These are lines for a screen reader, as with --screen-reader\./);
  expect(terminal.ansi()).toContain('The input has ended. Nothing has been started.');
});

test('--plain: one prompt after the other, no screen of its own, no colours; Ctrl+C leaves without a stack', async () => {
  const terminal = start(['--plain']);
  await terminal.waitFor(asksPlainly);
  terminal.press(key.ctrlC);
  expect(await terminal.exit()).toMatchObject({ code: 130 });
  expect(terminal.ansi()).toMatch(hint);
  expect(terminal.ansi()).not.toMatch(/\u001b\[(?:\?1049h|[0-9;]*m)|ERR_|\n +at /);
});

test('the screen says first how a screen reader is served', async () => {
  const terminal = start([]);
  await terminal.waitFor('What would you like to work on?');
  expect(terminal.ansi()).toMatch(hint);
});

describe('through pipes', () => {
  test('answers to questions are taken, and a plan is not: the run ends with exit code 3 and the key of its yes', async () => {
    const home = folder();
    const { code, out } = await through(['--screen-reader', '--lab', home, '--speed', '2000'], '\n\n\n1\n\nyes\n');
    expect(code).toBe(3);
    expect(out).toContain('What was typed before this was printed is not taken.');
    expect(out).toContain('An answer is missing: servers.confirm');
    expect(out).toMatch(/^To go on:\n.* --state \S+ --screen-reader$/m);
    expect(out).not.toContain('\u001b');
  });

  test('without --screen-reader nobody is asked: one sentence names where that is so, and the line to type in a real window', async () => {
    const { code, err, out } = await through(['--lab', 'my lab'], 'yes\n');
    expect(code).toBe(3);
    expect(out).toBe('');
    for (const where of ['PowerShell ISE', 'Enter-PSSession', 'a scheduled task']) expect(err.split('\n')[0]).toContain(where);
    expect(err).toMatch(/partner-wizard\.mjs --lab 'my lab'/);
  });
});
