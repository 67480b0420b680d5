// A file that is replaced as a whole or not at all: written beside its place, flushed, then renamed over it.
// A reader, a crash and a full disk see the old text or the new one, never half of either.

import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { type Disk, flushFolder, hasCode, realDisk, sleep, withHandle, writeAll } from './disk.ts';
import { assertPlain } from './plain.ts';

const pauses = [10, 20, 40, 80, 160, 320];

/**
 * Writes bytes, or a text as UTF-8, for the owner only (0600 on POSIX). Throws the operating system's error, or where something stands
 * there that is no plain file, such as a device; nothing is left behind then.
 */
export function writeFileAtomically(path: string, content: string | Uint8Array, disk: Disk = realDisk): void {
  assertPlain(disk.standsAt(path), path);
  const beside = nameBeside(path);
  try {
    writeNew(beside, content, disk);
    renameWithPatience(beside, path, disk);
  } catch (error) {
    discard(beside, disk);
    throw error;
  }
  flushFolder(disk, dirname(path));
}

/** A name that nobody else uses, in the same folder. */
export const nameBeside = (path: string): string => `${path}.${process.pid}-${randomUUID()}.tmp`;

/** Makes a file that must not be there yet; its bytes are on the disk when this returns. */
export function writeNew(path: string, content: string | Uint8Array, disk: Disk): void {
  withHandle(disk, path, 'wx', (handle) => {
    writeAll(disk, handle, Buffer.from(content));
    disk.flush(handle);
  });
}

/** Virus scanners and indexers on Windows hold a new file for a moment; a rename then fails though nothing is wrong. */
export function renameWithPatience(from: string, to: string, disk: Disk): void {
  for (const pause of pauses) {
    try {
      disk.rename(from, to);
      return;
    } catch (error) {
      if (!hasCode(error, 'EPERM', 'EACCES', 'EBUSY')) throw error;
      sleep(pause);
    }
  }
  disk.rename(from, to);
}

/** Removes a file of our own that is of no use any more; what cannot be removed does no harm. */
export function discard(path: string, disk: Disk): void {
  try {
    disk.remove(path);
  } catch {
    // The error that matters is the one that made it useless.
  }
}
