// A finished run with any one thing of it changed, as a forger could: a field of a record, or a record that is left out, doubled or moved.

import fc from 'fast-check';
import type { Json } from '../../src/model/json.ts';
import { chained } from './forged.ts';
import { undone } from './played-again.ts';

type Path = readonly (string | number)[];

/** Every place in a value, itself left out. */
function placesIn(value: Json, at: Path = []): readonly Path[] {
  const inside: readonly (readonly [string | number, Json])[] = Array.isArray(value)
    ? [...value.entries()]
    : value !== null && typeof value === 'object'
      ? Object.entries(value)
      : [];
  return inside.flatMap(([key, each]) => [[...at, key], ...placesIn(each, [...at, key])]);
}

const evilTexts: readonly string[] = [
  '',
  '*',
  '__proto__',
  'constructor',
  "x' -Confirm:$false; Remove-Mailbox '*",
  '\u001B]52;c;ZXZpbA==\u0007\n\u202E',
  'https://evil.example/metadata/json/1',
  'https://atl-cs-001.litwareinc.com@evil.example/metadata/json/1',
  '\\\\evil.example\\share\\run.ps1',
  'file:///etc/passwd',
  'microsoft.exchange',
  'evil.example',
  '11111111-2222-4333-8444-555555555555',
  'ab'.repeat(20),
  '0001-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '2026-02-31T00:00:00.000Z',
  'not an instant',
  'Organization Management',
  'undo 10: Remove-Mailbox',
  'x'.repeat(100_000),
];

/** What is in the file already, put where it does not belong. */
const textsIn = (value: Json): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap((each) => textsIn(each))
      : [];

const jsonOf = (records: readonly object[]): readonly Json[] => JSON.parse(JSON.stringify(records));
const pool = [...new Set(jsonOf(undone).flatMap(textsIn))];

const anyText = fc.oneof(fc.constantFrom(...evilTexts), fc.constantFrom(...pool));
const anyOther = fc.constantFrom<Json>(null, true, false, 0, -1, 0.5, 1e308, 9007199254740991, [], {}, [[]], { value: [] }, ['x'], 'x', {
  kind: 'secret',
  ref: 'shells.exchange.password',
  as: 'text',
});

/** What may stand in the place of a value. */
function instead(value: Json | undefined): fc.Arbitrary<Json | undefined> {
  const other = fc.oneof(anyOther, anyText, fc.constant(undefined));
  if (typeof value === 'string') return fc.oneof({ weight: 4, arbitrary: anyText }, { weight: 1, arbitrary: other });
  if (typeof value === 'number') return fc.oneof(fc.constantFrom(0, 1, value + 1, value - 1, -value, 1e9, 57), fc.nat({ max: 99 }), other);
  if (typeof value === 'boolean') return fc.oneof(fc.constant(!value), other);
  if (Array.isArray(value)) return fc.oneof(fc.constantFrom<Json>([], [...value, ...value], value.slice(1), value.toReversed()), other);
  return other;
}

function withAt(value: Json, at: Path, replaced: Json | undefined): Json {
  const [key, ...rest] = at;
  if (key === undefined) return replaced ?? null;
  if (Array.isArray(value))
    return value.flatMap((each, index) =>
      index === key ? (rest.length === 0 && replaced === undefined ? [] : [withAt(each, rest, replaced)]) : [each],
    );
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).flatMap(([name, each]): [string, Json][] =>
    name === key ? (rest.length === 0 && replaced === undefined ? [] : [[name, withAt(each, rest, replaced)]]) : [[name, each]],
  );
  return Object.fromEntries(entries);
}

/** `file` is made when it is asked for: a report names what was changed, and nothing more. */
type Mutant = { readonly what: string; readonly file: () => string };

const fileOf = (records: readonly Json[]): string => chained(records.filter((each) => each !== null && typeof each === 'object'));
const moved = (records: readonly Json[], from: number, to: number): readonly Json[] => {
  const rest = records.toSpliced(from, 1);
  return rest.toSpliced(to, 0, ...records.slice(from, from + 1));
};

/** What may be done with a whole record. */
const whole: { readonly [what: string]: (records: readonly Json[], index: number) => readonly Json[] } = {
  'left out': (records, index) => records.toSpliced(index, 1),
  doubled: (records, index) => records.toSpliced(index, 0, ...records.slice(index, index + 1)),
  'at the end': (records, index) => moved(records, index, records.length - 1),
  'at the beginning': (records, index) => moved(records, index, 1),
  'all before it': (records, index) => records.slice(0, index + 1),
};

/** Any one thing of these records changed. */
export function mutantsOf(history: readonly object[]): fc.Arbitrary<Mutant> {
  const records = jsonOf(history);
  const oneRecord = fc
    .tuple(fc.nat({ max: records.length - 1 }), fc.constantFrom(...Object.entries(whole)))
    .map(([index, [what, change]]): Mutant => ({ what: `record ${index + 1} ${what}`, file: () => fileOf(change(records, index)) }));
  const oneField = fc.nat({ max: records.length - 1 }).chain((index) => {
    const record = records[index] ?? null;
    return fc.constantFrom(...placesIn(record)).chain((at) =>
      instead(valueAt(record, at)).map((value): Mutant => {
        const changed = records.with(index, withAt(record, at, value));
        return { what: `record ${index + 1}, ${at.join('.')}: ${JSON.stringify(value)?.slice(0, 100)}`, file: () => fileOf(changed) };
      }),
    );
  });
  return fc.oneof({ weight: 1, arbitrary: oneRecord }, { weight: 6, arbitrary: oneField });
}

const valueAt = (value: Json, [key, ...rest]: Path): Json => {
  if (key === undefined) return value;
  const inside =
    value !== null && typeof value === 'object' ? Object.entries(value).find(([name]) => name === String(key))?.[1] : undefined;
  return valueAt(inside ?? null, rest);
};
