// What is read of an object, declared once for every way to a shell: each property with its kind. The kind says how PowerShell takes it
// out (assets/powershell/projection.ps1) and how it is read here. To read another property, declare it; to know another kind, add it below.
// Not there, null and empty are told from each other: 'whereThere' and 'optional' say what is allowed.

import { z } from 'zod';
import type { Instant, Projection, Returned } from '../model/command.ts';
import { harmless } from '../model/harmless.ts';
import { type Name, type NameKind, readName } from '../model/name.ts';

/** How one property is read. Where it is not there, or null, the value is what `absent` and `empty` say; undefined refuses the object. */
export type Property<T> = {
  readonly as: Projection;
  readonly schema: z.ZodType<T>;
  readonly empty?: { readonly value: T };
  readonly absent?: { readonly value: T };
};

export type Properties = { readonly [name: string]: Property<unknown> };
type Values<P extends Properties> = { readonly [Name in keyof P]: P[Name] extends Property<infer T> ? T : never };

/** The form of a command's objects: what is asked for, and what is made of it. */
export type Form<T> = {
  readonly returns: readonly Returned[];
  /** The object, or a clause that names the property which is not as it should be. Never throws. */
  read(object: unknown): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };
};

/** What a form makes of an object. */
export type ValueOf<F> = F extends Form<infer T> ? T : never;

export function form<P extends Properties, T>(properties: P, make: (values: Values<P>) => T): Form<T> {
  const declared = Object.entries(properties);
  return {
    returns: declared.map(([name, { as }]) => ({ name, as })),
    read(object) {
      const given = bag.safeParse(object);
      if (!given.success) return { ok: false, why: 'it is no object with properties' };
      const values: { [name: string]: unknown } = {};
      for (const [name, property] of declared) {
        const read = readProperty(name, property, given.data);
        if (!read.ok) return read;
        values[name] = read.value;
      }
      return isWhole(properties, values) ? { ok: true, value: make(values) } : { ok: false, why: 'a property was not read' };
    },
  };
}

/** Each declared property has been read, by the schema of its kind. */
const isWhole = <P extends Properties>(properties: P, values: { readonly [name: string]: unknown }): values is Values<P> =>
  Object.keys(properties).every((name) => Object.hasOwn(values, name));

const bag = z.record(z.string(), z.unknown());

type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string };

function readProperty(name: string, { schema, empty, absent }: Property<unknown>, object: { readonly [name: string]: unknown }): Read {
  if (!Object.hasOwn(object, name))
    return absent === undefined ? { ok: false, why: `${name} is not there` } : { ok: true, value: absent.value };
  const value = object[name];
  const nothing = value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
  if (nothing && empty !== undefined) return { ok: true, value: empty.value };
  if (value === null || value === undefined) return { ok: false, why: `${name} has no value` };
  const parsed = schema.safeParse(value);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, why: `${name}: ${parsed.error.issues[0]?.message ?? 'not as it should be'}` };
}

/** Null where it has no value. */
export const optional = <T>(property: Property<T>): Property<T | null> => ({
  ...property,
  schema: property.schema,
  empty: { value: null },
});

/** Undefined where there is no such property: an older version, or a shell that hands over less. */
export const whereThere = <T>(property: Property<T>): Property<T | undefined> => ({ ...property, absent: { value: undefined } });

const longest = 65_536;
const words = z.string(`is no text`).max(longest, 'is too long');
const harmlessWords = words.transform((value) => harmless(value.trim(), longest));
/** Of an object without words of its own .NET gives the name of its type, which is the name of nothing. */
const hasWords = (value: string): boolean => !/^(?:Deserialized\.)?(?:Microsoft\.(?:Exchange|Rtc)|System)\.[A-Z][\w.+`[\]]*$/.test(value);

/** Text of a server, without its control characters; '' where it is empty. */
export const text: Property<string> = { as: 'text', schema: harmlessWords };

/** One of the values that are known, however it is spelled. Another refuses the look: it is taken for none of them. */
export const oneOf = <const Known extends string>(...known: readonly Known[]): Property<Known> => ({
  as: 'text',
  schema: words.transform((value, context): Known => {
    const found = known.find((each) => each.toLowerCase() === value.trim().toLowerCase());
    if (found !== undefined) return found;
    context.addIssue(`is "${harmless(value.trim(), 64)}", which this version does not know`);
    return z.NEVER;
  }),
});

/** A list of texts; of one item too. Empty where it has no value. */
export const texts: Property<readonly string[]> = {
  as: 'texts',
  schema: z.preprocess(listed, z.array(harmlessWords.refine(hasWords, 'is no text'), 'is no list').max(10_000, 'is too long')),
  empty: { value: [] },
};

/** JSON and CLIXML may take a list of one apart. */
function listed(value: unknown): unknown {
  return Array.isArray(value) ? value : [value];
}

/** A whole number; one that is too large for JavaScript, or written as anything else, is none. */
export const wholeNumber: Property<number> = {
  as: 'number',
  schema: z.union(
    [
      z.int(),
      z
        .string()
        .regex(/^\s*-?\d{1,15}\s*$/)
        .transform(Number),
    ],
    'is no whole number',
  ),
};

export const boolean: Property<boolean> = {
  as: 'boolean',
  schema: z.union(
    [
      z.boolean(),
      z
        .string()
        .regex(/^(?:true|false)$/i)
        .transform((value) => value.toLowerCase() === 'true'),
    ],
    'is neither true nor false',
  ),
};

/**
 * An instant in UTC. Without a zone, or in the year 1 (what .NET has where nothing was ever set), nobody can say which instant is meant:
 * then it is refused, or null where it may have no value.
 */
export const instant: Property<Instant> = { as: 'instant', schema: z.string('is no date').max(64).transform(asInstant) };

/** An instant, or null: none was set, or its zone is not known, so that it decides nothing. */
export const optionalInstant: Property<Instant | null> = {
  as: 'instant',
  schema: z
    .string('is no date')
    .max(64)
    .transform((value) => instantIn(value) ?? null),
  empty: { value: null },
};

/** A text as an instant; refused where its zone is not said, or nothing was ever set. */
export function asInstant(value: string, context: z.core.$RefinementCtx<string>): Instant {
  const known = instantIn(value);
  if (known !== undefined) return known;
  context.addIssue('is a time without a zone');
  return z.NEVER;
}

function instantIn(value: string): Instant | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(value) || value.startsWith('0001-')) return undefined;
  const at = new Date(value.replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** Bytes, as base64: so CLIXML writes them; JSON writes a list of numbers. */
export const bytes: Property<string> = {
  as: 'bytes',
  schema: z
    .union([z.base64().max(200_000), z.array(z.int().min(0).max(255)).max(150_000)], 'is no bytes')
    .transform((value) => (typeof value === 'string' ? value : Buffer.from(value).toString('base64'))),
};

/** The keys of a dictionary. */
export const dictionaryKeys: Property<readonly string[]> = { as: 'keys', schema: texts.schema };

const named = (kind: NameKind): Property<Name> => ({
  as: 'text',
  schema: words.refine((value) => value.trim() !== '' && hasWords(value), 'says no name').transform((value) => readName(kind, value)),
});

export const fqdn = named('fqdn');
export const domain = named('domain');
export const url = named('url');
export const thumbprint = named('thumbprint');
export const guid = named('guid');
export const applicationId = named('applicationId');
export const sipAddress = named('sipAddress');
export const account = named('account');
