// Folders: made where they are missing, for the owner only.

import { mkdirSync } from 'node:fs';

/** Makes a folder and those above it; content where it is there already. Throws the operating system's error. */
export function ensureFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}
