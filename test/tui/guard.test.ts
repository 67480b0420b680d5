// A key agrees only to what could be read: its hint is drawn after a while without keys, and from then on it counts.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawn, dueIn, quiet } from '../../src/tui/guard.ts';
import type { Key } from '../../src/tui/keys.ts';
import { press } from '../../src/tui/press.ts';
import { initial, type State, withDemand } from '../../src/tui/state.ts';
import { began, character, choices, demands, named, view } from './sample.ts';

const whole = { lines: 10, height: 18, from: 0 };
const asked = (demand: Parameters<typeof withDemand>[1]) => withDemand(initial, demand, view, began);

/** What happens where a key comes every so many milliseconds, and hints are drawn whenever they are due. */
function held(state: State, keys: readonly Key[], every: number) {
  let now = began;
  let current = state;
  for (const key of keys) {
    for (let next = now + every; now < next; now += 1) {
      if (dueIn(current, now) === 0) current = drawn(quiet(current, whole, now));
    }
    const { state: after, ...rest } = press(current, key, whole, now);
    if (rest.reply !== undefined || rest.chosen !== undefined) return rest;
    current = after;
  }
  return undefined;
}

const many = (key: Key) => Array.from({ length: 200 }, () => key);

describe('a key that is held from before a screen is there', () => {
  test.each(['mild', 'long', 'targets', 'proved', 'finished', 'one', 'severe', 'way out'] as const)('agrees to nothing on "%s"', (name) => {
    for (const key of [named('enter'), character('y'), character('1'), character(' ')])
      expect(held(asked(demands[name]), many(key), 30)).toBeUndefined();
  });

  test('starts nothing on the first screen', () => {
    const welcome: State = { ...initial, guard: { kind: 'shut', since: began }, welcome: { choices, cursor: 1 } };
    expect(held(welcome, many(named('enter')), 30)).toBeUndefined();
  });
});

test('keys pressed at random every 30 ms agree to no plan, and start nothing', () => {
  const key = fc.oneof(
    fc.constantFrom(...[...'ynabc123 ?atl-exchange-001'].map(character)),
    fc.constantFrom(named('enter'), named('pageDown'), named('end'), named('down'), named('tab')),
  );
  fc.assert(
    fc.property(fc.array(key, { maxLength: 60 }), fc.constantFrom(demands.mild, demands.long, demands.severe), (keys, demand) => {
      expect(held(asked(demand), keys, 30)?.reply?.kind).not.toBe('value');
    }),
  );
});

test('after a while without keys the same key counts', () => {
  expect(held(asked(demands.mild), [character('y')], 401)?.reply).toEqual({ kind: 'value', value: 'yes' });
  expect(held(asked(demands.mild), [character('y')], 399)).toBeUndefined();
});

test('a word that is typed where no field is agrees to nothing, though the hint stood there', () => {
  const word = (every: number) => held(drawn(quiet(asked(demands.mild), whole, began + 400)), [...'/every'].map(character), every);
  for (const every of [30, 150, 399]) expect(word(every)).toBeUndefined();
});

test('a hint that is due but not on the screen yet does not count, and a key pressed then is no yes', () => {
  const due = quiet(asked(demands.mild), whole, began + 400);
  const pressed = press(due, character('y'), whole, began + 405);
  expect(pressed.reply).toBeUndefined();
  expect(dueIn(pressed.state, began + 405)).toBe(400);
});

test('a yes that is held does not agree to the plan that follows at once, though keyboards repeat only after half a second', () => {
  const first = drawn(quiet(asked(demands.mild), whole, began + 400));
  const { state } = press(first, character('y'), whole, began + 500);
  const next = withDemand(state, demands.mild, view, began + 550);
  expect(dueIn(next, began + 1050)).toBeGreaterThan(0);
});

test('the end cannot be closed at once', () => {
  expect(dueIn(asked(demands.finished), began)).toBe(2000);
});

test('closing what lay over a plan begins the while anew', () => {
  const open: State = { ...drawn(quiet(asked(demands.mild), whole, began + 400)), overlay: { kind: 'help', scroll: 0, cursor: 0 } };
  const { state } = press(open, named('escape'), whole, began + 900);
  expect(press(state, character('y'), whole, began + 910).reply).toBeUndefined();
});
