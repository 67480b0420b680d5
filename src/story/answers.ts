// What the admin has answered, as it holds now. A way to a shell holds for the computer where it was chosen, all else wherever one
// goes on.

import type { Answer } from '../model/question.ts';
import type { StepId } from '../model/steps.ts';
import type { MomentOf } from './moment.ts';

/** `on` is the computer where it was given: some answers hold for that one only. */
type Given = {
  readonly key: string;
  readonly on: string;
  readonly step: StepId;
  readonly value: Answer;
  /** When it was given last, and since when it says what it says. */
  readonly seq: number;
  readonly changedSeq: number;
  readonly reopened: boolean;
};

/** By the name under which each is kept (storedAs). */
export type GivenAnswers = { readonly [stored: string]: Given };

/** Whether an answer is about how a shell is reached. */
export const isAccessKey = (key: string): boolean => key.startsWith('shells.');

export const storedAs = (key: string, computer: string): string => (isAccessKey(key) ? `${key} on ${computer}` : key);

/** The answers that hold on a computer, by their keys. */
export function answersOn(computer: string, { answers }: { readonly answers: GivenAnswers }): { readonly [key: string]: Answer } {
  const held = Object.values(answers).filter(({ key, on }) => !isAccessKey(key) || on === computer);
  return Object.fromEntries(held.map(({ key, value }) => [key, value]));
}

/** The answers while the story is told: a file may hold any number of them. */
export type Answering = Map<string, Given>;

export function addAnswer(answers: Answering, { seq, on, step, key, value }: MomentOf<'answered'>): void {
  const stored = storedAs(key, on);
  const before = answers.get(stored);
  const same = before !== undefined && JSON.stringify(before.value) === JSON.stringify(value);
  answers.set(stored, { key, on, step, value, seq, changedSeq: same ? before.changedSeq : seq, reopened: false });
}

/** It is asked for again, with what was answered before. */
export function reopen(answers: Answering, key: string, computer: string): void {
  const stored = storedAs(key, computer);
  const given = answers.get(stored);
  if (given !== undefined) answers.set(stored, { ...given, reopened: true });
}

/** The ways to the shells of a computer are asked for again, each with what was answered before. */
export function reopenAccess(answers: Answering, computer: string): void {
  for (const { key, on } of answers.values()) if (isAccessKey(key) && on === computer) reopen(answers, key, computer);
}
