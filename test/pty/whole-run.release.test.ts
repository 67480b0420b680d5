// As whole-run.test.ts: the sizes of terminal that are left out there, and in whole-run.deep.test.ts.

import { describe, test } from 'vitest';
import { newcomerIsLed } from './newcomer.ts';

describe.each([
  { preset: 'small', columns: 120, rows: 40 },
  { preset: 'pool', columns: 120, rows: 40 },
])('the lab "$preset" at $columns x $rows', ({ preset, ...size }) => {
  test('a newcomer is led to a passed test, through a kill and a resume in the middle', () => newcomerIsLed(preset, size));
});
