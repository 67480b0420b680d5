// A shell on a real PowerShell: one long-lived process that runs one command after another (assets/powershell/host.ps1). It is
// started with the first command, and again after it died. However it misbehaves, each command ends, and never by an exception.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Command, Instant } from '../../model/command.ts';
import type { End, Item, Shell } from '../../model/shell.ts';
import { type Child, type Gone, startChild } from './child.ts';
import type { Launch } from './launch.ts';
import { endOf, type HostReply, itemOf } from './reply.ts';
import {
  type Call,
  callOf,
  cancelRequest,
  type Manner,
  type RemoteSession,
  type Resolve,
  readyRequest,
  runRequest,
  stopRequest,
} from './request.ts';

export type HostOptions = Launch &
  Resolve & {
    /** What makes a bare PowerShell the shell that is meant, such as the import of a module. Runs first in each new process. */
    readonly prepare: readonly Call[];
    /** The session in which a command runs; null: in this PowerShell itself, as programs and scripts always do. */
    readonly sessionFor: (command: Command) => RemoteSession | null;
    /** A word of letters and digits that no one can guess, new at each call. */
    readonly nonce: () => string;
    /** Hears each line that is no answer: for the log. */
    readonly noise: (line: string) => void;
    readonly patience: Patience;
  };

/** Milliseconds. */
type Patience = {
  /** From the start of the process until it has done what prepares it. */
  readonly start: number;
  /** From "cancel" until the process is ended by force. */
  readonly cancel: number;
};

type HostProcess = { readonly pid: number; readonly started: Instant; readonly version: string };

export type Host = Shell & {
  /** Also announces the next command: should it outlive us, what it gives and how it ends are left in the outbox. */
  ready(command: Command, signal: AbortSignal): Promise<Pick<HostProcess, 'pid' | 'started'> | undefined>;
  /** The process that runs the commands, for the journal: one that outlives us is waited for. Undefined while there is none. */
  process(): HostProcess | undefined;
  /** Lets the process end, by force where it does not. */
  close(): Promise<void>;
};

type Open = { readonly child: Child; readonly process: HostProcess };
type Why = Extract<End, { kind: 'interrupted' }>['why'];

const interrupted = (why: Why, detail: string): End => ({ kind: 'interrupted', why, detail });

/** What prepares the shell runs in it, and is asked nothing. */
const here: Manner = { session: null, prompts: {} };

export function startHost(options: HostOptions): Host {
  let open: Open | undefined;
  let opening: Promise<Open | Gone> | undefined;
  let lastTurn: Promise<unknown> = Promise.resolve();
  let lastId = 0;
  let closed = false;

  async function opened(): Promise<Open | Gone> {
    if (open !== undefined && !open.child.isGone()) return open;
    open = undefined;
    opening ??= openChild(options, () => ++lastId);
    const result = await opening;
    opening = undefined;
    if ('child' in result) open = result;
    return result;
  }

  async function* run(call: Call, manner: Manner, signal: AbortSignal): AsyncGenerator<Item, End> {
    const there = await unless(signal, opened());
    if (there === undefined) return interrupted(whyOf(signal), 'It had not begun.');
    if (!('child' in there)) return interrupted('died', there.why);
    const id = ++lastId;
    try {
      there.child.send(runRequest(id, call, manner, options));
    } catch (error) {
      yield { kind: 'error', error: cannotSend(error) };
      return { kind: 'ended', hadErrors: true, exitCode: null };
    }
    return yield* follow(there.child, id, signal, options.patience.cancel);
  }

  /** One command after another: waits for those before, and gives what lets the next one begin. */
  async function turn(signal: AbortSignal): Promise<() => void> {
    const before = lastTurn;
    const mine = Promise.withResolvers<void>();
    lastTurn = before.then(() => mine.promise);
    await unless(signal, before);
    return mine.resolve;
  }

  return {
    async ready(_, signal) {
      const done = await turn(signal);
      try {
        if (closed || signal.aborted) return undefined;
        const there = await unless(signal, opened());
        return there !== undefined && 'child' in there ? await announce(there.child, options.patience.start) : undefined;
      } finally {
        done();
      }
    },
    run: async function* (command, { signal, prompts }) {
      const done = await turn(signal);
      try {
        if (closed) return interrupted('died', 'PowerShell has been closed.');
        if (signal.aborted) return interrupted(whyOf(signal), 'It had not begun.');
        return yield* run(callOf(command, options), { session: options.sessionFor(command), prompts }, signal);
      } finally {
        done();
      }
    },
    process: () => (open === undefined || open.child.isGone() ? undefined : open.process),
    async close() {
      closed = true;
      // Two readers would take each other's answers; but a command that nobody reads on must not hold this up.
      await Promise.race([lastTurn, sleep(options.patience.cancel, undefined, { ref: false })]);
      const there = open ?? (await opening);
      if (there === undefined || !('child' in there)) return;
      await closeChild(there.child, options.patience.cancel);
    },
  };
}

/** What a promise gives, or undefined as soon as the signal comes. */
async function unless<T>(signal: AbortSignal, promise: Promise<T>): Promise<T | undefined> {
  if (signal.aborted) return undefined;
  const aborted = Promise.withResolvers<undefined>();
  const abort = () => aborted.resolve(undefined);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** A signal of AbortSignal.timeout says that time ran out; any other, that someone did not want to wait. */
const whyOf = (signal: AbortSignal): 'cancelled' | 'timed out' =>
  signal.reason instanceof Error && signal.reason.name === 'TimeoutError' ? 'timed out' : 'cancelled';

const cannotSend = (error: unknown) => ({
  message: error instanceof Error ? error.message : String(error),
  fullyQualifiedErrorId: 'PartnerWizardNotSent',
  category: 'InvalidArgument',
});

async function openChild(options: HostOptions, newId: () => number): Promise<Open | Gone> {
  const child = startChild(options, options.nonce(), options.noise);
  const timer = setTimeout(() => child.kill('PowerShell did not get ready in time.'), options.patience.start);
  try {
    const first = await child.next();
    if (first.kind === 'gone') return first;
    if (first.kind !== 'ready') return end(child, 'PowerShell did not say that it was ready.');
    for (const call of options.prepare) {
      const id = newId();
      child.send(runRequest(id, call, here, options));
      for (;;) {
        const reply = await child.next();
        if (reply.kind === 'gone') return reply;
        // A profile is another's script and may stumble over a console that is not there; the calls after it show what it is worth.
        if (reply.kind === 'error' && call.what !== 'profile' && call.mayFail !== true)
          return end(child, `${call.name} answered: ${reply.message}`);
        if (reply.kind === 'end' && reply.id === id) break;
        if (reply.kind === 'text') options.noise(reply.text);
        if (reply.kind === 'error') options.noise(reply.message);
      }
    }
    return { child, process: { pid: first.pid, started: first.started, version: first.version } };
  } catch (error) {
    return end(child, error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
  }
}

async function announce(child: Child, patience: number): Promise<Pick<HostProcess, 'pid' | 'started'> | undefined> {
  const timer = setTimeout(() => child.kill('PowerShell gave no sign of life.'), patience);
  child.send(readyRequest);
  for (;;) {
    const reply = await child.next();
    if (reply.kind !== 'ready' && reply.kind !== 'gone') continue;
    clearTimeout(timer);
    return reply.kind === 'ready' ? { pid: reply.pid, started: reply.started } : undefined;
  }
}

function end(child: Child, why: string): Gone {
  child.kill(why);
  return { kind: 'gone', why };
}

/** The answers of one command, until its end record, or the end of the process. */
async function* follow(child: Child, id: number, signal: AbortSignal, patience: number): AsyncGenerator<Item, End> {
  let timer: NodeJS.Timeout | undefined;
  const cancel = () => {
    child.send(cancelRequest(id));
    timer ??= setTimeout(() => child.kill('It did not stop, so PowerShell was ended.'), patience);
  };
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  let ended = false;
  try {
    for (;;) {
      const reply = await child.next();
      const end = endHere(reply, id, signal);
      ended = end !== undefined;
      if (end !== undefined) return end;
      const item = reply.kind === 'gone' || reply.kind === 'ready' || reply.id !== id ? undefined : itemOf(reply);
      if (item !== undefined) yield item;
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    if (!ended) {
      // Whoever asked has gone away in the middle; the next command must not find this one's answers.
      cancel();
      while (endHere(await child.next(), id, signal) === undefined);
    }
    clearTimeout(timer);
  }
}

/** How the command with this id ended, or undefined while it has not. */
function endHere(reply: HostReply | Gone, id: number, signal: AbortSignal): End | undefined {
  if (reply.kind === 'gone') return interrupted(signal.aborted ? whyOf(signal) : 'died', reply.why);
  if (reply.kind !== 'end' || reply.id !== id) return undefined;
  const stopped = signal.aborted
    ? interrupted(whyOf(signal), 'The command was stopped in the middle.')
    : interrupted('died', 'The command was stopped, and not by the wizard.');
  return endOf(reply) ?? stopped;
}

async function closeChild(child: Child, patience: number): Promise<void> {
  child.send(stopRequest);
  child.finish();
  const timer = setTimeout(() => child.kill('PowerShell did not end by itself.'), patience);
  while ((await child.next()).kind !== 'gone');
  clearTimeout(timer);
}
