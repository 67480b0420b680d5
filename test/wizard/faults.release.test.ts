// Each fault of the lab, mended by an admin before the wizard comes.

import { expect, test } from 'vitest';
import { expected, isMendedFromOutside } from './fault-promises.ts';

test.each(Object.entries(expected))('%s: mended by an admin before the wizard comes, it is in nobody’s way', (fault, outcome) =>
  isMendedFromOutside(fault, outcome, expect),
);
