// Command -> what is sent to the host (assets/powershell/host.ps1): a name and values, never script text. To send a new kind of
// value, give it a form in `writableOf`, and in the script's Convert-Value where CLIXML has none.

import path from 'node:path';
import type { Command, Parameters, Returned, Returns, Value } from '../../model/command.ts';
import type { Prompts } from '../../model/shell.ts';
import type { Writable } from './clixml-write.ts';

/** What a secret's name stands for; `user` only where a credential is wanted. */
type Secret = { readonly text: string; readonly user?: string };

export type Resolve = {
  /** The folder of Exchange's own scripts on this computer. */
  readonly scripts: string;
  readonly secret: (ref: string) => Secret | undefined;
};

/** What the host runs. A 'profile' is a script in the session's own scope: what it defines stays for the commands after it. */
export type Call = {
  readonly what: 'cmdlet' | 'script' | 'profile' | 'program';
  readonly name: string;
  readonly parameters: Parameters;
  readonly switches: readonly string[];
  readonly arguments: readonly string[];
  readonly returns: Returns;
  /** Where it is refused, its shell is as good without it. */
  readonly mayFail?: true;
};

/** A session on another computer; commands run in it as name and parameters. Opened with its first command, and again after it broke. */
export type RemoteSession = {
  /** Commands with the same key share one session. */
  readonly key: string;
  /** What gives the session, such as New-PSSession: its first output has a `Runspace`. */
  readonly open: Call;
  /** Script text of our own that each new session runs once, for the functions that it defines; null where scripts are refused. */
  readonly define: string | null;
  /** What runs first in each new session, for a setting of the session; where it is refused, the session is as good without it. */
  readonly first: Call | null;
  /** Properties that Select-Object takes out at the far end, where they would not survive as parts of their object; none: as it is. */
  readonly select: readonly string[];
};

/** Where and how a call runs. `session` null: in PowerShell on this computer. */
export type Manner = { readonly session: RemoteSession | null; readonly prompts: Prompts };

export function callOf(command: Command, resolve: Resolve): Call {
  const nothing = { parameters: {}, switches: [], arguments: [], returns: [] };
  switch (command.kind) {
    case 'cmdlet':
      return { ...command, what: 'cmdlet', arguments: [] };
    case 'function':
      return { ...nothing, what: 'cmdlet', name: command.name, parameters: command.parameters, returns: 'whole' };
    case 'script':
      return { ...nothing, what: 'script', name: path.join(resolve.scripts, command.file), parameters: command.parameters };
    case 'program':
      return { ...nothing, what: 'program', name: command.file, arguments: command.args };
  }
}

/** The request that runs a call. Throws where a secret is not known. */
export function runRequest(id: number, call: Call, { session, prompts }: Manner, resolve: Resolve): Writable {
  return new Map<string, Writable>([
    ['request', 'run'],
    ['id', id],
    ...callEntries(call, resolve),
    ['prompts', new Map(Object.entries(prompts))],
    ['session', session === null ? null : sessionEntry(session, resolve)],
  ]);
}

const sessionEntry = ({ key, open, define, first, select }: RemoteSession, resolve: Resolve): Writable =>
  new Map<string, Writable>([
    ['key', key],
    ['open', new Map(callEntries(open, resolve))],
    ['define', define],
    ['first', first === null ? null : new Map(callEntries(first, resolve))],
    ['select', select],
  ]);

/** As the script takes it: the names of each kind. */
const byKind = (returned: readonly Returned[]): ReadonlyMap<string, Writable> =>
  new Map([...Map.groupBy(returned, ({ as }) => as)].map(([as, all]) => [as, all.map(({ name }) => name)]));

const callEntries = (call: Call, resolve: Resolve): readonly (readonly [string, Writable])[] => [
  ['what', call.what],
  ['name', call.name],
  ['parameters', new Map(Object.entries(call.parameters).map(([name, value]) => [name, writableOf(value, resolve)]))],
  ['switches', call.switches],
  ['arguments', call.arguments],
  ['returns', typeof call.returns === 'string' ? call.returns : byKind(call.returns)],
];

export const cancelRequest = (id: number): Writable =>
  new Map<string, Writable>([
    ['request', 'cancel'],
    ['id', id],
  ]);

/** Announces the next command as one whose end must not be lost, and asks for a sign of life. */
export const readyRequest: Writable = new Map([['request', 'ready']]);

export const stopRequest: Writable = new Map([['request', 'stop']]);

function writableOf(value: Value, resolve: Resolve): Writable {
  if (value === null || typeof value !== 'object') return value;
  switch (value.kind) {
    case 'date':
      return { date: value.at };
    case 'bytes':
      return { base64: value.base64 };
    case 'list':
      return value.items.map((each) => writableOf(each, resolve));
    case 'secret': {
      const secret = resolve.secret(value.ref);
      if (secret === undefined) throw new Error(`The secret "${value.ref}" has not been given.`);
      return new Map([
        ['as', value.as],
        ['text', secret.text],
        ['user', secret.user ?? ''],
      ]);
    }
  }
}
