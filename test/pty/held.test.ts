// The built program with a key that is held from the first screen on, and with keys at random: nothing runs.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { key } from '../harness/terminal.ts';
import { folder, start } from './walking.ts';

const every = 30;
const times = 100;
// In a fixed order that looks like none: a test that fails fails again.
const anyKeys = [key.enter, 'y', key.pageDown, '1', key.tab, 'a', key.down, key.escape, '?', key.end, 'b', 'w', 'n', key.space];

test.each([
  ['Enter', () => key.enter],
  ['y', () => 'y'],
  ['keys at random', (index: number) => anyKeys[(index * index + 7 * index) % anyKeys.length] ?? ''],
])('%s, every 30 ms from the first screen on: no command is begun', async (_, keyAt) => {
  const lab = path.join(folder(), 'lab');
  const terminal = start(folder(), ['--lab', lab]);
  for (let index = 0; index < times; index += 1) {
    terminal.press(keyAt(index));
    await new Promise((resolve) => setTimeout(resolve, every));
  }
  terminal.kill('SIGKILL');
  await terminal.exit();
  const state = path.join(lab, 'set-up.jsonl');
  expect(existsSync(state) ? readFileSync(state, 'utf8') : '').not.toMatch(/"type":"(intent|confirmed)"/);
});
