// A pool of PowerShells that are the same shell: looks run side by side, each in one that is free; changes one at a time. Callers
// start as many commands as they like. A look that a lost connection cut short is run once more; a change never is.

import { type Command, nameOf } from '../../model/command.ts';
import type { End, ErrorRecord, Item, Shell } from '../../model/shell.ts';
import { drain } from '../drain.ts';
import type { Host } from '../host/host.ts';
import { createTurns } from './turns.ts';

export type PoolOptions = {
  /** How many at most; fewer once the server says that these are too many. */
  readonly most: number;
  readonly start: () => Host;
  /** Told of each PowerShell that works again after it was lost, before anything else runs in it. */
  readonly reconnected?: (host: Host, signal: AbortSignal) => Promise<void>;
};

export type HostPool = Required<Pick<Shell, 'run' | 'ready'>> & { close(): Promise<void> };

type Options = Parameters<Shell['run']>[1];
type Heard = { readonly items: readonly Item[]; readonly end: End };

/** Only what is known to change nothing, by its name: whatever else may have had its effect, though the answer was lost. */
const mayRunAgain = (command: Command): boolean =>
  (command.kind === 'cmdlet' || command.kind === 'function') && /^(Get|Debug)-/i.test(nameOf(command));

const interrupted = (why: Extract<End, { kind: 'interrupted' }>['why'], detail: string): End => ({ kind: 'interrupted', why, detail });
const isDead = (end: End): boolean => end.kind === 'interrupted' && end.why === 'died';
const notBegun = interrupted('cancelled', 'It had not begun.');

export function createPool({ most, start, reconnected }: PoolOptions): HostPool {
  const turns = createTurns(most, () => ({ host: start(), lost: false }));
  type Member = ReturnType<typeof turns.all>[number];
  /** The PowerShell that was named for the next change; it is kept for that one. */
  let named: { readonly command: Command; readonly member: Member } | undefined;

  /** The next command finds a new process, and with it a new connection. */
  function renew(member: Member): void {
    void member.host.close();
    member.host = start();
  }

  /** After each command, while its PowerShell is still ours: whether that is connected. */
  async function mind(member: Member, lost: boolean, { signal }: Options): Promise<void> {
    const back = member.lost && !lost;
    member.lost = lost;
    if (back) await reconnected?.(member.host, signal);
  }

  async function* look(command: Command, options: Options): AsyncGenerator<Item, End> {
    for (let left = 1; ; left--) {
      const member = await turns.take(options.signal);
      if (member === undefined) return notBegun;
      const heard = await hear(member.host.run(command, options));
      if (isThrottled(heard) && turns.all().length > 1) {
        // It had no session to run in, so this was no attempt.
        left += 1;
        void member.host.close();
        turns.retire(member);
        continue;
      }
      const broken = errorsOf(heard).some((each) => isBroken(each) || isNotOpened(each));
      // A process that died, and a session that we opened ourselves, are replaced by the host.
      const lost = broken || isDead(heard.end);
      if (broken) renew(member);
      await mind(member, lost, options);
      turns.give(member);
      if (lost && left > 0 && !options.signal.aborted) continue;
      yield* heard.items;
      return heard.end;
    }
  }

  async function* change(command: Command, options: Options): AsyncGenerator<Item, End> {
    const member = named?.command === command ? named.member : await turns.take(options.signal);
    named = undefined;
    if (member === undefined) return notBegun;
    const items = member.host.run(command, options);
    let lost: string | undefined;
    try {
      for (;;) {
        const step = await items.next();
        if (step.done !== true) {
          if (step.value.kind === 'error' && isBroken(step.value.error)) lost = step.value.error.message;
          yield step.value;
        } else if (lost === undefined) {
          await mind(member, isDead(step.value), options);
          return step.value;
        } else {
          renew(member);
          await mind(member, true, options);
          return interrupted('died', `The connection was lost in the middle. ${lost}`);
        }
      }
    } finally {
      await items.return(notBegun);
      turns.give(member);
    }
  }

  return {
    run: (command, options) => (mayRunAgain(command) ? look(command, options) : change(command, options)),
    async ready(command, signal) {
      if (named !== undefined) turns.give(named.member);
      named = undefined;
      const member = await turns.take(signal);
      if (member === undefined) return undefined;
      named = { command, member };
      return member.host.ready(command, signal);
    },
    async close() {
      await Promise.all(turns.all().map((each) => each.host.close()));
    },
  };
}

async function hear(items: AsyncGenerator<Item, End>): Promise<Heard> {
  const heard: Item[] = [];
  const end = await drain(items, (item) => heard.push(item));
  return { items: heard, end };
}

const errorsOf = ({ items }: Heard) => items.flatMap((item) => (item.kind === 'error' ? [item.error] : []));

/** Ids that PowerShell gives the errors of a session that is gone: the command may have begun (about_Remote_Troubleshooting). */
const isBroken = ({ fullyQualifiedErrorId }: ErrorRecord): boolean =>
  /(^|,)(PSSessionStateBroken|JobFailure|InvalidRunspaceState)(,|$)/i.test(fullyQualifiedErrorId);

/** The session was not opened, so the command has not begun. */
const isNotOpened = ({ fullyQualifiedErrorId }: ErrorRecord): boolean => /(^|,)PSSessionOpenFailed(,|$)/i.test(fullyQualifiedErrorId);

/** WinRM's and Exchange's words for "too many sessions" (facts.md 111: a limited number is allowed for each user). */
function isThrottled(heard: Heard): boolean {
  const said = [
    ...errorsOf(heard).flatMap((each) => [each.message, ...(each.inner ?? [])]),
    heard.end.kind === 'interrupted' ? heard.end.detail : '',
  ];
  return said.some(saysThrottled);
}

export const saysThrottled = (text: string): boolean =>
  /maximum number of concurrent|load quota|exceeded the (maximum|allowed)|MaxConcurrency|too many/i.test(text);
