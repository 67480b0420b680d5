// A disk that fails, or loses power, at every call of a whole set-up, one set-up a call.

import { test } from 'vitest';
import { mishapsOf, survivesEach } from './disk-mishaps.ts';
import { wholeRun } from './disk-promises.ts';

test('a whole set-up ends as on a good disk, whichever call fails', async () => {
  const whole = await wholeRun();
  await survivesEach(mishapsOf(whole), whole);
}, 3_600_000);
