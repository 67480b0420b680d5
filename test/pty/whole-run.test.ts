// The built program at a real terminal, with real keys, from the first screen to "done"; the larger world is in
// whole-run.release.test.ts.

import { describe, expect, test } from 'vitest';
import { key } from '../harness/terminal.ts';
import { newcomerIsLed } from './newcomer.ts';
import { folder, leave, start } from './walking.ts';

test('a newcomer is led through the lab "small" at 80 x 24 to a passed test, through a kill and a resume in the middle', () =>
  newcomerIsLed('small', { columns: 80, rows: 24 }));

describe('the terminal', () => {
  test('is left as it was found: the cursor is shown and the screen is given back', async () => {
    const terminal = start(folder());
    await terminal.waitFor('What would you like to work on?');
    await leave(terminal);
    await terminal.exit();
    const ansi = terminal.ansi();
    expect(ansi.lastIndexOf('\u001b[?25h')).toBeGreaterThan(ansi.lastIndexOf('\u001b[?25l'));
    expect(ansi.lastIndexOf('\u001b[?1049l')).toBeGreaterThan(ansi.lastIndexOf('\u001b[?1049h'));
    expect(ansi).not.toContain('\u001b[2J');
    expect(ansi).not.toContain('\u001b[3J');
  });

  test('is painted at once, and Ink takes over the same picture', async () => {
    const terminal = start(folder());
    await terminal.waitFor('What would you like to work on?');
    const painted = terminal.screen();
    // Ink answers keys, also those pressed before it was there; the painted picture does not.
    await terminal.press(key.down);
    await terminal.waitFor('❯ 2  New set-up on real servers');
    await terminal.press(key.up);
    // Both, since a frame may arrive in two parts.
    await terminal.waitFor(/❯ 1 {2}New rehearsal[\s\S]*\n {4}2 {2}New set-up on real servers/);
    expect(terminal.screen()).toBe(painted);
  });

  test('of 40x10 is asked to be made larger, agrees to nothing meanwhile, and goes on when it is', async () => {
    const terminal = start(folder(), [], { columns: 40, rows: 10 });
    await terminal.waitFor('window is too small');
    await terminal.press(key.enter);
    terminal.resize({ columns: 80, rows: 24 });
    await terminal.waitFor('What would you like to work on?');
  });
});
