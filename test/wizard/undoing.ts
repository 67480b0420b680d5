// Rehearsals that are taken back: the same world and state file, with the aim to undo; and what other admins do meanwhile.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPace } from '../../src/lab/pace.ts';
import { readWorld, worldFile, writeWorld } from '../../src/lab/store.ts';
import { settle } from '../../src/lab/time.ts';
import type { LabWorld } from '../../src/lab/world.ts';
import { comparable } from '../harness/comparable.ts';
import { litware, type Rehearsal, rehearsalFolder, rehearse } from './rehearsal.ts';

type Options = NonNullable<Parameters<typeof rehearse>[1]>;

/** Takes back all that can be, agreeing to each. */
export const undo = (dir: string, options: Options = {}): Promise<Rehearsal> =>
  rehearse(dir, { answers: { ...litware, 'undo.confirm': 'undo' }, ...options, aim: 'undo' });

export function worldIn(dir: string): LabWorld {
  const kept = readWorld(worldFile(dir));
  if (kept === undefined) throw new Error('No world is kept there.');
  return kept;
}

/** What someone else changes between two runs of the wizard. */
export function meanwhile(dir: string, alter: (world: LabWorld) => void): void {
  const world = worldIn(dir);
  alter(world);
  writeWorld(worldFile(dir), world);
}

/** The servers without what chance made and without counters, once everything on its way has arrived. */
export function stands(dir: string): unknown {
  const later = settle(worldIn(dir), new Date(Date.now() + 3_600_000), createPace(2000));
  return JSON.parse(JSON.stringify(comparable(later), (key, value: unknown) => (key === 'revision' ? 0 : value)));
}

let whole: string | undefined;

/** A folder with a set-up that has been done: made once in a process, for all its test files, and copied for each test. */
export async function doneFolder(): Promise<string> {
  if (whole === undefined) {
    const made = mkdtempSync(path.join(tmpdir(), 'partner-wizard-done-'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    await rehearse(made);
    whole = made;
  }
  const dir = rehearsalFolder();
  cpSync(whole, dir, { recursive: true });
  return dir;
}

/** A whole set-up; gives how the servers stood before it. */
export async function setUpIn(dir: string, options: Options = {}): Promise<{ readonly before: unknown; readonly run: Rehearsal }> {
  let before: unknown;
  const run = await rehearse(dir, {
    ...options,
    onEvent: () => {
      before ??= stands(dir);
    },
  });
  return { before, run };
}

/** The commands that took something back, in order. */
export const takenBack = ({ records }: Rehearsal): readonly string[] =>
  records.flatMap((each) =>
    each.type === 'intent' && each.change.id.startsWith('undo ') ? [each.change.id.replace(/ [0-9a-f-]{36}$/, '')] : [],
  );

/** What the last page says was left, and why. */
export const leftAsItIs = ({ driven }: Rehearsal): string =>
  driven.kind === 'finished' ? driven.summary.notProven.join('\n') : driven.kind;

/** A state file and a world as they were found after a kill. */
export type Cut = { readonly at: string; readonly journal: string; readonly world: string };

/** Takes a set-up back, and gives how every kill on the way would have left it: before and after each command, and at each record. */
export async function cutsOfUndo(dir: string): Promise<readonly Cut[]> {
  const cuts: Cut[] = [];
  const read = (file: string) => readFileSync(file, 'utf8');
  let begun: Cut | undefined;
  await undo(dir, {
    onEvent: (event) => {
      if (event.kind !== 'recorded') return;
      const { type, seq } = event.record;
      const cut = { at: `${type} ${seq}`, journal: read(path.join(dir, 'set-up.jsonl')), world: read(worldFile(dir)) };
      // The command has done its work, and nobody has heard of its end.
      if (type === 'ended' && begun !== undefined) cuts.push({ ...begun, at: `${begun.at}, done`, world: cut.world });
      if (type === 'intent') begun = cut;
      cuts.push(cut);
    },
  });
  return cuts;
}

/** A folder as a kill left it. */
export function folderOf(cut: Cut): string {
  const dir = rehearsalFolder();
  writeFileSync(path.join(dir, 'set-up.jsonl'), cut.journal);
  writeFileSync(worldFile(dir), cut.world);
  return dir;
}
