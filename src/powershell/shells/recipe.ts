// How a bare PowerShell becomes one of the shells: what runs first in each new process, and in which session on another computer its
// commands run. To add a shell or a way to one, write a file beside this that gives a recipe.

import type { AccessAccount } from '../../model/access.ts';
import type { Cmdlet, Command, Parameters } from '../../model/command.ts';
import type { Call, RemoteSession } from '../host/request.ts';

export type Recipe = {
  readonly prepare: readonly Call[];
  readonly sessionFor: (command: Command) => RemoteSession | null;
};

export const call = (what: Call['what'], name: string, parameters: Parameters = {}, switches: readonly string[] = []): Call => ({
  what,
  name,
  parameters,
  switches,
  arguments: [],
  returns: [],
});

/** With no account named, PowerShell takes that of who is signed in. */
export const credentialOf = (account: AccessAccount): Parameters =>
  account.kind === 'mine' ? {} : { Credential: { kind: 'secret', ref: account.secret, as: 'PSCredential' } };

/** Everything in this PowerShell itself. */
export const noSession = (): null => null;

type More = {
  /** What runs first in it. */
  readonly first?: Call;
  /** What is taken out of a command's objects at the far end. */
  readonly select?: (command: Cmdlet) => readonly string[];
};

/** Everything in one session, which takes single commands and no scripts. */
export const oneSession =
  (key: string, open: Call, { first, select }: More = {}) =>
  (command: Command): RemoteSession | null =>
    command.kind === 'cmdlet' ? { key, open, define: null, first: first ?? null, select: select?.(command) ?? [] } : null;
