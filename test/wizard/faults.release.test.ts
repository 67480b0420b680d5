// Each fault of the lab alone: mended by an admin before the wizard comes, and those that the sample of faults.deep.test.ts leaves out.

import { expect, test } from 'vitest';
import { expected, isMendedFromOutside, keepsItsPromise, sample } from './fault-promises.ts';

const left = Object.entries(expected).filter(([fault]) => sample.every(([id]) => id !== fault));

test.each(left)('%s: never a success, the cause at the earliest step, and well once it is mended', (fault, outcome) =>
  keepsItsPromise(fault, outcome, expect),
);

test.each(Object.entries(expected))('%s: mended by an admin before the wizard comes, it is in nobody’s way', (fault, outcome) =>
  isMendedFromOutside(fault, outcome, expect),
);
