// Killed and resumed: the built program loses its process at any place, with the lab in a process of its own, and goes on
// from there without a keyboard. What matters is the servers afterwards: as if nothing had happened, and nothing twice.
// Here is a sample; killed.deep.test.ts has kills in the middle of commands, every-point.release.test.ts all points.

import { beforeAll, describe, test } from 'vitest';
import { killedAndResumed, sampleOf, type WholeRun, wholeRun } from '../harness/killed.ts';

const sample = 4;
let whole: WholeRun;

beforeAll(async () => {
  whole = await wholeRun();
});

describe('killed at any point of the run', () => {
  test.concurrent.for(Array.from({ length: sample }, (_, index) => index + 1))(
    `%i of ${sample} over the whole run: what is on record stays, and the servers end as in a run without a kill`,
    async (nth, { expect }) => {
      const point = sampleOf(whole.points, sample)[nth - 1] ?? 0;
      expect(await killedAndResumed(whole, point, expect)).toBe('killed');
    },
  );
});
