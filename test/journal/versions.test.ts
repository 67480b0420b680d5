// A state file of each version that there was, as its program wrote it. They are never written again: what opens here must open for
// whoever comes back with such a file. To add one: run the program of that version, and give its name here.

import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/journal/codec.ts';
import { openJournal, readJournal } from '../../src/journal/journal.ts';
import { storyOf } from '../../src/story/story.ts';
import { folder, journalOf } from './facts.ts';
import { optionsFor } from './options.ts';

const stored = (version: number) => join(import.meta.dirname, 'versions', `version-${version}.jsonl`);

describe.each([
  { version: 1, records: 20, sha256: '3178fdf87c0da4e5683526c7a7bf5ba7348693ec349a0a3a6e21dedce465e814' },
  { version: 2, records: 21, sha256: 'c7e2c6281bc40d15f96acba9831a7eac111ee183fcfe9657df3caf7b03a9a7a2' },
])('a state file of version $version', ({ version, records, sha256 }) => {
  test('is kept as it was written, to the byte', () => {
    expect(hashOf(readFileSync(stored(version)))).toBe(sha256);
  });

  test('is read whole, as records of this version', () => {
    const read = readJournal(stored(version));
    expect(read).toMatchObject({ kind: 'read', tornBytes: 0, records: { length: records } });
    expect(new Set(read.kind === 'read' ? read.records.map((record) => record.v) : [])).toEqual(new Set([2]));
  });

  test('is gone on with: the new lines follow the old ones, which stay as they are', () => {
    const path = join(folder(), 'state.jsonl');
    copyFileSync(stored(version), path);
    const journal = journalOf(openJournal(optionsFor(path)));
    journal.append({ type: 'closed', verdict: 'not done' });
    journal.close();
    const old = readFileSync(stored(version));
    expect(readFileSync(path).subarray(0, old.length)).toEqual(old);
    expect(readJournal(path)).toMatchObject({ kind: 'read', records: { length: records + 2 } });
    expect(storyOf(journal.records).did).toHaveLength(3);
  });
});

test('a line that was cut short in version 1 is known, but not where it is kept', () => {
  const read = readJournal(stored(1));
  expect(read.kind === 'read' && read.records.find((record) => record.type === 'repaired')).toMatchObject({ kept: null, bytes: 37 });
});
