// One set-up by three front ends, as far as its first plan, left there and gone on with; whole ones are in journeys.deep.test.ts.

import { expect, test } from 'vitest';
import { on, travelled } from './journeys.ts';

test('a set-up that is left at its first plan, and gone on with as far as there, leaves the same journal at each front end', async () => {
  const leaving = on({ 'confirm servers': [[{ kind: 'leave' }]] });
  const all = await travelled({ runs: [{ does: leaving }, { does: leaving }] });
  expect(all['the screen'].kinds).toEqual(['left', 'left']);
  expect(all.Enquirer).toEqual(all['the screen']);
  expect(all['plain lines']).toEqual(all['the screen']);
});
