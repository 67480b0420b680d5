// Files that have served: taken away where that is possible.

import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Removes a file; one that is not there, or that another program holds, is left as it is. */
export function removeFile(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It is in nobody's way.
  }
}

/** Removes what a program that was killed while it replaced a file has left beside it. Only for whoever alone may write that file. */
export function removeLeftBeside(path: string): void {
  const [folder, own] = [dirname(path), `${basename(path)}.`];
  for (const name of readdirSync(folder))
    if (name.startsWith(own) && /^\d+-[0-9a-f-]{36}\.tmp$/.test(name.slice(own.length))) removeFile(join(folder, name));
}
