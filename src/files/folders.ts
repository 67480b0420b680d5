// Folders: made where they are missing, for the owner only.

import { type Disk, realDisk } from './disk.ts';

/** Makes a folder and those above it; content where it is there already. Throws the operating system's error. */
export function ensureFolder(path: string, disk: Disk = realDisk): void {
  disk.makeFolder(path);
}
