// A wizard that somebody stops (kill -TSTP) in a shell, and brings back with fg: the screen is as it was, and keys are keys.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { open } from '../harness/pseudo-terminal.ts';
import { key } from '../harness/terminal.ts';
import { folder, trimmed } from './walking.ts';

const shell = ['bash', '--norc', '--noprofile', '-i'] as const;
const wizard = `'${process.execPath}' dist/partner-wizard.mjs`;

/** The wizard in a shell, once it shows `asks`; stopped, and brought back. */
async function broughtBack(args: string, asks: string) {
  const home = folder();
  const terminal = open([], { starter: shell, env: { HOME: home, XDG_STATE_HOME: home, PS1: 'shell>' } });
  await terminal.waitFor('shell>');
  terminal.press(`${wizard} ${args}${key.enter}`);
  await terminal.waitFor(asks);
  const before = trimmed(terminal.screen());
  process.kill(Number(readFileSync(`/proc/${terminal.pid}/task/${terminal.pid}/children`, 'utf8')), 'SIGTSTP');
  await terminal.waitFor('Stopped');
  terminal.press(`fg${key.enter}`);
  return { terminal, before };
}

test('the full screen is drawn anew, and a key is a key again', async () => {
  const { terminal, before } = await broughtBack('', 'Enter start');
  await terminal.waitFor((screen) => trimmed(screen) === before);
  terminal.press('?');
  await terminal.waitFor('Keys here');
  expect(terminal.terminal.modes.bracketedPasteMode).toBe(true);
});

test('--plain: the prompt is drawn again, whole, and its keys move the pointer again', async () => {
  const { terminal } = await broughtBack('--plain', '> 1  New rehearsal');
  // What the shell wrote over the list may stay above it.
  await terminal.waitFor(/then Enter: *\n> 1 {2}New rehearsal[^>]*open a state file$/);
  terminal.press(key.down);
  await terminal.waitFor('> 2  New set-up on real servers');
});
