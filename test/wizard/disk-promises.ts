// A whole rehearsal on a state file whose disk fails, or loses power, at one call; then whatever it takes to finish it. What must
// hold is the same each time: the servers end as in a run on a good disk, nothing ran twice, and nothing promised is lost.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { filesOn } from '../../src/files/files.ts';
import type { Processes } from '../../src/journal/processes.ts';
import { worldFile } from '../../src/lab/store.ts';
import type { Command } from '../../src/model/command.ts';
import type { Record } from '../../src/model/record.ts';
import { comparable } from '../harness/comparable.ts';
import { keptWorld } from '../harness/kept-world.ts';
import { type Call, type Fault, faulty, memoryDisk } from '../harness/memory-disk.ts';
import { rehearse } from './rehearsal.ts';

/** What goes wrong, and for how long: at one call, until the admin was asked, or until the wizard was left and started again. */
export type Mishap = {
  readonly at: number;
  readonly what: Fault | { readonly kind: 'power cut'; readonly seed: number };
  readonly lasts: 'one call' | 'until asked' | 'until started again';
};

export type Whole = Played & { readonly calls: readonly Call[]; readonly fresh: string };

/** A run on a good disk; `fresh` is the text of its world before anything was done. */
export async function wholeRun(): Promise<Whole> {
  const fresh = await inFolder(async (dir) => {
    await rehearse(dir, { interject: () => ({ kind: 'leave' }) });
    return readFileSync(worldFile(dir), 'utf8');
  });
  const calls: Call[] = [];
  const played = await inFolder((dir) => play(dir, fresh, undefined, (call) => calls.push(call)));
  return { ...played, calls, fresh };
}

async function inFolder<T>(use: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(path.join(tmpdir(), 'partner-wizard-disk-'));
  try {
    return await use(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

type Played = { readonly world: unknown; readonly applied: readonly string[] };

const changes = (command: Command): boolean => !('name' in command) || !/^(Get|Test|Debug)-/.test(command.name);
const nameOf = (command: Command): string => ('name' in command ? command.name : command.file);

/** Plays until it is done; throws where something promised does not hold on the way. */
async function play(dir: string, fresh: string, mishap: Mishap | undefined, onCall: (call: Call) => void): Promise<Played> {
  writeFileSync(worldFile(dir), fresh);
  const memory = memoryDisk();
  let [calls, broken] = [0, false];
  const disk = faulty(memory.disk, (call) => {
    calls += 1;
    onCall(call);
    if (mishap === undefined) return undefined;
    if (calls === mishap.at) broken = true;
    if (!broken) return undefined;
    if (mishap.lasts === 'one call') broken = false;
    return mishap.what.kind === 'power cut' ? { kind: 'error', code: 'EIO' } : mishap.what;
  });
  const applied: string[] = [];
  const promised: Record[] = [];
  const run = (processes: Processes) =>
    rehearse(dir, {
      files: filesOn(disk),
      processes,
      onCommand: (command) => {
        if (changes(command)) applied.push(nameOf(command));
      },
      onEvent: (event) => {
        if (event.kind === 'recorded') promised.push(event.record);
      },
      interject(demand) {
        if (demand.kind !== 'way out' || demand.trouble.about !== 'state-file') return undefined;
        if (mishap?.lasts === 'until started again') return { kind: 'leave' };
        broken = false;
        return { kind: 'value', value: { option: 'look again', typed: '' } };
      },
    });
  const started = await run(firstProcess).catch(() => undefined);
  broken = false;
  if (mishap !== undefined) expect(calls).toBeGreaterThanOrEqual(mishap.at);
  if (started?.driven.kind === 'finished') return { world: comparable(keptWorld(dir, 2000)), applied };
  if (mishap?.what.kind === 'power cut') memory.cutPower(numbersFrom(mishap.what.seed));
  const kept = promised.splice(0);
  // What was promised is on the disk: everything up to the last record but output.
  const durable = kept.slice(0, kept.findLastIndex((record) => record.type !== 'output') + 1);
  const resumed = await run({ ...firstProcess, own: 2, upFor: () => 0 });
  expect(resumed.driven).toMatchObject({ kind: 'finished' });
  const own = new Set(['opened', 'took over', 'repaired']);
  const read = resumed.records.filter((record) => !own.has(record.type));
  expect(read.slice(0, durable.length)).toEqual(durable);
  return { world: comparable(keptWorld(dir, 2000)), applied };
}

const firstProcess: Processes = { own: 1, isAlive: () => true, startOf: () => null, upFor: () => 1 };

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Plays with a mishap, and compares the end with that of a whole run. */
export async function survives(mishap: Mishap, whole: Whole): Promise<void> {
  const played = await inFolder((dir) => play(dir, whole.fresh, mishap, () => undefined));
  expect(played.applied).toEqual(whole.applied);
  expect(played.world).toEqual(whole.world);
}
