// Folders: made where they are missing, for the owner only.

import { lstatSync, mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import { type Disk, hasCode, realDisk } from './disk.ts';

/** Makes a folder and those above it; content where it is there already. Throws the operating system's error. */
export function ensureFolder(path: string, disk: Disk = realDisk): void {
  disk.makeFolder(path);
}

/** Makes one folder; false where it is there already. Throws where it cannot be made, is a link or no folder, or may not be read. */
export function makeFolderUnlessThere(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    // A junction leads elsewhere.
    if (!hasCode(error, 'EEXIST') || !lstatSync(path).isDirectory()) throw error;
    readdirSync(path);
    return false;
  }
}

/** Removes a folder in which nothing is. */
export const removeEmptyFolder = (path: string): void => rmdirSync(path);
