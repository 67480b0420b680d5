// A storage test passed where it says just that. Everything else is failed, or for the admin to read.

import { describe, expect, test } from 'vitest';
import type { OutputLine } from '../../src/model/output.ts';
import { subjectOf, verdictOf } from '../../src/steps/connectivity-test/verdict.ts';
import type { Did, StepContext } from '../../src/steps/step.ts';

const didSay = (lines: readonly OutputLine[], hadErrors = false): Did => ({
  seq: 10,
  at: '2027-01-01T08:00:00.000Z',
  step: 'connectivityTest',
  id: 'test fe01 1',
  kind: 'test',
  about: 'fe01 1',
  shell: 'skype',
  fields: { user: 'sip:a@b.example' },
  end: { kind: 'ended', hadErrors, exitCode: null },
  settled: null,
  lines,
  left: null,
  takenBack: false,
});
const output = (...texts: readonly string[]): readonly OutputLine[] => texts.map((text) => ({ stream: 'output', text }));
const kindOf = (lines: readonly OutputLine[], hadErrors = false, reported: StepContext['reported'] = []) =>
  verdictOf(didSay(lines, hadErrors), reported).kind;

describe('a test', () => {
  test.each([['Test passed.'], ['Test Passed'], ['TEST PASSED'], ['  test passed.  ']])('that says %j and nothing else passed', (text) => {
    expect(kindOf(output(text))).toBe('passed');
    expect(kindOf(output(text, 'Test passed'))).toBe('passed');
  });

  test.each([
    [[]],
    [['Test bestanden.']],
    [['Test de connectivité réussi.']],
    [['The parameter passed is valid.']],
    [['Test passed with warnings.']],
    [['Test passed..']],
    [['Not: Test passed.']],
    [['Test passed.', 'Item was not deleted.']],
    [['True']],
  ])('that prints %j is for the admin to read', (texts) => {
    expect(kindOf(output(...texts))).toBe('not known');
  });

  test('that says in detail what it does has said nothing of its result', () => {
    const detail = { stream: 'verbose', text: 'Test passed.' } as const;
    expect(kindOf([detail, { stream: 'warning', text: 'Test passed.' }, { stream: 'information', text: 'Test passed.' }])).toBe(
      'not known',
    );
    expect(kindOf([{ stream: 'verbose', text: 'The parameter passed is valid.' }, ...output('Test failed.')])).toBe('failed');
  });

  test('with an error failed, whatever else it says', () => {
    expect(kindOf(output('Test passed.'), true)).toBe('failed');
    expect(kindOf([], true)).toBe('failed');
  });

  test('that says both failed', () => {
    expect(kindOf(output('Test passed.', 'Test failed'))).toBe('failed');
  });

  test('is what the admin says of its text, once they have read it, and not of another or a later one', () => {
    const told = (printed: string, passed: boolean, seq = 20) => [{ seq, about: subjectOf(printed), passed }];
    expect(kindOf(output('Test bestanden.'), false, told('Test bestanden.', true))).toBe('reported');
    expect(kindOf([], false, told('', true))).toBe('reported');
    expect(kindOf(output('Test bestanden.'), false, told('Test bestanden.', false))).toBe('failed');
    expect(kindOf(output('Test nicht bestanden.'), false, told('Test bestanden.', true))).toBe('not known');
    expect(kindOf(output('Test bestanden.'), false, told('Test bestanden.', true, 5))).toBe('not known');
    expect(kindOf(output('Test bestanden.'), true, told('Test bestanden.', true))).toBe('failed');
  });
});
