// Which management shells are installed on this computer, by the files that their set-ups leave.

import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ShellKind } from '../model/place.ts';

type Environment = { readonly [name: string]: string | undefined };

const skypeFolders = [
  'C:\\Program Files\\Common Files\\Skype for Business Server 2019\\Modules\\SkypeForBusiness',
  'C:\\Program Files\\Common Files\\Skype for Business Server 2015\\Modules\\SkypeForBusiness',
  'C:\\Program Files\\Common Files\\Microsoft Lync Server 2013\\Modules\\Lync',
];

/** Whole paths first, then the names under which PowerShell may find them elsewhere. */
export const skypeModules: readonly string[] = [...skypeFolders, 'SkypeForBusiness', 'Lync'];

/** Exchange's own folder on this computer, as its set-up left it; null where there is no management shell in it (domain.md 2.4). */
export function exchangeFolder(env: Environment): string | null {
  const folder = env.ExchangeInstallPath;
  return folder !== undefined && existsSync(path.win32.join(folder, 'bin', 'RemoteExchange.ps1')) ? folder : null;
}

/** domain.md 2.4 and 4.4: Exchange sets ExchangeInstallPath; Skype's module lies in one of three folders. */
export function managementShells(env: Environment): readonly Exclude<ShellKind, 'windows'>[] {
  return [...(exchangeFolder(env) === null ? [] : (['exchange'] as const)), ...(skypeFolders.some(existsSync) ? (['skype'] as const) : [])];
}
