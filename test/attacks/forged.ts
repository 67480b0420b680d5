// State files as somebody else would like them: any record changed, put in or taken out, and numbers, hashes and checksums worked out
// anew, as whoever edits the file can do.

import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { readJournal } from '../../src/journal/journal.ts';
import type { Change } from '../../src/model/change.ts';
import type { Fact, Record } from '../../src/model/record.ts';

export const stateFile = (dir: string): string => path.join(dir, 'set-up.jsonl');

export function recordsIn(dir: string): readonly Record[] {
  const read = readJournal(stateFile(dir));
  if (read.kind === 'refused') throw new Error(read.words);
  return read.records;
}

/** The text of a state file whose chain is whole, whatever its records hold. */
export function chained(records: readonly object[]): string {
  let prev = '0'.repeat(64);
  const lines = records.map((record, index) => {
    const body = JSON.stringify({ ...record, seq: index + 1, prev }).slice(0, -1);
    const line = `${body},"sum":"${crc32(body).toString(16).padStart(8, '0')}"}`;
    prev = hash('sha256', line, 'hex');
    return `${line}\n`;
  });
  return lines.join('');
}

/** Rewrites the records of a folder's state file. */
export const forge = (dir: string, edit: (records: readonly Record[]) => readonly Record[]): void =>
  writeFileSync(stateFile(dir), chained(edit(recordsIn(dir))));

/** A fact as somebody else's wizard would have written it. */
export const written = (fact: Fact): Record => ({
  v: 1,
  seq: 0,
  at: '2026-01-02T03:04:05.000Z',
  on: 'evil',
  by: 'mallory',
  prev: '',
  ...fact,
});

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
