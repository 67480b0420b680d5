// How far a look came, as a log has it.

import { describe, expect, test } from 'vitest';
import { traceInWords } from '../../src/cli/trace-in-words.ts';
import { type ProbeTrace, type StageState, stageNames } from '../../src/model/probe-trace.ts';

const sight = (states: readonly StageState[], more: Partial<ProbeTrace> = {}): ProbeTrace => ({
  product: 'Exchange',
  from: null,
  at: null,
  stages: stageNames.map((stage, index) => ({ stage, state: states[index] ?? 'not reached', words: 'Zeichen: ä\u001b[31m' })),
  ...more,
});

describe('a look at a document, in one line', () => {
  test('says how far it came, and where it was made', () => {
    expect(traceInWords(sight(['passed', 'noted', 'failed']))).toBe(
      "Exchange's document, seen from this computer: name ok, connect ok, TLS failed",
    );
    expect(traceInWords(sight(['not seen'], { from: 'fe-1.example.com' }))).toBe(
      "Exchange's document, seen from fe-1.example.com: name not seen",
    );
    expect(traceInWords(sight(['passed', 'failed'], { at: 'ex-1.example.com' }))).toBe(
      "Exchange's document on ex-1.example.com itself, seen from this computer: name ok, connect failed",
    );
  });

  test('is none while it is under way, and none where all is right', () => {
    expect(traceInWords(sight([]))).toBeUndefined();
    expect(traceInWords(sight(['passed', 'passed']))).toBeUndefined();
    expect(traceInWords(sight(stageNames.map(() => 'passed')))).toBeUndefined();
  });

  test('prints no name raw', () => {
    expect(traceInWords(sight(['failed'], { at: 'ex-1\u001b[2J.example.com' }))).not.toContain('\u001b');
  });
});
