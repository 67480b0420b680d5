// Whole rehearsals of a fixed sample of the lab's faults, each alone: the first of those at which the wizard stops for the same cause, or
// which it mends by the same change. So every cause and every change that a fault leads to is played; faults.release.test.ts has the rest.

import { expect, test } from 'vitest';
import { keepsItsPromise, sample } from './fault-promises.ts';

test.each(sample)('%s: never a success, the cause at the earliest step, and well once it is mended', (fault, outcome) =>
  keepsItsPromise(fault, outcome, expect),
);
