// The same as mutations.test.ts, by the thousand.

import { test } from 'vitest';
import { changeAnything } from './mutations.ts';
import { finished, finishedLooks, serversAfter, undone } from './played-again.ts';

test('whatever is changed in the file of a finished set-up', () => {
  changeAnything(finished, serversAfter(finishedLooks), 3000);
});

test('whatever is changed in the file of a set-up that was taken back', () => {
  changeAnything(undone, serversAfter(undone), 1500);
});
