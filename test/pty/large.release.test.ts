// The whole job in a large house by keys: sixty Exchange servers, restarted in batches, each after a word of its own; left between
// two of them, and gone on with.

import path from 'node:path';
import { expect, test } from 'vitest';
import { readJournal } from '../../src/journal/journal.ts';
import { close, folder, leave, start, walk } from './walking.ts';

const size = { columns: 120, rows: 40 };
/** A look at a hundred servers takes its time. */
const patience = 300_000;

test('a large house is set up by keys, batch by batch, also by who leaves between two batches', async () => {
  const home = folder();
  const lab = path.join(home, 'lab');
  const first = start(home, ['--lab', lab, '--preset', 'large', '--batch', '4'], size);
  await walk(first, /To agree, type: BATCH 2/, undefined, patience);
  await leave(first);
  await first.exit();

  const second = start(home, ['--lab', lab, '--batch', '4'], size);
  await walk(second, /Skype can act in Exchange/, undefined, patience);
  await close(second);
  expect(await second.exit()).toMatchObject({ code: 0 });

  const journal = readJournal(path.join(lab, 'set-up.jsonl'));
  const records = journal.kind === 'read' ? journal.records : [];
  const words = records.flatMap((each) => (each.type === 'confirmed' && each.step === 'iisRestart' ? [each.typed] : []));
  expect(words).toEqual(Array.from({ length: 15 }, (_, at) => `BATCH ${at + 1}`));
  const restarted = records.flatMap((each) => (each.type === 'intent' && each.step === 'iisRestart' ? [each.change.id] : []));
  expect(restarted).toHaveLength(60);
  expect(new Set(restarted).size).toBe(60);
});
