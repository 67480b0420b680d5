// What is said for the ear: words, and nothing else. For the eye: signs that any console has.

import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { startLines } from '../../src/plain/lines.ts';
import { askByLines } from '../../src/plain/readline.ts';
import { forTheEar, forTheEye } from '../../src/plain/voice.ts';
import type { ManualTaskOutlet } from '../../src/tui/desk.ts';
import { initial } from '../../src/tui/state.ts';
import { context, scenes } from '../tui/sample.ts';
import { noHand, saidOf } from './saying.ts';

const asked = Object.entries(scenes).filter(([, { asking, welcome }]) => asking !== null || welcome !== null);
const drawn = /[✔✘❯─│╭╮╰╯▶◀╳┄↑↓←→•…⠀-⣿]|^\(\)|^\[[ x]\]/;
/** What a screen says of keys that are pressed. */
const pressedKeys = /\bEsc\b|\bCtrl\+|\bTab\b|PgDn|F1\b|\b[Pp]ress [a-z]\b/;

describe('for the ear', () => {
  test.each(asked)('"%s" has no escape code, no sign that is not a word, and no key that is not typed', async (_, state) => {
    for (const line of await saidOf(state)) {
      expect(line).not.toMatch(/\p{Cc}/u);
      expect(line).not.toMatch(drawn);
      expect(line).not.toMatch(pressedKeys);
      expect(line).not.toBe('');
    }
  });

  test.each([
    'one',
    'many',
    'severe',
    'way out',
    'this was found',
    'finished',
    'first screen, three kept',
    'by hand',
    'resumed, and changed meanwhile',
  ])('"%s" tells what is so, what is asked, and what to type', async (name) => {
    const state = scenes[name];
    if (state === undefined) throw new Error(`There is no scene "${name}".`);
    await expect((await saidOf(state)).join('\n')).toMatchFileSnapshot(`said/${name.replaceAll(/[ ,]+/g, '-')}.txt`);
  });

  test('what is found again just as it was is told again, and not left at its choices', async () => {
    const asking = scenes['way out']?.asking;
    if (!asking) throw new Error('There is no such scene.');
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    const stdin = new PassThrough();
    const front = startLines({ state: initial, voice: forTheEar, asker: askByLines(stdin, write, 1), write }).frontEnd(context, noHand);
    const told = async (): Promise<readonly string[]> => {
      stdin.write('1\n');
      await front.reply(asking.demand, asking.view, new AbortController().signal);
      return lines.splice(0).filter((each) => !each.startsWith('Step '));
    };
    expect(await told()).toEqual(await told());
  });

  test('a command stands on a line of its own, as it is', async () => {
    const { severe } = scenes;
    expect(severe && (await saidOf(severe))).toContain('iisreset.exe /restart');
  });

  test('on the last page f opens the folder of the log, where this computer has a window for it', async () => {
    const { finished } = scenes;
    const opened = { ...noHand, openFolder: async () => 'It is open.' };
    const on = (hand: ManualTaskOutlet) => (finished === undefined ? [] : saidOf(finished, ['f'], forTheEar, context, hand));
    expect(await on(opened)).toContain('It is open.');
    expect((await on(noHand)).join('\n')).not.toMatch(/f open/);
  });

  test('help says each letter that counts, the words on the page, and what to do about a window that stands still', async () => {
    const { one } = scenes;
    const said = one === undefined ? '' : (await saidOf(one, ['h'])).join('\n');
    for (const words of [
      'b: back',
      'q: leave; it asks first',
      'a: all looks of this step, with what was seen',
      'Contact list: the people in',
      'the Escape key lets it go on',
    ])
      expect(said).toContain(words);
  });
});

describe('for the eye', () => {
  test.each(asked)('"%s" is drawn with signs that any console has, and no line is wider than the window', async (_, state) => {
    const lines = await saidOf(state, [], forTheEye(80));
    const told = lines.slice(
      0,
      lines.findIndex((line) => /^There (is|are) \d+ choice|Or a letter:/.test(line)),
    );
    for (const line of told) {
      expect(line).not.toMatch(/[✔✘❯─│╭╮╰╯▶◀╳┄↑↓←→•…⠀-⣿\u001B]/);
      expect(line.length).toBeLessThanOrEqual(80);
    }
  });
});
