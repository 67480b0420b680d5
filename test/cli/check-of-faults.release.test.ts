// Each fault of the lab alone.

import { expect, test } from 'vitest';
import { faults } from '../../src/lab/faults/catalogue.ts';
import { isLeftAsItWas } from './check-of-faults.ts';

test.each(faults.map(({ id }) => id))('%s: a check runs looks alone, and leaves the world as it was', (fault) =>
  isLeftAsItWas(fault, expect),
);
