// State files of other versions: older records are read as ours, newer ones are refused in a sentence.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournal, readJournal } from '../../src/journal/journal.ts';
import { type Upcasts, upcast } from '../../src/journal/upcasts.ts';
import { folder, journalOf } from './facts.ts';
import { optionsFor } from './options.ts';

/** Invented: version 1 did not know who closed, version 2 not why. */
const upcasts: Upcasts = {
  1: (record) => ({ ...record, v: 2, who: null }),
  2: (record) => ({ ...record, v: 3, why: null }),
};

test('a record of an older version goes through each version after it', () => {
  expect(upcast({ v: 1, type: 'closed' }, upcasts)).toEqual({ v: 3, type: 'closed', who: null, why: null });
  expect(upcast({ v: 2, type: 'closed', who: 'kenmyer' }, upcasts)).toEqual({ v: 3, type: 'closed', who: 'kenmyer', why: null });
});

test('a record of today, and one whose version nobody knows, stay as they are', () => {
  expect(upcast({ v: 3, type: 'closed' }, upcasts)).toEqual({ v: 3, type: 'closed' });
  for (const v of ['x', '1', ['1'], null]) expect(upcast({ v }, upcasts)).toEqual({ v });
});

test('a file that a newer version wrote is refused in a sentence, and left as it is', () => {
  const path = join(folder(), 'state.jsonl');
  journalOf(openJournal(optionsFor(path))).close();
  const newer = readFileSync(path, 'utf8').replace('{"v":1,', '{"v":2,');
  writeFileSync(path, newer);
  expect(readJournal(path)).toMatchObject({ kind: 'refused', words: expect.stringMatching(/^[^\n]+\.$/) });
  expect(openJournal(optionsFor(path))).toMatchObject({ kind: 'refused' });
  expect(readFileSync(path, 'utf8')).toBe(newer);
});
