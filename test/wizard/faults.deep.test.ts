// Each fault of the lab alone; faults.integration.test.ts has a sample of them. Mended before the wizard comes: faults.release.test.ts.

import { expect, test } from 'vitest';
import { expected, keepsItsPromise } from './fault-promises.ts';

test.each(Object.entries(expected))('%s: never a success, the cause at the earliest step, and well once it is mended', (fault, outcome) =>
  keepsItsPromise(fault, outcome, expect),
);
