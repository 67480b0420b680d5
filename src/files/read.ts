// Reading with bounds: a file named by someone may be a pipe that never ends, a folder, or larger than the memory.

import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** A whole file, or undefined where there is none. Throws where it is no plain file or longer than `limit` bytes. */
export function readBytes(path: string, limit: number): Uint8Array | undefined {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there === undefined) return undefined;
  // Opening a pipe would wait for whoever writes into it.
  if (!there.isFile()) throw new Error(there.isDirectory() ? 'It is a folder, not a file.' : 'It is not an ordinary file.');
  const handle = openSync(path, 'r');
  try {
    return readAll(handle, limit);
  } finally {
    closeSync(handle);
  }
}

/** What was there when it was opened; what a program appends meanwhile is left for the next reader. */
function readAll(handle: number, limit: number): Uint8Array {
  const { size } = fstatSync(handle);
  if (size > limit) throw new Error(`It is larger than ${Math.floor(limit / 2 ** 20)} MiB.`);
  const bytes = Buffer.alloc(size);
  let at = 0;
  while (at < size) {
    const read = readSync(handle, bytes, at, size - at, at);
    if (read === 0) break;
    at += read;
  }
  return bytes.subarray(0, at);
}
