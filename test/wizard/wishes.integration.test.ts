// What the admin may wish while the wizard waits: the ways on at once, or a look now.

import { expect, test } from 'vitest';
import type { WaitWish } from '../../src/wizard/front-end.ts';
import { type Interject, rehearsalFolder, rehearse } from './rehearsal.ts';

/** Each wish once, and nothing after that. */
const inTurn = (...wishes: readonly WaitWish[]) => {
  const left = [...wishes];
  return () => {
    const wish = left.shift();
    return wish === undefined ? new Promise<WaitWish>(() => undefined) : Promise.resolve(wish);
  };
};

/** The first step has a wait; what follows it is not what this is about. */
const stops: Interject = (demand) => (demand.kind === 'read' && demand.page === 'outcome' ? { kind: 'leave' } : undefined);

test('the ways on are shown before the patience is over, and waiting can go on from there', async () => {
  const seen: string[] = [];
  const interject: Interject = (demand, view) => {
    const isWait = demand.kind === 'way out' && demand.options.some(({ option }) => option === 'keep waiting');
    if (!isWait) return stops(demand, view);
    seen.push(demand.trouble.title);
    return { kind: 'value', value: { option: 'keep waiting', typed: '' } };
  };
  const { records } = await rehearse(rehearsalFolder(), { interject, wished: inTurn('ways on'), factor: 300 });
  expect(seen).toEqual([expect.stringMatching(/^After .* it was not seen yet that 1 Front End has received the change/)]);
  const waited = records.flatMap((each) => (each.type === 'waited' ? [each.met] : []));
  expect(waited).toEqual([false, true]);
});

test('a look that is wished for comes without the pause', async () => {
  const looks = { count: 0 };
  await rehearse(rehearsalFolder(), {
    interject: stops,
    wished: inTurn('look now', 'look now', 'look now'),
    factor: 300,
    onEvent: (event) => {
      if (event.kind === 'waiting' && event.wait.id === 'contacts.replicated') looks.count += 1;
    },
  });
  expect(looks.count).toBeGreaterThan(3);
});
