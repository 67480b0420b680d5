// What the host sends back, typed. The other half of assets/powershell/host.ps1.

import { z } from 'zod';
import type { End, ErrorRecord, Item, Thrown } from '../../model/shell.ts';
import { streamSchema, thrownSchema } from '../../model/shell-schema.ts';
import { sessionRefusalInWords } from './refusals.ts';

const id = z.int();
// Whatever is wrong with its exceptions, an error is an error.
const error = { id, message: z.string(), errorId: z.string(), category: z.string(), chain: z.array(thrownSchema).catch([]) };

const reply = z.discriminatedUnion('kind', [
  /** The first of all: the process that does the work, which is a grandchild of ours on Windows. */
  z.object({ kind: z.literal('ready'), pid: z.int().positive(), started: z.string(), version: z.string() }),
  z.object({ kind: z.literal('object'), id, value: z.unknown() }),
  z.object({ kind: z.literal('error'), ...error }),
  /** The session that the command needs was not opened, so the command did not begin. */
  z.object({ kind: z.literal('refused'), ...error }),
  z.object({ kind: z.literal('text'), id, stream: streamSchema, text: z.string() }),
  z.object({
    kind: z.literal('end'),
    id,
    hadErrors: z.boolean(),
    exitCode: z.int().nullable(),
    stopped: z.boolean(),
    asked: z.string().nullable(),
    /** How the session was lost in which it ran. */
    lost: z.string().nullable(),
  }),
]);

export type HostReply = z.infer<typeof reply>;

/** A message as a reply, or undefined where it has no such form. */
export function asReply(message: unknown): HostReply | undefined {
  const parsed = reply.safeParse(message);
  return parsed.success ? parsed.data : undefined;
}

function errorOf({ message, errorId, category, chain }: Extract<HostReply, { kind: 'error' }>): ErrorRecord {
  const inner = innerOf(chain);
  return { message, fullyQualifiedErrorId: errorId, category, chain, ...(inner.length > 0 ? { inner } : {}) };
}

function refusalOf({ message, errorId, category, chain }: Extract<HostReply, { kind: 'refused' }>): ErrorRecord {
  const said = [message, ...innerOf(chain)];
  return { message: sessionRefusalInWords(errorId, said), fullyQualifiedErrorId: errorId, category, inner: said, chain };
}

/** Another computer's exception comes in one of ours that says the same. */
const innerOf = (chain: readonly Thrown[]): readonly string[] =>
  chain.slice(1).flatMap(({ message }, before) => (message === chain[before]?.message ? [] : [message]));

/** What an answer means to the reader; undefined for what is no item. */
export function itemOf(reply: HostReply): Item | undefined {
  switch (reply.kind) {
    case 'ready':
    case 'end':
      return undefined;
    case 'error':
      return { kind: 'error', error: errorOf(reply) };
    case 'refused':
      return { kind: 'error', error: refusalOf(reply) };
    case 'object':
      return { kind: 'object', value: reply.value };
    case 'text':
      return { kind: 'text', stream: reply.stream, text: reply.text };
  }
}

/** How a command ended by itself: to its end, or at a question; undefined where it was stopped. */
export function endOf({ asked, lost, stopped, hadErrors, exitCode }: Extract<HostReply, { kind: 'end' }>): End | undefined {
  if (asked !== null) return { kind: 'interrupted', why: 'asked', detail: questionIn(asked) };
  if (lost !== null && !stopped) return { kind: 'interrupted', why: 'died', detail: `The connection to the server was lost. ${lost}` };
  return stopped ? undefined : { kind: 'ended', hadErrors, exitCode };
}

/** The question itself: PowerShell puts it behind a sentence of its own, in the server's language, which stays where it is not known. */
function questionIn(text: string): string {
  const asked = /A command that prompts the user failed because .{0,300}? with the following message: (?<question>.*)$/s.exec(text)?.groups
    ?.question;
  // In a session, PowerShell wraps it once more, in quotation marks.
  return text.startsWith('A command') ? (asked ?? text) : (asked?.replace(/"$/, '') ?? text);
}
