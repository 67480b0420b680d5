// The same as mutations.test.ts, more of them; mutations.release.test.ts has thousands.

import { test } from 'vitest';
import { changeAnything } from './mutations.ts';
import { finished, finishedLooks, serversAfter, undone } from './played-again.ts';

test('whatever is changed in the file of a finished set-up', () => {
  changeAnything(finished, serversAfter(finishedLooks), 150);
});

test('whatever is changed in the file of a set-up that was taken back', () => {
  changeAnything(undone, serversAfter(undone), 75);
});
