// A few of the mishaps of faulty-disk.deep.test.ts, one of each kind.

import { beforeAll, describe, test } from 'vitest';
import { type Mishap, survives, type Whole, wholeRun } from './disk-promises.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await wholeRun();
});

const part = (share: number, call: string): number => {
  const places = whole.calls.flatMap((each, index) => (each === call ? [index + 1] : []));
  return places[Math.floor(places.length * share)] ?? 1;
};

describe('a whole set-up ends as on a good disk, with nothing done twice,', () => {
  test.concurrent.for<readonly [string, number, string, Omit<Mishap, 'at'>]>([
    [
      'after a full disk in the middle of a line, once there is room again',
      0.6,
      'write',
      { what: { kind: 'error', code: 'ENOSPC' }, lasts: 'until asked' },
    ],
    [
      'after a disk that reports an error at a flush, once the wizard was left and started again',
      0.4,
      'flush',
      { what: { kind: 'error', code: 'EIO' }, lasts: 'until started again' },
    ],
    ['after a power cut', 0.7, 'flush', { what: { kind: 'power cut', seed: 1 }, lasts: 'until started again' }],
    ['after a write that took only a part', 0.5, 'write', { what: { kind: 'short write' }, lasts: 'one call' }],
  ])('%s', async ([, share, call, mishap]) => {
    await survives({ ...mishap, at: part(share, call) }, whole);
  });
});
