// A schema that is held to its type in both directions. Our types are written out and stand apart from their schemas (*-schema.ts), since
// the first screen needs the types and must not wait for zod.

import type { z } from 'zod';

/** What a schema gives, but read-only throughout, as our types are. */
type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

/** The members of every variant; those that may be left out are not missed by comparing the types alone. */
type Members<T> = T extends unknown ? Extract<keyof T, string> : never;

/** The type itself where what is read covers all of it; otherwise never. */
export type Whole<T, Read> = [T, Members<T>] extends [Frozen<Read>, Members<Read>] ? T : never;

/** Refuses a schema that knows less than the type, which z.ZodType<T> alone lets through: what one side sends, the other would not read. */
export const exactly =
  <T>() =>
  <Schema extends z.ZodType<T>>(schema: Schema & z.ZodType<Whole<T, z.output<Schema>>>): z.ZodType<T> =>
    schema;
