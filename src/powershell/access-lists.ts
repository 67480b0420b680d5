// What the system says of who may write a file and its folder: mode bits on Unix; on Windows icacls.exe, which alone tells the access list
// of anything without a PowerShell, and only into a file. The verdict is files/open-to.ts.

import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type OpenTo, openOnUnix, openTo, type PlaceKind } from '../files/open-to.ts';
import { readBytes } from '../files/read.ts';
import { removeFile } from '../files/remove.ts';
import { systemProgram } from '../model/system-folder.ts';

export type WriteAccess =
  | { readonly kind: 'closed' }
  /** `at`: the file, or its folder; `to`: the groups, empty for all others of a Unix. */
  | { readonly kind: 'open'; readonly at: string; readonly to: readonly OpenTo[] }
  | { readonly kind: 'not seen' };

/** Who may write a file, or put another one in its place. */
export function accessTo(file: string): WriteAccess {
  const at = { file: path.resolve(file), folder: path.dirname(path.resolve(file)) };
  try {
    return process.platform === 'win32' ? onWindows(at) : onUnix(at);
  } catch {
    return { kind: 'not seen' };
  }
}

type Places = { readonly [kind in PlaceKind]: string };

function onUnix(at: Places): WriteAccess {
  const open = openOnUnix(statSync(at.file), statSync(at.folder), process.getuid?.() ?? -1);
  return open === undefined ? { kind: 'closed' } : { kind: 'open', at: at[open], to: [] };
}

function onWindows(at: Places): WriteAccess {
  let seen = true;
  for (const kind of ['file', 'folder'] as const) {
    const to = openTo(descriptorOf(at[kind]), kind);
    if (to === undefined) seen = false;
    else if (to.length > 0) return { kind: 'open', at: at[kind], to };
  }
  return { kind: seen ? 'closed' : 'not seen' };
}

/** The access list as SDDL, which does not tell the owner; empty where it could not be read. */
export function descriptorOf(place: string): string {
  const saved = path.join(tmpdir(), `partner-wizard-${randomUUID()}.acl`);
  try {
    icacls([place, '/save', saved, '/q']);
    // Its first line is the name, the second one the list.
    return Buffer.from(readBytes(saved, 2 ** 20) ?? [])
      .toString('utf16le')
      .split(/\r?\n/)
      .filter((each) => /^[OGD]:/.test(each))
      .join('');
  } finally {
    removeFile(saved);
  }
}

/** Whether Windows' own icacls.exe did it. */
export const icacls = (args: readonly string[]): boolean =>
  spawnSync(systemProgram(process.env, 'System32', 'icacls.exe'), args, { stdio: 'ignore', windowsHide: true, timeout: 10_000 }).status ===
  0;
