// The disk as the rest of this folder sees it: the few calls of the operating system that it needs, and the real ones. A test
// passes a disk of its own that fails, is full, or loses what was not flushed, at any call.

import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  type Stats,
  writeSync,
} from 'node:fs';

/** What stands at a path; of a link, the link. `id` tells one file from another that takes its place. */
export type PathEntry = { readonly kind: 'file' | 'folder' | 'link' | 'other'; readonly size: number; readonly id: string };

/** Every call throws the operating system's error. */
export interface Disk {
  /** New files are for the owner only (0600 on POSIX). */
  open(path: string, flags: 'r' | 'r+' | 'a' | 'wx'): number;
  /** Writes at the end of a file opened with 'a' or 'wx'; gives how many bytes it took, which may be fewer. */
  write(handle: number, bytes: Uint8Array): number;
  /** Gives how many bytes it read; 0 at the end. */
  read(handle: number, into: Uint8Array, at: number): number;
  /** What was written is on the disk when this returns; of a folder, its names. */
  flush(handle: number): void;
  cut(handle: number, length: number): void;
  close(handle: number): void;
  standsAt(path: string): PathEntry | undefined;
  standsBehind(handle: number): PathEntry;
  rename(from: string, to: string): void;
  /** A second name for a file; fails where that name is taken. */
  link(from: string, to: string): void;
  /** Content where there is nothing to remove. */
  remove(path: string): void;
  /** Makes a folder and those above it, for the owner only; content where it is there. */
  makeFolder(path: string): void;
}

const { O_RDONLY, O_RDWR, O_APPEND, O_CREAT, O_WRONLY } = constants;
// A pipe that took a file's place a moment ago would keep whoever opens it waiting. Windows has no such flag, and no such pipes.
const { O_NONBLOCK = 0 } = constants;
const howToOpen = {
  r: O_RDONLY | O_NONBLOCK,
  'r+': O_RDWR | O_NONBLOCK,
  a: O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK,
  wx: 'wx',
} as const;

export const realDisk: Disk = {
  open: (path, flags) => openSync(path, howToOpen[flags], 0o600),
  write: (handle, bytes) => writeSync(handle, bytes),
  read: (handle, into, at) => readSync(handle, into, 0, into.length, at),
  flush: fsyncSync,
  cut: ftruncateSync,
  close: closeSync,
  standsAt(path) {
    const stats = lstatSync(path, { bigint: true, throwIfNoEntry: false });
    return stats === undefined ? undefined : standing(stats);
  },
  standsBehind: (handle) => standing(fstatSync(handle, { bigint: true })),
  rename: renameSync,
  link: linkSync,
  remove: (path) => rmSync(path, { force: true }),
  makeFolder: (path) => {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  },
};

type BigStats = Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink'> & {
  readonly size: bigint;
  readonly dev: bigint;
  readonly ino: bigint;
};

const standing = (stats: BigStats): PathEntry => ({
  kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : stats.isSymbolicLink() ? 'link' : 'other',
  size: Number(stats.size),
  id: `${stats.dev}:${stats.ino}`,
});

/** Opens, does something with it, and closes it whatever happens. */
export function withHandle<T>(disk: Disk, path: string, flags: 'r' | 'r+' | 'wx', use: (handle: number) => T): T {
  const handle = disk.open(path, flags);
  try {
    return use(handle);
  } finally {
    disk.close(handle);
  }
}

/** A full disk can take a part of it: then the next round gives the error. */
export function writeAll(disk: Disk, handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += disk.write(handle, bytes.subarray(at));
}

/** Puts a folder's names on the disk, where the system can: Windows refuses, and some network shares too. */
export function flushFolder(disk: Disk, path: string): void {
  try {
    withHandle(disk, path, 'r', (handle) => disk.flush(handle));
  } catch {
    // The file's own bytes are flushed; only its name could be lost by a power cut here.
  }
}

export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);

/** Waits without giving anybody else a turn: for moments only. */
export function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
