// Every eighth fault of the lab; check-of-faults.release.test.ts has them all.

import { expect, test } from 'vitest';
import { faults } from '../../src/lab/faults/catalogue.ts';
import { isLeftAsItWas } from './check-of-faults.ts';

const sample = faults.filter((_, at) => at % 8 === 0).map(({ id }) => id);

test.each(sample)('%s: a check runs looks alone, and leaves the world as it was', (fault) => isLeftAsItWas(fault, expect));
