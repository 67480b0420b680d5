// The same as mutations.test.ts, many times more.

import { test } from 'vitest';
import { changeAnything } from './mutations.ts';
import { finished, finishedLooks, serversAfter, undone } from './played-again.ts';

test('whatever is changed in the file of a finished set-up', () => {
  changeAnything(finished, serversAfter(finishedLooks), 500);
});

test('whatever is changed in the file of a set-up that was taken back', () => {
  changeAnything(undone, serversAfter(undone), 250);
});
