// --save-answers: the answers that repeat this run, in a file that is replaced as a whole after each of them. So a run that stops
// half way, or is killed, has left those that were given until then.

import { existsSync } from 'node:fs';
import { writeFileAtomically } from '../files/atomic.ts';
import { troubleInWords } from '../files/trouble.ts';
import { sequence } from '../steps/sequence.ts';
import type { Moment } from '../story/moment.ts';
import type { Answers } from '../wizard/no-input.ts';
import { passwordKeys } from '../wizard/shell-access.ts';
import { readAnswersFile } from './answers.ts';
import { answerKeys } from './answers-schema.ts';

export type SaveAnswers = {
  readonly path: string;
  /** What the answers file of this run held: kept where the run has not come to it, also when it is the same file. */
  readonly given: Answers;
};

type AnswersKeeper = {
  /** After a record that changes the answers; what the disk says then is told at the end. */
  keep(written: Moment['type']): void;
  /** Writes them a last time, and says in a sentence what became of the file. */
  close(): string;
};

type Begun = { readonly kind: 'keeps'; readonly keeper: AnswersKeeper } | { readonly kind: 'refused'; readonly words: string };

/** Writes what is known already. Refuses a file that holds something else, or cannot be written. `answered` is what the run has by now. */
export function keepAnswers({ path, given }: SaveAnswers, answered: () => Answers): Begun {
  const there = existsSync(path) ? readAnswersFile(path) : undefined;
  if (there?.ok === false)
    return refused(`${there.why}\nSo it is left as it is. Name another file with --save-answers, or take that one away first.`);
  const known = () => ({ ...given, ...answered() });
  const trouble = write(path, known());
  if (trouble !== undefined) return refused(`${trouble} Name another file with --save-answers.`);
  return {
    kind: 'keeps',
    keeper: {
      keep: (written) => {
        if (changesAnswers.has(written)) write(path, known());
      },
      close: () => write(path, known()) ?? savedWords(path, passwordKeys(known(), sequence)),
    },
  };
}

const refused = (words: string): Begun => ({ kind: 'refused', words });

const changesAnswers: ReadonlySet<Moment['type']> = new Set(['answered', 'confirmed', 'decided', 'went back']);

/** In the order of the schema, so that the same answers are the same file. */
function write(path: string, answers: Answers): string | undefined {
  const entries = answerKeys.flatMap((key) => (answers[key] === undefined ? [] : [[key, answers[key]] as const]));
  try {
    writeFileAtomically(path, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
    return undefined;
  } catch (error) {
    return `The answers could not be written to ${path}: ${troubleInWords(error)}.`;
  }
}

const savedWords = (path: string, passwords: readonly string[]): string =>
  passwords.length === 0
    ? path
    : `${path} (it holds no password: ${passwords.join(', ')} ${passwords.length === 1 ? 'is' : 'are'} asked for at a terminal)`;
