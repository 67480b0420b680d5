// A newcomer at the built program's screens: takes what is highlighted, reads to the end, types the word that is asked for.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { open, type PseudoTerminal } from '../harness/pseudo-terminal.ts';
import { key } from '../harness/terminal.ts';
import { type Keys, usualKeys } from '../harness/usual-keys.ts';

export function folder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'partner-wizard-pty-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Blanks at the end of a line may have been written or not. */
export const trimmed = (screen: string): string => screen.replace(/ +$/gm, '');

export type Size = { readonly columns: number; readonly rows: number };

/** A terminal whose state home is a folder of its own. */
export const start = (home: string, args: readonly string[] = [], size: Size = { columns: 80, rows: 24 }) =>
  open(['--speed', '2000', ...args], { ...size, env: { XDG_STATE_HOME: home } });

/** How many keys those screens took, beyond reading on and what was typed. */
export const keysPressed = (screens: readonly string[]): number =>
  screens.filter((screen) => [key.enter, 'y'].some((each) => each === usualKeys(screen))).length;

/**
 * Leads through the wizard until something is seen; gives the screens that took a key. Each key waits for its hint. `others` are keys
 * for screens of a test's own.
 */
export async function walk(
  terminal: PseudoTerminal,
  until: RegExp,
  others: Keys = () => undefined,
  patience = 30_000,
): Promise<readonly string[]> {
  const keysFor: Keys = (screen) => others(screen) ?? usualKeys(screen);
  const walked: string[] = [];
  for (;;) {
    await terminal.waitFor((screen) => until.test(screen) || keysFor(screen) !== undefined, patience);
    const screen = terminal.screen();
    const keys = keysFor(screen);
    if (until.test(screen)) return walked;
    if (keys === undefined) continue;
    terminal.press(keys);
    walked.push(screen);
    await terminal.waitFor((now) => now !== screen, 2_000);
  }
}

/** Closes the last page, which takes a moment before it can be. */
export async function close(terminal: PseudoTerminal): Promise<void> {
  await terminal.waitFor('Enter close');
  terminal.press(key.enter);
}

/** Leaves by the second Ctrl+C. */
export async function leave(terminal: PseudoTerminal): Promise<void> {
  terminal.press(key.ctrlC);
  await terminal.waitFor('Leave?');
  terminal.press(key.ctrlC);
}
