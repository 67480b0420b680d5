// State files that somebody has rewritten: numbers, hashes and checksums are worked out anew, as whoever edits the file can do.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { decode, encode, hashOf, noLine } from '../../src/journal/codec.ts';
import type { Change } from '../../src/model/change.ts';
import type { Record } from '../../src/model/record.ts';

const fileIn = (dir: string): string => path.join(dir, 'set-up.jsonl');

const recordsIn = (dir: string): readonly Record[] =>
  readFileSync(fileIn(dir), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const decoded = decode(line);
      if (decoded.kind !== 'record') throw new Error(`The state file has a line that is ${decoded.kind}.`);
      return decoded.record;
    });

/** Rewrites the records of a folder's state file. */
export function forge(dir: string, edit: (records: readonly Record[]) => readonly Record[]): void {
  let prev = noLine;
  const lines = edit(recordsIn(dir)).map((record, index) => {
    const line = encode({ ...record, seq: index + 1, prev });
    prev = hashOf(Buffer.from(line));
    return line;
  });
  writeFileSync(fileIn(dir), `${lines.join('\n')}\n`);
}

/** Rewrites one change, wherever the file speaks of it. */
export function forgeChange(dir: string, id: string, edit: (change: Change) => Change): void {
  const now = (change: string, changes: ReadonlyMap<string, string>) => changes.get(change) ?? change;
  forge(dir, (records) => {
    const ids = new Map<string, string>();
    return records.map((record) => {
      if (record.type === 'intent' && record.change.id === id) {
        const change = edit(record.change);
        ids.set(id, change.id);
        return { ...record, change };
      }
      return record.type === 'output' || record.type === 'ended' || record.type === 'settled'
        ? { ...record, change: now(record.change, ids) }
        : record;
    });
  });
}
