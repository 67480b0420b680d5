// A file that has served: taken away where that is possible.

import { rmSync } from 'node:fs';

/** Removes a file; one that is not there, or that another program holds, is left as it is. */
export function removeFile(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It is in nobody's way.
  }
}
