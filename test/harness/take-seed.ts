// In each test file of a release: properties begin at the seed that the runner gave, so that its line plays the same again.

import fc from 'fast-check';
import { seedName } from './seed-name.ts';

const seed = Number(process.env[seedName]);
if (Number.isInteger(seed) && seed > 0) fc.configureGlobal({ seed });
