// What any other program of this computer may read of a process and of those that it started: their arguments and their environment.
// Linux only.

import { readdirSync, readFileSync } from 'node:fs';

/** By a name that tells which; processes that end meanwhile are left out. */
export function readProcesses(root: number): ReadonlyMap<string, Buffer> {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => [Number(pid), parentOf(pid)] as const),
  );
  const isOurs = (pid: number | undefined): boolean => pid !== undefined && pid > 0 && (pid === root || isOurs(parents.get(pid)));
  const read = [...parents.keys()].filter(isOurs).flatMap((pid) =>
    ['cmdline', 'environ'].flatMap((file) => {
      const bytes = readIfThere(`/proc/${pid}/${file}`);
      return bytes === undefined ? [] : [[`${file} of process ${pid}`, bytes] as const];
    }),
  );
  return new Map(read);
}

/** The process's name, which may hold anything, stands in parentheses before its state and its parent. */
function parentOf(pid: string): number {
  const stat = readIfThere(`/proc/${pid}/stat`)?.toString('latin1') ?? '';
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
