// `npm run test:mutation`: whether the tests notice a fault in the code. Stryker puts one fault after another into a file, and runs the
// tests that stand for it. File by file, each in a run of its own that keeps what it found: whoever stops goes on with the next file, and
// what has not changed since is not looked at again. Arguments are parts of the names of files; coverage/mutation/*.txt has what survived.

import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const kept = path.join(import.meta.dirname, '../../coverage/mutation');

const causes = ['diagnose', 'catalogue', 'ranking'].map((name) => `test/diagnosis/${name}.test.ts`);
const lines = ['verify', 'codec', 'versions'].map((name) => `test/journal/${name}.test.ts`);

/** A file, and the tests that stand for it. */
const mutated: readonly (readonly [file: string, tests: readonly string[]])[] = [
  ['src/diagnosis/diagnose.ts', causes],
  ['src/diagnosis/evidence.ts', ['test/diagnosis/evidence.test.ts']],
  ['src/diagnosis/never.ts', ['test/diagnosis/catalogue.test.ts', 'test/diagnosis/diagnose.test.ts']],
  ['src/diagnosis/rests-on.ts', ['test/diagnosis/rests-on.test.ts']],
  ['src/diagnosis/marks.ts', ['test/diagnosis/marks.test.ts']],
  ['src/diagnosis/transient.ts', ['test/diagnosis/transient.test.ts']],
  ['src/diagnosis/explain.ts', ['test/diagnosis/explain.test.ts']],
  ['src/diagnosis/subject.ts', ['test/diagnosis/subject.test.ts']],
  ['src/powershell/render.ts', ['test/powershell/render.test.ts']],
  // The lines of PowerShell in it are left here, as they are: by-hand.integration.test.ts has an engine run them.
  ['src/powershell/manual/text.ts', ['test/powershell/manual-text.test.ts']],
  ['src/journal/codec.ts', lines],
  ['src/journal/upcasts.ts', lines],
  ['src/journal/verify.ts', lines],
  ['src/journal/schema.ts', ['test/journal/schema.test.ts']],
  ['src/journal/journal.ts', ['test/journal/opening.test.ts']],
  ['src/journal/writer.ts', ['test/journal/writer.test.ts']],
  ['src/journal/salvage.ts', ['test/journal/salvage.test.ts']],
  ['src/journal/glance.ts', ['test/journal/glance.test.ts']],
  ['src/journal/kept-output.ts', ['test/journal/kept-output.test.ts']],
  ['src/journal/lock.ts', ['test/journal/take-lock.test.ts']],
  ['src/journal/processes.ts', ['test/journal/processes.test.ts']],
];

const common: object = JSON.parse(readFileSync(path.join(import.meta.dirname, 'stryker.config.json'), 'utf8'));
const parts = process.argv.slice(2);
mkdirSync(kept, { recursive: true });

for (const [file, tests] of mutated.filter(([file]) => parts.length === 0 || parts.some((each) => file.includes(each)))) {
  const own = path.join(kept, file.replaceAll('/', '-'));
  // Elsewhere a text is a sentence, which whoever changes it reads, or a word that the compiler holds to its type; here it is what is run.
  const mutator = { excludedMutations: file.startsWith('src/powershell/') ? [] : ['StringLiteral'] };
  // Stryker does not see that a test came for a fault in what a module makes as it is loaded (10.1.1): what survived is tried again.
  const report = `${own}.json`;
  if (existsSync(report)) writeFileSync(report, readFileSync(report, 'utf8').replaceAll('"status": "Survived"', '"status": "Ignored"'));
  writeFileSync(`${own}.config.json`, JSON.stringify({ ...common, mutator, mutate: [file], incrementalFile: report }));
  // Not Stryker's own `testFiles`: with it, a fault in what a module makes as it is loaded never comes to life (10.1.1).
  const env = { ...process.env, MUTATION_TESTS: tests.join(' ') };
  const told = openSync(`${own}.txt`, 'w');
  const { status } = spawnSync('stryker', ['run', `${own}.config.json`], { env, stdio: ['ignore', told, told] });
  closeSync(told);
  // The last lines are the table of the figures.
  console.log(readFileSync(`${own}.txt`, 'utf8').trimEnd().split('\n').slice(-7).join('\n'));
  if (status !== 0) process.exitCode = 1;
}
