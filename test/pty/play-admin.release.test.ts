// A fault stops a rehearsal; the admin is played with two keys, or from another terminal, and the set-up finishes.

import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { key } from '../harness/terminal.ts';
import type { Keys } from '../harness/usual-keys.ts';
import { close, folder, start, walk } from './walking.ts';

const program = path.join(import.meta.dirname, '../../dist/partner-wizard.mjs');
const fortyRows = { columns: 100, rows: 40 };
const entry = /(\d) {2}Practice lab: play the admin who/;

test('from another terminal, while the wizard waits', async () => {
  const lab = path.join(folder(), 'lab');
  const terminal = start(folder(), ['--lab', lab, '--fault', 'redirected'], fortyRows);
  await walk(terminal, entry);
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'lab', 'mend', 'redirected', '--lab', lab]);
  expect(stdout).toContain('by the admin who lets the name of Autodiscover lead to the Exchange servers themselves.');
  // The likely choice is to look again.
  await terminal.waitFor('Enter do this');
  await terminal.press(key.enter);
  await walk(terminal, /Skype can act in Exchange/);
  await close(terminal);
  expect(await terminal.exit()).toMatchObject({ code: 0 });
});

/** Picks the entry by its number, then takes it. */
const playing: Keys = (screen) => {
  const number = entry.exec(screen)?.[1];
  if (number === undefined) return undefined;
  if (!/Enter do this/.test(screen)) return undefined;
  return /❯ +\d {2}Practice lab/.test(screen) ? key.enter : number;
};

test('with the keys of the wizard’s own list', async () => {
  const terminal = start(folder(), ['--lab', path.join(folder(), 'lab'), '--fault', 'clock-wrong'], fortyRows);
  const walked = await walk(terminal, /Skype can act in Exchange/, playing);
  expect(walked.some((screen) => entry.test(screen) && screen.includes('/syncfromflags:domhier'))).toBe(true);
  await close(terminal);
  expect(await terminal.exit()).toMatchObject({ code: 0 });
});
