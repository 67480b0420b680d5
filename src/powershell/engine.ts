// Finds a PowerShell on this computer: on Windows the one that every server has, elsewhere pwsh.

import { statSync } from 'node:fs';
import path from 'node:path';
import { windowsPowerShell } from './host/launch.ts';

type Environment = { readonly [name: string]: string | undefined };

/** The whole path of a PowerShell, or undefined where there is none. */
export function findPowerShell(platform: NodeJS.Platform, env: Environment): string | undefined {
  const folders = (env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const candidates = platform === 'win32' ? [windowsPowerShell(env)] : folders.map((folder) => path.join(folder, 'pwsh'));
  return candidates.find((each) => statSync(each, { throwIfNoEntry: false })?.isFile() === true);
}
