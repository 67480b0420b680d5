// A file that only one program can have made, to say that something is taken and by whom. It goes only where it still says
// what was read.

import { hash } from 'node:crypto';
import { dirname } from 'node:path';
import { discard, nameBeside, renameWithPatience, writeNew } from './atomic.ts';
import { type Disk, flushFolder, hasCode, realDisk } from './disk.ts';
import { readBytes } from './read.ts';

/** Makes a file for the owner only, or gives false where there is one already. Throws the operating system's error. */
export function createExclusively(path: string, content: string | Uint8Array, disk: Disk = realDisk): boolean {
  const beside = nameBeside(path);
  try {
    writeNew(beside, content, disk);
    putInPlace(beside, path, content, disk);
    flushFolder(disk, dirname(path));
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    discard(beside, disk);
  }
}

function putInPlace(beside: string, path: string, content: string | Uint8Array, disk: Disk): void {
  try {
    // Unlike a rename, a link never replaces what is there; unlike opening with "wx", it shows no reader half a file.
    disk.link(beside, path);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw error;
    // Shares and FAT have no links. Who reads half a file there must read again.
    writeNew(path, content, disk);
  }
}

export type Removal = {
  readonly path: string;
  /** What it said when it was read; no other file ever says the same. */
  readonly content: string;
  /** What says that this program is taking it away, while it does. */
  readonly own: string;
  /** Whether whoever said this of itself is gone, so that it will not finish what it began. */
  readonly isLeft: (content: string) => boolean;
};

/**
 * Removes a file that still has this content. One that another program has put there meanwhile is never touched, not for a moment:
 * whoever wants to take a file away first makes another one that is named after its content, so that only one of them can.
 * Gives undefined when it is gone, or what the one says that is taking it away just now.
 */
export function removeIfStill(removal: Removal, disk: Disk = realDisk): string | undefined {
  const { path, content, own, isLeft } = removal;
  const guard = `${path}.${hash('sha256', content, 'hex').slice(0, 12)}`;
  for (let left = 4; !createExclusively(guard, own, disk); left -= 1) {
    const other = textAt(guard, disk);
    if (other === undefined && left > 0) continue;
    if (other === undefined || left === 0 || !isLeft(other)) return other ?? '';
    // Killed in the midst of it. Its own guard is named after what it says, and so on.
    removeIfStill({ ...removal, path: guard, content: other }, disk);
  }
  try {
    if (textAt(path, disk) === content) takeAway(path, disk);
  } finally {
    discard(guard, disk);
  }
  return undefined;
}

/** By another name first: on Windows a file that somebody reads keeps its name until they have done. */
function takeAway(path: string, disk: Disk): void {
  const aside = nameBeside(path);
  renameWithPatience(path, aside, disk);
  discard(aside, disk);
}

function textAt(path: string, disk: Disk): string | undefined {
  const bytes = readBytes(path, 2 ** 20, disk);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
}
