// The pictures of the README and its like are screens as they are now (npx vitest run test/tui/pictures.test.ts --update draws them).

import { expect, test } from 'vitest';
import type { Context } from '../../src/tui/context.ts';
import { frameOf, linesIn } from '../../src/tui/frame.ts';
import { textOf } from '../../src/tui/paint.ts';
import { pictureOf } from '../harness/picture.ts';
import { parsed, virtualTerminal } from '../harness/terminal.ts';
import { context, scenes } from './sample.ts';

const size = { columns: 80, rows: 24 };
const first: Context = { ...context, world: 'not chosen', steps: [] };

async function drawn(scene: string): Promise<string> {
  const state = scenes[scene];
  if (state === undefined) throw new Error(`There is no scene ${scene}.`);
  const terminal = virtualTerminal(size, true);
  terminal.write(textOf(linesIn(frameOf(state, state.welcome === null ? context : first, size)), true));
  await parsed(terminal);
  return pictureOf(terminal);
}

test.each([
  ['first-screen', 'first screen, three kept'],
  ['plan', 'severe'],
  ['connectivity-test', 'proved'],
  ['last-page', 'finished'],
])('the picture %s shows the screen "%s"', async (name, scene) => {
  const picture = await drawn(scene);
  await expect(picture).toMatchFileSnapshot(`../../assets/pictures/${name}.svg`);
  // Renderers drop blanks at the ends of a text, and show one of several.
  for (const [, text = ''] of picture.matchAll(/<text[^>]*>([^<]*)</g)) expect(text).toMatch(/^[^ \u00a0](?:[^ ]*[^ \u00a0])?$/);
});
