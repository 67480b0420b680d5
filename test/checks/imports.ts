// Checks who imports whom in src/ against .dependency-cruiser.mjs, and that every file was looked at:
// the cruiser passes when it finds nothing to read, as it does with a TypeScript it cannot use.

import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const cruiser = join(import.meta.dirname, '../../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

const report = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({ violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })) }),
});

export type Imports = {
  /** The source files that were read. */
  readonly cruised: number;
  /** The source files that there are. */
  readonly files: number;
  /** What is wrong, one sentence each; empty when all is well. */
  readonly wrong: readonly string[];
};

/** Checks the imports of the project in `root`. Throws when the cruiser itself fails. */
export async function checkImports(root: string): Promise<Imports> {
  const files = (await readdir(join(root, 'src'), { recursive: true })).filter((file) => /\.tsx?$/.test(file));
  const { stdout } = await promisify(execFile)(process.execPath, [cruiser, 'src', '--output-type', 'json'], { cwd: root, maxBuffer: 1e8 });
  const { modules, summary } = report.parse(JSON.parse(stdout));
  const cruised = modules.filter(({ source }) => /^src\/.*\.tsx?$/.test(source)).length;
  const wrong = summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`);
  if (cruised < files.length) wrong.push(`only ${cruised} of ${files.length} source files were read`);
  return { cruised, files: files.length, wrong };
}

if (import.meta.main) {
  const { cruised, wrong } = await checkImports(process.cwd());
  console.log(wrong.length === 0 ? `${cruised} source files import as they should.` : wrong.join('\n'));
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
