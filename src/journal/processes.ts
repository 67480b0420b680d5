// What this computer knows of processes and of its own start: whether who holds a lock is still there.

import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

export interface Processes {
  readonly own: number;
  isAlive(pid: number): boolean;
  /** Tells a process from an earlier one of the same number; null where the system does not say (Windows). */
  startOf(pid: number): string | null;
  /** Milliseconds since this computer started, whatever its clock says. */
  upFor(): number;
}

export const realProcesses: Processes = {
  own: process.pid,
  isAlive(pid) {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      // EPERM: it is there, and belongs to someone else.
      return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
    }
  },
  startOf(pid) {
    if (process.platform !== 'linux') return null;
    try {
      const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
      // The program's name, in brackets, may hold anything; the start is the 20th field behind it (proc(5)).
      return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
    } catch {
      return null;
    }
  },
  upFor: () => uptime() * 1000,
};
