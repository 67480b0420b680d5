// What was seen in worlds in which faults of the lab stand, kept in one small file: made by broken-pairs.release.test.ts, judged without
// any world by broken-pairs.test.ts.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { StepContext } from '../../src/steps/step.ts';

/** No fault, one, or two. */
export type Broken = readonly string[];

/** What was seen; null where no world can be broken so. */
export type Seen = { readonly broken: Broken; readonly context: StepContext | null };

const file = path.join(import.meta.dirname, 'broken-pairs.jsonl.gz');

/** What is long and stands in many worlds is one line, and `$3` elsewhere: the fourth line. The last line is all that was seen. */
export function keep(seen: readonly Seen[]): void {
  const lines: string[] = [];
  const places = new Map<string, string>();
  const short = (_: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const whole = JSON.stringify(value);
    if (whole.length < 100) return value;
    const place = places.get(whole) ?? `$${lines.push(JSON.stringify(shortWithin(value))) - 1}`;
    places.set(whole, place);
    return place;
  };
  const shortWithin = (value: object): unknown =>
    Array.isArray(value)
      ? value.map((each) => short('', each))
      : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, short(key, each)]));
  lines.push(JSON.stringify(seen.map(shortWithin)));
  writeFileSync(file, gzipSync(lines.join('\n'), { level: 9 }));
}

/** The same line is the same object wherever it stands, so that the steps read it once. */
export function kept(): readonly Seen[] {
  const lines = gunzipSync(readFileSync(file)).toString().split('\n');
  const whole: unknown[] = [];
  const read = (line: string) =>
    JSON.parse(line, (_, value) => (typeof value === 'string' && /^\$\d+$/.test(value) ? whole[Number(value.slice(1))] : value));
  for (const line of lines.slice(0, -1)) whole.push(read(line));
  return read(lines.at(-1) ?? '[]');
}
