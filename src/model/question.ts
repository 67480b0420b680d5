// A question with its answer key. Its likely answer was discovered, not invented; its reader accepts
// what the admin types or says what would be right.

import { areOneName } from './name.ts';

type Choice = { readonly value: string; readonly label: string; readonly because: string };

export type TypedAnswer = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly why: string };

type Common = {
  /** The key in an answers file, e.g. 'servers.skypeMetadataUrl'. */
  readonly key: string;
  readonly ask: string;
  readonly why: string;
};

export type TextQuestion = Common & {
  readonly kind: 'text';
  readonly likely: string;
  readonly example: string;
  /** Accepts and tidies a text, or refuses it with a sentence that says what would be right. */
  readonly read: (text: string) => TypedAnswer;
};

type OneQuestion = Common & {
  readonly kind: 'one';
  /** What was answered before is one of the choices, and no longer the one to begin with. */
  readonly anew?: true;
  readonly likely: string;
  readonly choices: readonly Choice[];
};

type ManyQuestion = Common & {
  readonly kind: 'many';
  readonly likely: readonly string[];
  readonly choices: readonly Choice[];
};

/** Asked without showing what is typed. The answer is kept in memory behind `ref` and never recorded, so a resumed run asks again. */
type SecretQuestion = Common & {
  readonly kind: 'secret';
  readonly ref: string;
  /** Whose it is, as DOMAIN\name or name@domain; null where it is no account's. */
  readonly user: string | null;
  /** What a run that asks no one can do instead, as a sentence. */
  readonly instead: string;
};

export type Question = TextQuestion | OneQuestion | ManyQuestion | SecretQuestion;
export type Answer = string | readonly string[];

/** The answer that is suggested; undefined where there is none. */
export const likelyOf = (question: Question): Answer | undefined =>
  question.kind === 'secret' || question.likely === '' ? undefined : question.likely;

/** By the keys of questions, then by their values. */
export type Labels = { readonly [key: string]: { readonly [value: string]: string } };

/** How each choice reads on the screen. */
export const labelsOf = (questions: readonly Question[]): Labels =>
  Object.fromEntries(
    questions.flatMap((each) =>
      'choices' in each ? [[each.key, Object.fromEntries(each.choices.map(({ value, label }) => [value, label]))] as const] : [],
    ),
  );

/** An answer as it reads on the screen. */
export function labelOf(question: Question, answer: Answer): string {
  const choices = 'choices' in question ? question.choices : [];
  const labels = [answer].flat().map((each) => choices.find(({ value }) => value === each)?.label ?? each);
  return labels.length === 0 ? 'none of them' : labels.join(', ');
}

export type ReadAnswer = { readonly ok: true; readonly value: Answer } | { readonly ok: false; readonly why: string };

/** Reads an answer of any origin against its question. */
export function readAnswer(question: Question, value: unknown): ReadAnswer {
  if (question.kind === 'text') {
    return typeof value === 'string' ? question.read(value) : { ok: false, why: 'A text is needed here.' };
  }
  if (question.kind === 'secret') return readSecret(value);
  const allowed = question.choices.map((choice) => choice.value);
  const listed = allowed.map((each) => `"${each}"`).join(', ');
  if (question.kind === 'one') {
    const chosen = allowed.find((each) => each === value) ?? allowed.find((each) => isChoice(each, value));
    return chosen === undefined ? { ok: false, why: `Choose one of ${listed}.` } : { ok: true, value: chosen };
  }
  if (!Array.isArray(value)) return { ok: false, why: `A list with any of ${listed} is needed here.` };
  return value.every((each) => allowed.some((choice) => isChoice(choice, each)))
    ? { ok: true, value: allowed.filter((choice) => value.some((each) => isChoice(choice, each))) }
    : { ok: false, why: `The list may only hold ${listed}.` };
}

/** Most choices are servers or certificates, and who types one writes it in another way. */
const isChoice = (choice: string, given: unknown): boolean =>
  typeof given === 'string' &&
  (areOneName('fqdn', choice, given) || (/^[0-9A-F]{40}$/.test(choice) && areOneName('thumbprint', choice, given)));

// Windows takes passwords of at most 127 characters.
const longestSecret = 127;

function readSecret(value: unknown): ReadAnswer {
  if (typeof value !== 'string' || value === '') return { ok: false, why: 'Type the password. To choose another way, press Esc.' };
  return value.length > longestSecret
    ? { ok: false, why: `A password has at most ${longestSecret} characters in Windows. This is longer.` }
    : { ok: true, value };
}
