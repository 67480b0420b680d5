// Reads a whole journal and checks every line: its schema, and its place in the chain, which vouches for all lines but the last.
// Where something is wrong, checksums tell which line it is. Gives all records, or the first thing that is wrong, with its line. What
// was being written when the power went is handed back apart, never dropped and never taken for a record.

import type { Record } from '../model/record.ts';
import { beginning, type Decoded, decode, hashOf, hasSum, isWhole, noLine } from './codec.ts';
import { type RecordReader, readRecord } from './schema.ts';

export const maxLineBytes = 4 * 2 ** 20;
export const maxFileBytes = 512 * 2 ** 20;

export type Verified =
  | {
      readonly kind: 'sound';
      readonly records: Record[];
      /** SHA-256 of the last whole line. */
      readonly fingerprint: string;
      /** Bytes of all whole lines. */
      readonly length: number;
      /** What stands behind them, mostly nothing: the beginning of a line, or lines with holes that never reached the disk. */
      readonly torn: Uint8Array;
    }
  | Refused;

/** What can be done about a refusal. */
type Remedy =
  /** Go on in a new file from what is sound: these records, in the first `length` bytes. */
  | { readonly kind: 'salvage'; readonly known: readonly Record[]; readonly length: number }
  /** Another wizard has the file, and nobody can see from here whether it is at work. */
  | { readonly kind: 'take over' };

/** `words` are for people: what is wrong. `line` counts from 1. */
export type Refused = { readonly kind: 'refused'; readonly words: string; readonly line?: number; readonly remedy?: Remedy };

/** `name` is what people call the file; `readAs` says of which steps it may tell. */
export function verify(content: Uint8Array, name: string, readAs: RecordReader = readRecord): Verified {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!isOurs(bytes)) return notOurs(name);
  const records: Record[] = [];
  let fingerprint = noLine;
  let from = 0;
  /** The line before `from`: the next one's `prev` vouches for it. */
  let before: Line | undefined;
  for (;;) {
    const until = bytes.indexOf(0x0a, from);
    if (until === -1) break;
    const line = { bytes: bytes.subarray(from, until), from };
    const wrong = take(line, records, fingerprint, name, readAs);
    if (wrong !== undefined) {
      const broken = before && ifBroken(before, records.slice(0, -1), name);
      if (broken !== undefined || !isUnflushed(bytes.subarray(from), records, readAs)) return broken ?? wrong;
      return { kind: 'sound', records, fingerprint, length: from, torn: bytes.subarray(from) };
    }
    fingerprint = hashOf(line.bytes);
    before = line;
    from = until + 1;
  }
  const wrong = before && ifBroken(before, records.slice(0, -1), name);
  if (wrong !== undefined) return wrong;
  const torn = bytes.subarray(from);
  const isTooLong = torn.length > maxLineBytes && !isUnflushed(torn, records, readAs);
  return isTooLong ? damaged(name, records, from, tooLong) : { kind: 'sound', records, fingerprint, length: from, torn };
}

/** What did not reach the disk reads as NUL bytes, which no line has. More than one: a single one is a damaged byte. */
const hole = Buffer.alloc(2);

/**
 * Whether this is the end of a file whose power went before its last flush: between holes stands only output, which is not flushed by
 * itself, only of a change whose intent was, and at the very end maybe the record whose flush was awaited. Else the hole took more.
 */
function isUnflushed(end: Buffer, before: readonly Record[], readAs: RecordReader): boolean {
  // Where the first line has none, another was taken away before it.
  if (!end.subarray(0, end.indexOf(0x0a) + 1 || end.length).includes(hole)) return false;
  const atWork = changesAtWork(before);
  for (let from = 0, until = end.indexOf(0x0a); until !== -1; from = until + 1, until = end.indexOf(0x0a, from)) {
    const line = end.subarray(from, until);
    const behindHoles = line.subarray(line.lastIndexOf(0) + 1);
    const decoded = isWhole(behindHoles) ? decode(behindHoles.toString('utf8'), readAs) : undefined;
    const isLast = until === end.length - 1;
    const record = decoded?.kind === 'record' ? decoded.record : undefined;
    // With nothing at work, no output is missing, but one record alone.
    if (atWork.size === 0 && (!isLast || record !== undefined)) return false;
    const mayBeLost = record === undefined && line.includes(hole);
    const mayStand = record?.type === 'output' ? atWork.has(record.change) : record !== undefined && isLast;
    if (!mayBeLost && !mayStand) return false;
  }
  return true;
}

function changesAtWork(records: readonly Record[]): ReadonlySet<string> {
  const atWork = new Set<string>();
  for (const each of records)
    if (each.type === 'intent') atWork.add(each.change.id);
    else if (each.type === 'ended' || each.type === 'settled') atWork.delete(each.change);
  return atWork;
}

/** A line and where it begins in the file. */
type Line = { readonly bytes: Buffer; readonly from: number };

const tooLong = 'it is longer than any that this program writes';

/** Says of a line that its checksum is wrong, if it is. */
function ifBroken(line: Line, before: readonly Record[], name: string): Refused | undefined {
  return isWhole(line.bytes) ? undefined : damaged(name, before, line.from, 'its checksum does not fit its content');
}

/** Takes one more line, or says what is wrong with it. */
function take(line: Line, records: Record[], fingerprint: string, name: string, readAs: RecordReader): Refused | undefined {
  const { bytes, from } = line;
  if (bytes.length > maxLineBytes) return damaged(name, records, from, tooLong);
  const decoded = decode(bytes.toString('utf8'), readAs);
  if (decoded.kind === 'newer' && (isWhole(bytes) || !hasSum(bytes))) return newer(name, records.length + 1, decoded.version);
  const next = asNext(decoded, records, fingerprint);
  if (typeof next === 'string') return ifBroken(line, records, name) ?? damaged(name, records, from, next);
  records.push(next);
  return undefined;
}

/** The record that comes after these, or why it is none. */
function asNext(decoded: Decoded, records: readonly Record[], fingerprint: string): Record | string {
  if (decoded.kind !== 'record') return decoded.kind === 'damaged' ? decoded.why : 'its version is not one of ours';
  const { record } = decoded;
  return record.seq === records.length + 1 && record.prev === fingerprint
    ? (breaksHistory(record, records[0]) ?? record)
    : 'it does not follow the line before it, so a line was changed, added or taken away';
}

/** A file tells one history, of one world, from its beginning. */
function breaksHistory(record: Record, first: Record | undefined): string | undefined {
  if (first === undefined) return record.type === 'opened' ? undefined : 'the beginning of the history is missing';
  if (record.type !== 'opened' || first.type !== 'opened') return undefined;
  return record.world === first.world && record.lineage === first.lineage ? undefined : 'it belongs to the history of another file';
}

/** A file may have been cut short within its first word. */
function isOurs(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, beginning.length)).toString('latin1') === beginning.slice(0, bytes.length);
}

function notOurs(name: string): Refused {
  return {
    kind: 'refused',
    line: 1,
    words: `${name} does not begin like a state file of this program, so it is left as it is. Name another file with --state FILE.`,
  };
}

function newer(name: string, line: number, version: number): Refused {
  return {
    kind: 'refused',
    line,
    words: `${name} was written by a newer version of this program (its records are of version ${version}). Use that version to go on with it; nothing was changed.`,
  };
}

function damaged(name: string, before: readonly Record[], length: number, why: string): Refused {
  const line = before.length + 1;
  const last = before.at(-1);
  const known =
    last === undefined
      ? 'Nothing is known before it.'
      : `The ${before.length === 1 ? 'line' : `${before.length} lines`} before it ${before.length === 1 ? 'is' : 'are'} sound, up to ${last.at}.`;
  return {
    kind: 'refused',
    line,
    words: `${name} is damaged in line ${line}: ${why}. ${known} Nothing was changed.`,
    ...(last === undefined ? {} : { remedy: { kind: 'salvage', known: before, length } }),
  };
}
