// Ink's screen-reader output: whole sentences, nothing cut, no escape sequences. (The front end made for the ear is another one.)

import { PassThrough } from 'node:stream';
import { render } from 'ink';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Reading } from '../../src/tui/components.tsx';
import type { State } from '../../src/tui/state.ts';
import { context, demands, finding, scenes } from './sample.ts';

/** All that is written where a screen reader reads along. */
async function read(state: State | undefined): Promise<string> {
  if (state === undefined) return '';
  const written: string[] = [];
  const stream = Object.assign(new PassThrough(), { columns: 100_000, rows: 100, isTTY: true });
  stream.on('data', (chunk) => written.push(String(chunk)));
  const { unmount, waitUntilRenderFlush } = render(<Reading state={state} context={context} />, {
    stdout: Object.assign(stream, { cursorTo: () => true, clearLine: () => true, moveCursor: () => true }),
    isScreenReaderEnabled: true,
    patchConsole: false,
    debug: true,
  });
  onTestFinished(() => unmount());
  await waitUntilRenderFlush();
  return written.at(-1) ?? '';
}

describe('for who is read to', () => {
  test.each(['one', 'severe', 'way out', 'this was found', 'finished'])(
    '"%s" is whole, in words, without escape sequences',
    async (name) => {
      const words = await read(scenes[name]);
      await expect(words).toMatchFileSnapshot(`screens/read-${name.replaceAll(' ', '-')}.txt`);
      expect(words).not.toMatch(/\x1b/);
      expect(words).not.toMatch(/[✔✘❯─│▶◀⠋…]/);
    },
  );

  test('a question has all its choices, with the one chosen and every reason', async () => {
    const words = await read(scenes.one);
    for (const { label, because } of demands.one.question.choices) {
      expect(words).toContain(label);
      expect(words).toContain(because);
    }
    expect(words).toMatch(/option: \(selected\) 1 Keep them/);
  });

  test('states are words: what is to mend is said to be', async () => {
    const { words } = finding('to mend', 'Contact lists would move to Exchange at the next sign-in.');
    expect(await read(scenes['this was found'])).toContain(`to mend ${words}`);
  });
});
