// A fault stops a rehearsal; the admin is played with two keys, and the set-up finishes. From another
// terminal: play-admin.release.test.ts.

import path from 'node:path';
import { expect, test } from 'vitest';
import { key } from '../harness/terminal.ts';
import { close, folder, type Keys, start, walk } from './walking.ts';

const fortyRows = { columns: 100, rows: 40 };
const entry = /(\d) {2}Practice lab: play the admin who/;

/** Picks the entry by its number, then takes it. */
const playing: Keys = (screen) => {
  const number = entry.exec(screen)?.[1];
  if (number === undefined) return undefined;
  if (!/Enter do this/.test(screen)) return undefined;
  return /❯ +\d {2}Practice lab/.test(screen) ? key.enter : number;
};

test('with the keys of the wizard’s own list', async () => {
  const terminal = start(folder(), ['--lab', path.join(folder(), 'lab'), '--fault', 'clock-wrong'], fortyRows);
  const walked = await walk(terminal, /Skype can act in Exchange/, playing);
  expect(walked.some((screen) => entry.test(screen) && screen.includes('/syncfromflags:domhier'))).toBe(true);
  await close(terminal);
  expect(await terminal.exit()).toMatchObject({ code: 0 });
});
