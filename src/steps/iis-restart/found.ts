// What this step can find.

import { makersOf } from '../findings.ts';

export const found = makersOf([
  {
    topic: 'iis',
    restsOn: ['windows', 'exchange'],
    codes: [
      'iis',
      'iis.again',
      'iis.ahead',
      'iis.cannot-tell',
      'iis.no-oauth',
      'iis.old',
      'iis.pool-off',
      'iis.reported',
      'iis.restarted',
      'iis.stopped',
      'iis.unknown',
    ],
    works: ['iis.ahead'],
  },
  { topic: 'iis.impact', restsOn: ['windows', 'exchange'], codes: ['iis.impact'], forChanges: true },
]);
