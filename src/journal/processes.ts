// What this computer knows of processes and of its own start: whether who holds a lock is still there.

import { uptime } from 'node:os';
import { isAlive, statOf } from '../files/alive.ts';

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
  isAlive,
  // The 20th field behind the name (proc(5)).
  startOf: (pid) => statOf(pid)?.[19] ?? null,
  upFor: () => uptime() * 1000,
};
