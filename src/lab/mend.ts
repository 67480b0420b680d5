// What an admin does about a fault outside the wizard, played on a kept world: a rehearsal can go on from where it stopped.

import { ownerOf } from './claim.ts';
import { findFaults } from './faults/catalogue.ts';
import type { Making } from './faults/fault.ts';
import { readWorld, worldFile, writeWorld } from './store.ts';

/**
 * Mends one fault of the world in a folder and says what was done. The lab must be closed: an open one would write over it.
 * Throws an Error with a clear sentence where there is no world, no such fault in it, or where the wizard itself mends it.
 */
export function mendFault(dir: string, id: string, making: Making): string {
  const [fault] = findFaults([id]);
  if (ownerOf(dir) !== undefined) throw new Error(`The practice world in ${dir} is open. Close the program that has it open first.`);
  const world = readWorld(worldFile(dir));
  if (world === undefined) throw new Error(`There is no practice world in ${dir}.`);
  if (fault === undefined || !world.faults.includes(id))
    throw new Error(`The practice world in ${dir} was made without the fault "${id}".`);
  if (fault.mend.by === 'the wizard') throw new Error(`The fault "${id}" is mended by the wizard itself: go on with the set-up.`);
  if (fault.mend.by === 'nobody') throw new Error(`The fault "${id}" breaks nothing: there is nothing to mend.`);
  fault.mend.apply(world, making);
  writeWorld(worldFile(dir), world);
  return fault.mend.words;
}
