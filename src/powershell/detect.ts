// Which management shells are installed on this computer, by the files that their set-ups leave, and by what a look at the computer
// (detect-computer.ts) tells.

import { existsSync } from 'node:fs';
import path from 'node:path';

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
 * facts.md 111, 113: Exchange's set-up leaves its folder in the registry of the computer; what a window's environment says of it anybody
 * may have set who started that. Skype's module lies in one of three folders, or where the module path of the computer says.
 */
export function managementShells(
  { exchangeFolder, moduleFolders }: Detection,
  exists: (file: string) => boolean = existsSync,
): ManagementShells {
  const skype = [...skypeFolders, ...moduleFolders.flatMap((folder) => skypeModuleNames.map((name) => join(folder, name)))];
  return {
    exchange: exchangeFolder !== null && exists(join(exchangeFolder, 'bin', 'RemoteExchange.ps1')) ? exchangeFolder : null,
    skype: skype.find(exists) ?? null,
  };
}
