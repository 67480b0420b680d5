// Which way a command goes: by the shell of its place and the ways that the admin chose. Pure. What cannot run on its way is not
// sent: it ends at once, with the reason and with what to type by hand.

import type { Access, ShellAccess } from '../../model/access.ts';
import { type Command, nameOf } from '../../model/command.ts';
import type { Fqdn } from '../../model/place.ts';
import { render } from '../render.ts';

export type Route =
  /** A PowerShell of this computer, made into one of the shells; bare for programs. */
  | { readonly kind: 'host'; readonly shell: 'exchange' | 'skype' | 'windows' | 'programs' }
  | { readonly kind: 'by hand' }
  | { readonly kind: 'cannot'; readonly why: string };

export function routeOf(command: Command, access: ShellAccess, thisComputer: Fqdn): Route {
  const way = access[command.place.shell];
  if (way.kind === 'by hand') return { kind: 'by hand' };
  const why = whyNot(command, way, thisComputer);
  if (why !== undefined) return { kind: 'cannot', why: `${why} To do it by hand: ${render(command)}` };
  return { kind: 'host', shell: command.kind === 'program' ? 'programs' : command.place.shell };
}

/** A sentence, or undefined where it can run. */
function whyNot(command: Command, way: Access, thisComputer: Fqdn): string | undefined {
  const { shell, computer } = command.place;
  if (way.kind === 'not at all') return 'You chose not to look at the servers themselves.';
  if (shell === 'windows') {
    return way.kind === 'this computer' && computer !== thisComputer
      ? `This is for ${computer} itself; from here the wizard looks at this computer only.`
      : undefined;
  }
  if (way.kind !== 'remote' || command.kind === 'program') return undefined;
  if (way.server === null) return 'The server to connect to has not been chosen yet.';
  if (command.kind === 'script') return 'A remote Exchange shell takes single commands only, no scripts.';
  return shell === 'skype' && isLocalOnly(command)
    ? `${nameOf(command)} does not run in a remote Skype shell, only on a server of the pool.`
    : undefined;
}

/** facts.md 109: certificates and the storage test are not offered over OcsPowershell. */
const isLocalOnly = (command: Command): boolean => /-CsCertificate$|-CsExStorageConnectivity$/i.test(nameOf(command));
