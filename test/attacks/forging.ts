// A state file as somebody else would like it: any record changed, put in or taken out, and the chain worked out anew.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { encode, hashOf, noLine } from '../../src/journal/codec.ts';
import { readJournal } from '../../src/journal/journal.ts';
import type { Record } from '../../src/model/record.ts';

export const stateFile = (dir: string): string => path.join(dir, 'set-up.jsonl');

export function recordsIn(dir: string): readonly Record[] {
  const read = readJournal(stateFile(dir));
  if (read.kind === 'refused') throw new Error(read.words);
  return read.records;
}

/** Works numbers, hashes and checksums out anew, as anybody can. */
export function forge(dir: string, alter: (records: readonly Record[]) => readonly Record[]): void {
  let prev = noLine;
  const lines = alter(recordsIn(dir)).map((record, index) => {
    const line = encode({ ...record, seq: index + 1, prev });
    prev = hashOf(Buffer.from(line));
    return `${line}\n`;
  });
  writeFileSync(stateFile(dir), lines.join(''));
}
