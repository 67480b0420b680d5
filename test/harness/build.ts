// Builds a program of the tests as the wizard itself is built: in one file with all that it imports, Ink's screens included, and the
// worker that it starts beside it.

import path from 'node:path';
import { build } from 'tsdown';
import { program, worker } from '../../tsdown.config.ts';

/** Builds the file `entry`, and gives the path of the program in the folder. */
export async function buildAlike(entry: string, outDir: string): Promise<string> {
  const { name } = path.parse(entry);
  await build({ ...program, config: false, entry: { [name]: entry }, outDir, copy: [] });
  await build({ ...worker, config: false, outDir });
  return path.join(outDir, `${name}.mjs`);
}
