// The built program at a real terminal: a set-up is made, then taken back, each change agreed to by its word.

import path from 'node:path';
import { expect, test } from 'vitest';
import { readWorld, worldFile } from '../../src/lab/store.ts';
import { open } from '../harness/pseudo-terminal.ts';
import { doneFolder } from '../wizard/undoing.ts';
import { close, walk } from './walking.ts';

test('a set-up is taken back at the screen, and the program says so when it ends', async () => {
  const dir = await doneFolder();
  const terminal = open(['undo', '--state', path.join(dir, 'set-up.jsonl'), '--speed', '2000'], { columns: 80, rows: 24, env: {} });
  const screens = await walk(terminal, /It has been taken back/);
  expect(screens.join('\n')).toContain('What should be taken back?');
  expect(screens.every((screen) => screen.includes('PRACTICE LAB'))).toBe(true);
  await close(terminal);
  expect(await terminal.exit()).toMatchObject({ code: 0 });
  expect(terminal.screen()).toContain('Done in the practice lab. It has been taken back.');
  const world = readWorld(worldFile(dir));
  expect(world?.exchange.partners).toEqual([]);
  expect(world?.skype.central.settings.partners).toEqual([]);
});
