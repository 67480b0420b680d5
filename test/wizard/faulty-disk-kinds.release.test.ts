// A disk that fails, or loses power, in the middle of a set-up: each kind of call, with each kind of mishap.
// At every call: faulty-disk.release.test.ts.

import { test } from 'vitest';
import { oneOfEachKind, survivesEach } from './disk-mishaps.ts';
import { wholeRun } from './disk-promises.ts';

test('a whole set-up ends as on a good disk, whichever kind of call fails', async () => {
  const whole = await wholeRun();
  await survivesEach(oneOfEachKind(whole), whole);
});
