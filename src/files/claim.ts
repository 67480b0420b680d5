// A file that only one program can have made, to say that something is taken and by whom. It appears as a whole or
// not at all, and goes only where it still says what was read.

import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { writeFileAtomically } from './atomic.ts';

/** Makes a file for the owner only, or gives false where there is one already. Throws the operating system's error. */
export function createExclusively(path: string, content: string): boolean {
  const beside = `${path}.${process.pid}-${randomUUID()}`;
  writeFileAtomically(beside, content);
  try {
    // Unlike a rename, a link never replaces what is there; unlike opening with "wx", it shows no reader half a file.
    linkSync(beside, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

/** Removes a file that still has this content; one that another program has put there meanwhile stays. */
export function removeIfStill(path: string, content: string): void {
  const aside = `${path}.${process.pid}-${randomUUID()}`;
  try {
    // Whoever moves it has it: two programs cannot both take the same file away.
    renameSync(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  try {
    if (readFileSync(aside, 'utf8') !== content) linkSync(aside, path);
  } finally {
    rmSync(aside, { force: true });
  }
}

const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;
