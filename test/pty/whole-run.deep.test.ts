// As whole-run.test.ts, in the larger world; other sizes of terminal are in whole-run.release.test.ts.

import { test } from 'vitest';
import { newcomerIsLed } from './newcomer.ts';

test('a newcomer is led through the lab "pool" at 80 x 24 to a passed test, through a kill and a resume in the middle', () =>
  newcomerIsLed('pool', { columns: 80, rows: 24 }));
