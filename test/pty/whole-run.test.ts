// The built program at a real terminal, with real keys, from the first screen to "done"; other worlds and sizes are in
// whole-run.deep.test.ts.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { key } from '../harness/terminal.ts';
import { newcomerIsLed } from './newcomer.ts';
import { close, folder, leave, start, walk } from './walking.ts';

test('a newcomer is led through the lab "small" at 80 x 24 to a passed test, through a kill and a resume in the middle', () =>
  newcomerIsLed('small', { columns: 80, rows: 24 }));

/** A command is at work: its intent is on record. */
const begun = (file: string) => expect.poll(() => readFileSync(file, 'utf8')).toContain('"type":"intent"');

describe('leaving', () => {
  test('in the middle and starting again goes on there, from the first screen', async () => {
    const home = folder();
    const first = start(home);
    await walk(first, /Step 2 of 6/);
    await leave(first);
    expect(await first.exit()).toMatchObject({ code: 130 });
    expect(first.screen()).toContain('To go on:');

    const second = start(home);
    await second.waitFor(/❯ 1 {2}Go on: rehearsal 1 +today \d\d:\d\d, step 2 of 6/);
    const walked = await walk(second, /Skype can act in Exchange/);
    expect(walked.some((screen) => screen.includes('Step 1 of 6'))).toBe(false);
    await close(second);
    expect(await second.exit()).toMatchObject({ code: 0 });
  });

  test('by a kill in the middle of a command loses nothing: it is looked at first', async () => {
    const home = folder();
    // Slow enough that the command is at work when the screen says so.
    const lab = ['--lab', path.join(home, 'lab'), '--speed', '20'];
    const first = start(home, lab);
    await walk(first, /It goes on at the server/);
    await begun(path.join(home, 'lab', 'set-up.jsonl'));
    first.kill('SIGKILL');
    await first.exit();

    const second = start(home, lab);
    await second.waitFor(/y run it|PgDn read on|Enter go on/);
    await leave(second);
    await second.exit();
    expect(readFileSync(path.join(home, 'lab', 'set-up.jsonl'), 'utf8')).toContain('"type":"settled"');
  });
});

test.each(['SIGHUP', 'SIGTERM'] as const)(
  'a terminal that goes away (%s) is left as by the admin: what runs is ended on record',
  async (signal) => {
    const home = folder();
    const wizard = start(home, ['--lab', path.join(home, 'lab'), '--speed', '20']);
    await walk(wizard, /It goes on at the server/);
    await begun(path.join(home, 'lab', 'set-up.jsonl'));
    wizard.kill(signal);
    expect((await wizard.exit()).code).toBe(130);
    expect(wizard.ansi()).toContain('The terminal went away, so the wizard leaves. Nothing is lost');
    const types = readFileSync(path.join(home, 'lab', 'set-up.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).type);
    expect(types.lastIndexOf('ended')).toBeGreaterThan(types.lastIndexOf('intent'));
  },
);

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
