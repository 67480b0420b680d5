// The answers that a check goes by: where it connects to, and what holds for years. A finished set-up leaves them in a file; whoever names
// that file to a check confirms with it what the check connects to. It agrees to no change, and holds no password: a check runs as
// whoever starts it.

import { sequence } from '../steps/sequence.ts';
import type { Step } from '../steps/step.ts';
import { isAccessKey } from '../story/answers.ts';
import type { Answers } from '../wizard/no-input.ts';

const steps: readonly Step[] = sequence;
const lasting = new Set(steps.flatMap((each) => each.lasting ?? []));

const isLasting = (key: string): boolean => isAccessKey(key) || lasting.has(key) || key.endsWith('.goOnAnyway');

export const lastingAnswers = (answers: Answers): Answers => Object.fromEntries(Object.entries(answers).filter(([key]) => isLasting(key)));

/** Of a set-up, for the account that will check. */
export const answersForCheck = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(lastingAnswers(answers)).flatMap(([key, value]) => {
      if (/^shells\.\w+\.user$/.test(key)) return [];
      return [[key, /^shells\.\w+\.account$/.test(key) ? 'mine' : value] as const];
    }),
  );

/** The first entry of such a file: an editor finds the description of all keys by it, and the program knows its own file again. */
export const answersMark = { $schema: './answers.schema.json' } as const;
