// Which management shells are installed on this computer, by the files that their set-ups leave. The first screen goes by the
// environment alone, which is quick; what a look at the computer tells beside it (detect-computer.ts) finds the others.

import { existsSync } from 'node:fs';
import path from 'node:path';

type Environment = { readonly [name: string]: string | undefined };

/** What this computer told of itself: Exchange's folder in the registry, and where PowerShell's modules are. */
type Detection = { readonly exchangeFolder: string | null; readonly moduleFolders: readonly string[] };

/** Exchange's own folder, and the folder of Skype's module; null where there is no such shell. */
export type ManagementShells = { readonly exchange: string | null; readonly skype: string | null };

const { join } = path.win32;

const skypeFolders = [
  'C:\\Program Files\\Common Files\\Skype for Business Server 2019\\Modules\\SkypeForBusiness',
  'C:\\Program Files\\Common Files\\Skype for Business Server 2015\\Modules\\SkypeForBusiness',
  'C:\\Program Files\\Common Files\\Microsoft Lync Server 2013\\Modules\\Lync',
];

/** The names under which PowerShell may find Skype's module where none of its folders is known. */
export const skypeModuleNames: readonly string[] = ['SkypeForBusiness', 'Lync'];

/**
 * facts.md 111, 113: Exchange's set-up leaves its folder in ExchangeInstallPath, which a window that was open before does not
 * have, and in the registry; Skype's module lies in one of three folders, or where the module path says.
 */
export function managementShells(
  env: Environment,
  told: Detection = { exchangeFolder: null, moduleFolders: [] },
  exists: (file: string) => boolean = existsSync,
): ManagementShells {
  const exchange = [env.ExchangeInstallPath ?? null, told.exchangeFolder];
  const skype = [...skypeFolders, ...told.moduleFolders.flatMap((folder) => skypeModuleNames.map((name) => join(folder, name)))];
  return {
    exchange: exchange.find((folder) => folder !== null && exists(join(folder, 'bin', 'RemoteExchange.ps1'))) ?? null,
    skype: skype.find(exists) ?? null,
  };
}
