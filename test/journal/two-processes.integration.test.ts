import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readJournal } from '../../src/journal/journal.ts';
import { folder } from './facts.ts';

/** A process, and what becomes of it: whoever waits for its answer hears at once when there will be none. */
function contender(): { readonly child: ChildProcess; readonly answer: () => Promise<string> } {
  const child = fork(join(import.meta.dirname, 'contender.ts'), { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let said = '';
  child.stderr?.on('data', (text) => {
    said += String(text);
  });
  const over = once(child, 'close').then(([code, signal]) => {
    throw new Error(`A contender ended (${code ?? signal}) without an answer: ${said}`);
  });
  over.catch(() => undefined);
  return { child, answer: () => Promise.race([once(child, 'message').then(([words]) => String(words)), over]) };
}

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

test('of three processes that open one state file at once, exactly one works and the others say who has it, 100 times', async () => {
  const dir = folder();
  const all = [contender(), contender(), contender()];
  try {
    for (let round = 1; round <= 100; round += 1) {
      const path = join(dir, `${round}.jsonl`);
      // Every other time all find the lock of one that is gone.
      if (round % 2 === 0) writeFileSync(`${path}.lock`, `${JSON.stringify(leftBehind)}\n`);
      const at = Date.now() + 25;
      const said = all.map(({ answer }) => answer());
      // Half of the time on a disk without links.
      for (const { child } of all) child.send({ path, at, links: round % 4 < 2 });
      const answers = (await Promise.all(said)).toSorted((a, b) => Number(b === 'works') - Number(a === 'works'));
      const refused = expect.stringContaining('is in use: LITWAREINC\\kenmyer has had it open');
      expect(answers).toEqual(['works', refused, refused]);
      const read = readJournal(path);
      const types = read.kind === 'read' ? read.records.map((record) => record.type) : [];
      expect(types.filter((type) => type !== 'took over')).toEqual(['opened', 'answered']);
    }
  } finally {
    for (const { child } of all) child.kill();
  }
});
