// A file that only grows, a line at a time; and the one way to make it shorter, for a line that was never finished.

import { dirname } from 'node:path';
import { type Disk, flushFolder, realDisk, withHandle, writeAll } from './disk.ts';
import { assertPlain } from './plain.ts';

export interface Appender {
  /** Writes a line and its line end; a durable one is on the disk when this returns. Throws the operating system's error. */
  append(line: string, durable: boolean): void;
  /** Bytes in the file that stands at the path now; -1 where another file, or none, has taken its place. */
  length(): number;
  close(): void;
}

/** Opens a file to append to; makes it, for the owner only (0600 on POSIX), where there is none. Throws where it is no plain file. */
export function openForAppend(path: string, disk: Disk = realDisk): Appender {
  assertPlain(disk.standsAt(path), path);
  const handle = disk.open(path, 'a');
  flushFolder(disk, dirname(path));
  return {
    append(line, durable) {
      writeAll(disk, handle, Buffer.from(`${line}\n`));
      if (durable) disk.flush(handle);
    },
    length() {
      const there = disk.standsAt(path);
      return there?.id === disk.standsBehind(handle).id ? there.size : -1;
    },
    close: () => disk.close(handle),
  };
}

/** Cuts a file to a length in bytes, on the disk when this returns. */
export function truncateFile(path: string, length: number, disk: Disk = realDisk): void {
  // Windows cannot shorten through a handle that only appends.
  withHandle(disk, path, 'r+', (handle) => {
    disk.cut(handle, length);
    disk.flush(handle);
  });
}
