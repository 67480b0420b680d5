// The folders of a new set-up on Windows: under %ProgramData%, where any user may make folders and plant files, they are made for the
// creator, Administrators and SYSTEM only. Where that cannot be, the set-up is kept under %LOCALAPPDATA%, and it is said.

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { makeFolderUnlessThere, removeEmptyFolder } from '../files/folders.ts';
import { isOnlyForAdmins } from '../files/open-to.ts';
import { descriptorOf, icacls } from '../powershell/access-lists.ts';
import { type Homes, stateFileIn, type Target } from './places.ts';

/** What is asked of Windows. */
export type FolderSystem = {
  /** False where the folder is there already. Throws where it cannot be made, is no folder, or may not be read. */
  make(folder: string): boolean;
  icacls(args: readonly string[]): boolean;
  /** Its access list as SDDL. */
  descriptorOf(folder: string): string;
  /** Whether nothing is in it. */
  isEmpty(folder: string): boolean;
  /** Of an empty folder. */
  remove(folder: string): void;
};

const windows: FolderSystem = {
  make: makeFolderUnlessThere,
  icacls,
  descriptorOf,
  isEmpty: (folder) => readdirSync(folder).length === 0,
  remove: removeEmptyFolder,
};

const everythingIn = '(OI)(CI)F';
const common = ['/inheritance:r', '/grant:r', `*S-1-5-32-544:${everythingIn}`, `*S-1-5-18:${everythingIn}`];

/** Administrators own it, which only a window with administrator rights can say; its owner may only read the list. */
const forAdmins = (folder: string) => [
  [folder, '/setowner', '*S-1-5-32-544', '/q'],
  [folder, ...common, '*S-1-3-0:(OI)(CI)(IO)F', '*S-1-3-4:(RC)', '/q'],
];
const forOwner = (folder: string) => [folder, ...common, `*S-1-3-4:${everythingIn}`, '/q'];

export type PlacedTarget = { readonly target: Target; readonly said: readonly string[] };

/** Makes the folders of a new set-up in the usual place, or says why it is kept in the other one. All others stay as they are. */
export function makeOwnFolders(target: Target, { usual, own }: Homes, system: FolderSystem = windows): PlacedTarget {
  const dir = path.dirname(target.statePath);
  const kind = path.dirname(dir);
  if (own === null || path.dirname(kind) !== usual || existsSync(target.statePath)) return { target, said: [] };
  const unseen: string[] = [];
  for (const folder of [usual, kind, dir]) {
    const state = stateOf(folder, system);
    if (state === 'ours') continue;
    if (state === 'not seen') {
      unseen.push(`Who may write ${folder} could not be looked at.`);
      continue;
    }
    const there = path.join(own, path.basename(kind), path.basename(dir));
    const statePath = stateFileIn(there);
    return {
      target: target.world === 'lab' ? { ...target, statePath, labDir: there } : { ...target, statePath },
      said: [`${whyNot[state](folder)} So this set-up is kept in ${there}.`, ...closedOwn(own, system)],
    };
  }
  return { target, said: unseen };
}

const whyNot = {
  'of a stranger': (folder: string) => `${folder} was not made by this program, or others may write it.`,
  'no rights': (folder: string) => `${folder} could not be made, closed or read: this window may lack administrator rights.`,
} as const;

function stateOf(folder: string, system: FolderSystem): 'ours' | 'not seen' | keyof typeof whyNot {
  try {
    if (!system.make(folder)) {
      const only = isOnlyForAdmins(system.descriptorOf(folder));
      return only === undefined ? 'not seen' : only ? 'ours' : 'of a stranger';
    }
    if (forAdmins(folder).every(system.icacls)) return system.isEmpty(folder) ? 'ours' : 'of a stranger';
    system.remove(folder);
    return 'no rights';
  } catch {
    return 'no rights';
  }
}

/** The other place is in the profile, which is closed as a rule. */
function closedOwn(own: string, system: FolderSystem): readonly string[] {
  try {
    if (!system.make(own) || system.icacls(forOwner(own))) return [];
  } catch {
    // What is wrong with it is said when the state file is made.
  }
  return [`Who may write ${own} could not be set: it is as your profile is.`];
}
