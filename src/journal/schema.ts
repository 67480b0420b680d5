// The schema of a record, for lines that come from a file. To add a record: write its type in model/record.ts;
// the compiler then asks for its schema here. What it reads is a Record; nothing unknown gets through.

import { z } from 'zod';
import { changeSchema, settledSchema } from '../model/change-schema.ts';
import type { Whole } from '../model/exactly.ts';
import { sources } from '../model/finding.ts';
import { findingSchema } from '../model/finding-schema.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { jsonSchema } from '../model/json-schema.ts';
import type { Fact, Record } from '../model/record.ts';
import { streams } from '../model/shell.ts';
import { endSchema } from '../model/shell-schema.ts';
import { type StepId, stepIds } from '../model/steps.ts';
import { ours } from './upcasts.ts';

const text = z.string();
const count = z.int().nonnegative();
const instant = z.iso.datetime();
const stream = z.enum([...streams, 'error']);
const page = z.enum(['resumed', 'found', 'road', 'outcome']);

const envelope = {
  v: z.literal(ours),
  seq: z.int().positive(),
  at: instant,
  on: text,
  by: text,
  // Compared with the hash of the line before it: no need to look at its form.
  prev: text,
};

function fact<const Type extends Fact['type'], Shape extends z.ZodRawShape>(type: Type, shape: Shape) {
  return z.strictObject({ ...envelope, type: z.literal(type), ...shape });
}

/** One schema for each type of record, where these are the steps. */
function schemasFor(steps: readonly StepId[]) {
  const step = z.enum(steps);
  const point = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('answer'), step, key: text }),
    z.strictObject({ kind: z.literal('read'), step, page }),
  ]);
  return {
    opened: fact('opened', { world: z.enum(['lab', 'real']), lineage: text, tool: text }),
    driven: fact('driven', { driver: text }),
    noted: fact('noted', { ticket: text.nullable(), note: text.nullable() }),
    world: fact('world', {
      guid: text.nullable(),
      name: text.nullable(),
      sipDomain: text.nullable(),
      cms: z.array(text).nullable(),
    }),
    targets: fact('targets', { targets: z.array(z.strictObject({ to: text, protocol: text, account: text, key: text.nullable() })) }),
    looked: fact('looked', { step, wentBy: text, facts: jsonSchema, findings: z.array(findingSchema) }),
    pasted: fact('pasted', { step, of: count, answers: z.array(z.strictObject({ asks: text, answer: text })) }),
    answered: fact('answered', { step, key: text, value: z.union([text, z.array(text)]) }),
    read: fact('read', { step, page }),
    'went back': fact('went back', { to: point }),
    confirmed: fact('confirmed', { step, digest: text, typed: text.nullable() }),
    intent: fact('intent', { step, change: changeSchema, host: z.strictObject({ pid: count, started: text }) }),
    output: fact('output', { change: text, lines: z.array(z.strictObject({ stream, text, marks: z.exactOptional(text) })) }),
    ended: fact('ended', { step, change: text, end: endSchema, seconds: z.number() }),
    settled: fact('settled', { step, change: text, settled: settledSchema }),
    waited: fact('waited', {
      step,
      wait: text,
      met: z.boolean(),
      saw: text,
      source: z.enum(sources),
      isDown: z.boolean(),
      seconds: z.number(),
    }),
    decided: fact('decided', {
      step,
      about: text,
      option: z.enum([
        'look again',
        'take back what was typed',
        'look at all again',
        'go on anyway',
        'keep waiting',
        'force',
        'seen by hand',
        'restart again',
        'test again',
        'it passed',
        'it did not pass',
        'choose another way',
        'another computer',
        'play the admin',
        'interrupt',
        'leave',
      ]),
    }),
    undoing: fact('undoing', { changes: z.array(count) }),
    repaired: fact('repaired', { bytes: count, sha256: z.hex().length(64), kept: text.nullable() }),
    'took over': fact('took over', {
      from: z.strictObject({ on: text, by: text, tool: text, pid: count, since: text }).nullable(),
      why: z.enum(['process gone', 'another process', 'computer restarted', 'told to']),
    }),
    salvaged: fact('salvaged', { from: text, line: count, bytes: count, sha256: z.hex().length(64) }),
    'handed over': fact('handed over', { to: text }),
    closed: fact('closed', { verdict: z.enum(['done', 'not done', 'taken back']) }),
  } satisfies { readonly [Type in Fact['type']]: z.ZodType<Extract<Record, { readonly type: Type }>> };
}

/** The compiler refuses schemas that know less than Record does. */
type Known = Whole<Record, z.output<ReturnType<typeof schemasFor>[Fact['type']]>>;

type ReadRecord = { readonly ok: true; readonly record: Record } | { readonly ok: false; readonly why: string };

/** Reads a parsed line as a record, or says in a clause what is wrong with it. */
export type RecordReader = (value: JsonObject) => ReadRecord;

/** A reader of records that tell of these steps, and of no other. */
export function readerFor(steps: readonly StepId[]): RecordReader {
  const schemaOf = new Map<string, z.ZodType<Known>>(Object.entries(schemasFor(steps)));
  return (value) => {
    if (isOutput(value)) return { ok: true, record: value };
    const schema = schemaOf.get(String(value.type));
    if (schema === undefined) return { ok: false, why: 'its type is not known' };
    const read = schema.safeParse(value);
    if (read.success) return { ok: true, record: read.data };
    const [where] = read.error.issues.map(({ path }) => path.map(String).join('.'));
    return { ok: false, why: `its part "${where}" is not as it should be` };
  };
}

/** Of our own steps. */
export const readRecord = readerFor(stepIds);

type Output = Extract<Record, { readonly type: 'output' }>;

const outputKeys = 9;
const knownStreams: ReadonlySet<Json | undefined> = new Set(stream.options);

/** What commands said makes up most of a long journal. The schema would copy all of it, and opening would take half as long again. */
function isOutput(value: JsonObject): value is Output {
  const { v, type, seq, at, on, by, prev, change, lines } = value;
  return (
    v === ours &&
    type === 'output' &&
    Number.isSafeInteger(seq) &&
    instant.safeParse(at).success &&
    [on, by, prev, change].every((each) => typeof each === 'string') &&
    Array.isArray(lines) &&
    lines.every(isLine) &&
    Object.keys(value).length === outputKeys
  );
}

function isLine(line: Json): boolean {
  if (line === null || typeof line !== 'object' || !('stream' in line)) return false;
  return knownStreams.has(line.stream) && typeof line.text === 'string' && hasOnly(line);
}

const hasOnly = (line: JsonObject): boolean => Object.keys(line).length === (typeof line.marks === 'string' ? 3 : 2);
