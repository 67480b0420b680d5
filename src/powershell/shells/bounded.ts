// For a run that nobody watches: each command has a time in which it must end, and a server, or a shell, at which one did not, or whose
// session could not be opened, is not asked again. Otherwise a server that hangs would hold up all that come after it. A server that a
// management shell is asked about is held against by itself, and a little against the shell, which a few of them would hold up as well.

import { type Command, nameOf } from '../../model/command.ts';
import type { End, Item } from '../../model/shell.ts';
import type { Host } from '../host/host.ts';
import { saysThrottled } from './pool.ts';

/** What is held against a server: two strikes, and it is not asked again. A connection that was lost may come back once. */
type Strike = { readonly weight: number; readonly words: string };

/** What counts against the shell, where it was asked about a server and did not end. */
const partOfShell = 0.5;

/** `most` milliseconds for a command. One memory for all PowerShells that it is given. */
export function createBounds(most: (command: Command) => number): (host: Host) => Host {
  const strikes = new Map<string, Strike>();
  return (host) => ({
    ...host,
    async *run(command, options) {
      const { server, shell } = keysOf(command);
      const before = [server, shell].map((key) => strikes.get(key)).find((each) => each !== undefined && each.weight >= 2);
      if (before !== undefined) {
        const message = `${before.words} So nothing more was asked there.`;
        yield { kind: 'error', error: { message, fullyQualifiedErrorId: 'PartnerWizardNotAsked', category: 'ConnectionError' } };
        return { kind: 'ended', hadErrors: true, exitCode: null };
      }
      const strike = (key: string, { weight, words }: Strike) => {
        if (!options.signal.aborted) strikes.set(key, { words, weight: weight + (strikes.get(key)?.weight ?? 0) });
      };
      const limit = most(command);
      const items = host.run(command, { ...options, signal: AbortSignal.any([options.signal, AbortSignal.timeout(limit)]) });
      for (;;) {
        const { done, value } = await items.next();
        const lost = done === true ? died(value) : broken(value);
        if (lost !== undefined) strike(shell, lost);
        if (done === true && value.kind === 'interrupted' && value.why === 'timed out') {
          const words = `${nameOf(command)} did not end within ${limit / 1000} seconds.`;
          // Side by side, one server may hold up several commands.
          if (server !== shell && !strikes.has(server)) strike(shell, { weight: partOfShell, words });
          strike(server, { weight: 2, words });
        }
        if (done === true) return value;
        yield value;
      }
    },
  });
}

/** Windows on a server is one thing, each management shell another, and a server that one is asked about a third. */
function keysOf(command: Command): { readonly server: string; readonly shell: string } {
  const { shell, computer } = command.place;
  const key = shell === 'windows' ? `windows ${computer}` : shell;
  const about = command.kind === 'cmdlet' && shell !== 'windows' ? command.parameters.Server : undefined;
  return { server: typeof about === 'string' ? `${shell} ${about}` : key, shell: key };
}

const died = (end: End): Strike | undefined =>
  end.kind === 'interrupted' && end.why === 'died' ? { weight: 1, words: end.detail } : undefined;

function broken(item: Item): Strike | undefined {
  if (item.kind !== 'error' || saysThrottled(item.error.message)) return undefined;
  const { message: words, fullyQualifiedErrorId: id } = item.error;
  if (/(^|,)PSSessionOpenFailed(,|$)/i.test(id)) return { weight: 2, words };
  return /(^|,)PSSessionStateBroken(,|$)/i.test(id) ? { weight: 1, words } : undefined;
}
