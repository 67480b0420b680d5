// A large house on the screen: sixty Exchange servers and twenty Front Ends in a lab that runs beside the wizard, as servers do. What is
// measured is the wizard's own memory; and how soon a very long history is gone on with.

import { type ChildProcess, spawn as spawnChild, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawn } from '@lydell/node-pty';
import { z } from 'zod';
import { readJournal } from '../../src/journal/journal.ts';
import type { Fact } from '../../src/model/record.ts';
import { key, textOf, virtualTerminal } from '../harness/terminal.ts';
import { usualKeys } from '../harness/usual-keys.ts';
import { output } from '../log/sample.ts';
import { writeLongJournal } from './journal-sample.ts';
import { tellPeak } from './long-log.ts';

const size = { columns: 120, rows: 40 };
const minutes = 5;

async function serve(wizard: string, lab: string): Promise<ChildProcess> {
  const child = spawnChild(process.execPath, [wizard, 'lab', 'serve', '--lab', lab, '--preset', 'large', '--speed', '2000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

/** A wizard on a screen, led as a newcomer would be, until something is seen; gives all that it wrote, its end included. */
async function led(wizard: string, folder: string, args: readonly string[], until: RegExp): Promise<string> {
  const environment = { PATH: process.env.PATH ?? '', HOME: folder, TERM: 'xterm-256color', XDG_STATE_HOME: folder };
  const child = spawn(process.execPath, ['--import', tellPeak, wizard, ...args], {
    cols: size.columns,
    rows: size.rows,
    name: 'xterm-256color',
    env: environment,
  });
  const terminal = virtualTerminal(size, false);
  let written = '';
  let pressed = '';
  const over = new Promise<void>((resolve) => child.onExit(() => resolve()));
  const late = setTimeout(() => child.kill('SIGKILL'), minutes * 60_000);
  const look = () => {
    const screen = textOf(terminal);
    if (screen === pressed) return;
    const keys = until.test(screen) || /Leave\?/.test(screen) ? key.ctrlC : usualKeys(screen);
    if (keys === undefined) return;
    pressed = screen;
    child.write(keys);
  };
  child.onData((data) => {
    written += data;
    terminal.write(data, look);
  });
  // A screen takes no key that agrees while it has only just appeared.
  const again = setInterval(() => {
    pressed = '';
    look();
  }, 1000);
  await over;
  clearTimeout(late);
  clearInterval(again);
  return written;
}

/** MiB that it takes at most, from its start to the word for the first batch of restarts. */
export async function peakInLargeHouse(wizard: string, folder: string): Promise<number> {
  const lab = path.join(folder, 'large');
  const serving = await serve(wizard, lab);
  const written = await led(
    wizard,
    folder,
    ['--lab', lab, '--preset', 'large', '--batch', '4', '--speed', '2000'],
    /To agree, type: BATCH 1/,
  );
  serving.kill('SIGINT');
  await once(serving, 'exit');
  const peak = /peak (\d+)/.exec(written)?.[1];
  if (peak === undefined) throw new Error('The wizard did not come to the first batch.');
  return Number(peak) / 1024;
}

/**
 * A state file of so many records in a lab's folder, and its path: a set-up that was begun again and again, and always left at the restart.
 * Of itself a run writes some hundred records; what makes so many is what commands said, which is kept up to 2,000 lines each.
 */
export function writeLongHistory(wizard: string, lab: string, records: number): string {
  const answers = path.join(import.meta.dirname, '../../assets/answers/litware.json');
  const file = path.join(lab, 'set-up.jsonl');
  const { 'iisRestart.confirm': _, ...others } = z.record(z.string(), z.json()).parse(JSON.parse(readFileSync(answers, 'utf8')));
  mkdirSync(lab, { recursive: true });
  const without = path.join(lab, 'answers.json');
  writeFileSync(without, JSON.stringify(others), { mode: 0o600 });
  spawnSync(process.execPath, [wizard, '--no-input', '--yes', '--answers', without, '--lab', lab, '--speed', '2000']);
  const read = readJournal(file);
  if (read.kind === 'refused') throw new Error(read.words);
  const facts = read.records.map(({ v: _v, seq: _seq, at: _at, on: _on, by: _by, prev: _prev, ...fact }): Fact => fact);
  const intent = facts.find((each) => each.type === 'intent');
  if (intent === undefined) throw new Error('Nothing was changed in it.');
  const said = output(intent.change.id, 'WARNING: The command completed successfully but no settings were modified.', 'Done.');
  writeLongJournal(file, records, [...facts, ...Array.from({ length: 49 * facts.length }, () => said)]);
  return file;
}
