// What the admin may wish while the wizard waits: the ways on at once, or a look now.

import { expect, test } from 'vitest';
import type { Asking, Reply } from '../../src/model/demand.ts';
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
const stops = (demand: Asking): Reply | undefined => (demand.kind === 'read' && demand.page === 'outcome' ? { kind: 'leave' } : undefined);

test('the ways on are shown before the patience is over, and waiting can go on from there', async () => {
  const seen: string[] = [];
  const interject: Interject = (demand) => {
    const isWait = demand.kind === 'way out' && demand.options.some(({ option }) => option === 'keep waiting');
    if (!isWait) return stops(demand);
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

test('a wait goes on behind its ways on, and when it is over nobody has to answer them', async () => {
  const { records, events } = await rehearse(rehearsalFolder(), {
    interject: (demand, _view, signal) =>
      demand.kind === 'way out' && demand.waiting !== undefined
        ? new Promise((resolve) => signal?.addEventListener('abort', () => resolve({ kind: 'leave' })))
        : stops(demand),
    wished: inTurn('ways on'),
    factor: 300,
  });
  const waited = records.flatMap((each) => (each.type === 'waited' ? [each] : []));
  expect(waited.map(({ met }) => met)).toEqual([false, true]);
  // It is one wait: the time before the page counts, too.
  expect(waited[1]?.seconds).toBeGreaterThan(waited[0]?.seconds ?? 0);
  expect(records.filter(({ type }) => type === 'decided')).toEqual([]);
  expect(events.flatMap((each) => (each.kind === 'notice' ? [each.words] : []))).toEqual([
    expect.stringMatching(/^After .* it was seen that 1 Front End has received the change .*, so the wizard went on by itself\.$/),
  ]);
});

test('what is replied to a page about a wait counts at once, also while the look behind it hangs', async () => {
  let isToHang = false;
  const { promise: hanging, resolve: hangs } = Promise.withResolvers<void>();
  const { driven } = await rehearse(rehearsalFolder(), {
    async interject(demand) {
      if (demand.kind !== 'way out' || demand.waiting === undefined) return stops(demand);
      isToHang = true;
      await hanging;
      return { kind: 'leave' };
    },
    driver: async (lab) => ({
      ...lab,
      shell: {
        ...lab.shell,
        async *run(command, how) {
          if (isToHang) {
            hangs();
            await new Promise(() => undefined);
          }
          return yield* lab.shell.run(command, how);
        },
      },
    }),
    wished: inTurn('ways on'),
    factor: 300,
  });
  expect(driven.kind).toBe('left');
});
