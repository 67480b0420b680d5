// The components: a line a Text, with roles and states; and whole sentences for who is read to.

import { stripVTControlCharacters } from 'node:util';
import { render as draw } from 'ink-testing-library';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { Colours, Screen } from '../../src/tui/components.tsx';
import { frameOf, linesIn, type Size } from '../../src/tui/frame.ts';
import type { State } from '../../src/tui/state.ts';
import { context, scenes } from './sample.ts';

// As wide as the library's own screen.
const size: Size = { columns: 100, rows: 24 };

// The library's screen has no height, and Ink would ask two programs of the system for one at each drawing.
vi.stubEnv('COLUMNS', String(size.columns));
vi.stubEnv('LINES', String(size.rows));
afterAll(() => void vi.unstubAllEnvs());

function shown(state: State, colours: boolean): string {
  const { lastFrame, unmount } = draw(
    <Colours value={colours}>
      <Screen frame={frameOf(state, context, size)} size={size} />
    </Colours>,
  );
  const frame = lastFrame() ?? '';
  unmount();
  return frame;
}

/** Without tones, and without blanks at the right. */
const words = (frame: string) => stripVTControlCharacters(frame).replace(/ +$/gm, '');

const textOf = (state: State) =>
  linesIn(frameOf(state, context, size))
    .map((line) =>
      line
        .map(({ text }) => text)
        .join('')
        .trimEnd(),
    )
    .join('\n');

describe('a screen', () => {
  test.each(Object.entries(scenes))('is drawn line by line as it was laid out, with and without colours: %s', (_, state) => {
    const plain = words(shown(state, false));
    expect(plain).toBe(textOf(state));
    expect(words(shown(state, true))).toBe(plain);
  });
});
