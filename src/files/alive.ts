// Whether the process that made a file is still there.

import { readFileSync } from 'node:fs';

/** One that has ended and was not fetched by its parent yet (states Z and X of proc(5)) still has its number, and does nothing more. */
const ended: ReadonlySet<string | undefined> = new Set(['Z', 'X', 'x']);

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !ended.has(statOf(pid)?.[0]);
  } catch (error) {
    // EPERM: it is there, and belongs to someone else.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** The fields of /proc/PID/stat behind the program's name, its state first; undefined where the system has none. */
export function statOf(pid: number): readonly string[] | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name, in brackets, may hold anything.
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
