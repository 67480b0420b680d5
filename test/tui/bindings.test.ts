// Keys come from one list: what the hints and the help promise is what the keyboard does.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { frameOf } from '../../src/tui/frame.ts';
import { hintsOf, keysNow, keyTable, validBindings } from '../../src/tui/hints.ts';
import type { Key } from '../../src/tui/keys.ts';
import { press } from '../../src/tui/press.ts';
import type { State } from '../../src/tui/state.ts';
import { began, context, named, scenes } from './sample.ts';
import { undoScenes } from './undo-sample.ts';

const all = Object.entries({ ...scenes, ...undoScenes });
/** What was refused stays refused, with the same words. */
const isRefused = ({ asking }: State) => /"(error|note)":"[^"]/.test(JSON.stringify(asking?.input ?? null));
const sizes = [
  { columns: 80, rows: 24 },
  { columns: 60, rows: 16 },
];
const extentsOf = (state: State) => sizes.map((size) => frameOf(state, context, size).extent);
/** A key by its name in the list. */
const keyOf = (name: string): Key =>
  [...name].length === 1 ? { kind: 'character', text: name } : named(keyNames.find((each) => each === name) ?? 'enter');
const keyNames = [
  ...(['enter', 'escape', 'up', 'down', 'left', 'right', 'pageUp', 'pageDown', 'home', 'end', 'tab', 'backTab'] as const),
  ...(['backspace', 'delete', 'interrupt', 'clear', 'redraw', 'help'] as const),
];

test('no two keys that count together are the same key', () => {
  for (const [name, state] of all)
    for (const scrolls of [true, false]) {
      const keys = validBindings(state, scrolls).flatMap((each) => keysNow(each, state));
      expect(keys.toSorted(), name).toEqual([...new Set(keys)].toSorted());
    }
});

test('every hint that is shown does something', () => {
  for (const [name, state] of all.filter(([, each]) => !isRefused(each)))
    for (const extent of extentsOf(state)) {
      const scrolls = extent.lines > extent.height;
      for (const binding of validBindings(state, scrolls).filter(({ hint }) => hint !== undefined)) {
        const ends = [extent, { ...extent, from: extent.lines - extent.height }];
        const does = keysNow(binding, state).flatMap((key) =>
          ends.map((at) => {
            const before = { ...state, scroll: at.from };
            const { state: after, ...rest } = press(before, keyOf(key), at, began);
            return Object.keys(rest).length > 0 || JSON.stringify(after) !== JSON.stringify(before);
          }),
        );
        expect(does, `${name}: ${binding.act}`).toContain(true);
      }
    }
});

test('how to leave, how to get help and why stand on every screen that has room, whatever else does', () => {
  for (const [name, state] of all)
    expect(
      hintsOf(state, true).map(({ label }) => label),
      name,
    ).toContain('Ctrl+C');
});

describe('a hint of a key that agrees', () => {
  test('is drawn only once the key counts; the hints that always count are there at once', () => {
    const counts = (state: State | undefined) => (state === undefined ? [] : hintsOf(state, false).filter((each) => each.counts));
    expect(counts(scenes['a plan that was just drawn']).map(({ label }) => label)).not.toContain('y');
    expect(counts(scenes['a plan that was just drawn']).map(({ label }) => label)).toContain('Esc');
    expect(counts(scenes.mild).map(({ label }) => label)).toContain('y');
  });
});

test('the page of keys names every key, in the words of help', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../assets/pages/keys.md'), 'utf8');
  const rows = keyTable.map(([label, words]) => `| ${label.replaceAll('|', '\\|')} | ${words} |`);
  expect(page).toContain(['| Key | What it does |', '| --- | --- |', ...rows].join('\n'));
});
