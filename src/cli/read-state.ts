// A state file for those that only read it: its records, or in a sentence why it cannot be used.

import { basename } from 'node:path';
import { type ReadJournal, readJournal } from '../journal/journal.ts';
import { sequence } from '../steps/sequence.ts';
import { whyUnreadable } from '../wizard/readable.ts';

export function readState(path: string): ReadJournal {
  const read = readJournal(path);
  const why = read.kind === 'read' ? whyUnreadable(read.records, basename(path), sequence) : undefined;
  return why === undefined ? read : { kind: 'refused', words: why };
}
