// A file that is replaced as a whole or not at all: written beside its place, flushed, then renamed over it.
// A reader, a crash and a full disk see the old text or the new one, never half of either.

import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { type Disk, flushFolder, hasCode, realDisk, sleep, withHandle, writeAll } from './disk.ts';
import { assertPlain } from './plain.ts';

const pauses = [10, 20, 40, 80, 160, 320];

/** Bytes, or a text to be written as UTF-8, whole or in pieces. */
export type FileContent = string | Uint8Array | Iterable<string>;

/**
 * Writes it for the owner only (0600 on POSIX). `flushed`: it is on the disk when this returns; otherwise it may be lost by a power cut, as
 * a whole. Throws the operating system's error, or where something stands
 * there that is no plain file, such as a device; nothing is left behind then.
 */
export function writeFileAtomically(path: string, content: FileContent, disk: Disk = realDisk, flushed = true): void {
  const writing = writingAtomically(path, content, disk, flushed);
  while (writing.next().done !== true);
}

/** The same a piece at a time; where it is ended early, nothing is left behind. */
export function* writingAtomically(path: string, content: FileContent, disk: Disk, flushed: boolean): Generator<void, void, void> {
  assertPlain(disk.standsAt(path), path);
  const beside = nameBeside(path);
  let isThere = false;
  try {
    const handle = disk.open(beside, 'wx');
    try {
      for (const bytes of bytesOf(content)) {
        writeAll(disk, handle, bytes);
        yield;
      }
      if (flushed) disk.flush(handle);
    } finally {
      disk.close(handle);
    }
    renameWithPatience(beside, path, disk);
    isThere = true;
  } finally {
    if (!isThere) discard(beside, disk);
  }
  if (flushed) flushFolder(disk, dirname(path));
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

/** Small pieces go together: a call of the operating system for each would take long. */
function* bytesOf(content: FileContent): Generator<Uint8Array> {
  if (typeof content === 'string') yield Buffer.from(content);
  else if (content instanceof Uint8Array) yield content;
  else for (const piece of joined(content)) yield Buffer.from(piece);
}

const pieceLength = 2 ** 16;

/** The same text in pieces that are not small. */
export function* joined(pieces: Iterable<string>): Generator<string> {
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < pieceLength) continue;
    yield waiting;
    waiting = '';
  }
  if (waiting !== '') yield waiting;
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
