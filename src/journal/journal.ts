// The journal: the state file, one record a line, appended and never rewritten. `openJournal` makes it or verifies every line of
// it, mends a last line that was cut short, and appends; `readJournal` only reads. What is in it is in schema.ts, how in codec.ts.

import { basename, dirname, resolve } from 'node:path';
import type { Appender } from '../files/append.ts';
import { type Files, realFiles } from '../files/files.ts';
import { troubleInWords } from '../files/trouble.ts';
import type { Fact, Record } from '../model/record.ts';
import { decode, encode, hashOf, noLine, shortHash } from './codec.ts';
import { createOutputCap } from './output-cap.ts';
import { maxFileBytes, maxLineBytes, type Refused, type Verified, verify } from './verify.ts';

export interface Journal {
  readonly path: string;
  /** All records of the file, and those appended since. */
  readonly records: readonly Record[];
  /** The first 12 hex digits of the last line's SHA-256, to be compared by people. */
  head(): string;
  /** Writes a fact; it is on the disk when this returns, but for output. Throws an Error with a sentence for people. */
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
  readonly files?: Files;
};

export type Opened = { readonly kind: 'open'; readonly journal: Journal } | Refused;

export function openJournal(options: OpenOptions): Opened {
  const { files = realFiles, world } = options;
  const path = resolve(options.path);
  try {
    files.ensureFolder(dirname(path));
    const verified = load(files, path) ?? fresh();
    if (verified.kind === 'refused') return verified;
    const first = verified.records[0];
    if (first?.type === 'opened' && first.world !== world) return otherWorld(basename(path), world);
    const torn = setTornAside(files, path, verified);
    const journal = writer({ ...options, path }, verified, files.openForAppend(path));
    const lineage = first?.type === 'opened' ? first.lineage : options.lineage();
    return begin(journal, [{ type: 'opened', world, lineage, tool: options.tool }, ...(torn === undefined ? [] : [torn])]);
  } catch (error) {
    return {
      kind: 'refused',
      words: `The state file ${path} cannot be used: ${troubleInWords(error)}. Nothing was changed on any server.`,
    };
  }
}

function begin(journal: Journal, facts: readonly Fact[]): Opened {
  try {
    for (const fact of facts) journal.append(fact);
    return { kind: 'open', journal };
  } catch (error) {
    journal.close();
    return { kind: 'refused', words: troubleInWords(error) };
  }
}

export type ReadJournal =
  /** `tornBytes` stand behind the last record: it was cut short, or is being written just now. */
  { readonly kind: 'read'; readonly records: readonly Record[]; readonly head: string; readonly tornBytes: number } | Refused;

/** For readers: repairs nothing, writes nothing. */
export function readJournal(path: string, files: Pick<Files, 'readBytes'> = realFiles): ReadJournal {
  try {
    const verified = load(files, path);
    if (verified === undefined) return { kind: 'refused', words: `There is no state file ${path}. Look for a mistake in its name.` };
    if (verified.kind === 'refused') return verified;
    return { kind: 'read', records: verified.records, head: shortHash(verified.head), tornBytes: verified.torn.length };
  } catch (error) {
    return { kind: 'refused', words: `The state file ${path} cannot be read: ${troubleInWords(error)}.` };
  }
}

type Sound = Extract<Verified, { readonly kind: 'sound' }>;
const fresh = (): Sound => ({ kind: 'sound', records: [], head: noLine, length: 0, torn: new Uint8Array() });

function load(files: Pick<Files, 'readBytes'>, path: string): Verified | undefined {
  const bytes = files.readBytes(path, maxFileBytes);
  return bytes === undefined ? undefined : verify(bytes, basename(path));
}

function otherWorld(name: string, world: 'lab' | 'real'): Refused {
  const words =
    world === 'real'
      ? `${name} belongs to the practice lab, and this is for real servers. Name another file with --state FILE, or add --lab to go on with the rehearsal.`
      : `${name} belongs to real servers, and this is the practice lab. Name another file with --state FILE, or leave out --lab to go on with the real servers.`;
  return { kind: 'refused', words };
}

/** Keeps the bytes of a line that was cut short in a file of their own, then takes them off the journal. */
function setTornAside(files: Files, path: string, { records, length, torn }: Sound): Fact | undefined {
  if (torn.length === 0) return undefined;
  const aside = `${path}.torn-${records.length + 1}`;
  let free = aside;
  // An earlier repair may have been cut short too, after it had kept its bytes.
  for (let n = 2; holdsOther(files, free, torn); n++) free = `${aside}-${n}`;
  files.writeFileAtomically(free, torn);
  files.truncateFile(path, length);
  return { type: 'repaired', bytes: torn.length, sha256: hashOf(torn) };
}

function holdsOther(files: Files, path: string, bytes: Uint8Array): boolean {
  const there = files.readBytes(path, maxLineBytes);
  return there !== undefined && Buffer.compare(there, bytes) !== 0;
}

function writer(options: OpenOptions, verified: Sound, appender: Appender): Journal {
  const { records } = verified;
  const { path, now, on, by } = options;
  const cap = createOutputCap();
  let { head, length } = verified;
  let failed: string | undefined;

  const write = (fact: Fact): Record => {
    if (failed !== undefined) throw new Error(failed);
    const line = encode({ v: 1, seq: records.length + 1, at: now().toISOString(), on, by, prev: head, ...fact });
    const bytes = Buffer.from(line);
    const record = readBack(bytes);
    if (length + bytes.length + 1 > maxFileBytes) throw new Error(`The state file ${path} is full. Start a new one with --state FILE.`);
    if (appender.length() !== length) {
      throw new Error(
        `Another program wrote to the state file ${path}, or took it away. To keep both histories whole, this one stops here. Close the other one and start again.`,
      );
    }
    try {
      appender.append(line, fact.type !== 'output');
    } catch (error) {
      // How much of the line is on the disk is not known: the next start finds out. Until then nothing may follow it.
      failed = `The state file ${path} could not be written: ${troubleInWords(error)}. The wizard stops, so that nothing is done that is not on record. Mend it, then start again.`;
      throw new Error(failed, { cause: error });
    }
    head = hashOf(bytes);
    length += bytes.length + 1;
    records.push(record);
    return record;
  };

  return {
    path,
    records,
    head: () => shortHash(head),
    append(fact) {
      if (fact.type === 'output') return write(cap.keep(fact));
      if (fact.type === 'ended' || fact.type === 'settled') {
        const rest = cap.rest(fact.change);
        if (rest !== undefined) write(rest);
      }
      return write(fact);
    },
    close: () => appender.close(),
  };
}

/** The record as the next start will read it. What could not be read again must not be written. */
function readBack(line: Uint8Array): Record {
  const decoded = decode(line);
  if (decoded.kind === 'record' && line.length <= maxLineBytes) return decoded.record;
  const why = decoded.kind === 'damaged' ? decoded.why : 'it is too long';
  throw new Error(`A record cannot be kept in the state file: ${why}. This is a mistake of the program; please report it.`);
}
