// Reads a whole journal and checks every line: its checksum, its schema, its place in the chain. Gives all records, or the first
// thing that is wrong, with its line and what is known before it. A last line without a line end was cut short while it was
// written; it is handed back apart, never dropped and never taken for a record.

import type { Record } from '../model/record.ts';
import { beginning, decode, hashOf, noLine } from './codec.ts';

export const maxLineBytes = 4 * 2 ** 20;
export const maxFileBytes = 512 * 2 ** 20;

export type Verified =
  | {
      readonly kind: 'sound';
      readonly records: Record[];
      /** SHA-256 of the last whole line. */
      readonly head: string;
      /** Bytes of all whole lines. */
      readonly length: number;
      /** What stands behind them: the beginning of a line, mostly nothing. */
      readonly torn: Uint8Array;
    }
  | Refused;

/** `words` are for people: what is wrong and what to do. `line` counts from 1. */
export type Refused = { readonly kind: 'refused'; readonly words: string; readonly line?: number };

/** `name` is what people call the file. */
export function verify(bytes: Uint8Array, name: string): Verified {
  if (!isOurs(bytes)) return notOurs(name);
  const records: Record[] = [];
  let head = noLine;
  let from = 0;
  for (;;) {
    const until = bytes.indexOf(0x0a, from);
    if (until === -1) break;
    const wrong = take(bytes.subarray(from, until), records, head, name);
    if (wrong !== undefined) return wrong;
    head = hashOf(bytes.subarray(from, until));
    from = until + 1;
  }
  const torn = bytes.subarray(from);
  return torn.length > maxLineBytes
    ? damaged(name, records, 'it is longer than any that this program writes')
    : { kind: 'sound', records, head, length: from, torn };
}

/** Takes one more line, or says what is wrong with it. */
function take(line: Uint8Array, records: Record[], head: string, name: string): Refused | undefined {
  if (line.length > maxLineBytes) return damaged(name, records, 'it is longer than any that this program writes');
  const decoded = decode(line);
  if (decoded.kind === 'damaged') return damaged(name, records, decoded.why);
  if (decoded.kind === 'newer') return newer(name, records.length + 1, decoded.version);
  const { record } = decoded;
  if (record.seq !== records.length + 1 || record.prev !== head) {
    return damaged(name, records, 'it does not follow the line before it, so a line was changed, added or taken away');
  }
  const why = breaksHistory(record, records[0]);
  if (why !== undefined) return damaged(name, records, why);
  records.push(record);
  return undefined;
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

function damaged(name: string, before: readonly Record[], why: string): Refused {
  const line = before.length + 1;
  const last = before.at(-1);
  const known =
    last === undefined
      ? 'Nothing is known before it.'
      : `The ${before.length === 1 ? 'line' : `${before.length} lines`} before it ${before.length === 1 ? 'is' : 'are'} sound, up to ${last.at}.`;
  return {
    kind: 'refused',
    line,
    words: `${name} is damaged in line ${line}: ${why}. ${known} Nothing was changed. Bring the file back from a backup, or keep it and start a new one with --state FILE: what is done already on the servers is found by looking.`,
  };
}
