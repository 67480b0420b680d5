// `npm run test:release`: file by file, each with the line that runs it alone. Where it was stopped, or something failed, it goes on with
// what has not passed yet in this state of the sources; `--anew` runs all. Arguments are parts of the names of files.

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const kept = path.join(import.meta.dirname, '../../coverage/release.json');
const notes = z.object({ sources: z.string(), passed: z.array(z.string()) });

/** What is tested: the last commit, and all that differs from it. */
function sources(): string {
  const git = (...args: readonly string[]) => execFileSync('git', args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return createHash('sha256').update(git('rev-parse', 'HEAD')).update(git('diff', 'HEAD')).digest('hex');
}

const now = sources();
const parts = process.argv.slice(2).filter((each) => each !== '--anew');
const read =
  existsSync(kept) && !process.argv.includes('--anew') ? notes.safeParse(JSON.parse(readFileSync(kept, 'utf8'))).data : undefined;
const passed = read?.sources === now ? read.passed : [];
const wanted = globSync('test/**/*.release.test.ts')
  .toSorted()
  .filter((file) => parts.length === 0 || parts.some((each) => file.includes(each)));

for (const file of wanted.filter((each) => !passed.includes(each))) {
  const line = `npx vitest run --project release ${file}`;
  console.log(`\n${line}`);
  if (spawnSync(line, { shell: true, stdio: 'inherit' }).status !== 0) continue;
  passed.push(file);
  mkdirSync(path.dirname(kept), { recursive: true });
  writeFileSync(kept, JSON.stringify({ sources: now, passed }));
}
const left = wanted.filter((each) => !passed.includes(each));
console.log([`\n${wanted.length - left.length} of ${wanted.length} files passed.`, ...left.map((each) => `  not: ${each}`)].join('\n'));
process.exitCode = left.length === 0 ? 0 : 1;
