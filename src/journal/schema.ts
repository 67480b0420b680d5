// The schema of a record, for lines that come from a file. To add a record: write its type in model/record.ts;
// the compiler then asks for its schema here. What it reads is a Record; nothing unknown gets through.

import { z } from 'zod';
import { type Command, projections, type Value, windowsFunctions } from '../model/command.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Fact, Record } from '../model/record.ts';

const text = z.string();
const count = z.int().nonnegative();
const seconds = z.number().nonnegative();

// What JSON.parse gives is JSON; walking through it again would double the time that opening takes.
const json = z.custom<Json>((value) => value !== undefined);

const place = z.union([
  z.strictObject({ shell: z.enum(['exchange', 'skype']), computer: z.literal('any') }),
  z.strictObject({ shell: z.literal('windows'), computer: text }),
]);

const value: z.ZodType<Value> = z.lazy(() =>
  z.union([
    text,
    z.number(),
    z.boolean(),
    z.null(),
    z.strictObject({ kind: z.literal('date'), at: text }),
    z.strictObject({ kind: z.literal('secret'), ref: text, as: z.enum(['text', 'SecureString', 'PSCredential']) }),
    z.strictObject({ kind: z.literal('bytes'), base64: text }),
    z.strictObject({ kind: z.literal('list'), items: z.array(value) }),
  ]),
);
const parameters = z.record(text, value);
const returned = z.union([z.enum(['shape', 'whole']), z.array(z.strictObject({ name: text, as: z.enum(projections) }))]);

const command: z.ZodType<Command> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cmdlet'), place, name: text, parameters, switches: z.array(text), returns: returned }),
  z.strictObject({ kind: z.literal('script'), place, file: z.literal('Configure-EnterprisePartnerApplication.ps1'), parameters }),
  z.strictObject({ kind: z.literal('program'), place, file: z.literal('iisreset.exe'), args: z.array(text) }),
  z.strictObject({
    kind: z.literal('function'),
    place,
    name: z.enum(windowsFunctions),
    parameters,
    typed: text,
  }),
]);

const undo = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('run'), commands: z.array(command) }),
  z.strictObject({ kind: z.literal('remove what it made'), words: text }),
  z.strictObject({ kind: z.literal('cannot'), why: text }),
]);

const change = z.strictObject({
  kind: z.literal('change'),
  id: text,
  words: text,
  shows: z.exactOptional(z.array(text)),
  because: z.array(text),
  command,
  prompts: z.record(text, z.enum(['yes', 'no'])),
  before: json,
  undo,
  whenUnclear: z.enum(['repeat', 'ask']),
  onFailure: z.enum(['stop', 'go on']),
  usually: seconds,
});

const finding = z.strictObject({
  code: text,
  about: text,
  state: z.enum(['ok', 'note', 'problem', 'blocker', 'not seen']),
  source: z.enum(['shell', 'probe', 'told']),
  words: text,
  wayOut: z.exactOptional(text),
  override: z.exactOptional(text),
  saw: json,
});

const end = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ended'), hadErrors: z.boolean(), exitCode: z.int().nullable() }),
  z.strictObject({ kind: z.literal('interrupted'), why: z.enum(['cancelled', 'timed out', 'died', 'asked']), detail: text }),
]);

const step = z.enum(['servers', 'certificates', 'skypeAsPartner', 'iisRestart', 'exchangeAsPartner', 'connectivityTest']);
const stream = z.enum(['output', 'information', 'warning', 'verbose', 'progress', 'error']);

const page = z.enum(['resumed', 'found', 'outcome']);

const point = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), step, key: text }),
  z.strictObject({ kind: z.literal('read'), step, page }),
]);

const envelope = {
  v: z.literal(2),
  seq: z.int().positive(),
  at: z.iso.datetime(),
  on: text,
  by: text,
  // Compared with the hash of the line before it: no need to look at its form.
  prev: text,
};

function fact<const Type extends Fact['type'], Shape extends z.ZodRawShape>(type: Type, shape: Shape) {
  return z.strictObject({ ...envelope, type: z.literal(type), ...shape });
}

/** One schema for each type of record. */
const schemas: { readonly [Type in Fact['type']]: z.ZodType<Extract<Record, { readonly type: Type }>> } = {
  opened: fact('opened', { world: z.enum(['lab', 'real']), lineage: text, tool: text }),
  driven: fact('driven', { driver: text }),
  looked: fact('looked', { step, wentBy: text, facts: json, findings: z.array(finding) }),
  answered: fact('answered', { step, key: text, value: z.union([text, z.array(text)]) }),
  read: fact('read', { step, page }),
  'went back': fact('went back', { to: point }),
  confirmed: fact('confirmed', { step, digest: text, typed: text.nullable() }),
  intent: fact('intent', { step, change, host: z.strictObject({ pid: count, started: text }) }),
  output: fact('output', { change: text, lines: z.array(z.strictObject({ stream, text })) }),
  ended: fact('ended', { step, change: text, end, seconds: z.number() }),
  settled: fact('settled', { step, change: text, settled: z.enum(['not started', 'running', 'half done', 'done', 'cannot tell']) }),
  waited: fact('waited', { step, wait: text, met: z.boolean(), saw: text, seconds: z.number() }),
  decided: fact('decided', {
    step,
    about: text,
    option: z.enum([
      'look again',
      'look at all again',
      'go on anyway',
      'keep waiting',
      'force',
      'test again',
      'choose another way',
      'another computer',
      'stop',
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
};

const schemaOf = new Map<string, z.ZodType<Record>>(Object.entries(schemas));

export type ReadRecord = { readonly ok: true; readonly record: Record } | { readonly ok: false; readonly why: string };

/** Reads a parsed line as a record, or says in a clause what is wrong with it. */
export function readRecord(value: JsonObject): ReadRecord {
  if (isOutput(value)) return { ok: true, record: value };
  const schema = schemaOf.get(String(value.type));
  if (schema === undefined) return { ok: false, why: 'its type is not known' };
  const read = schema.safeParse(value);
  if (read.success) return { ok: true, record: read.data };
  const where = read.error.issues[0]?.path.map(String).join('.') ?? '';
  return { ok: false, why: `its part "${where}" is not as it should be` };
}

type Output = Extract<Record, { readonly type: 'output' }>;

const outputKeys = 9;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const streams: ReadonlySet<Json | undefined> = new Set(stream.options);

/** What commands said makes up most of a long journal. The schema would copy all of it, and opening would take half as long again. */
function isOutput(value: JsonObject): value is Output {
  const { v, type, seq, at, on, by, prev, change, lines } = value;
  return (
    v === 2 &&
    type === 'output' &&
    Number.isSafeInteger(seq) &&
    typeof at === 'string' &&
    instant.test(at) &&
    [on, by, prev, change].every((each) => typeof each === 'string') &&
    Array.isArray(lines) &&
    lines.every(isLine) &&
    Object.keys(value).length === outputKeys
  );
}

function isLine(line: Json): boolean {
  if (line === null || typeof line !== 'object' || !('stream' in line)) return false;
  return streams.has(line.stream) && typeof line.text === 'string' && Object.keys(line).length === 2;
}
