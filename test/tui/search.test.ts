// "/" looks for a word: in sixty servers and in long pages nobody has to page to the place.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frameOf, linesIn } from '../../src/tui/frame.ts';
import type { Key } from '../../src/tui/keys.ts';
import { lineText } from '../../src/tui/lines.ts';
import { press } from '../../src/tui/press.ts';
import type { State } from '../../src/tui/state.ts';
import { paste } from '../../src/tui/typing.ts';
import { asking, began, character, context, demands, named, scenes, sixtyServers } from './sample.ts';

const size = { columns: 80, rows: 24 };
const list = sixtyServers;

const pressed = (state: State, ...keys: readonly Key[]): State =>
  keys.reduce((before, key) => press(before, key, frameOf(before, context, size).extent, began).state, state);
const typed = (text: string): readonly Key[] => [...text].map(character);
const shown = (state: State): readonly string[] => linesIn(frameOf(state, context, size)).map(lineText);
const pointed = (state: State): string => shown(state).find((each) => each.includes('❯ [')) ?? '';

describe('in a long list', () => {
  test('the pointer goes to the first entry that has the word, in any capitals, and says which of how many it is', () => {
    const found = pressed(list, ...typed('/EX-5'));
    expect(pointed(found)).toContain('ex-5.Atl');
    expect(shown(found).at(-1)).toMatch(/^ Search: EX-5 +1 of 11 {3}Enter next {3}Esc close {3}Ctrl\+C leave $/);
  });

  test('Enter goes to the next one, up to the one before, and behind the last comes the first', () => {
    const found = pressed(list, ...typed('/ex-5'));
    expect(pointed(pressed(found, named('enter')))).toContain('ex-50.');
    expect(pointed(pressed(found, named('enter'), named('up')))).toContain('ex-5.');
    expect(pointed(pressed(found, named('up')))).toContain('ex-59.');
    expect(pointed(pressed(found, named('up'), named('enter')))).toContain('ex-5.');
  });

  test('its foot says how, where a short window has no room for the hint', () => {
    expect(shown(list).some((each) => each.includes('/ looks for one'))).toBe(true);
  });

  test('Esc gives the keys back with the pointer where it is, so that Space marks what was found', () => {
    const found = pressed(list, ...typed('/ex-42'), named('escape'), character(' '));
    expect(found.search).toBeNull();
    expect(found.asking?.input).toMatchObject({ kind: 'many', chosen: ['ex-42'] });
  });

  test('a word that no entry has leads back to where it began, and says so: nothing is marked that only begins like it', () => {
    const found = pressed(list, named('down'), ...typed('/ex-4711'));
    expect(pointed(found)).toContain('ex-2.');
    expect(shown(found).at(-1)).toContain('nowhere here');
  });
});

describe('on a long page', () => {
  const looks = scenes['how far each look came'] ?? list;

  test('what is told scrolls to the line, and the word stands out', () => {
    const told = frameOf(pressed(looks, character('/')), context, size).extent.texts?.told ?? [];
    const word = told.at(-1)?.trim().split(' ').at(-1) ?? '';
    const found = pressed(looks, character('/'), ...typed(word), ...told.map(() => named('enter')));
    const spans = linesIn(frameOf(found, context, size)).flat();
    expect(spans.filter(({ tone, text }) => tone === 'badge' && text === word)).not.toEqual([]);
  });

  test('Esc closes the field first, then the page', () => {
    const found = pressed(looks, ...typed('/a'), named('escape'));
    expect(found).toMatchObject({ search: null, overlay: { kind: 'looks' } });
    expect(pressed(found, named('escape')).overlay).toBeNull();
  });
});

test('while a word is typed no key agrees, marks or leaves, but for Ctrl+C', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...typed('y nobac'), named('enter'), named('tab'), named('pageDown'))), (keys) => {
      const { state, ...wishes } = keys.reduce(
        (before, key) => press(before.state, key, frameOf(before.state, context, size).extent, began),
        {
          state: pressed(list, character('/')),
        },
      );
      expect(wishes).toEqual({});
      expect(state.asking?.input).toMatchObject({ chosen: [] });
    }),
  );
  expect(pressed(list, character('/'), named('interrupt'))).toMatchObject({ search: null, overlay: { kind: 'leave' } });
});

test('where a text is typed or pasted, a slash is a slash', () => {
  expect(pressed(asking(demands.text), character('/')).search).toBeNull();
  const message: State = { ...list, overlay: { kind: 'error message', scroll: 0, cursor: 0 } };
  for (const each of [scenes['by hand'] ?? list, message]) expect(pressed(each, character('/')).search).toBeNull();
  const searching = pressed(list, character('/'));
  expect(paste(searching, 'yes\n', began)).toEqual(searching);
});
