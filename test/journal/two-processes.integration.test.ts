import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readJournal } from '../../src/journal/journal.ts';
import { folder } from './facts.ts';

const contender = (): ChildProcess => fork(join(import.meta.dirname, 'contender.ts'), { stdio: 'ignore' });

/** A lock whose process cannot be there: its number is larger than any. */
const leftBehind = {
  id: 'left',
  on: 'atl-adm-001',
  by: 'someone',
  tool: 'test',
  pid: 2 ** 30,
  since: '2026-11-24T10:00:00.000Z',
  started: null,
  upFor: 0,
};

test('of two processes that open one state file at once, exactly one works and the other says who has it, 100 times', async () => {
  const dir = folder();
  const both = [contender(), contender()];
  try {
    for (let round = 1; round <= 100; round += 1) {
      const path = join(dir, `${round}.jsonl`);
      // Every other time both find the lock of one that is gone.
      if (round % 2 === 0) writeFileSync(`${path}.lock`, `${JSON.stringify(leftBehind)}\n`);
      const at = Date.now() + 25;
      const said = both.map((each) => once(each, 'message').then(([words]) => String(words)));
      // Half of the time on a disk without links.
      for (const each of both) each.send({ path, at, links: round % 4 < 2 });
      const [works, refused] = (await Promise.all(said)).toSorted((a, b) => Number(b === 'works') - Number(a === 'works'));
      expect([works, refused]).toEqual(['works', expect.stringContaining('is in use: LITWAREINC\\kenmyer has had it open')]);
      const read = readJournal(path);
      const types = read.kind === 'read' ? read.records.map((record) => record.type) : [];
      expect(types.filter((type) => type !== 'took over')).toEqual(['opened', 'answered']);
    }
  } finally {
    for (const each of both) each.kill();
  }
});
