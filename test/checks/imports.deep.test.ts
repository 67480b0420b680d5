// The check of imports (npm run check) must be able to fail: a check that reads nothing passes too.

import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkImports } from './imports.ts';

const project = join(import.meta.dirname, '../..');

async function copyOfTheProject(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'imports-'));
  onTestFinished(() => rm(copy, { recursive: true }));
  for (const each of ['src', 'package.json', 'tsconfig.json', '.dependency-cruiser.mjs']) {
    await cp(join(project, each), join(copy, each), { recursive: true });
  }
  await symlink(join(project, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

const planted = {
  'model/planted-type.ts': [
    "import type { FrontEnd } from '../wizard/front-end.ts';\nexport type Planted = FrontEnd;\n",
    'model imports downwards',
  ],
  'model/planted-ink.ts': ["import type { BoxProps } from 'ink';\nexport type Planted = BoxProps;\n", 'ink and react only in tui'],
  'model/planted-process.ts': ["export { spawn } from 'node:child_process';\n", 'processes only in powershell'],
  'model/planted-developer.ts': ["export { test } from 'vitest';\n", 'no developer packages in the program'],
  'model/planted-absent.ts': ["import type { A } from './absent.ts';\nexport type B = A;\n", 'all that is imported is there'],
  'model/planted-one.ts': ["import type { Two } from './planted-other.ts';\nexport type One = Two | 1;\n", 'no cycles'],
  'model/planted-other.ts': ["import type { One } from './planted-one.ts';\nexport type Two = One | 2;\n", 'no cycles'],
  'lab/planted-peer.ts': ["export type { Probes } from '../probes/probes.ts';\n", 'lab imports downwards'],
  'model/planted-zod.ts': ["export { z } from 'zod';\n", 'zod stays in the schemas of the model'],
  'model/planted-shape.ts': ["export { endSchema } from './shell-schema.ts';\n", 'zod stays in the schemas of the model'],
  'log/planted-record.ts': ["export type { Record } from '../model/record.ts';\n", 'records are read by the story'],
  'cli/planted-fact.ts': [
    "import type { Fact } from '../model/record.ts';\nexport type Planted = Fact;\n",
    'records are read by the story',
  ],
  'story/planted-engine.ts': ["export type { Here } from '../wizard/here.ts';\n", 'story imports downwards'],
  'wizard/planted-lab.ts': ["export type { Probes } from '../lab/planted-peer.ts';\n", 'wizard imports downwards'],
  'wizard/planted-step.ts': ["export { keys } from '../steps/servers/facts.ts';\n", 'the engine knows no single step'],
  'wizard/planted-sequence.ts': ["export { sequence } from '../steps/sequence.ts';\n", 'the engine knows no single step'],
  'nowhere/planted-folder.ts': ["export type { Json } from '../model/json.ts';\n", 'every folder has its place'],
} as const;

test('imports that are not allowed are refused, type-only ones too', async () => {
  const copy = await copyOfTheProject();
  for (const [file, [text]] of Object.entries(planted)) {
    await mkdir(dirname(join(copy, 'src', file)), { recursive: true });
    await writeFile(join(copy, 'src', file), text);
  }
  const { wrong } = await checkImports(copy);
  // A cycle is reported once, at whichever file is met first.
  expect(wrong.some((each) => each.startsWith('no cycles: src/model/planted-o'))).toBe(true);
  for (const [file, [, rule]] of Object.entries(planted)) {
    if (rule !== 'no cycles') expect(wrong).toContainEqual(expect.stringContaining(`${rule}: src/${file} → `));
  }
});

test('a check that read only a part of the files fails', async () => {
  const copy = await copyOfTheProject();
  const config = join(copy, '.dependency-cruiser.mjs');
  await writeFile(
    config,
    (await readFile(config, 'utf8')).replace('  options: {', "  options: {\n    exclude: { path: '^src/model/json' },"),
  );
  const { wrong } = await checkImports(copy);
  expect(wrong).toContainEqual(expect.stringMatching(/^only \d+ of \d+ source files were read$/));
});
