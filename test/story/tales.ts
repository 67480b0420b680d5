// Facts as moments, and tales that a wizard could have written: a few changes over and over, so that they meet.

import fc from 'fast-check';
import type { Change } from '../../src/model/change.ts';
import type { Fact } from '../../src/model/record.ts';
import type { End } from '../../src/model/shell.ts';
import type { StepId } from '../../src/model/steps.ts';
import type { Moment } from '../../src/story/moment.ts';
import { type Story, storyOf } from '../../src/story/story.ts';
import { anyFacts } from '../journal/facts.ts';
import { create } from '../log/sample.ts';

const host = { pid: 1, started: '2026-11-24T11:00:00.000Z' };
const well: End = { kind: 'ended', hadErrors: false, exitCode: 0 };
export const badly: End = { kind: 'ended', hadErrors: true, exitCode: null };
export const cutOff: End = { kind: 'interrupted', why: 'died', detail: '' };

export const opened: Fact = { type: 'opened', world: 'lab', lineage: 'a history', tool: 'test' };
export const looked = (step: StepId, findings: Extract<Fact, { type: 'looked' }>['findings'] = []): Fact => ({
  type: 'looked',
  step,
  wentBy: '',
  facts: { step },
  findings,
});
export const change = (id: string, more: Partial<Change> = {}): Change => ({ ...create, id, words: `Do ${id}.`, ...more });
export const begun = (made: Change, step: StepId = 'exchangeAsPartner'): Fact => ({ type: 'intent', step, change: made, host });
export const said = (id: string, ...texts: readonly string[]): Fact => ({
  type: 'output',
  change: id,
  lines: texts.map((text) => ({ stream: 'output', text })),
});
export const ended = (id: string, end: End = well, step: StepId = 'exchangeAsPartner'): Fact => ({
  type: 'ended',
  step,
  change: id,
  end,
  seconds: 3,
});

/** A change from its beginning to its end. */
export const done = (made: Change, step: StepId = 'exchangeAsPartner'): readonly Fact[] => [begun(made, step), ended(made.id, well, step)];

/** A command of an undo, which takes back the change whose intent is record `seq`. */
export const undoOf = (seq: number, part = 'part'): Change =>
  change(`undo ${seq}: ${part}`, { fields: { takesBack: seq }, undo: { kind: 'cannot', why: 'It is an undo.' } });

/** A test that passed. */
export const tested = (id = 'test 1', text = 'Test passed.'): readonly Fact[] => [
  begun(change(id, { undo: { kind: 'cannot', why: 'It is over.' } }), 'connectivityTest'),
  said(id, text),
  ended(id, well, 'connectivityTest'),
];

/** One second after another, each by its own hand: who wrote a fact can be told by its number. */
export const momentsOf = (facts: readonly Fact[]): readonly Moment[] =>
  facts.map((fact, index) => ({
    seq: index + 1,
    at: new Date(Date.UTC(2026, 10, 24, 11, 0, index)).toISOString(),
    on: 'here',
    by: `admin ${index + 1}`,
    ...fact,
  }));

export const tell = (facts: readonly Fact[]): Story => storyOf(momentsOf(facts));

const id = fc.constantFrom('one', 'two', 'test 1', 'undo 2: part', 'undo 3: part');
const step = fc.constantFrom<StepId>('exchangeAsPartner', 'connectivityTest');
const seqs = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 });
const takesBack = (name: string) => /^undo (\d)/.exec(name)?.[1];
const one = fc.oneof(
  { weight: 1, arbitrary: fc.constant(opened) },
  { weight: 1, arbitrary: step.map((each) => looked(each)) },
  {
    weight: 3,
    arbitrary: fc.tuple(id, step).map(([name, at]) => {
      const taken = takesBack(name);
      return begun(change(name, taken === undefined ? {} : { fields: { takesBack: Number(taken) } }), at);
    }),
  },
  { weight: 3, arbitrary: fc.tuple(id, fc.string()).map(([name, text]) => said(name, text)) },
  { weight: 3, arbitrary: fc.tuple(id, fc.constantFrom(well, badly, cutOff)).map(([name, end]) => ended(name, end)) },
  { weight: 1, arbitrary: id.map((name): Fact => ({ type: 'settled', step: 'exchangeAsPartner', change: name, settled: 'done' })) },
  { weight: 1, arbitrary: seqs.map((changes): Fact => ({ type: 'undoing', changes })) },
  { weight: 1, arbitrary: fc.constantFrom<Fact>({ type: 'closed', verdict: 'taken back' }, { type: 'closed', verdict: 'not done' }) },
  { weight: 1, arbitrary: fc.constant<Fact>({ type: 'salvaged', from: 'old', line: 3, bytes: 9, sha256: '0' }) },
);

/** Facts of every type in any order, among them such as belong together. */
export const tales: fc.Arbitrary<readonly Fact[]> = fc
  .array(fc.oneof({ weight: 4, arbitrary: one.map((each) => [each]) }, { weight: 1, arbitrary: anyFacts }), { maxLength: 30 })
  .map((parts) => parts.flat());
