import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeWaitedFor } from '../../src/cli/write-out.ts';
import { folder } from '../journal/facts.ts';

const beginning = '# Session log: trust between ';
function* pieces(): Generator<string> {
  yield beginning;
  for (let at = 0; at < 40; at += 1) yield 'x'.repeat(10_000);
}

test('a long log tells how far it is, how large it is at the end, and its SHA-256', async () => {
  const file = join(folder(), 'log.md');
  const heard: number[] = [];
  const written = await writeWaitedFor(file, 'session log', pieces(), new AbortController().signal, (bytes) => heard.push(bytes));
  expect(written).toMatchObject({ kind: 'written', bytes: beginning.length + 400_000, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(heard).toEqual(heard.toSorted((one, other) => one - other));
  expect(heard.length).toBeGreaterThan(3);
  expect(readFileSync(file, 'utf8')).toHaveLength(beginning.length + 400_000);
});

test('one that is stopped leaves nothing behind, and what was there before stays', async () => {
  const dir = folder();
  const file = join(dir, 'log.md');
  const stop = new AbortController();
  const before = await writeWaitedFor(file, 'session log', [`${beginning}before`], stop.signal, () => undefined);
  expect(before).toMatchObject({ kind: 'written' });
  expect(await writeWaitedFor(file, 'session log', pieces(), stop.signal, () => stop.abort())).toEqual({ kind: 'stopped' });
  expect(readdirSync(dir)).toEqual(['log.md']);
  expect(readFileSync(file, 'utf8')).toBe(`${beginning}before`);
});
