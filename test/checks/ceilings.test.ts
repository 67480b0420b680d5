// The ceilings must be able to be hit: a folder that is misspelt, or never counted, would say nothing.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Ceiling, ceilings, checkCeilings, linesOf } from './ceilings.ts';

const root = join(import.meta.dirname, '../..');
const screens: Ceiling = { part: 'the screens', folders: ['src/tui'], lines: 10 };

test('a part that is too large is refused, and the refusal says what to do', () => {
  expect(checkCeilings(root, [screens])).toEqual([
    `the screens (src/tui) has ${linesOf(screens, root)} lines, and may have 10. Take something out, or make a table of it; raise the ceiling only with a reason in the commit.`,
  ]);
});

test('rows of a table are counted apart', () => {
  const whole: Ceiling = { part: 'the practice lab', folders: ['src/lab'], lines: 1 };
  expect(linesOf({ ...whole, apart: 'src/lab/faults/' }, root)).toBeLessThan(linesOf(whole, root));
});

test('all of src/ is no less than its parts', () => {
  const [all, ...parts] = ceilings.map((ceiling) => linesOf(ceiling, root));
  expect(all).toBeGreaterThan(parts.reduce((sum, lines) => sum + lines, 0));
});
