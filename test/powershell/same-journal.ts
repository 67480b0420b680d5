// Whether two journals tell the same story: step by step the same facts, but for what differs in every run. Times, durations and
// process ids fall away; names, GUIDs and hashes made on the way get a name by the order in which they first appear.

import type { Record } from '../../src/model/record.ts';

/** The records as texts that can be compared. */
export function storyOf(records: readonly Record[]): readonly string[] {
  const known = new Map<string, string>();
  const stable = (kind: string) => (found: string) => {
    const name = known.get(found) ?? `<${kind} ${known.size + 1}>`;
    known.set(found, name);
    return name;
  };
  return records.map((record) =>
    JSON.stringify(record, withoutPassing)
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '<instant>')
      .replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi, stable('guid'))
      .replace(/\b[0-9a-f]{32,64}\b/gi, stable('hash')),
  );
}

const passing = ['at', 'seconds', 'host', 'prev'];
const withoutPassing = (name: string, value: unknown): unknown => (passing.includes(name) ? undefined : value);
