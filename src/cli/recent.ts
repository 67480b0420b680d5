// What was worked on lately, in one small file beside the state home, so that the first screen can name it without reading a state
// file. It decides nothing: the file that is chosen is read, and says itself what it is. A list that cannot be read is no list, and
// one that cannot be written is done without.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { writeFileAtomically } from '../files/atomic.ts';
import { ensureFolder } from '../files/folders.ts';
import { readBytes } from '../files/read.ts';
import { harmless } from '../model/harmless.ts';
import { type StepId, stepIds } from '../model/steps.ts';
import type { Aim } from '../model/undo.ts';
import type { Homes } from './places.ts';

/** How it was left. */
type Ending = 'open' | 'done' | 'taken back';

export type Recent = {
  readonly statePath: string;
  readonly world: 'lab' | 'real';
  /** What was being done there. */
  readonly aim: Aim;
  /** The lab's folder; null on real servers. */
  readonly labDir: string | null;
  /** When it was last worked on, as an instant. */
  readonly at: string;
  /** Where it stood; null where that is not known. */
  readonly step: StepId | null;
  readonly ending: Ending;
};

type Begun = Omit<Recent, 'at' | 'step' | 'ending' | 'labDir'> & { readonly recentFile?: string; readonly labDir?: string };

const most = 50;
const aims: readonly Aim[] = ['set up', 'renew', 'undo'];
const largest = 64 * 1024;
const longestPath = 1000;

/** Of this user alone, and no part of a state home: those are made and closed by others (own-folders.ts). */
export const recentFileIn = ({ usual, own }: Homes): string => `${own ?? usual}-recent.json`;

/** Last touched first; what is not there any more falls out. */
export function recentIn(file: string): readonly Recent[] {
  return listed(file)
    .filter(({ statePath }) => isShare(statePath) || existsSync(statePath))
    .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

/** A share may be slow or away, and nothing is sent there only to paint a list: it is looked at when it is chosen. */
const isShare = (file: string): boolean => /^[\\/]{2}/.test(file);

/** Keeps in the list where a run stands: written when that changes, so that it is right after a kill, too. */
export function recentKeeper({ recentFile: file, statePath, world, aim, labDir }: Begun, now: () => Date) {
  const own = path.resolve(statePath);
  const known = { statePath: own, world, labDir: labDir === undefined ? null : path.resolve(labDir) };
  let stood: StepId | null = null;
  const keep = (rest: Pick<Recent, 'aim' | 'step' | 'ending'>) => {
    if (file !== undefined) put(file, { ...known, at: now().toISOString(), ...rest });
  };
  return {
    /** Before it has said where it stands: what the list said of the same file. */
    start() {
      const before = file === undefined ? undefined : listed(file).find((each) => each.statePath === own);
      keep({ aim, step: before?.step ?? null, ending: before?.ending ?? 'open' });
    },
    stands(step: StepId) {
      if (step !== stood) keep({ aim, step, ending: 'open' });
      stood = step;
    },
    ends: (ending: 'done' | 'taken back') => keep({ aim: aim === 'undo' ? 'set up' : aim, step: stood, ending }),
  };
}

/** In place of what the list said of the same file. */
function put(file: string, recent: Recent): void {
  const others = listed(file).filter(({ statePath }) => statePath !== recent.statePath);
  try {
    ensureFolder(path.dirname(file));
    writeFileAtomically(file, `${JSON.stringify([recent, ...others].slice(0, most), undefined, 1)}\n`);
  } catch {
    // A full disk, or no home: the first screen names less, and nothing else is different.
  }
}

function listed(file: string): readonly Recent[] {
  try {
    const list: unknown = JSON.parse(new TextDecoder().decode(readBytes(file, largest)));
    return Array.isArray(list) ? list.slice(0, most).flatMap(recentOf) : [];
  } catch {
    return [];
  }
}

/** What this program could have written; nothing else of the list is shown. */
function recentOf(given: unknown): readonly Recent[] {
  if (given === null || typeof given !== 'object') return [];
  const { statePath, world, aim, labDir, at, step, ending }: { [key in keyof Recent]?: unknown } = given;
  if (!isPath(statePath) || typeof at !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]{8,15}Z$/.test(at) || Number.isNaN(Date.parse(at)))
    return [];
  if (ending !== 'open' && ending !== 'done' && ending !== 'taken back') return [];
  const known = aims.find((each) => each === aim);
  if (known === undefined) return [];
  const common: Omit<Recent, 'world' | 'labDir'> = {
    statePath,
    aim: known,
    at,
    ending,
    step: stepIds.find((each) => each === step) ?? null,
  };
  if (world === 'real') return [{ ...common, world, labDir: null }];
  return world === 'lab' && isPath(labDir) ? [{ ...common, world, labDir }] : [];
}

const isPath = (given: unknown): given is string =>
  typeof given === 'string' && given.length <= longestPath && path.isAbsolute(given) && harmless(given, longestPath) === given;
