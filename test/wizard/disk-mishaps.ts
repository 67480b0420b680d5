// Which mishap befalls which call of a whole set-up: what fails, and how long it lasts, goes round, so that each kind of call meets
// each of them.

import type { Call } from '../harness/memory-disk.ts';
import { type Mishap, survives, type Whole } from './disk-promises.ts';

/** What a system says of such a call. */
const codes: { readonly [call in Call]?: readonly string[] } = {
  open: ['EACCES', 'EIO', 'ENOSPC', 'EBUSY'],
  write: ['ENOSPC', 'EIO', 'EDQUOT'],
  flush: ['EIO', 'ENOSPC'],
  rename: ['EPERM', 'EBUSY', 'EACCES'],
  link: ['EPERM', 'ENOTSUP', 'EIO'],
  standsAt: ['EIO', 'EACCES', 'ENOENT'],
};

function mishapAt(at: number, call: Call): Mishap {
  const turn = Math.floor(at / 3) + at;
  const own = codes[call] ?? ['EIO'];
  const error = { kind: 'error', code: own[turn % own.length] ?? 'EIO' } as const;
  switch (turn % 5) {
    case 0:
      return { at, what: { kind: 'power cut', seed: at }, lasts: 'until started again' };
    case 1:
      return { at, what: error, lasts: 'one call' };
    case 2:
      return { at, what: error, lasts: 'until asked' };
    case 3:
      return { at, what: error, lasts: 'until started again' };
    default:
      return { at, what: call === 'write' ? { kind: 'short write' } : { kind: 'power cut', seed: at + 1 }, lasts: 'until started again' };
  }
}

/** A mishap at every call of such a set-up. */
export const mishapsOf = ({ calls }: Whole): readonly Mishap[] => calls.map((call, index) => mishapAt(index + 1, call));

/** Of each kind of call and of mishap, the one in the middle of the set-up. */
export function oneOfEachKind(whole: Whole): readonly Mishap[] {
  const kinds = Map.groupBy(mishapsOf(whole), ({ at, what, lasts }) => `${whole.calls[at - 1]} ${what.kind} ${lasts}`);
  return [...kinds.values()].flatMap((alike) => alike[Math.floor(alike.length / 2)] ?? []);
}

/** Each of these takes its share, since a set-up waits more than it works. With 12 on a busy machine the lab falls behind its own clock. */
const lanes = 4;

/** Throws, and names all mishaps after which a promise did not hold. */
export async function survivesEach(mishaps: readonly Mishap[], whole: Whole): Promise<void> {
  const failed: string[] = [];
  const lane = async (first: number) => {
    for (const mishap of mishaps.filter((_, index) => index % lanes === first)) {
      await survives(mishap, whole).catch((error: unknown) => failed.push(`${JSON.stringify(mishap)}: ${error}`));
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, first) => lane(first)));
  if (failed.length > 0) throw new Error(failed.join('\n\n'));
}
