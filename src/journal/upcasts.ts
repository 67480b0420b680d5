// Records of older versions become records of ours in memory; the file stays as it was, so its chain stays whole.
// For version 2: set `ours` to 2, add `1: (record) => …` here, and keep a file of version 1 as a test.

import type { JsonObject } from '../model/json.ts';

export const ours = 1;

const upcasts: { readonly [version: number]: (record: JsonObject) => JsonObject } = {};

export function upcast(record: JsonObject): JsonObject {
  const step = typeof record.v === 'number' ? upcasts[record.v] : undefined;
  return step === undefined ? record : upcast(step(record));
}
