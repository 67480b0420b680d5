// The house's own rules of style must be able to fail: a rule that is misspelt or overridden says nothing.

import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const project = join(import.meta.dirname, '../..');
const biome = join(project, 'node_modules/@biomejs/biome/bin/biome');

/** What the linter says of a file of this name and text. */
async function lint(file: string, text: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'style-'));
  onTestFinished(() => rm(copy, { recursive: true }));
  for (const each of ['biome.json', '.gitignore', 'test/checks/no-type-assertion.grit']) await cp(join(project, each), join(copy, each));
  await mkdir(dirname(join(copy, file)), { recursive: true });
  await writeFile(join(copy, file), text);
  return new Promise((resolve) => {
    execFile(process.execPath, [biome, 'lint', '--colors=off', file], { cwd: copy }, (_error, said, alsoSaid) => resolve(said + alsoSaid));
  });
}

test.for<readonly [string, string, string]>([
  ['a type assertion', 'export const n = (x: unknown) => x as number;', 'No type assertions'],
  ['any', 'export const n = (x: any) => x;', 'noExplicitAny'],
  ['a non-null assertion', 'export const n = (x: string | null) => x!.length;', 'noNonNullAssertion'],
  ['a default export', 'export default 1;', 'noDefaultExport'],
  ['a barrel file', "export * from './other.ts';", 'noBarrelFile'],
  [
    'a file opened for writing',
    "import { writeFileSync } from 'node:fs';\nwriteFileSync('a', 'b');",
    'Only src/files opens a file for writing',
  ],
  ['the whole file system', "import * as fs from 'node:fs/promises';\nawait fs.rm('a');", 'Only src/files opens a file for writing'],
])('%s is refused', async ([, text, complaint]) => {
  expect(await lint('src/cli/planted.ts', text)).toContain(complaint);
});

test.for<readonly [string, string, string]>([
  ['as const', 'src/cli/planted.ts', 'export const n = [1] as const;'],
  ['reading a file', 'src/cli/planted.ts', "import { readFileSync } from 'node:fs';\nexport const n = readFileSync('a');"],
  ['writing a file in files/', 'src/files/planted.ts', "import { writeFileSync } from 'node:fs';\nwriteFileSync('a', 'b');"],
])('%s is allowed', async ([, file, text]) => {
  expect(await lint(file, text)).toMatch(/^Checked 1 file in .* No fixes applied\.\s*$/);
});
