// What one storage test says of itself. Words decide only where they are all that there is, and then only the two that are known; what
// else it prints, silence and other languages included, is the admin's to read.

import { succeeded } from '../../model/shell.ts';
import type { Did, StepContext, TestVerdict } from '../step.ts';
import { outcomeWords } from './words.ts';

/** Passed and failed say just this, and nothing else. */
const says = (word: 'passed' | 'failed') => new RegExp(`^\\s*test ${word}\\.?\\s*$`, 'i');

export function verdictOf(did: Pick<Did, 'seq' | 'end' | 'lines'>, reported: StepContext['reported']): TestVerdict {
  if (did.end === null || !succeeded(did.end)) return { kind: 'failed' };
  // What it says in detail or as a warning is no result.
  const output = did.lines.filter((line) => line.stream === 'output').map((line) => line.text);
  if (output.some((text) => says('failed').test(text))) return { kind: 'failed' };
  if (output.length > 0 && output.every((text) => says('passed').test(text))) return { kind: 'passed' };
  const printed = output.map((text) => text.trim()).join('\n');
  const told = reported.findLast((each) => each.seq > did.seq && each.about === subjectOf(printed));
  if (told === undefined) return { kind: 'not known', printed };
  return { kind: told.passed ? 'reported' : 'failed' };
}

/** What the admin is asked about: a text that was printed, under which the answer is recorded. */
export const subjectOf = (printed: string): string => `${unknownCode}: ${printed === '' ? outcomeWords.silent : printed.slice(0, 300)}`;

export const unknownCode = 'test.not-known';
