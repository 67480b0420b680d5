// What an undo took back, as the records tell it.

import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/model/record.ts';
import { badly, begun, change, cutOff, done, ended, opened, tell, undoOf } from './tales.ts';

const undoing = (...changes: readonly number[]): Fact => ({ type: 'undoing', changes });
const over: Fact = { type: 'closed', verdict: 'taken back' };
const left: Fact = { type: 'closed', verdict: 'not done' };
/** The intents of these are records 2 and 4. */
const setUp = [opened, ...done(change('one')), ...done(change('two'))];
const takenBack = (facts: readonly Fact[]) => tell(facts).did.map((each) => each.takenBack);

describe('a change that was taken back', () => {
  test('says by which commands, when and by whom, once the undo is through with it', () => {
    const facts = [...setUp, undoing(4, 2), ...done(undoOf(4, 'a')), ...done(undoOf(4, 'b')), over];
    const [one, two] = takenBack(facts);
    expect(one).toBeNull();
    expect(two).toEqual({ parts: [7, 9], whole: true, at: '2026-11-24T11:00:09.000Z', by: 'admin 10', on: 'here' });
  });

  test('is through with when the next one has its turn, also where the undo is left then', () => {
    const [one, two] = takenBack([...setUp, undoing(4, 2), ...done(undoOf(4)), begun(undoOf(2))]);
    expect([one, two?.whole]).toEqual([null, true]);
  });

  test('is through with when the admin leaves the next one as it is', () => {
    const [one, two] = takenBack([...setUp, undoing(4, 2), ...done(undoOf(4)), undoing(4), left]);
    expect([one, two?.whole]).toEqual([null, true]);
  });

  test('is taken back in part where the undo was left in between, given up, or cut off', () => {
    const begins = [...setUp, undoing(4, 2), ...done(undoOf(4, 'a'))];
    for (const rest of [[left], [left, opened, ...done(change('two'))], [begun(undoOf(4, 'b')), opened]])
      expect(takenBack([...begins, ...rest])[1]).toMatchObject({ parts: [7], whole: false });
  });

  test('stays so in part when a later undo does nothing more to it', () => {
    const facts = [...setUp, undoing(4, 2), ...done(undoOf(4, 'a')), left, opened, ...done(change('three')), undoing(11, 4, 2), over];
    expect(takenBack(facts)[1]).toMatchObject({ parts: [7], whole: false });
  });

  test('is not where the command failed, or never had its end and nobody has looked', () => {
    for (const end of [badly, cutOff])
      expect(takenBack([...setUp, undoing(4, 2), begun(undoOf(4)), ended(undoOf(4).id, end), over])[1]).toBeNull();
  });

  test('is where a look found that an interrupted command was done', () => {
    const settled: Fact = { type: 'settled', step: 'exchangeAsPartner', change: undoOf(4).id, settled: 'done' };
    expect(takenBack([...setUp, undoing(4), begun(undoOf(4)), opened, settled, over])[1]).toMatchObject({ by: 'admin 9', whole: true });
  });
});

test('what was set up again after an undo stands, beside the same change that was taken back', () => {
  const facts = [...setUp, undoing(4), ...done(undoOf(4)), over, opened, ...done(change('two'))];
  expect(takenBack(facts).map((each) => each?.whole ?? null)).toEqual([null, true, null, null]);
});

test('what was set twice is taken back once, and so does not stand at all', () => {
  const facts = [...setUp, ...done(change('two')), undoing(6), ...done(undoOf(6)), over];
  expect(takenBack(facts).map((each) => each?.parts ?? null)).toEqual([null, [9], [9], null]);
});

test('what was made twice stands until its own undo: each is an object of its own', () => {
  // Its id decides: what the file says of its undo does not.
  const made = change('partner.script', { undo: { kind: 'run', commands: [] } });
  const facts = [opened, ...done(made), ...done(made), undoing(4), ...done(undoOf(4)), over];
  expect(takenBack(facts).map((each) => each?.parts ?? null)).toEqual([null, [7], null]);
});
