// Which management shells are installed on this computer, by the files that their set-ups leave.

import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ShellKind } from '../model/place.ts';

const skypeModules = [
  'C:\\Program Files\\Common Files\\Skype for Business Server 2019\\Modules\\SkypeForBusiness',
  'C:\\Program Files\\Common Files\\Skype for Business Server 2015\\Modules\\SkypeForBusiness',
  'C:\\Program Files\\Common Files\\Microsoft Lync Server 2013\\Modules\\Lync',
];

/** domain.md 2.4 and 4.4: Exchange sets ExchangeInstallPath; Skype's module lies in one of three folders. */
export function managementShells(env: { readonly [name: string]: string | undefined }): readonly Exclude<ShellKind, 'windows'>[] {
  const exchange = env.ExchangeInstallPath;
  return [
    ...(exchange !== undefined && existsSync(path.win32.join(exchange, 'bin', 'RemoteExchange.ps1')) ? (['exchange'] as const) : []),
    ...(skypeModules.some(existsSync) ? (['skype'] as const) : []),
  ];
}
