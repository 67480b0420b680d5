// Appends to a state file that was verified. A fact is on the disk when `append` returns; where it cannot be brought there, `append`
// throws CannotWrite, nothing of it counts, and the same fact can be given again: then the file is first brought back to what
// is known to be on record, whatever the failed try left behind.

import { basename } from 'node:path';
import type { Appender } from '../files/append.ts';
import type { Files } from '../files/files.ts';
import { remedyFor, troubleInWords } from '../files/trouble.ts';
import type { Fact, Record } from '../model/record.ts';
import { decode, encode, hashOf } from './codec.ts';
import type { RecordReader } from './schema.ts';
import { ours } from './upcasts.ts';
import { maxFileBytes, maxLineBytes } from './verify.ts';

/** The disk, or what stands there now, does not let the wizard write. `message` says why, `wayOut` what helps. */
export class CannotWrite extends Error {
  readonly wayOut: string;
  constructor(words: string, wayOut: string, cause?: unknown) {
    super(words, { cause });
    this.wayOut = wayOut;
  }
}

export type WriterOptions = {
  readonly path: string;
  readonly files: Files;
  readonly now: () => Date;
  readonly on: string;
  readonly by: string;
  /** What it will be read as; records of our own steps where it is left out. */
  readonly readAs?: RecordReader | undefined;
  /** Whether nobody else has taken the file over; asked before every durable record. */
  readonly isOurs: () => boolean;
};

/** Where a file stands: how long it is, and the hash of its last line. */
type Mark = { readonly length: number; readonly fingerprint: string };

export type Writer = {
  fingerprint(): string;
  append(fact: Fact): Record;
  close(): void;
};

/** Opens the file for writing after its `records`. Throws the operating system's error. */
export function createWriter(records: Record[], start: Mark, { path, files, now, on, by, isOurs, readAs }: WriterOptions): Writer {
  const name = basename(path);
  let appender: Appender | undefined = files.openForAppend(path);
  /** All that was appended, and all that is on the disk for certain; between them stand the `unflushed` lines. */
  let end = start;
  let flushed = start;
  let unflushed: string[] = [];
  /** What a failed try may have left behind `end`. */
  let tried = '';

  /** Brings the file back to its `end`: by its content, since a share that comes back may number its files anew. */
  const mended = (): Appender => {
    const there = files.readBytes(path, maxFileBytes);
    if (there === undefined) throw changed(name);
    const bytes = Buffer.from(there);
    const known = bytes.length >= flushed.length && endsIn(bytes.subarray(0, flushed.length), flushed.fingerprint);
    const behind = Buffer.from([...unflushed, tried].map((line) => `${line}\n`).join(''));
    const left = bytes.subarray(flushed.length);
    if (!known || Buffer.compare(left, behind.subarray(0, left.length)) !== 0) throw changed(name);
    files.truncateFile(path, flushed.length);
    const opened = files.openForAppend(path);
    appender = opened;
    for (const line of unflushed) opened.append(line, false);
    return opened;
  };

  const put = (line: string, durable: boolean): void => {
    if (durable && !isOurs()) throw takenOver(name);
    const to = appender ?? mended();
    // From here on, what stands in the file is not known until all has gone well.
    appender = undefined;
    try {
      if (to.length() !== end.length) throw changed(name);
      tried = line;
      to.append(line, durable);
      appender = to;
    } finally {
      if (appender === undefined) closeQuietly(to);
    }
  };

  const close = () => {
    if (appender !== undefined) closeQuietly(appender);
    appender = undefined;
  };

  return {
    fingerprint: () => end.fingerprint,
    append(fact) {
      const line = encode({ v: ours, seq: records.length + 1, at: now().toISOString(), on, by, prev: end.fingerprint, ...fact });
      const bytes = Buffer.from(line);
      const record = readBack(line, bytes.length, readAs);
      const length = end.length + bytes.length + 1;
      if (length > maxFileBytes) throw new CannotWrite(`The state file ${path} is full.`, 'Leave, and start a new one with --state FILE.');
      const durable = fact.type !== 'output';
      try {
        put(line, durable);
      } catch (error) {
        if (error instanceof CannotWrite) throw error;
        throw new CannotWrite(`The state file ${path} cannot be written: ${troubleInWords(error)}.`, remedyFor(error), error);
      }
      end = { length, fingerprint: hashOf(bytes) };
      if (durable) [flushed, unflushed] = [end, []];
      else unflushed.push(line);
      tried = '';
      records.push(record);
      return record;
    },
    close,
  };
}

const changed = (name: string) =>
  new CannotWrite(
    `Another program changed the state file ${name}, or took it away.`,
    'Put back the file as it was, and close what changed it. Or leave, and start again: then the file is looked at from its beginning.',
  );

const takenOver = (name: string) =>
  new CannotWrite(
    `Another wizard has taken the state file ${name} over, so this one does nothing more.`,
    'Go on in the other one, and leave this one.',
  );

/** Whether the last line of these bytes has this hash; each line names the one before it, so one stands for all. */
function endsIn(bytes: Buffer, fingerprint: string): boolean {
  if (bytes.length === 0) return true;
  const from = bytes.lastIndexOf(0x0a, bytes.length - 2) + 1;
  return bytes.at(-1) === 0x0a && hashOf(bytes.subarray(from, -1)) === fingerprint;
}

function closeQuietly(appender: Appender): void {
  try {
    appender.close();
  } catch {
    // A share that is gone takes its handles with it.
  }
}

/** The record as the next start will read it. What could not be read again must not be written. */
function readBack(line: string, length: number, readAs: RecordReader | undefined): Record {
  const decoded = decode(line, readAs);
  if (decoded.kind === 'record' && length <= maxLineBytes) return decoded.record;
  const why = decoded.kind === 'damaged' ? decoded.why : 'it is too long';
  throw new Error(`A record cannot be kept in the state file: ${why}. This is a mistake of the program; please report it.`);
}
