// The journal: the state file, one record a line, appended and never rewritten. `openJournal` takes its lock, makes it or verifies
// every line of it, mends a last line that was cut short, and appends (writer.ts); `readJournal` only reads. What is in it is in
// schema.ts, how in codec.ts.

import { randomUUID } from 'node:crypto';
import { basename, dirname, resolve } from 'node:path';
import { type Files, realFiles } from '../files/files.ts';
import { troubleInWords } from '../files/trouble.ts';
import { harmless } from '../model/harmless.ts';
import type { Fact, Record } from '../model/record.ts';
import { fingerprintOf, hashOf, noLine } from './codec.ts';
import { inUse, type Lock, type Locked, takeLock } from './lock.ts';
import { type Processes, realProcesses } from './processes.ts';
import type { RecordReader } from './schema.ts';
import { maxFileBytes, type Refused, type Verified, verify } from './verify.ts';
import { createWriter } from './writer.ts';

export interface Journal {
  readonly path: string;
  /** All records of the file, and those appended since. */
  readonly records: readonly Record[];
  /** The first 12 hex digits of the last line's SHA-256, to be compared by people. */
  fingerprint(): string;
  /** Writes a fact; it is on the disk when this returns, but for output. Throws CannotWrite; then the same fact can be given again. */
  append(fact: Fact): Record;
  close(): void;
}

export type OpenOptions = {
  readonly path: string;
  readonly world: 'lab' | 'real';
  readonly now: () => Date;
  /** Computer and user that write, and the program with its version. */
  readonly on: string;
  readonly by: string;
  readonly tool: string;
  /** A new name for a new history, e.g. a UUID. */
  readonly lineage: () => string;
  /** Whose records are read; those of our own steps where it is left out. */
  readonly readAs?: RecordReader;
  readonly files?: Files;
  readonly processes?: Processes;
  /** Whoever else has the file open: a person said that they are not at work. */
  readonly takeOver?: boolean;
};

export type Opened =
  /** `notices` are sentences for people: what was not as it should be, and was put right. */
  { readonly kind: 'open'; readonly journal: Journal; readonly notices: readonly string[] } | Refused;

export function openJournal(options: OpenOptions): Opened {
  const { files = realFiles } = options;
  const path = resolve(options.path);
  try {
    files.ensureFolder(dirname(path));
    const locked = lock(path, options);
    if (locked.kind === 'theirs')
      return { kind: 'refused', words: `${inUse(basename(path), locked.holder)} Nothing was changed.`, remedy: { kind: 'take over' } };
    const opened = openLocked(path, options, files, locked);
    if (opened.kind === 'refused') locked.lock.release();
    return opened;
  } catch (error) {
    return {
      kind: 'refused',
      words: `The state file ${path} cannot be used: ${troubleInWords(error)}. Nothing was changed on any server.`,
    };
  }
}

function lock(path: string, { files = realFiles, processes = realProcesses, takeOver = false, now, on, by, tool }: OpenOptions): Locked {
  return takeLock(path, { files, processes, takeOver, now, on, by, tool, id: randomUUID() });
}

type Ours = Extract<Locked, { readonly kind: 'ours' }>;

function openLocked(path: string, options: OpenOptions, files: Files, { lock, tookOver }: Ours): Opened {
  try {
    const verified = load(files, path, options.readAs) ?? fresh();
    if (verified.kind === 'refused') return verified;
    const { world, tool } = options;
    const first = verified.records[0];
    if (first?.type === 'opened' && first.world !== world) return otherWorld(basename(path), world);
    const torn = setTornAside(files, path, verified);
    const lineage = first?.type === 'opened' ? first.lineage : options.lineage();
    const found = [torn, tookOver].filter((fact) => fact !== undefined);
    const journal = writing(path, options, verified, files, lock);
    return begin(journal, [{ type: 'opened', world, lineage, tool }, ...found], found.map(foundInWords));
  } catch (error) {
    lock.release();
    throw error;
  }
}

function begin(journal: Journal, facts: readonly Fact[], notices: readonly string[]): Opened {
  try {
    for (const fact of facts) journal.append(fact);
    return { kind: 'open', journal, notices };
  } catch (error) {
    journal.close();
    throw error;
  }
}

type Repaired = Extract<Fact, { readonly type: 'repaired' }>;

function foundInWords(found: NonNullable<Ours['tookOver']> | Repaired): string {
  if (found.type === 'repaired')
    return `The end of the state file had been cut short, as by a power cut. It was set aside in ${found.kept}; everything before it is whole.`;
  const who = found.from === null ? 'Another wizard' : `A wizard of ${harmless(found.from.by, 80)} on ${harmless(found.from.on, 80)}`;
  return found.why === 'told to'
    ? `${who} had this state file open. It was taken over, as you said.`
    : `${who} had this state file open, and ended without closing it. It was taken over; anything left unclear is looked at first.`;
}

export type ReadJournal =
  /** `tornBytes` stand behind the last record: it was cut short, or is being written just now. */
  { readonly kind: 'read'; readonly records: readonly Record[]; readonly fingerprint: string; readonly tornBytes: number } | Refused;

/** For readers: repairs nothing, writes nothing. */
export function readJournal(path: string, files: Pick<Files, 'readBytes'> = realFiles, readAs?: RecordReader): ReadJournal {
  try {
    const verified = load(files, path, readAs);
    if (verified === undefined) return { kind: 'refused', words: `There is no state file ${path}. Look for a mistake in its name.` };
    if (verified.kind === 'refused') return verified;
    return { kind: 'read', records: verified.records, fingerprint: fingerprintOf(verified.fingerprint), tornBytes: verified.torn.length };
  } catch (error) {
    return { kind: 'refused', words: `The state file ${path} cannot be read: ${troubleInWords(error)}.` };
  }
}

type Sound = Extract<Verified, { readonly kind: 'sound' }>;
const fresh = (): Sound => ({ kind: 'sound', records: [], fingerprint: noLine, length: 0, torn: new Uint8Array() });

function load(files: Pick<Files, 'readBytes'>, path: string, readAs: RecordReader | undefined): Verified | undefined {
  const bytes = files.readBytes(path, maxFileBytes);
  return bytes === undefined ? undefined : verify(bytes, basename(path), readAs);
}

function otherWorld(name: string, world: 'lab' | 'real'): Refused {
  const words =
    world === 'real'
      ? `${name} belongs to the practice lab, and this is for real servers. Name another file with --state FILE, or add --lab to go on with the rehearsal.`
      : `${name} belongs to real servers, and this is the practice lab. Name another file with --state FILE, or leave out --lab to go on with the real servers.`;
  return { kind: 'refused', words };
}

/** Keeps the bytes of a line that was cut short in a file of their own, then takes them off the journal. */
function setTornAside(files: Files, path: string, { records, length, torn }: Sound): Repaired | undefined {
  if (torn.length === 0) return undefined;
  const aside = `${path}.torn-${records.length + 1}`;
  let free = aside;
  // An earlier repair may have been cut short too, after it had kept its bytes.
  for (let n = 2; holdsOther(files, free, torn); n++) free = `${aside}-${n}`;
  files.writeFileAtomically(free, torn);
  files.truncateFile(path, length);
  return { type: 'repaired', bytes: torn.length, sha256: hashOf(torn), kept: basename(free) };
}

function holdsOther(files: Files, path: string, bytes: Uint8Array): boolean {
  const there = files.readBytes(path, maxFileBytes);
  return there !== undefined && Buffer.compare(there, bytes) !== 0;
}

function writing(
  path: string,
  { now, on, by, readAs }: OpenOptions,
  { records, length, fingerprint }: Sound,
  files: Files,
  lock: Lock,
): Journal {
  const writer = createWriter(records, { length, fingerprint }, { path, files, now, on, by, isOurs: lock.isOurs, readAs });
  return {
    path,
    records,
    fingerprint: () => fingerprintOf(writer.fingerprint()),
    append: writer.append,
    close() {
      writer.close();
      try {
        lock.release();
      } catch {
        // The disk is gone. Whoever starts next sees that this process is.
      }
    },
  };
}
