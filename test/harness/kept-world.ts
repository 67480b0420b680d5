// The lab's world as a test sees it afterwards.

import { createPace } from '../../src/lab/pace.ts';
import { readWorld, worldFile } from '../../src/lab/store.ts';
import { settle } from '../../src/lab/time.ts';
import type { LabWorld } from '../../src/lab/world.ts';

/** The world that a lab keeps in a folder, as it is by now. */
export function keptWorld(dir: string, speed: number): LabWorld {
  const kept = readWorld(worldFile(dir));
  if (kept === undefined) throw new Error('No world is kept there.');
  return settle(kept, new Date(), createPace(speed));
}
