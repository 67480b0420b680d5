// Lines that can be typed as they are printed: the program by the full path that was really started (a kit is on nobody's PATH), and
// each argument as one. On Windows there are two, one for each of its shells, which read quotes and "&" differently.

import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Aim } from '../model/undo.ts';

export type Prompt = {
  readonly platform: NodeJS.Platform;
  /** What starts the wizard there: a program, and what it is given before the arguments. */
  readonly program: readonly string[];
};

const launchers = { win32: 'partner-wizard.cmd', other: 'partner-wizard' } as const;
const launcherOn = (platform: NodeJS.Platform) => launchers[platform === 'win32' ? 'win32' : 'other'];

/** Where START-HERE.txt puts the program. */
export const usualPlace = 'C:\\Program Files\\partner-wizard\\partner-wizard.cmd';

/** What was really started: the launcher of a kit, the command that npm installed, or else Node.js with the program. */
export function startedAs(script: string, node: string, platform: NodeJS.Platform, isThere: (file: string) => boolean): readonly string[] {
  const { basename, dirname, join } = platform === 'win32' ? path.win32 : path.posix;
  // Something else that is made of the same parts, such as a test.
  if (!/^partner-wizard(?:\.mjs)?$/.test(basename(script))) return ['partner-wizard'];
  const kit = dirname(dirname(script));
  const launcher = join(kit, launcherOn(platform));
  if (dirname(node) === kit && isThere(launcher)) return [launcher];
  return script.endsWith('.mjs') ? [node, script] : [script];
}

export const thisComputer = (): Prompt => ({
  platform: process.platform,
  program: startedAs(process.argv[1] ?? '', process.execPath, process.platform, existsSync),
});

export function typedLines(words: readonly string[], { platform, program }: Prompt = thisComputer()): readonly string[] {
  if (platform !== 'win32') return [[...program, ...words].map(inShell).join(' ')];
  const [first = '', ...rest] = program;
  return [
    `PowerShell:  ${[called(first), ...[...rest, ...words].map(first.endsWith('.cmd') ? asTypedForCmd : asTyped)].join(' ')}`,
    `cmd:         ${[first, ...rest, ...words].map(inCmd).join(' ')}`,
  ];
}

/** PowerShell takes a quoted path for a text, unless it is told to call it. */
const called = (program: string): string => (/^[\w-]+$/.test(program) ? program : `& ${asTyped(program).replace(/^[^'"].*$/, '"$&"')}`);

const inCmd = (word: string): string => (/^[\w.-]+$/.test(word) ? word : `"${word}"`);
const inShell = (word: string): string => (/^[\w.:/@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** A path as PowerShell reads it. Double quotes do in other shells too, but for what PowerShell reads within them. */
export function asTyped(file: string): string {
  if (/^[\w.:\\/-]+$/.test(file)) return file;
  return /["`\u201C-\u201E]|\$[\w({:?^$]/.test(file) ? `'${file.replace(/['\u2018-\u201B]/g, '$&$&')}'` : `"${file}"`;
}

/** PowerShell hands a word without blanks to a .cmd as it is, and cmd would end its command at "&": so its quotes go along. */
const asTypedForCmd = (word: string): string => (/^[^\s'"]*[&|<>^][^\s'"]*$/.test(word) ? `'"${word}"'` : asTyped(word));

/** The arguments that go on with a state file. */
export const goingOn = (aim: Aim, statePath: string): readonly string[] => [...(aim === 'set up' ? [] : [aim]), '--state', statePath];
