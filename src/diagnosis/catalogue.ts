// All causes, in the order in which they are named where several fit equally well: what explains others comes first, from the way to a
// server up to the mailbox. To add one: an entry in the file of its kind, with what it looks like and where it can be read.

import type { Cause } from './cause.ts';
import { entriesCauses } from './causes/entries.ts';
import { exchangeCauses } from './causes/exchange.ts';
import { keyCauses } from './causes/keys.ts';
import { peopleCauses } from './causes/people.ts';
import { shellCauses } from './causes/shells.ts';
import { tokenCauses } from './causes/token.ts';
import { transportCauses } from './causes/transport.ts';

export const catalogue: readonly Cause[] = [
  ...transportCauses,
  ...exchangeCauses,
  ...tokenCauses,
  ...peopleCauses,
  ...entriesCauses,
  ...keyCauses,
  ...shellCauses,
];
