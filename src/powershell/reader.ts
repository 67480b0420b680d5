// Looks through a shell: runs one reading command and gives its objects, typed, or says why it could not.

import type { z } from 'zod';
import type { Cmdlet, Command, Parameters, Returned } from '../model/command.ts';
import { nameOf } from '../model/command.ts';
import { notSeen, type Seen, seen } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import { exchangeShell, skypeShell } from '../model/place.ts';
import type { End, ErrorRecord } from '../model/shell.ts';

/** Everything that one command gave. */
export type Outcome = { readonly objects: readonly unknown[]; readonly errors: readonly ErrorRecord[]; readonly end: End };

export interface Reader {
  run(command: Command): Promise<Outcome>;
}

type Ask = { readonly parameters?: Parameters; readonly switches?: readonly string[]; readonly returns?: readonly Returned[] };

/** A property that is wanted as PowerShell would print it, and a list of such. */
export const asText = (name: string): Returned => ({ name, as: 'text' });
export const asTexts = (name: string): Returned => ({ name, as: 'texts' });

/** A cmdlet for the Exchange Management Shell. */
export function exchangeCmdlet(name: string, ask: Ask = {}): Cmdlet {
  return { kind: 'cmdlet', place: exchangeShell, name, parameters: {}, switches: [], returns: [], ...ask };
}

/** A cmdlet for the Skype for Business Server Management Shell. */
export function skypeCmdlet(name: string, ask: Ask = {}): Cmdlet {
  return { kind: 'cmdlet', place: skypeShell, name, parameters: {}, switches: [], returns: [], ...ask };
}

/** The objects of a command; any error record makes the whole look "not seen", with the server's first error. */
export async function readObjects<T>(reader: Reader, command: Command, schema: z.ZodType<T>): Promise<Seen<readonly T[]>> {
  const { objects, errors, end } = await reader.run(command);
  const [error] = errors;
  if (error !== undefined) return notSeen(`${nameOf(command)} answered: ${harmless(error.message, 300)}`);
  if (end.kind === 'interrupted') return notSeen(`${nameOf(command)} was interrupted: ${harmless(end.detail, 200)}`);
  const values: T[] = [];
  for (const object of objects) {
    const parsed = schema.safeParse(object);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return notSeen(
        `${nameOf(command)} answered in a form that is not known: ${harmless(issue?.path.join('.') ?? '', 80)} ${issue?.message ?? ''}`,
      );
    }
    values.push(parsed.data);
  }
  return seen(values);
}

/** The first object of a command, or null where there is none. */
export async function readFirst<T>(reader: Reader, command: Command, schema: z.ZodType<T>): Promise<Seen<T | null>> {
  const read = await readObjects(reader, command, schema);
  return read.seen ? seen(read.value[0] ?? null) : read;
}
