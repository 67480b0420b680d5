// A disk that fails, or loses power, at every call of a whole set-up, one set-up a call. Which fault it is, and how long it lasts,
// goes round, so that each kind of call meets each of them.

import { test } from 'vitest';
import type { Call } from '../harness/memory-disk.ts';
import { type Mishap, survives, wholeRun } from './disk-promises.ts';

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

/** Each of these takes its share of the calls, since a set-up waits more than it works. With 12 on a busy machine the lab falls behind its own clock. */
const lanes = 4;

test('a whole set-up ends as on a good disk, whichever call fails', async () => {
  const whole = await wholeRun();
  const places = whole.calls.map((call, index) => mishapAt(index + 1, call));
  const failed: string[] = [];
  const lane = async (first: number) => {
    for (const mishap of places.filter((_, index) => index % lanes === first)) {
      await survives(mishap, whole).catch((error: unknown) => failed.push(`${JSON.stringify(mishap)}: ${error}`));
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, first) => lane(first)));
  if (failed.length > 0) throw new Error(failed.join('\n\n'));
}, 3_600_000);
