// Records of older versions become records of ours in memory; the file stays as it was, so its chain stays whole.
// For version 3: set `ours` to 3, add `2: (record) => …` here, and keep a file of version 2 in test/journal/versions.

import type { JsonObject } from '../model/json.ts';

export const ours = 2;

const upcasts: { readonly [version: number]: (record: JsonObject) => JsonObject } = {
  // Version 2 tells where the bytes of a line that was cut short are kept, and knows 'took over', 'salvaged' and 'undoing'.
  1: (record) => ({ ...record, v: 2, ...(record.type === 'repaired' ? { kept: null } : {}) }),
};

export function upcast(record: JsonObject): JsonObject {
  const step = typeof record.v === 'number' ? upcasts[record.v] : undefined;
  return step === undefined ? record : upcast(step(record));
}
