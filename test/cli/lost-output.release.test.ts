// Whole runs without a keyboard whose output ends at each of their stages: they go on to their end, and nothing is cut short.

import path from 'node:path';
import { expect, test } from 'vitest';
import { readJournal } from '../../src/journal/journal.ts';
import { rehearsalFolder } from '../wizard/rehearsal.ts';
import { runInto, type Sink } from './lost-output.ts';

const sinks: readonly Sink[] = ['full', ...[0, 8, 26, 40].map((closes) => ({ closes }))];

test.skipIf(process.platform === 'win32').each(sinks)('a set-up whose talk is lost (%j) is done, and taken back', async (err) => {
  const dir = rehearsalFolder();
  const rest = ['--lab', dir, '--no-input', '--yes', '--speed', '1000'];
  const ran = await runInto([...rest, '--answers', 'assets/answers/litware.json'], { err });
  expect([ran.code, ran.out]).toEqual([0, expect.stringContaining('Done in the practice lab.')]);
  const read = readJournal(path.join(dir, 'set-up.jsonl'));
  const records = read.kind === 'read' ? read.records : [];
  expect(records.filter(({ type }) => type === 'intent').length).toBe(records.filter(({ type }) => type === 'ended').length);
  expect(records.at(-1)).toMatchObject({ type: 'closed', verdict: 'done' });
  const undone = await runInto(['undo', ...rest], { out: 'full', err });
  expect(undone.code === 1 || undone.code === 3, undone.err).toBe(true);
});
