// What a state file may tell: every fact as it was written, and nothing that is more, less or other than that.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecord } from '../../src/journal/schema.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Fact } from '../../src/model/record.ts';
import { factsOf } from './facts.ts';

const sha256 = '0'.repeat(64);
/** The journal's own. */
const own: readonly Fact[] = [
  { type: 'opened', world: 'lab', lineage: 'a history', tool: 'test 1' },
  { type: 'repaired', bytes: 3, sha256, kept: null },
  { type: 'took over', from: { on: 'here', by: 'me', tool: 'test 1', pid: 7, since: '2026-11-24T11:00:00.000Z' }, why: 'told to' },
  { type: 'salvaged', from: 'a.jsonl', line: 2, bytes: 9, sha256 },
];
const kinds: readonly (readonly [string, fc.Arbitrary<Fact>])[] = [
  ...Object.entries(factsOf),
  ...own.map((fact) => [fact.type, fc.constant(fact)] as const),
];
const recordOf = (fact: object): JsonObject =>
  JSON.parse(JSON.stringify({ v: 1, seq: 2, at: '2026-11-24T11:00:00.000Z', on: 'here', by: 'me', prev: sha256, ...fact }));
const isRead = (record: JsonObject) => readRecord(record).ok;

describe.each(kinds)('a record of the type %j', (_, kind) => {
  const each = (promise: (record: JsonObject) => void) =>
    fc.assert(
      fc.property(kind.map(recordOf), (record) => {
        promise(record);
      }),
      { numRuns: 25 },
    );
  const eachPart = (promise: (record: JsonObject, part: string) => void) =>
    each((record) => {
      for (const part of Object.keys(record)) promise(record, part);
    });

  test('is read as it was written', () => each((record) => expect(readRecord(record)).toEqual({ ok: true, record })));
  test('is refused where something stands in it that does not belong there', () =>
    each((record) => expect(isRead({ ...record, more: 1 })).toBe(false)));
  test('is refused where a part is missing', () =>
    eachPart((record, part) => expect(isRead(Object.fromEntries(Object.entries(record).filter(([name]) => name !== part)))).toBe(false)));
  test('is refused where a part is of another kind', () =>
    eachPart((record, part) => expect(isRead({ ...record, [part]: { other: true } })).toBe(part === 'facts')));
});

const output = (line: object, more: object = {}) =>
  recordOf({ type: 'output', change: 'c', lines: [{ stream: 'output', text: 'a' }, line], ...more });

test('what a command said is not copied, so that a long journal opens quickly', () => {
  const said = output({ stream: 'error', text: '', marks: 'm' });
  const read = readRecord(said);
  expect(read.ok && read.record).toBe(said);
});

test('what is wrong with what a command said is told by its part', () =>
  expect(readRecord(output({ stream: 'output', text: 1 }))).toEqual({ ok: false, why: 'its part "lines.1.text" is not as it should be' }));

test.each([
  ['with a mark', { stream: 'error', text: '', marks: 'm' }, true],
  ['of no stream', { text: '' }, false],
  ['of an unknown stream', { stream: 'else', text: '' }, false],
  ['without a text', { stream: 'output', marks: 'm' }, false],
  ['whose text is none', { stream: 'output', text: 1 }, false],
  ['whose mark is no text', { stream: 'output', text: '', marks: 1 }, false],
  ['with more than a line has', { stream: 'output', text: '', more: '' }, false],
  ['with a mark and more', { stream: 'output', text: '', marks: '', more: '' }, false],
])('a line of output %s is read or not', (_, line, read) => expect(isRead(output(line))).toBe(read));

test.each([
  ['a number that is none of a line', { seq: 1.5 }],
  ['another version', { v: 2 }],
  ['another type', { type: 'else' }],
  ['no time', { at: 'noon' }],
  ['a time that is none', { at: '2026-13-24T11:00:00.000Z' }],
  ['a list for its time', { at: ['2026-11-24T11:00:00.000Z'] }],
  ['a time with more behind it', { at: '2026-11-24T11:00:00.000Z.' }],
  ['a time with more before it', { at: 'x2026-11-24T11:00:00.000Z' }],
  ['lines that are none', { lines: 'a' }],
  ['a line that is none', { lines: ['a'] }],
  ['a line that is nothing', { lines: [null] }],
])('what a command said is refused with %s', (_, more) => expect(isRead(output({ stream: 'output', text: '' }, more))).toBe(false));

test.each([
  ['pasted, of fewer than none', { type: 'pasted', step: 'servers', of: -1, answers: [] }],
  ['repaired, with a hash that is too short', { type: 'repaired', bytes: 3, sha256: 'ab', kept: null }],
  ['salvaged, with a hash that is none', { type: 'salvaged', from: 'a', line: 2, bytes: 9, sha256: 'x'.repeat(64) }],
  ['of a step that nobody knows', { type: 'answered', step: 'moon', key: '', value: '' }],
  ['opened in another world', { ...own[0], world: 'moon' }],
])('a record is refused that was %s', (_, fact) => expect(isRead(recordOf(fact))).toBe(false));

test('what is wrong is told by its part', () =>
  expect(readRecord(recordOf({ ...own[2], from: { on: 1 } }))).toEqual({ ok: false, why: 'its part "from.on" is not as it should be' }));
