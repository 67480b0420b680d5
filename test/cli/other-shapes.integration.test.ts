// State files whose chain is right, and whose facts have another shape: of another version, or of somebody's making.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { withoutArguments } from '../../src/cli/asked.ts';
import { exportLog } from '../../src/cli/log.ts';
import { makePlan } from '../../src/cli/plan.ts';
import { record as makeRecording } from '../../src/cli/record.ts';
import { setUp } from '../../src/cli/set-up.ts';
import { encode, hashOf, noLine } from '../../src/journal/codec.ts';
import { openLab } from '../../src/lab/lab.ts';
import type { Json } from '../../src/model/json.ts';
import type { Record } from '../../src/model/record.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { whyUnreadable } from '../../src/wizard/readable.ts';
import { rehearse } from '../wizard/rehearsal.ts';

let said = '';

beforeEach(() => {
  said = '';
  for (const stream of [process.stderr, process.stdout])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
});

const fast = (options: Parameters<typeof openLab>[0]) => openLab({ ...options, factor: 2000 });
const run = { ...withoutArguments, input: false, yes: true };

let dir: string;
let whole: readonly Record[];

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'other-shapes-'));
  whole = (await rehearse(dir)).records;
  return () => rmSync(dir, { recursive: true, force: true });
});

const other = (value: Json): Json => (Array.isArray(value) ? 'a text' : typeof value === 'object' ? [1] : { a: 1 });

/** Each place in facts, with another value there. */
function* mutations(value: Json): Generator<Json> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    const at = (inside: Json): Json =>
      Array.isArray(value) ? value.map((one, index) => (String(index) === key ? inside : one)) : { ...value, [key]: inside };
    yield at(other(each));
    for (const inside of mutations(each)) yield at(inside);
  }
}

/** The looks of a whole run, each with one value changed. */
function* mutated(): Generator<Record> {
  for (const each of whole) if (each.type === 'looked') for (const facts of mutations(each.facts)) yield { ...each, facts };
}

/** A state file with one record in another form, whose sums are right. */
function forge(record: Record): string {
  const file = path.join(dir, 'forged.jsonl');
  let prev = noLine;
  const lines = whole.map((each) => {
    const line = encode({ ...(each.seq === record.seq ? record : each), prev });
    prev = hashOf(line);
    return `${line}\n`;
  });
  writeFileSync(file, lines.join(''));
  return file;
}

test('facts of any other shape are named by their line, in one sentence, and never in JSON', () => {
  let refused = 0;
  for (const record of mutated()) {
    const why = whyUnreadable([record], 'x.jsonl', sequence);
    if (why === undefined) continue;
    refused += 1;
    expect(why).toMatch(/^x\.jsonl cannot be used because of its line \d+: what was seen has another form there than this version knows/);
    expect(why).not.toMatch(/[[{\n]/);
  }
  expect(refused).toBeGreaterThan(500);
  expect(whyUnreadable(whole, 'x.jsonl', sequence)).toBeUndefined();
});

const plan = { kind: 'plan', aim: 'set up', answers: null, batch: null, format: 'md', out: null } as const;

test.each<readonly [string, (state: string) => number | Promise<number>]>([
  ['set-up', (state) => setUp({ ...run, lab: dir, state }, fast)],
  ['undo', (state) => setUp({ ...run, aim: 'undo', lab: dir, state }, fast)],
  ['log', (state) => exportLog({ kind: 'log', state, format: 'md', out: null, share: false, yes: false, ticket: null, note: null })],
  ['plan', (state) => makePlan({ ...plan, lab: dir, state }, fast)],
  [
    'record',
    (state) =>
      makeRecording(
        { kind: 'record', out: path.join(dir, 'r.json'), state, lab: dir, answers: null, withTestItem: null, input: false, yes: true },
        fast,
      ),
  ],
])('%s refuses such a file before it does anything', async (_, use) => {
  const [first] = mutated();
  if (first === undefined) throw new Error('There is nothing to change.');
  expect(await use(forge(first))).toBe(1);
  expect(said).toContain(`forged.jsonl cannot be used because of its line ${first.seq}: what was seen has another form there`);
  expect(said).not.toMatch(/"code"|ZodError/);
});
