// A file that is replaced as a whole or not at all: written beside its place, flushed, then renamed over it.
// A reader, a crash and a full disk see the old text or the new one, never half of either.

import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

// Virus scanners and indexers on Windows hold a new file for a moment; a rename then fails though nothing is wrong.
const held = new Set(['EPERM', 'EACCES', 'EBUSY']);
const pauses = [10, 20, 40, 80, 160, 320];

/** Writes bytes, or a text as UTF-8, for the owner only (0600 on POSIX). Throws the operating system's error; nothing is left behind then. */
export function writeFileAtomically(path: string, content: string | Uint8Array): void {
  const beside = `${path}.${process.pid}-${randomUUID()}.tmp`;
  try {
    writeFlushed(beside, content);
    renameWithPatience(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  flushFolder(dirname(path));
}

function writeFlushed(path: string, content: string | Uint8Array): void {
  const handle = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function renameWithPatience(from: string, to: string): void {
  for (const pause of pauses) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (!isHeld(error)) throw error;
      sleep(pause);
    }
  }
  renameSync(from, to);
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && held.has(error.code);
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Puts a folder's entries on disk, where the system can: Windows refuses, and some network shares too. */
export function flushFolder(path: string): void {
  try {
    const handle = openSync(path, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // The file's own bytes are flushed; only its name could be lost by a power cut here.
  }
}
