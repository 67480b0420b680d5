// `npm run test:release`: file by file, each with its seed and the line that runs it alone with the same. Where it was stopped, or
// something failed, it goes on with what has not passed yet in this state of the sources; `--anew` runs all. Arguments are parts of the
// names of files.

import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { seedName } from './seed-name.ts';
import { sourcesIn } from './sources.ts';
import { tier } from './tier.ts';

const kept = path.join(import.meta.dirname, '../../coverage/release.json');
/** What has passed, by file: the seed that it passed with. */
const notes = z.object({ sources: z.string(), passed: z.record(z.string(), z.number()) });

const lineFor = (file: string, seed: number) => `${seedName}=${seed} npx vitest run --project release ${file}`;

const now = sourcesIn(process.cwd());
const parts = process.argv.slice(2).filter((each) => each !== '--anew');
const read =
  existsSync(kept) && !process.argv.includes('--anew') ? notes.safeParse(JSON.parse(readFileSync(kept, 'utf8'))).data : undefined;
const passed = new Map(read?.sources === now ? Object.entries(read.passed) : []);
const wanted = globSync(tier('release'))
  .toSorted()
  .filter((file) => parts.length === 0 || parts.some((each) => file.includes(each)));

for (const file of wanted.filter((each) => !passed.has(each))) {
  const seed = randomInt(2 ** 31 - 1);
  console.log(`\n${lineFor(file, seed)}`);
  // What is skipped for want of something has not passed.
  const env = { ...process.env, POWERSHELL_ENGINE: 'required', WINE: 'required', [seedName]: String(seed) };
  if (spawnSync('npx', ['vitest', 'run', '--project', 'release', file], { stdio: 'inherit', env }).status !== 0) continue;
  passed.set(file, seed);
  mkdirSync(path.dirname(kept), { recursive: true });
  writeFileSync(kept, JSON.stringify({ sources: now, passed: Object.fromEntries(passed) }));
}
const left = wanted.filter((each) => !passed.has(each));
console.log(`\n${wanted.length - left.length} of ${wanted.length} files passed.`);
for (const file of wanted) {
  const seed = passed.get(file);
  console.log(seed === undefined ? `  not: ${file}` : `  passed: ${lineFor(file, seed)}`);
}
process.exitCode = left.length === 0 ? 0 : 1;
