// Looks through a shell: runs one reading command and gives its objects, typed, or says why it could not.

import type { z } from 'zod';
import { type Cmdlet, type Command, nameOf, type Parameters, type Returns, type WindowsFunction } from '../model/command.ts';
import { notSeen, type Seen, type Shape, seen } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import { exchangeShell, type Place, skypeShell } from '../model/place.ts';
import type { End, ErrorRecord } from '../model/shell.ts';
import { agreedTo } from './agreed.ts';
import type { Form } from './properties.ts';
import { readShapes } from './shape.ts';

/** Everything that one command gave. */
export type CommandOutcome = { readonly objects: readonly unknown[]; readonly errors: readonly ErrorRecord[]; readonly end: End };

export interface Reader {
  run(command: Command): Promise<CommandOutcome>;
}

type Ask = { readonly parameters?: Parameters; readonly switches?: readonly string[]; readonly returns?: Returns };

/** A cmdlet for the Exchange Management Shell. */
export function exchangeCmdlet(name: string, ask: Ask = {}): Cmdlet {
  return cmdlet(exchangeShell, name, ask);
}

/** A cmdlet for the Skype for Business Server Management Shell. */
export function skypeCmdlet(name: string, ask: Ask = {}): Cmdlet {
  return cmdlet(skypeShell, name, ask);
}

function cmdlet(place: Place, name: string, { parameters = {}, switches = [], returns = [] }: Ask): Cmdlet {
  const agreed = agreedTo.has(name) ? { Confirm: false } : {};
  return { kind: 'cmdlet', place, name, parameters: { ...parameters, ...agreed }, switches, returns };
}

/** The objects of a cmdlet; any error record makes the whole look "not seen", with the server's first error. */
export async function readObjects<T>(reader: Reader, cmdlet: Cmdlet, form: Form<T>): Promise<Seen<readonly T[]>> {
  return (await look(reader, cmdlet, form)).read;
}

/** The first object of a cmdlet, or null where there is none. */
export async function readFirst<T>(reader: Reader, cmdlet: Cmdlet, form: Form<T>): Promise<Seen<T | null>> {
  return firstOf(await readObjects(reader, cmdlet, form));
}

/** What a name stands for, or null where the server says that there is nothing of this name. Any other error says nothing of it. */
export async function readNamed<T>(reader: Reader, cmdlet: Cmdlet, form: Form<T>): Promise<Seen<T | null>> {
  const { read, error } = await look(reader, cmdlet, form);
  return error !== undefined && isNoSuchObject(error) ? seen(null) : firstOf(read);
}

/** The objects of a cmdlet, or of another one where the shell does not know it: versions differ in what they have. */
export async function readEither<T>(reader: Reader, cmdlet: Cmdlet, other: Cmdlet, form: Form<T>): Promise<Seen<readonly T[]>> {
  const first = await look(reader, cmdlet, form);
  if (first.error === undefined || !isUnknownCommand(first.error)) return first.read;
  const second = await look(reader, other, form);
  // Where it knows neither, they are hidden from this account, and the usual one is told.
  return second.error !== undefined && isUnknownCommand(second.error) ? first.read : second.read;
}

/** `error` is the first that came of it. */
type Looked<T> = { readonly read: Seen<readonly T[]>; readonly error?: ErrorRecord | undefined };

async function look<T>(reader: Reader, cmdlet: Cmdlet, form: Form<T>): Promise<Looked<T>> {
  const outcome = await reader.run({ ...cmdlet, returns: form.returns });
  const given = objectsIn(cmdlet, outcome);
  if (!given.seen) return { read: given, error: outcome.errors[0] };
  const values: T[] = [];
  for (const object of given.value) {
    const read = form.read(object);
    if (!read.ok) return { read: notSeen(unknownForm(cmdlet, read.why), await shapeOf(reader, cmdlet)) };
    values.push(read.value);
  }
  return { read: seen(values) };
}

const isUnknownCommand = ({ fullyQualifiedErrorId }: ErrorRecord): boolean => /\bCommandNotFoundException\b/.test(fullyQualifiedErrorId);

/**
 * Exchange says so in the id, over a session within its [FailureCategory=…]. Skype has one id for many failures, and an error that was
 * brought by hand may have lost its own: there the words help, where they are English.
 */
const isNoSuchObject = ({ fullyQualifiedErrorId: id, message }: ErrorRecord): boolean =>
  /ManagementObjectNotFoundException/.test(id) ||
  /^Management object not found for identity/i.test(message) ||
  (id === '' && /couldn.t be found on '/i.test(message));

/** What each object of a command says, as a text. */
export async function readTexts(reader: Reader, cmdlet: Cmdlet): Promise<Seen<readonly string[]>> {
  const given = await objectsOf(reader, { ...cmdlet, returns: [] });
  return given.seen ? seen(given.value.map((each) => harmless(String(each), 4096))) : given;
}

/** The bags that a function of our own made on a Windows server. */
export async function readBags<T>(reader: Reader, command: WindowsFunction, schema: z.ZodType<T>): Promise<Seen<readonly T[]>> {
  const given = await objectsOf(reader, command);
  if (!given.seen) return given;
  const values: T[] = [];
  for (const object of given.value) {
    const parsed = schema.safeParse(object);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return notSeen(unknownForm(command, `${harmless(issue?.path.join('.') ?? '', 80)} ${issue?.message ?? ''}`));
    }
    values.push(parsed.data);
  }
  return seen(values);
}

/** The first bag, or null where there is none. */
export async function readBag<T>(reader: Reader, command: WindowsFunction, schema: z.ZodType<T>): Promise<Seen<T | null>> {
  return firstOf(await readBags(reader, command, schema));
}

const firstOf = <T>(read: Seen<readonly T[]>): Seen<T | null> => (read.seen ? seen(read.value[0] ?? null) : read);

const objectsOf = async (reader: Reader, command: Command): Promise<Seen<readonly unknown[]>> =>
  objectsIn(command, await reader.run(command));

function objectsIn(command: Command, { objects, errors, end }: CommandOutcome): Seen<readonly unknown[]> {
  const [error] = errors;
  if (error !== undefined) return notSeen(`${nameOf(command)} answered: ${harmless(error.message, 300)}`);
  if (end.kind === 'interrupted') return notSeen(`${nameOf(command)} was interrupted: ${harmless(end.detail, 200)}`);
  return seen(objects);
}

const unknownForm = (command: Command, why: string): string => `${nameOf(command)} answered in a form that is not known: ${why}.`;

/** The look once more, for the shape of its objects alone: what a form that is not known looks like is kept, its values are not. */
async function shapeOf(reader: Reader, cmdlet: Cmdlet): Promise<Shape> {
  const given = await objectsOf(reader, { ...cmdlet, returns: 'shape' });
  return given.seen ? readShapes(given.value) : { asked: false };
}
