// The Exchange Management Shell: the one of this computer, or a session on one of Exchange's servers (facts.md 111).

import path from 'node:path';
import { z } from 'zod';
import type { Access } from '../../model/access.ts';
import type { Cmdlet } from '../../model/command.ts';
import { exchangeShell } from '../../model/place.ts';
import type { Shell } from '../../model/shell.ts';
import { drain } from '../drain.ts';
import { viewEntireForest } from '../entire-forest.ts';
import type { Call } from '../host/request.ts';
import { nameSchema } from '../objects.ts';
import { call, credentialOf, noSession, oneSession, type Recipe } from './recipe.ts';

/** Exchange's own folder on this computer, as its set-up left it in the registry; null where it is not installed. */
export type ExchangeFolder = string | null;

export const exchangeScripts = (folder: ExchangeFolder): string => path.win32.join(folder ?? '', 'Scripts');

export function exchangeRecipe(way: Access, folder: ExchangeFolder): Recipe {
  return way.kind === 'remote' && way.server !== null
    ? {
        prepare: [],
        sessionFor: oneSession(
          `exchange ${way.server}`,
          // Not https: that directory's certificate is the server's own, which nobody trusts; Kerberos encrypts what is said.
          call('cmdlet', 'New-PSSession', {
            ConfigurationName: 'Microsoft.Exchange',
            ConnectionUri: `http://${way.server}/PowerShell/`,
            Authentication: 'Kerberos',
            ...credentialOf(way.account),
          }),
          { first: forest, select: selectedThere },
        ),
      }
    : { prepare: managementShell(folder ?? ''), sessionFor: noSession };
}

/**
 * A certificate crosses a session as its bytes alone, and is built anew here: its services, and whether its key is there, are lost.
 * Taken out at the far end they survive. Bytes alone need none of that, so that is the way where Select-Object is refused.
 */
const selectedThere = ({ name, returns }: Cmdlet): readonly string[] =>
  name === 'Get-ExchangeCertificate' && typeof returns === 'object' && returns.some(({ as }) => as !== 'bytes')
    ? returns.map((each) => each.name)
    : [];

const session = z.object({ ComputerName: nameSchema, ConfigurationName: z.literal('Microsoft.Exchange') });

/** Which server the shell is on, in lower case: the session that was opened last says so (facts.md 87). Undefined: not told. */
export async function exchangeServerOf(way: Access, host: Pick<Shell, 'run'>, signal: AbortSignal): Promise<string | undefined> {
  if (way.kind === 'remote') return way.server ?? undefined;
  const servers: string[] = [];
  await drain(host.run(sessions, { signal, prompts: {} }), (item) => {
    const read = item.kind === 'object' ? session.safeParse(item.value).data : undefined;
    if (read !== undefined) servers.push(read.ComputerName);
  });
  return servers.at(-1);
}

const sessions: Cmdlet = {
  kind: 'cmdlet',
  place: exchangeShell,
  name: 'Get-PSSession',
  parameters: {},
  switches: [],
  returns: [
    { name: 'ComputerName', as: 'text' },
    { name: 'ConfigurationName', as: 'text' },
  ],
};

/**
 * As the shortcut in the Start menu does. A last resort for a server whose IIS is down for good would be the snap-in
 * (Add-PSSnapin Microsoft.Exchange.Management.PowerShell.SnapIn): it passes by role based access control, is supported for
 * emergencies only, and so is a person's choice, never the wizard's.
 */
const managementShell = (folder: string) => [
  call('profile', path.win32.join(folder, 'bin', 'RemoteExchange.ps1')),
  call('cmdlet', 'Connect-ExchangeServer', { ClientApplication: 'ManagementShell' }, ['auto']),
  forest,
];

const forest: Call = { ...call('cmdlet', viewEntireForest.name, viewEntireForest.parameters), mayFail: true };
