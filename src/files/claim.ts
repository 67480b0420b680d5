// A file that only one program can have made, to say that something is taken and by whom. It goes only where it still says
// what was read.

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

/** Removes a file that still has this content; one that another program has put there meanwhile stays. */
export function removeIfStill(path: string, content: string, disk: Disk = realDisk): void {
  const aside = nameBeside(path);
  try {
    // Whoever moves it has it: two programs cannot both take the same file away.
    renameWithPatience(path, aside, disk);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  try {
    const moved = readBytes(aside, 2 ** 20, disk) ?? new Uint8Array();
    if (Buffer.from(moved).toString('utf8') !== content) putInPlace(aside, path, moved, disk);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    discard(aside, disk);
  }
}
