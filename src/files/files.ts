// The port through which the journal reaches the disk: what it needs of files, on the real disk or on a test's own (disk.ts).

import { type Appender, openForAppend, truncateFile } from './append.ts';
import { writeFileAtomically } from './atomic.ts';
import { createExclusively, type Removal, removeIfStill } from './claim.ts';
import { type Disk, realDisk } from './disk.ts';
import { ensureFolder } from './folders.ts';
import { readBytes } from './read.ts';

export interface Files {
  /** A whole file, or undefined where there is none. Throws where it is no plain file or longer than `limit` bytes. */
  readBytes(path: string, limit: number): Uint8Array | undefined;
  openForAppend(path: string): Appender;
  truncateFile(path: string, length: number): void;
  writeFileAtomically(path: string, content: string | Uint8Array): void;
  createExclusively(path: string, content: string | Uint8Array): boolean;
  removeIfStill(removal: Removal): string | undefined;
  ensureFolder(path: string): void;
}

export const filesOn = (disk: Disk): Files => ({
  readBytes: (path, limit) => readBytes(path, limit, disk),
  openForAppend: (path) => openForAppend(path, disk),
  truncateFile: (path, length) => truncateFile(path, length, disk),
  writeFileAtomically: (path, content) => writeFileAtomically(path, content, disk),
  createExclusively: (path, content) => createExclusively(path, content, disk),
  removeIfStill: (removal) => removeIfStill(removal, disk),
  ensureFolder: (path) => ensureFolder(path, disk),
});

export const realFiles: Files = filesOn(realDisk);
