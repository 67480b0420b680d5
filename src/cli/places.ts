// Where a set-up keeps its files. Each has a folder of its own: its state file and what belongs to it, in a rehearsal the lab's
// world, so that it can be resumed or thrown away as one.

import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { isFinished, worldIn } from '../journal/glance.ts';

type Environment = { readonly [name: string]: string | undefined };

/** Where state is. `own`: on Windows, for a set-up that cannot be kept safe from others in the usual place (own-folders.ts). */
export type Homes = { readonly usual: string; readonly own: string | null };

/** %ProgramData%\partner-wizard and %LOCALAPPDATA%\partner-wizard on Windows, the XDG state folder elsewhere. */
export function stateHomes(platform: NodeJS.Platform, env: Environment): Homes {
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA || path.join(homedir(), 'AppData', 'Local');
    return { usual: path.join(env.ProgramData || 'C:\\ProgramData', 'partner-wizard'), own: path.join(local, 'partner-wizard') };
  }
  return { usual: path.join(env.XDG_STATE_HOME || path.join(homedir(), '.local', 'state'), 'partner-wizard'), own: null };
}

/** Rehearsals work on the practice lab, set-ups on real servers. */
type Kind = 'rehearsals' | 'set-ups';
export type Kept = { readonly number: number; readonly dir: string; readonly statePath: string };

/** The state file of a set-up's folder. */
export const stateFileIn = (dir: string): string => path.join(dir, 'set-up.jsonl');

/** Those of a kind that have a state file, in both places, oldest first. */
const keptIn = ({ usual, own }: Homes, kind: Kind): readonly Kept[] =>
  [usual, ...(own === null ? [] : [own])].flatMap((home) => keptAt(home, kind)).sort((a, b) => a.number - b.number);

const keptAt = (home: string, kind: Kind): readonly Kept[] =>
  namesIn(path.join(home, kind))
    // As this program writes numbers, and as large as they are exact.
    .filter((name) => /^[1-9]\d{0,14}$/.test(name))
    .map((name) => place(home, kind, Number(name)))
    .filter((each) => existsSync(each.statePath));

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Not there, or closed to this account: a window without administrator rights does not see what one with them has made.
    return [];
  }
}

export const rehearsals = (homes: Homes): readonly Kept[] => keptIn(homes, 'rehearsals');
export const realSetUps = (homes: Homes): readonly Kept[] => keptIn(homes, 'set-ups');

/** What a run works on. */
export type LabTarget = { readonly world: 'lab'; readonly statePath: string; readonly labDir: string };
export type Target = LabTarget | { readonly world: 'real'; readonly statePath: string };

/** As it is told: a path is read in another folder, and on another day. */
export const withWholePaths = (target: Target): Target => ({
  ...target,
  statePath: path.resolve(target.statePath),
  ...(target.world === 'lab' ? { labDir: path.resolve(target.labDir) } : {}),
});

export const rehearsalTarget = ({ statePath, dir }: Kept): LabTarget => ({ world: 'lab', statePath, labDir: dir });
export const realTarget = ({ statePath }: Pick<Kept, 'statePath'>): Target => ({ world: 'real', statePath });

/** A new rehearsal, numbered after the last. */
export const newRehearsal = (homes: Homes): Target => rehearsalTarget(nextIn(homes, 'rehearsals'));

/** A new set-up of real servers, numbered after the last. */
export const newRealSetUp = (homes: Homes): Target => realTarget(nextIn(homes, 'set-ups'));

const nextIn = (homes: Homes, kind: Kind): Kept => place(homes.usual, kind, (keptIn(homes, kind).at(-1)?.number ?? 0) + 1);

function place(home: string, kind: Kind, number: number): Kept {
  const dir = path.join(home, kind, String(number));
  return { number, dir, statePath: stateFileIn(dir) };
}

/** The state file of a renewal in a lab's folder: the last one where it was left, else a new one. */
export function renewalFileIn(dir: string): string {
  for (let number = 1; ; number++) {
    const file = path.join(dir, `renewal-${number}.jsonl`);
    if (!existsSync(file) || !isFinished(file)) return file;
  }
}

/** Whether a practice lab is kept in a folder. */
export const isLab = (dir: string): boolean => existsSync(path.join(dir, 'world.json'));

/** The lab's folder of a state file: the same, as rehearsals have it, or one named after it. */
export function labFolderOf(statePath: string): string {
  const folder = path.dirname(statePath);
  return isLab(folder) ? folder : beside(statePath, 'lab');
}

/** A state file by name, and the world that it says it belongs to. */
export function targetOfState(statePath: string): Target {
  return worldIn(statePath) === 'lab' ? { world: 'lab', statePath, labDir: labFolderOf(statePath) } : realTarget({ statePath });
}

/** What a run leaves is beside its state file, and named after it. */
const beside = (statePath: string, ending: string): string => `${statePath.replace(/\.jsonl$/i, '')}.${ending}`;
/** The one for people, and the one for programs. */
export const logBeside = (statePath: string, format: 'html' | 'jsonl'): string => beside(statePath, `log.${format}`);
export const checkAnswersBeside = (statePath: string): string => beside(statePath, 'check.json');
/** Which name each disguise stands for, in a file that is shared or beside what it was made from. */
export const mapBeside = (file: string): string => `${file}.map.json`;
export const calendarBeside = (statePath: string): string => beside(statePath, 'ics');
