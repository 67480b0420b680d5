// A newcomer at the built program's screens: takes what is highlighted, reads to the end, types the word that is asked for.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { open, type PseudoTerminal } from '../harness/pseudo-terminal.ts';
import { key } from '../harness/terminal.ts';

export function folder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'partner-wizard-pty-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export type Size = { readonly columns: number; readonly rows: number };

/** A terminal whose state home is a folder of its own. */
export const start = (home: string, args: readonly string[] = [], size: Size = { columns: 80, rows: 24 }) =>
  open(['--speed', '2000', ...args], { ...size, env: { XDG_STATE_HOME: home } });

/** The keys for a screen; undefined where it waits for none. */
export type Keys = (screen: string) => string | undefined;

/** What a newcomer does on a screen: takes what is highlighted, agrees to what was read to its end, types the word that is asked for. */
const usualKeys: Keys = (screen) => {
  const word = /To agree, type: (.*\S)/.exec(screen)?.[1];
  if (/Enter agree/.test(screen)) return word !== undefined && screen.includes(`❯ ${word}`) ? key.enter : word;
  return /Enter (start|run it|read on|accept|choose|connect|go on)/.test(screen) ? key.enter : undefined;
};

/**
 * Leads through the wizard until something is seen; gives the screens that took a key. A plan takes no key while it has only
 * just appeared, so a key that changed nothing is pressed again. `others` are keys for screens of a test's own.
 */
export async function walk(terminal: PseudoTerminal, until: RegExp, others: Keys = () => undefined): Promise<readonly string[]> {
  const keysFor: Keys = (screen) => others(screen) ?? usualKeys(screen);
  const walked: string[] = [];
  for (;;) {
    await terminal.waitFor((screen) => until.test(screen) || keysFor(screen) !== undefined || /Enter agree/.test(screen), 60_000);
    const screen = terminal.screen();
    if (until.test(screen)) return walked;
    // A word that is asked for below the window comes into view with the first key.
    terminal.press(keysFor(screen) ?? key.end);
    if (walked.at(-1) !== screen) walked.push(screen);
    await terminal.waitFor((now) => now !== screen, 150).catch(() => undefined);
  }
}
