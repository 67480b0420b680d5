// Each fault of the lab alone; faults.integration.test.ts has a sample of them.

import { expect, test } from 'vitest';
import { expected, isMendedFromOutside, keepsItsPromise } from './fault-promises.ts';

test.each(Object.entries(expected))('%s: never a success, the cause at the earliest step, and well once it is mended', (fault, outcome) =>
  keepsItsPromise(fault, outcome, expect),
);

test.each(Object.entries(expected))('%s: mended by an admin before the wizard comes, it is in nobody’s way', (fault, outcome) =>
  isMendedFromOutside(fault, outcome, expect),
);
