// Reading with bounds: a file named by someone may be a pipe that never ends, a folder, or larger than the memory.

import { type Disk, hasCode, realDisk, withHandle } from './disk.ts';
import { assertPlain } from './plain.ts';

/** A whole file, or undefined where there is none. Throws where it is no plain file or longer than `limit` bytes. */
export function readBytes(path: string, limit: number, disk: Disk = realDisk): Uint8Array | undefined {
  return readPlain(path, disk, (handle, size) => {
    if (size > limit) throw new Error(`it is larger than ${Math.floor(limit / 2 ** 20)} MiB`);
    return readPart(disk, handle, 0, size);
  });
}

/** At most so many bytes of a file's beginning, or of its end; undefined where there is none. Throws where it is no plain file. */
export function readEnd(path: string, which: 'first' | 'last', bytes: number, disk: Disk = realDisk): Uint8Array | undefined {
  return readPlain(path, disk, (handle, size) => readPart(disk, handle, which === 'first' ? 0 : Math.max(0, size - bytes), bytes));
}

function readPlain(path: string, disk: Disk, read: (handle: number, size: number) => Uint8Array): Uint8Array | undefined {
  const there = disk.standsAt(path);
  if (there === undefined) return undefined;
  assertPlain(there, path);
  try {
    return withHandle(disk, path, 'r', (handle) => {
      const behind = disk.standsBehind(handle);
      assertPlain(behind, path);
      return read(handle, behind.size);
    });
  } catch (error) {
    // Somebody took it away just now.
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** What was there when it was opened; what a program appends meanwhile is left for the next reader. */
function readPart(disk: Disk, handle: number, from: number, length: number): Uint8Array {
  const bytes = Buffer.alloc(length);
  let at = 0;
  while (at < length) {
    const read = disk.read(handle, bytes.subarray(at), from + at);
    if (read === 0) break;
    at += read;
  }
  return bytes.subarray(0, at);
}
