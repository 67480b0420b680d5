import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sourcesIn } from './sources.ts';

/** A repository with one commit, in which these files stand. */
function repository(...files: readonly string[]) {
  const dir = mkdtempSync(path.join(tmpdir(), 'sources-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@litware.example', ...args], { cwd: dir });
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    writeFileSync(path.join(dir, file), text);
  };
  git('init', '--quiet');
  for (const file of files) write(file, 'as it was');
  git('add', '.');
  git('commit', '--quiet', '--message=first');
  return { dir, write };
}

test('a changed source is another state; what a release’s test makes anew itself is not', () => {
  const made = 'test/wizard/broken-pairs.jsonl.gz';
  const { dir, write } = repository('src/main.ts', made);
  const before = sourcesIn(dir);
  write(made, 'made anew');
  expect(sourcesIn(dir)).toBe(before);
  write('src/main.ts', 'changed');
  expect(sourcesIn(dir)).not.toBe(before);
});
