// Archives that depend on their contents alone: entries in order of their names, one date, one owner. The same files give the same
// bytes, whoever packs them, where and when.

import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { ZipFile } from 'yazl';

/** One file of a kit, by its name there, with "/" between folders. */
export type Entry = { readonly name: string; readonly bytes: Buffer; readonly runs?: boolean };

// As a clock on the wall: a zip holds local time.
const date = new Date(2000, 0, 1);

const byName = (entries: readonly Entry[]) => entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
const modeOf = ({ runs }: Entry) => (runs === true ? 0o755 : 0o644);

/** A zip in which everything is in one folder. */
export async function zip(entries: readonly Entry[], top: string, file: string): Promise<void> {
  const archive = new ZipFile();
  for (const entry of byName(entries)) {
    const how = { mtime: date, mode: 0o100000 | modeOf(entry), compressionLevel: 6, forceDosTimestamp: true };
    archive.addBuffer(entry.bytes, `${top}/${entry.name}`, how);
  }
  archive.end();
  await pipeline(archive.outputStream, createWriteStream(file));
}

/** The same as a .tar.gz, packed from the folder `top` inside `work`. */
export function tarGz(entries: readonly Entry[], top: string, file: string, work: string): void {
  layOut(entries, path.join(work, top));
  const same = ['--sort=name', '--mtime=2000-01-01 00:00Z', '--owner=0', '--group=0', '--numeric-owner', '--format=ustar'];
  const tar = execFileSync('tar', [...same, '-C', work, '-c', top], { maxBuffer: 2 ** 30, env: { ...process.env, LC_ALL: 'C' } });
  writeFileSync(file, gzipSync(tar, { level: 6 }));
}

/** Writes the files into a folder. */
export function layOut(entries: readonly Entry[], folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o755 });
    writeFileSync(file, entry.bytes, { mode: modeOf(entry) });
  }
}

/** All files below a folder, as entries below `under`. */
export const namesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => path.relative(folder, path.join(each.parentPath, each.name)).replaceAll('\\', '/'));
