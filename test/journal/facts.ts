// Facts of every type, as the wizard could write them, for property tests; and a journal in a folder of its own.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { onTestFinished } from 'vitest';
import { type Journal, type Opened, openJournal } from '../../src/journal/journal.ts';
import type { Change, Undo } from '../../src/model/change.ts';
import { type Command, projections, type Value, windowsFunctions } from '../../src/model/command.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Json } from '../../src/model/json.ts';
import { exchangeShell, skypeShell, windowsOn } from '../../src/model/place.ts';
import type { Fact, Page, StepId } from '../../src/model/record.ts';
import type { End } from '../../src/model/shell.ts';
import { optionsFor } from './options.ts';

const text = fc.string({ unit: 'binary', maxLength: 12 });
const key = fc.string({ maxLength: 8 });
const page = fc.constantFrom<Page>('found', 'outcome');
const step = fc.constantFrom<StepId>('servers', 'certificates', 'skypeAsPartner', 'iisRestart', 'exchangeAsPartner', 'connectivityTest');
const place = fc.constantFrom(exchangeShell, skypeShell, windowsOn('atl-exchange-001.litwareinc.com'));
const json: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 2 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    text,
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(key, tie('json'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).json;
const plain: fc.Arbitrary<Value> = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant({ kind: 'date', at: '2027-01-31T08:00:00.000Z' } as const),
  fc.record({ kind: fc.constant('secret' as const), ref: text, as: fc.constantFrom('text', 'SecureString', 'PSCredential') }),
  fc.record({ kind: fc.constant('bytes' as const), base64: fc.base64String({ maxLength: 8 }) }),
);
const value = fc.oneof(plain, fc.record({ kind: fc.constant('list' as const), items: fc.array(plain, { maxLength: 3 }) }));
const parameters = fc.dictionary(key, value, { maxKeys: 3, noNullPrototype: true });
const texts = fc.array(text, { maxLength: 3 });

const returns = fc.oneof(
  fc.constantFrom('shape' as const, 'whole' as const),
  fc.array(fc.record({ name: text, as: fc.constantFrom(...projections) }), { maxLength: 3 }),
);

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ kind: fc.constant('cmdlet' as const), place, name: text, parameters, switches: texts, returns }),
  fc.record({
    kind: fc.constant('script' as const),
    place,
    file: fc.constant('Configure-EnterprisePartnerApplication.ps1' as const),
    parameters,
  }),
  fc.record({ kind: fc.constant('program' as const), place, file: fc.constant('iisreset.exe' as const), args: texts }),
  fc.record({
    kind: fc.constant('function' as const),
    place,
    name: fc.constantFrom(...windowsFunctions),
    parameters,
    typed: text,
  }),
);

const undo: fc.Arbitrary<Undo> = fc.oneof(
  fc.record({ kind: fc.constant('run' as const), commands: fc.array(command, { maxLength: 2 }) }),
  fc.record({ kind: fc.constant('remove what it made' as const), words: text }),
  fc.record({ kind: fc.constant('cannot' as const), why: text }),
);

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constant('change' as const),
  id: text,
  words: text,
  because: texts,
  command,
  prompts: fc.dictionary(key, fc.constantFrom('yes', 'no'), { maxKeys: 2, noNullPrototype: true }),
  before: json,
  undo,
  whenUnclear: fc.constantFrom('repeat', 'ask'),
  onFailure: fc.constantFrom('stop', 'go on'),
  usually: fc.nat(),
});

const finding: fc.Arbitrary<Finding> = fc
  .record({
    code: text,
    about: text,
    state: fc.constantFrom('ok', 'note', 'problem', 'blocker', 'not seen'),
    source: fc.constantFrom('shell', 'probe', 'told'),
    words: text,
    saw: json,
  })
  .chain((found) => fc.constantFrom(found, { ...found, wayOut: 'Mend it.', override: 'risk' }));

const end: fc.Arbitrary<End> = fc.oneof(
  fc.record({ kind: fc.constant('ended' as const), hadErrors: fc.boolean(), exitCode: fc.option(fc.integer()) }),
  fc.record({ kind: fc.constant('interrupted' as const), why: fc.constantFrom('cancelled', 'timed out', 'died', 'asked'), detail: text }),
);

const line = fc.record({ stream: fc.constantFrom('output', 'information', 'warning', 'verbose', 'progress', 'error'), text });

/** One arbitrary for each type of fact: a new type is asked for by the compiler. Those left out are the journal's own. */
const facts: {
  readonly [Type in Exclude<Fact['type'], 'opened' | 'repaired' | 'took over' | 'salvaged'>]: fc.Arbitrary<
    Extract<Fact, { readonly type: Type }>
  >;
} = {
  driven: fc.record({ type: fc.constant('driven'), driver: text }),
  looked: fc.record({ type: fc.constant('looked'), step, wentBy: text, facts: json, findings: fc.array(finding, { maxLength: 2 }) }),
  answered: fc.record({ type: fc.constant('answered'), step, key: text, value: fc.oneof(text, texts) }),
  read: fc.record({ type: fc.constant('read'), step, page }),
  undoing: fc.record({ type: fc.constant('undoing'), changes: fc.array(fc.nat(), { maxLength: 3 }) }),
  'went back': fc.record({
    type: fc.constant('went back'),
    to: fc.oneof(
      fc.record({ kind: fc.constant('answer' as const), step, key: text }),
      fc.record({ kind: fc.constant('read' as const), step, page }),
    ),
  }),
  confirmed: fc.record({ type: fc.constant('confirmed'), step, digest: text, typed: fc.option(text) }),
  intent: fc.record({
    type: fc.constant('intent'),
    step,
    change,
    host: fc.record({ pid: fc.nat(), started: fc.constant('2026-11-24T11:00:00.000Z') }),
  }),
  output: fc.record({ type: fc.constant('output'), change: text, lines: fc.array(line, { maxLength: 3 }) }),
  ended: fc.record({ type: fc.constant('ended'), step, change: text, end, seconds: fc.nat() }),
  settled: fc.record({
    type: fc.constant('settled'),
    step,
    change: text,
    settled: fc.constantFrom('not started', 'running', 'half done', 'done', 'cannot tell'),
  }),
  waited: fc.record({ type: fc.constant('waited'), step, wait: text, met: fc.boolean(), saw: text, seconds: fc.nat() }),
  decided: fc.record({
    type: fc.constant('decided'),
    step,
    about: text,
    option: fc.constantFrom('look again', 'go on anyway', 'keep waiting', 'force', 'test again'),
  }),
  'handed over': fc.record({ type: fc.constant('handed over'), to: fc.string() }),
  closed: fc.record({ type: fc.constant('closed'), verdict: fc.constantFrom('done', 'not done', 'taken back') }),
};

const anyFact: fc.Arbitrary<Fact> = fc.oneof(...Object.values(facts));
export const anyFacts = fc.array(anyFact, { maxLength: 6 });

export function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'journal-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export function journalOf(opened: Opened): Journal {
  if (opened.kind === 'refused') throw new Error(opened.words);
  return opened.journal;
}

/** A closed journal with these facts. */
export function written(path: string, facts: readonly Fact[]): Journal {
  const journal = journalOf(openJournal(optionsFor(path)));
  for (const fact of facts) journal.append(fact);
  journal.close();
  return journal;
}
