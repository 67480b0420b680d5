// Where a set-up keeps its files. A rehearsal has a folder of its own: the lab's world and the state file
// beside it, so that it can be resumed or thrown away as one.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

type Environment = { readonly [name: string]: string | undefined };

/** The folder for state: %ProgramData%\partner-wizard on Windows, the XDG state folder elsewhere. */
export function stateHome(platform: NodeJS.Platform, env: Environment): string {
  if (platform === 'win32') return path.join(env.ProgramData ?? 'C:\\ProgramData', 'partner-wizard');
  return path.join(env.XDG_STATE_HOME || path.join(homedir(), '.local', 'state'), 'partner-wizard');
}

type Rehearsal = { readonly number: number; readonly dir: string; readonly statePath: string };

/** The state file of a rehearsal's folder. */
export const stateFileIn = (dir: string): string => path.join(dir, 'set-up.jsonl');

/** Rehearsals that have a state file, oldest first. */
export function rehearsals(home: string): readonly Rehearsal[] {
  const folder = path.join(home, 'rehearsals');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^\d{1,6}$/.test(name))
    .map(Number)
    .sort((a, b) => a - b)
    .map((number) => rehearsal(home, number))
    .filter((each) => existsSync(each.statePath));
}

/** What a run works on. */
export type Target = { readonly statePath: string; readonly labDir: string };

/** A new rehearsal, numbered after the last. */
export function newTarget(home: string): Target {
  const { statePath, dir } = rehearsal(home, (rehearsals(home).at(-1)?.number ?? 0) + 1);
  return { statePath, labDir: dir };
}

function rehearsal(home: string, number: number): Rehearsal {
  const dir = path.join(home, 'rehearsals', String(number));
  return { number, dir, statePath: stateFileIn(dir) };
}

/** Whether a state file ends as done. Looks at its last line only, since the first screen waits for this. */
export function isFinished(statePath: string): boolean {
  try {
    const lines = readFileSync(statePath, 'utf8').trimEnd();
    const record: unknown = JSON.parse(lines.slice(lines.lastIndexOf('\n') + 1));
    return record !== null && typeof record === 'object' && 'verdict' in record && record.verdict === 'done';
  } catch {
    // Whatever is wrong with the file is said when it is opened.
    return false;
  }
}

/** The folder of a lab's world for a state file given by name: beside it. */
const labBeside = (statePath: string): string => `${statePath.replace(/\.jsonl$/i, '')}.lab`;

/** The world of a state file: in the same folder, as rehearsals have it, or in one named after it. */
export function worldOf(statePath: string): string {
  const folder = path.dirname(statePath);
  return existsSync(path.join(folder, 'world.json')) ? folder : labBeside(statePath);
}

/** The session logs of a state file: beside it. */
export const logBeside = (statePath: string, format: 'md' | 'jsonl'): string => `${statePath.replace(/\.jsonl$/i, '')}.log.${format}`;
