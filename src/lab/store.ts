// Keeps the practice world in DIR/world.json. Every change is on disk before the cmdlet that made it returns, so
// that a rehearsal that was killed can be resumed. A damaged or newer file ends with a sentence; it is never replaced.

import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from '../files/atomic.ts';
import { readBytes } from '../files/read.ts';
import { troubleInWords } from '../files/trouble.ts';
import { harmless } from '../model/harmless.ts';
import { parseJson } from '../model/json.ts';
import type { Pace } from './pace.ts';
import { settle } from './time.ts';
import { type LabWorld, worldSchema, worldVersion } from './world.ts';

/** No world of ours comes near this size; a larger file is not one. */
const sizeLimit = 16 * 1024 * 1024;

export type Store = {
  /** The world as it is now. */
  read(): LabWorld;
  /** Alters the world and keeps it. Nothing has changed where `alter` throws; the OS error where it cannot be kept. */
  change<T>(alter: (draft: LabWorld) => T): T;
};

export const worldFile = (dir: string): string => join(dir, 'world.json');

export function openStore(file: string, start: LabWorld, pace: Pace, now: () => Date): Store {
  let world = start;
  const read = () => {
    world = settle(world, now(), pace);
    return world;
  };
  return {
    read,
    change: (alter) => {
      const draft = structuredClone(read());
      const result = alter(draft);
      writeWorld(file, draft);
      world = draft;
      return result;
    },
  };
}

export const writeWorld = (file: string, world: LabWorld): void => writeFileAtomically(file, `${JSON.stringify(world, null, 1)}\n`);

/** The kept world, or undefined where there is none yet. Throws an Error with a clear sentence for anything else. */
export function readWorld(file: string): LabWorld | undefined {
  const damaged = (why: string) =>
    new Error(
      `The practice world in ${file} cannot be used: ${why}. Nothing was changed. Keep the file if it matters to you, and name another folder to start afresh.`,
    );
  const bytes = tryTo(
    () => readBytes(file, sizeLimit),
    (error) => damaged(troubleInWords(error)),
  );
  if (bytes === undefined) return undefined;
  const json = parseJson(new TextDecoder().decode(bytes));
  if (json === undefined) throw damaged('it is damaged');
  const stated = z.object({ version: z.number() }).safeParse(json);
  if (stated.success && stated.data.version > worldVersion) throw damaged('it was made by a newer version of this program');
  // A rehearsal is cheap to begin again, so old worlds are not carried over.
  if (stated.success && stated.data.version < worldVersion) throw damaged('it was made by an older version of this program');
  const world = worldSchema.safeParse(json);
  if (world.success) return world.data;
  const at = world.error.issues[0]?.path.map(String).join('.') ?? '';
  throw damaged(at === '' ? 'it is damaged' : `it is damaged at "${harmless(at, 100)}"`);
}

function tryTo<T>(read: () => T, otherwise: (error: unknown) => Error): T {
  try {
    return read();
  } catch (error) {
    throw otherwise(error);
  }
}
