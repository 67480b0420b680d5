// --batch N: how many servers one word agrees to restart. An answer like any other, said on the command line.

import { keys } from '../steps/iis-restart/words.ts';
import type { Story } from '../story/story.ts';
import type { Answers } from '../wizard/no-input.ts';
import { exitCodes } from './exit-codes.ts';

/** What was typed for this run goes before what a file says. */
export const withBatch = (answers: Answers, batch: string | null): Answers =>
  batch === null ? answers : { ...answers, [keys.batch]: batch };

/** Where nobody is asked and nobody has said it, each server has a word of its own. */
export const batchOrOne = (answers: Answers): Answers => ({ [keys.batch]: '1', ...answers });

/** Why what was typed cannot be used: a set-up goes on with the number that it has on record, and who typed another means fewer servers. */
export function otherBatch({ answers }: Story, batch: string | null): string | undefined {
  const known = Object.values(answers).find(({ key, reopened }) => key === keys.batch && !reopened)?.value;
  return batch === null || known === undefined || known === batch
    ? undefined
    : `--batch ${batch} cannot be used: this set-up has ${known} on record. Leave --batch out; or start without --no-input, and go back to that question.`;
}

type Lack = { readonly exitCode: number; readonly words: readonly string[] };

/** What is said where an answer is missing, or is none: on the command line it is an argument. */
export const lackOf = ({ key, why }: { readonly key: string; readonly why: string }, batch: string | null): Lack =>
  key === keys.batch && batch !== null
    ? { exitCode: exitCodes.wrongArguments, words: [`--batch ${batch} cannot be used. ${why}`] }
    : { exitCode: exitCodes.inputNeeded, words: [`An answer is missing: ${key}`, why] };
