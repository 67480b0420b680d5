// Where the program's own files are: beside it once it is built, and nowhere else; in the source, two folders up.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

// What tsdown.config.ts puts in when it builds: the hash of each script that PowerShell runs. Undefined in the source.
declare const SCRIPT_HASHES: { readonly [name: string]: string } | undefined;

const built = !import.meta.filename.endsWith('.ts');
const folder = built ? path.join(import.meta.dirname, 'assets') : path.join(import.meta.dirname, '..', '..', 'assets');

let looked = false;

/** The path of an asset, such as `assetPath('lab', 'Exchange.psm1')`. Throws a sentence where a built program lacks it. */
export function assetPath(...names: readonly string[]): string {
  if (built && !looked) {
    const wrong = whatIsWrong(folder, typeof SCRIPT_HASHES === 'undefined' ? {} : SCRIPT_HASHES);
    if (wrong !== undefined) throw new Error(`${wrong} Copy the whole folder of the program again, from where you had it.`);
    looked = true;
  }
  return path.join(folder, ...names);
}

/**
 * Finds scripts that are damaged, missing, or of another version than the program. It does not stop anybody who may write there: they may
 * write the program too.
 */
export function whatIsWrong(assets: string, hashes: { readonly [name: string]: string }): string | undefined {
  if (statSync(assets, { throwIfNoEntry: false })?.isDirectory() !== true)
    return `The program's own files are missing: there is no folder ${assets}.`;
  const scripts = path.join(assets, 'powershell');
  for (const [name, expected] of Object.entries(hashes)) {
    const file = path.join(scripts, name);
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return `A file of the program is missing: ${file}.`;
    if (scriptHash(readFileSync(file, 'utf8')) !== expected) return `A file of the program is damaged, or of another version: ${file}.`;
  }
  return undefined;
}

/** Of a script without its signature, which a company may add, and whatever its line ends are. */
export const scriptHash = (text: string): string =>
  createHash('sha256')
    .update(
      text
        .replace(/^\uFEFF/, '')
        .replaceAll('\r\n', '\n')
        .replace(/\n# SIG # Begin signature block\n[\s\S]*$/, '')
        .trimEnd(),
    )
    .digest('hex');

/** Of each script in a folder. */
export const scriptHashes = (scripts: string): { readonly [name: string]: string } =>
  Object.fromEntries(
    readdirSync(scripts)
      .filter((name) => name.endsWith('.ps1'))
      .map((name) => [name, scriptHash(readFileSync(path.join(scripts, name), 'utf8'))]),
  );
