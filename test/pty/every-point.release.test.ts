// The crash matrix: the built program is killed at each point where it touches the disk, and at two of five where it orders
// something of the servers, of a whole run; then it is finished without a keyboard. See test/harness/kill-at.ts for the points. The log
// for people is written anew after each change by the same calls each time: those after one change, and those at the end, stand for all.

import { beforeAll, describe, expect, test } from 'vitest';
import { killedAndResumed, pointsOfPage, type WholeRun, wholeRun } from '../harness/killed.ts';

let whole: WholeRun;
let chosen: readonly number[] = [];
let ofOneChange: readonly number[] = [];
const ends: string[] = [];
const hands = 8;

/** Between a write and the flush that follows it nothing happens: a kill loses neither. */
const isTheSame = (what: string, before: string) => what.startsWith('before an fsync of') && before.startsWith('a write of');

beforeAll(async () => {
  whole = await wholeRun();
  const numbered = whole.points.map((what, index) => ({ what, number: index + 1 }));
  // They are before and under way by turns: of two of five, both come.
  const orders = numbered.filter(({ what }) => what.includes('order')).filter((_, index) => index % 5 < 2);
  const [first = [], ...rest] = pointsOfPage(whole.points);
  const spared = new Set(rest.slice(0, -1).flat());
  const onDisk = numbered.filter(
    ({ what, number }) => !what.includes('order') && !spared.has(number) && !isTheSame(what, whole.points[number - 2] ?? ''),
  );
  ofOneChange = first;
  chosen = [...onDisk, ...orders].map(({ number }) => number);
});

describe('killed at every point', () => {
  test.concurrent.for(Array.from({ length: hands }, (_, index) => index))(
    'part %i: the servers end as in a run without a kill, each command ran once, and no record is lost',
    async (part, { expect }) => {
      for (const point of chosen.filter((_, index) => index % hands === part)) {
        ends.push(await killedAndResumed(whole, point, expect));
      }
    },
  );

  test('which is more than 200 points', () => {
    expect(ends.filter((each) => each === 'killed').length).toBeGreaterThan(200);
  });

  test('which has half a write, a whole one and a rename of the log for people after one change', () => {
    const kinds = ofOneChange.map((number) => /^(?:half )?a write|^(?:before|after) a rename/.exec(whole.points[number - 1] ?? '')?.[0]);
    expect(new Set(kinds)).toEqual(new Set(['half a write', 'a write', 'before a rename', 'after a rename']));
    expect(chosen).toEqual(expect.arrayContaining([...ofOneChange]));
  });
});
