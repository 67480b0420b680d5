// One wizard at a time on a state file: FILE.lock beside it says who, where, since when and with which tool. One whose process is
// gone is taken over, and the journal notes it. On another computer nobody can look, so a person decides (`takeOver`).

import { z } from 'zod';
import { sleep } from '../files/disk.ts';
import type { Files } from '../files/files.ts';
import { harmless } from '../model/harmless.ts';
import { parseJson } from '../model/json.ts';
import type { Fact } from '../model/record.ts';
import type { Processes } from './processes.ts';

const maxLockBytes = 16 * 1024;

const holderSchema = z.object({
  /** No two locks are the same: a process that was replaced sees it. */
  id: z.string().max(100),
  on: z.string().max(255),
  by: z.string().max(255),
  tool: z.string().max(255),
  pid: z.int().positive(),
  since: z.iso.datetime(),
  started: z.string().max(100).nullable(),
  upFor: z.number(),
});

export type Holder = z.output<typeof holderSchema>;

export type Lock = {
  /** Whether nobody else has taken it. One that has only vanished is made again. Throws the operating system's error. */
  isOurs(): boolean;
  release(): void;
};

type TookOver = Extract<Fact, { readonly type: 'took over' }>;

export type Locked =
  | { readonly kind: 'ours'; readonly lock: Lock; readonly tookOver: TookOver | undefined }
  /** `holder` is undefined where the lock does not say who it is. */
  | { readonly kind: 'theirs'; readonly holder: Holder | undefined };

export type LockOptions = {
  readonly files: Files;
  readonly processes: Processes;
  readonly now: () => Date;
  readonly id: string;
  readonly on: string;
  readonly by: string;
  readonly tool: string;
  /** Whoever has it: a person said so. */
  readonly takeOver: boolean;
};

/** How often one that is not all there is looked at again, and how often one is cleared away: somebody may be quicker each time. */
const looks = 20;
const clearings = 6;
/** Milliseconds between two looks. */
const pause = 30;

const lockBeside = (statePath: string): string => `${statePath}.lock`;

/** Takes the lock of a state file, or says who has it. Throws the operating system's error. */
export function takeLock(statePath: string, options: LockOptions): Locked {
  const { files, processes, now, id, on, by, tool } = options;
  const path = lockBeside(statePath);
  const holder: Holder = {
    id,
    on,
    by,
    tool,
    pid: processes.own,
    since: now().toISOString(),
    started: processes.startOf(processes.own),
    upFor: processes.upFor(),
  };
  const content = `${JSON.stringify(holder)}\n`;
  const clear = (read: string) => files.removeIfStill({ path, content: read, own: content, isLeft: (made) => isLeft(made, options) });
  let tookOver: TookOver | undefined;
  for (let left = looks + clearings; !files.createExclusively(path, content); left -= 1) {
    // One that has gone reads like one of which nothing is written yet.
    const there = textAt(files, path) ?? '';
    const isPatient = left > clearings;
    // On a busy computer, whoever makes it may be a while between its first byte and its last.
    if (!isWhole(there) && isPatient) {
      sleep(pause);
      continue;
    }
    const other = holderIn(there);
    const why = left === 0 ? undefined : whyFree(other, options);
    if (why === undefined) return { kind: 'theirs', holder: other };
    const clearing = clear(there);
    if (clearing === undefined) tookOver = { type: 'took over', from: whoOf(other), why };
    // Somebody else clears the same one away: they will have it.
    else if (isWhole(clearing) || !isPatient) return { kind: 'theirs', holder: holderIn(clearing) };
    else sleep(pause);
  }
  const isOurs = () => {
    const there = textAt(files, path);
    return there === undefined ? files.createExclusively(path, content) : there === content;
  };
  return { kind: 'ours', lock: { isOurs, release: () => void clear(content) }, tookOver };
}

/** Who it was, for the journal. */
const whoOf = (holder: Holder | undefined): TookOver['from'] =>
  holder === undefined ? null : { on: holder.on, by: holder.by, tool: holder.tool, pid: holder.pid, since: holder.since };

/** Why a lock may be taken over; undefined where its holder may be at work. */
function whyFree(holder: Holder | undefined, { processes, on, takeOver }: LockOptions): TookOver['why'] | undefined {
  if (holder?.on === on) {
    // Not by the clock, which can be set: this computer has been up for less time than it had been then.
    if (processes.upFor() < holder.upFor) return 'computer restarted';
    if (!processes.isAlive(holder.pid)) return 'process gone';
    if (holder.started !== null && processes.startOf(holder.pid) !== holder.started) return 'another process';
  }
  return takeOver ? 'told to' : undefined;
}

/** Whether whoever began to clear a lock away will not go on. A person's word counts only where nobody can look. */
function isLeft(made: string, options: LockOptions): boolean {
  const maker = holderIn(made);
  return whyFree(maker, { ...options, takeOver: options.takeOver && maker?.on !== options.on }) !== undefined;
}

/** Where links are lacking, half of it can be seen for a moment. */
const isWhole = (content: string): boolean => content.endsWith('\n');

function holderIn(content: string): Holder | undefined {
  const holder = holderSchema.safeParse(parseJson(content));
  return holder.success ? holder.data : undefined;
}

function textAt(files: Files, path: string): string | undefined {
  const bytes = files.readBytes(path, maxLockBytes);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
}

/** Who has a state file, in a sentence for people. `name` is what they call the file. */
export function inUse(name: string, holder: Holder | undefined): string {
  if (holder === undefined) return `${name} is in use, and the file ${lockBeside(name)} does not say by whom.`;
  const [on, by, tool] = [holder.on, holder.by, holder.tool].map((each) => harmless(each, 80));
  const since = `${holder.since.slice(0, 10)} ${holder.since.slice(11, 16)} UTC`;
  return `${name} is in use: ${by} has had it open on ${on} since ${since} (${tool}, process ${holder.pid}).`;
}
