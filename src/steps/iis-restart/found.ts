// What this step can find.

import { makersOf } from '../findings.ts';

export const found = makersOf([
  {
    topic: 'iis',
    restsOn: ['windows', 'exchange'],
    codes: ['iis', 'iis.cannot-tell', 'iis.impact', 'iis.no-oauth', 'iis.old', 'iis.stopped', 'iis.unknown'],
  },
]);
