// Where the program's own files are: beside it once it is built, and two folders up in the source.

import { existsSync } from 'node:fs';
import path from 'node:path';

/** The path of an asset, such as `assetPath('lab', 'Exchange.psm1')`. */
export function assetPath(...names: readonly string[]): string {
  const built = path.join(import.meta.dirname, 'assets', ...names);
  return existsSync(built) ? built : path.join(import.meta.dirname, '..', '..', 'assets', ...names);
}
