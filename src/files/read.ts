// Reading with bounds: a file named by someone may be a pipe that never ends, a folder, or larger than the memory.

import { type Disk, hasCode, realDisk, withHandle } from './disk.ts';

/** A whole file, or undefined where there is none. Throws where it is no plain file or longer than `limit` bytes. */
export function readBytes(path: string, limit: number, disk: Disk = realDisk): Uint8Array | undefined {
  const there = disk.standsAt(path);
  if (there === undefined) return undefined;
  // Opening a pipe would wait for whoever writes into it.
  if (there.kind !== 'file') throw new Error(there.kind === 'folder' ? 'It is a folder, not a file.' : 'It is not an ordinary file.');
  try {
    return withHandle(disk, path, 'r', (handle) => readAll(disk, handle, limit));
  } catch (error) {
    // Somebody took it away just now.
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** What was there when it was opened; what a program appends meanwhile is left for the next reader. */
function readAll(disk: Disk, handle: number, limit: number): Uint8Array {
  const { size } = disk.standsBehind(handle);
  if (size > limit) throw new Error(`It is larger than ${Math.floor(limit / 2 ** 20)} MiB.`);
  const bytes = Buffer.alloc(size);
  let at = 0;
  while (at < size) {
    const read = disk.read(handle, bytes.subarray(at), at);
    if (read === 0) break;
    at += read;
  }
  return bytes.subarray(0, at);
}
