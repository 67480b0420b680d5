// For a run that nobody watches: each command has a time in which it must end, and a server, or a shell, at which one did not, or whose
// session could not be opened, is not asked again. Otherwise a server that hangs would hold up all that come after it.

import { type Command, nameOf } from '../../model/command.ts';
import type { End, Item } from '../../model/shell.ts';
import type { Host } from '../host/host.ts';
import { saysThrottled } from './pool.ts';

/** What is held against a server: two strikes, and it is not asked again. A connection that was lost may come back once. */
type Strike = { readonly weight: 1 | 2; readonly words: string };

/** `most` milliseconds for a command. One memory for all PowerShells that it is given. */
export function createBounds(most: (command: Command) => number): (host: Host) => Host {
  const strikes = new Map<string, { readonly weight: number; readonly words: string }>();
  return (host) => ({
    ...host,
    async *run(command, options) {
      const key = keyOf(command);
      const before = strikes.get(key);
      if (before !== undefined && before.weight >= 2) {
        const message = `${before.words} So nothing more was asked there.`;
        yield { kind: 'error', error: { message, fullyQualifiedErrorId: 'PartnerWizardNotAsked', category: 'ConnectionError' } };
        return { kind: 'ended', hadErrors: true, exitCode: null };
      }
      const limit = most(command);
      const items = host.run(command, { ...options, signal: AbortSignal.any([options.signal, AbortSignal.timeout(limit)]) });
      for (;;) {
        const { done, value } = await items.next();
        const strike = done === true ? hung(command, value, limit) : broken(value);
        if (strike !== undefined && !options.signal.aborted)
          strikes.set(key, { ...strike, weight: strike.weight + (strikes.get(key)?.weight ?? 0) });
        if (done === true) return value;
        yield value;
      }
    },
  });
}

/** Windows on a server is one thing, each management shell another. */
const keyOf = ({ place: { shell, computer } }: Command): string => (shell === 'windows' ? `windows ${computer}` : shell);

function hung(command: Command, end: End, limit: number): Strike | undefined {
  if (end.kind !== 'interrupted') return undefined;
  if (end.why === 'timed out') return { weight: 2, words: `${nameOf(command)} did not end within ${limit / 1000} seconds.` };
  return end.why === 'died' ? { weight: 1, words: end.detail } : undefined;
}

function broken(item: Item): Strike | undefined {
  if (item.kind !== 'error' || saysThrottled(item.error.message)) return undefined;
  const { message: words, fullyQualifiedErrorId: id } = item.error;
  if (/(^|,)PSSessionOpenFailed(,|$)/i.test(id)) return { weight: 2, words };
  return /(^|,)PSSessionStateBroken(,|$)/i.test(id) ? { weight: 1, words } : undefined;
}
