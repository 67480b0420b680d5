// Facts of every type, as the wizard could write them, for property tests; and a journal in a folder of its own.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { onTestFinished } from 'vitest';
import { type Journal, type Opened, openJournal } from '../../src/journal/journal.ts';
import { sources } from '../../src/model/finding.ts';
import type { Page } from '../../src/model/page.ts';
import type { Fact } from '../../src/model/record.ts';
import { streams } from '../../src/model/shell.ts';
import { stepIds } from '../../src/model/steps.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import type { WayOutOption } from '../../src/model/way-out.ts';
import { change, each, end, finding, json, settled, text, texts } from '../model/arbitrary.ts';
import { optionsFor } from './options.ts';

const page = each<Page>({ resumed: true, found: true, road: true, outcome: true });
const step = fc.constantFrom(...stepIds);
const line = fc.record({ stream: fc.constantFrom(...streams, 'error' as const), text });

/** One arbitrary for each type of fact: a new type is asked for by the compiler. Those left out are the journal's own. */
export const factsOf: {
  readonly [Type in Exclude<Fact['type'], 'opened' | 'repaired' | 'took over' | 'salvaged'>]: fc.Arbitrary<
    Extract<Fact, { readonly type: Type }>
  >;
} = {
  driven: fc.record({ type: fc.constant('driven'), driver: text }),
  noted: fc.record({ type: fc.constant('noted'), ticket: fc.option(text), note: fc.option(text) }),
  world: fc.record({
    type: fc.constant('world'),
    guid: fc.option(text),
    name: fc.option(text),
    sipDomain: fc.option(text),
    cms: fc.option(texts),
  }),
  targets: fc.record({
    type: fc.constant('targets'),
    targets: fc.array(fc.record({ to: text, protocol: text, account: text, key: fc.option(text) }), { maxLength: 2 }),
  }),
  looked: fc.record({ type: fc.constant('looked'), step, wentBy: text, facts: json, findings: fc.array(finding, { maxLength: 2 }) }),
  pasted: fc.record({
    type: fc.constant('pasted'),
    step,
    of: fc.nat(),
    answers: fc.array(fc.record({ asks: text, answer: text }), { maxLength: 2 }),
  }),
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
    settled,
  }),
  waited: fc.record({
    type: fc.constant('waited'),
    step,
    wait: text,
    met: fc.boolean(),
    saw: text,
    source: fc.constantFrom(...sources),
    isDown: fc.boolean(),
    seconds: fc.nat(),
  }),
  decided: fc.record({
    type: fc.constant('decided'),
    step,
    about: text,
    option: each<WayOutOption>({
      'look again': true,
      'look at all again': true,
      'take back what was typed': true,
      'go on anyway': true,
      'keep waiting': true,
      force: true,
      'test again': true,
      'it passed': true,
      'it did not pass': true,
      'choose another way': true,
      'another computer': true,
      'play the admin': true,
      interrupt: true,
      leave: true,
      'seen by hand': true,
      'restart again': true,
    }),
  }),
  'handed over': fc.record({ type: fc.constant('handed over'), to: fc.string() }),
  closed: fc.record({ type: fc.constant('closed'), verdict: each<Verdict>({ done: true, 'not done': true, 'taken back': true }) }),
};

const anyFact: fc.Arbitrary<Fact> = fc.oneof(...Object.values(factsOf));
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
