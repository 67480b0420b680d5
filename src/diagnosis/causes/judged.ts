// Exchange looked at the token and gave its number: then the number tells, and nothing that explains a refusal without one.

import type { Pattern } from '../evidence.ts';

export const judged: Pattern = {
  code: [2000000, 2000001, 2000002, 2000003, 2000004, 2000005, 2000006, 2000007, 2000008, 2000009],
};
