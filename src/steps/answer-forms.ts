// What an answers file may hold for each question of a step: its form, and what it answers. <step>/answers.ts has them; the compiler
// asks there for every key that the step has. cli/answers-schema.ts reads answers files by them.

import type { Answer } from '../model/question.ts';

export type AnswerForm =
  | { readonly kind: 'text'; readonly about: string; readonly example: string }
  | { readonly kind: 'list'; readonly about: string }
  | { readonly kind: 'one'; readonly about: string; readonly values: readonly string[] }
  /** A text, or a list of texts. */
  | { readonly kind: 'words'; readonly about: string };

export type AnswerForms<Key extends string = string> = { readonly [key in Key]: AnswerForm };

/** The keys in a table of keys. */
export type KeyIn<Keys> = Extract<Keys[keyof Keys], string>;

export const textForm = (about: string, example: string): AnswerForm => ({ kind: 'text', about, example });
export const listForm = (about: string): AnswerForm => ({ kind: 'list', about });
export const choiceForm = (about: string, ...values: readonly string[]): AnswerForm => ({ kind: 'one', about, values });
export const wordsForm = (about: string): AnswerForm => ({ kind: 'words', about });

/** Whether an answer on record can be one of this form: a state file is held to the same as an answers file. */
export const isOfForm = (form: AnswerForm, value: Answer): boolean =>
  typeof value !== 'string' ? /list|words/.test(form.kind) : form.kind === 'one' ? form.values.includes(value) : form.kind !== 'list';
