// What this step can find.

import { findingsOf } from '../findings.ts';

export const found = findingsOf([
  { topic: 'iis', restsOn: ['windows', 'exchange'], codes: ['iis', 'iis.impact', 'iis.old', 'iis.stopped', 'iis.unknown'] },
]);
