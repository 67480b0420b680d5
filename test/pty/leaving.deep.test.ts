// The built program, left in the middle: by the admin, by a kill, by a terminal that goes away. Nothing is lost.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, leave, start, walk } from './walking.ts';

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
    const walked = await walk(second, /Step 3 of 6/);
    expect(walked.some((screen) => screen.includes('Step 1 of 6'))).toBe(false);
    await leave(second);
    expect(await second.exit()).toMatchObject({ code: 130 });
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
