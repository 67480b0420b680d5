// The port through which the journal reaches the disk: what it needs of files, and the real thing.
// A test passes one of its own here that fails, stops or loses what was not flushed, at any call.

import { type Appender, openForAppend, truncateFile } from './append.ts';
import { writeFileAtomically } from './atomic.ts';
import { ensureFolder } from './folders.ts';
import { readBytes } from './read.ts';

export interface Files {
  /** A whole file, or undefined where there is none. Throws where it is no plain file or longer than `limit` bytes. */
  readBytes(path: string, limit: number): Uint8Array | undefined;
  openForAppend(path: string): Appender;
  truncateFile(path: string, length: number): void;
  writeFileAtomically(path: string, content: string | Uint8Array): void;
  ensureFolder(path: string): void;
}

export const realFiles: Files = { readBytes, openForAppend, truncateFile, writeFileAtomically, ensureFolder };
