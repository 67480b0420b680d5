// A file that only grows, a line at a time; and the one way to make it shorter, for a line that was never finished.

import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { flushFolder } from './atomic.ts';

export interface Appender {
  /** Writes a line and its line end; a durable one is on the disk when this returns. Throws the operating system's error. */
  append(line: string, durable: boolean): void;
  /** Bytes in the file that stands at the path now; -1 where another file, or none, has taken its place. */
  length(): number;
  close(): void;
}

/** Opens a file to append to; makes it, for the owner only (0600 on POSIX), where there is none. */
export function openForAppend(path: string): Appender {
  const handle = openSync(path, 'a', 0o600);
  flushFolder(dirname(path));
  return {
    append(line, durable) {
      const bytes = Buffer.from(`${line}\n`);
      // A full disk can take a part of it: then the next round gives the error.
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      if (durable) fsyncSync(handle);
    },
    length() {
      const ours = fstatSync(handle, { bigint: true });
      const there = statSync(path, { bigint: true, throwIfNoEntry: false });
      return there !== undefined && there.ino === ours.ino && there.dev === ours.dev ? Number(there.size) : -1;
    },
    close() {
      closeSync(handle);
    },
  };
}

/** Cuts a file to a length in bytes, on the disk when this returns. */
export function truncateFile(path: string, length: number): void {
  // Windows cannot shorten through a handle that only appends.
  const handle = openSync(path, 'r+');
  try {
    ftruncateSync(handle, length);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
