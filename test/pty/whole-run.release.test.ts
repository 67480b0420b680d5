// As whole-run.test.ts: the sizes of terminal and the larger world, that are left out there.

import { describe, test } from 'vitest';
import { newcomerIsLed } from './newcomer.ts';

describe.each([
  { preset: 'small', columns: 120, rows: 40 },
  { preset: 'pool', columns: 80, rows: 24 },
  { preset: 'pool', columns: 120, rows: 40 },
])('the lab "$preset" at $columns x $rows', ({ preset, ...size }) => {
  test('a newcomer is led to a passed test, through a kill and a resume in the middle', () => newcomerIsLed(preset, size));
});
