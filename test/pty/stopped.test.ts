// A wizard that somebody stops (kill -TSTP) in a shell, and brings back with fg: the screen is as it was, and keys are keys.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { open } from '../harness/pseudo-terminal.ts';
import { key } from '../harness/terminal.ts';
import { folder, trimmed } from './walking.ts';

const shell = ['bash', '--norc', '--noprofile', '-i'] as const;
const wizard = `'${process.execPath}' dist/partner-wizard.mjs`;

test('stopped and brought back by fg, the wizard draws its screen anew and reads keys again', async () => {
  const home = folder();
  const terminal = open([], { starter: shell, env: { HOME: home, XDG_STATE_HOME: home, PS1: 'shell>' } });
  await terminal.waitFor('shell>');
  terminal.press(`${wizard}${key.enter}`);
  await terminal.waitFor('Enter start');
  const before = trimmed(terminal.screen());
  process.kill(Number(readFileSync(`/proc/${terminal.pid}/task/${terminal.pid}/children`, 'utf8')), 'SIGTSTP');
  await terminal.waitFor('Stopped');
  terminal.press(`fg${key.enter}`);
  await terminal.waitFor((screen) => trimmed(screen) === before);
  terminal.press('?');
  await terminal.waitFor('Keys here');
  expect(terminal.terminal.modes.bracketedPasteMode).toBe(true);
});
