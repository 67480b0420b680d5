// A disk in memory that knows what was flushed. After a power cut it holds what was, and of the rest any part: bytes and cuts of a
// file that were not flushed, names in a folder that was not. `faulty` makes a call fail on the way to it.

import path from 'node:path';
import type { Disk, PathEntry } from '../../src/files/disk.ts';

type Edit = { readonly kind: 'write'; readonly at: number; readonly bytes: Buffer } | { readonly kind: 'cut'; readonly length: number };
/** `kept` is on the disk for certain; `pending` comes on top of it. */
type File = { readonly id: string; kept: Buffer; pending: Edit[]; bytes: Buffer };
type Handle = { readonly kind: 'file'; readonly file: File } | { readonly kind: 'folder'; readonly path: string };
type Names = Map<string, File>;

export type MemoryDisk = {
  readonly disk: Disk;
  /** The power is gone and back: `chance` gives numbers from 0 to 1. Handles are gone too. */
  cutPower(chance: () => number): void;
  /** Whole files, by path. */
  readonly texts: () => { readonly [path: string]: string };
};

const failure = (code: string, call: string) => Object.assign(new Error(`${code}: ${call}`), { code });

export function memoryDisk(): MemoryDisk {
  let [names, keptNames]: [Names, Names] = [new Map(), new Map()];
  const handles = new Map<number, Handle>();
  let next = 3;
  const fileOf = (handle: number): File => {
    const behind = handles.get(handle);
    if (behind?.kind !== 'file') throw failure('EBADF', 'handle');
    return behind.file;
  };
  const at = (place: string): File => {
    const file = names.get(place);
    if (file === undefined) throw failure('ENOENT', place);
    return file;
  };
  const edit = (file: File, one: Edit) => {
    file.pending.push(one);
    file.bytes = applied(file.bytes, one);
  };
  const opened = (handle: Handle) => {
    next += 1;
    handles.set(next, handle);
    return next;
  };
  const made = (place: string): File => {
    const file: File = { id: `file ${next}`, kept: Buffer.alloc(0), pending: [], bytes: Buffer.alloc(0) };
    names.set(place, file);
    return file;
  };
  const disk: Disk = {
    open(place, flags) {
      const there = names.get(place);
      if (flags === 'wx' && there !== undefined) throw failure('EEXIST', place);
      if (flags === 'wx' || (flags === 'a' && there === undefined)) return opened({ kind: 'file', file: made(place) });
      if (there === undefined && flags === 'r') return opened({ kind: 'folder', path: place });
      return opened({ kind: 'file', file: at(place) });
    },
    write(handle, bytes) {
      const file = fileOf(handle);
      edit(file, { kind: 'write', at: file.bytes.length, bytes: Buffer.from(bytes) });
      return bytes.length;
    },
    read: (handle, into, from) => fileOf(handle).bytes.copy(into, 0, from),
    flush(handle) {
      const behind = handles.get(handle);
      if (behind === undefined) throw failure('EBADF', 'flush');
      if (behind.kind === 'file') {
        behind.file.kept = behind.file.bytes;
        behind.file.pending = [];
        return;
      }
      const inside = (place: string) => path.dirname(place) === behind.path;
      keptNames = new Map([...[...keptNames].filter(([place]) => !inside(place)), ...[...names].filter(([place]) => inside(place))]);
    },
    cut: (handle, length) => edit(fileOf(handle), { kind: 'cut', length }),
    close(handle) {
      if (!handles.delete(handle)) throw failure('EBADF', 'close');
    },
    standsAt(place) {
      const file = names.get(place);
      return file === undefined ? undefined : standing(file);
    },
    standsBehind: (handle) => standing(fileOf(handle)),
    rename(from, to) {
      names.set(to, at(from));
      names.delete(from);
    },
    link(from, to) {
      if (names.has(to)) throw failure('EEXIST', to);
      names.set(to, at(from));
    },
    remove: (place) => {
      names.delete(place);
    },
    makeFolder: () => undefined,
  };
  return {
    disk,
    cutPower(chance) {
      handles.clear();
      const files = new Set([...names.values(), ...keptNames.values()]);
      for (const file of files) {
        const survived = file.pending.filter(() => chance() < 0.5).map((one) => torn(one, chance()));
        file.kept = survived.reduce(applied, file.kept);
        file.bytes = file.kept;
        file.pending = [];
      }
      const places = new Set([...names.keys(), ...keptNames.keys()]);
      const left: Names = new Map();
      for (const place of places) {
        const file = (chance() < 0.5 ? names : keptNames).get(place);
        if (file !== undefined) left.set(place, file);
      }
      [names, keptNames] = [left, new Map(left)];
    },
    texts: () => Object.fromEntries([...names].map(([place, file]) => [place, file.bytes.toString('utf8')])),
  };
}

const standing = (file: File): PathEntry => ({ kind: 'file', size: file.bytes.length, id: file.id });

function applied(bytes: Buffer, edit: Edit): Buffer {
  if (edit.kind === 'cut') return Buffer.concat([bytes, Buffer.alloc(Math.max(0, edit.length - bytes.length))]).subarray(0, edit.length);
  const before = Buffer.concat([bytes, Buffer.alloc(Math.max(0, edit.at - bytes.length))]).subarray(0, edit.at);
  return Buffer.concat([before, edit.bytes, bytes.subarray(edit.at + edit.bytes.length)]);
}

/** Half of the writes that came through did so in part only. What is missing is never a single byte, since disks write sectors. */
function torn(edit: Edit, chance: number): Edit {
  if (edit.kind !== 'write' || chance >= 0.5) return edit;
  const { length } = edit.bytes;
  return { ...edit, bytes: edit.bytes.subarray(0, Math.max(0, Math.min(length - 2, Math.floor(length * chance * 2)))) };
}

/** What goes wrong at a call: an error of the system, in the middle of a write after half of its bytes; or only a short write. */
export type Fault = { readonly kind: 'error'; readonly code: string } | { readonly kind: 'short write' };

export type Call = keyof Disk;

/** The same disk, on which `faultAt` is asked before every call. */
export function faulty(disk: Disk, faultAt: (call: Call) => Fault | undefined): Disk {
  const check = (call: Call) => {
    const fault = faultAt(call);
    if (fault?.kind === 'error') throw failure(fault.code, call);
  };
  return {
    open(place, flags) {
      check('open');
      return disk.open(place, flags);
    },
    write(handle, bytes) {
      const fault = faultAt('write');
      if (fault === undefined) return disk.write(handle, bytes);
      const taken = disk.write(handle, bytes.subarray(0, Math.ceil(bytes.length / 2)));
      if (fault.kind === 'error') throw failure(fault.code, 'write');
      return taken;
    },
    read(handle, into, from) {
      check('read');
      return disk.read(handle, into, from);
    },
    flush(handle) {
      check('flush');
      disk.flush(handle);
    },
    cut(handle, length) {
      check('cut');
      disk.cut(handle, length);
    },
    close(handle) {
      check('close');
      disk.close(handle);
    },
    standsAt(place) {
      check('standsAt');
      return disk.standsAt(place);
    },
    standsBehind(handle) {
      check('standsBehind');
      return disk.standsBehind(handle);
    },
    rename(from, to) {
      check('rename');
      disk.rename(from, to);
    },
    link(from, to) {
      check('link');
      disk.link(from, to);
    },
    remove(place) {
      check('remove');
      disk.remove(place);
    },
    makeFolder(place) {
      check('makeFolder');
      disk.makeFolder(place);
    },
  };
}
