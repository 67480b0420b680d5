// Three wizards at one lock that was left behind, in every order in which one can overtake another at a call of the disk.

import { expect, test } from 'vitest';
import type { Disk } from '../../src/files/disk.ts';
import { filesOn } from '../../src/files/files.ts';
import { type Locked, takeLock } from '../../src/journal/lock.ts';
import { faulty, memoryDisk } from '../harness/memory-disk.ts';

const path = '/state.jsonl';
const left = { id: 'left', on: 'here', by: 'b', tool: 't', pid: 99, since: '2026-11-24T10:00:00.000Z', started: null, upFor: 0 };

/** A disk that has no links, and there shows half a file for a moment: as many shares. */
const withoutLinks = (disk: Disk): Disk => ({
  ...disk,
  link() {
    throw Object.assign(new Error('ENOTSUP'), { code: 'ENOTSUP' });
  },
});

/** The same disk, on which something else happens once, before a certain call. */
function interrupted(disk: Disk, at: number, by: () => void): { readonly disk: Disk; readonly calls: () => number } {
  let calls = 0;
  return {
    calls: () => calls,
    disk: faulty(disk, () => {
      calls += 1;
      if (calls === at) by();
      return undefined;
    }),
  };
}

const take = (disk: Disk, id: string): Locked =>
  takeLock(path, {
    files: filesOn(disk),
    processes: { own: 1, isAlive: (pid) => pid !== 99, startOf: () => null, upFor: () => 1 },
    now: () => new Date('2026-11-24T11:00:00.000Z'),
    ...{ id, on: 'here', by: 'b', tool: 't', takeOver: false },
  });

/** The second wizard runs whole before a call of the first one, the third before one of the second, or of the first, later. */
function contest(links: boolean, first: number, second: number, nested: boolean): { readonly over: boolean; readonly right: boolean } {
  const memory = memoryDisk();
  const disk = links ? memory.disk : withoutLinks(memory.disk);
  filesOn(disk).writeFileAtomically(`${path}.lock`, `${JSON.stringify(left)}\n`);
  const taken: Locked[] = [];
  const third = () => {
    taken.push(take(disk, 'third'));
  };
  const one = interrupted(disk, first, () => {
    if (nested) taken.push(take(interrupted(disk, second, third).disk, 'second'));
    else taken.push(take(disk, 'second'));
  });
  const both = nested ? one : interrupted(one.disk, first + second, third);
  taken.push(take(both.disk, 'first'));
  const ours = taken.filter((each) => each.kind === 'ours');
  // Whoever has it, keeps it.
  return { over: one.calls() < first, right: ours.length === 1 && ours.every((each) => each.kind === 'ours' && each.lock.isOurs()) };
}

test.each([
  [true, true, 30],
  [true, false, 30],
  // There whoever meets half a file waits for the rest, in vain here.
  [false, true, 1],
])('a lock left behind is taken by exactly one of three, whoever overtakes whom (links: %s, nested: %s)', (links, nested, most) => {
  const wrong: unknown[] = [];
  let first = 1;
  for (let over = false; !over; first += 1) {
    for (let second = 1; second <= most; second += 1) {
      const contested = contest(links, first, second, nested);
      over = contested.over;
      if (!contested.right) wrong.push({ first, second });
    }
  }
  expect(wrong).toEqual([]);
  expect(first).toBeGreaterThan(20);
});
