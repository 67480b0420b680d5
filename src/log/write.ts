// A session log as a file: replaced as a whole, for its owner only.

import { dirname, resolve } from 'node:path';
import { writeFileAtomically } from '../files/atomic.ts';
import { ensureFolder } from '../files/folders.ts';

/** Throws the operating system's error. */
export function writeLog(path: string, text: string): void {
  ensureFolder(dirname(resolve(path)));
  writeFileAtomically(path, text);
}
