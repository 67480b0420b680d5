// Records of older versions become records of ours in memory; the file stays as it was, so its chain stays whole.
// For version 2: set `ours` to 2, add `1: (record) => …` to `ourUpcasts`, and keep a file of version 1 in test/journal/versions.

import type { JsonObject } from '../model/json.ts';

/** The version that is written. Nothing older was ever released. */
export const ours = 1;

/** By the version that a record has: what makes the next version of it. */
export type Upcasts = { readonly [version: number]: (record: JsonObject) => JsonObject };

const ourUpcasts: Upcasts = {};

export function upcast(record: JsonObject, upcasts: Upcasts = ourUpcasts): JsonObject {
  const step = typeof record.v === 'number' ? upcasts[record.v] : undefined;
  return step === undefined ? record : upcast(step(record), upcasts);
}
