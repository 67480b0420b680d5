// Reads an answers file: one JSON object from answer keys (answers-schema.ts) to values. What is wrong with it is said all at once.

import type { z } from 'zod';
import { decoded } from '../diagnosis/plain-text.ts';
import { readBytes } from '../files/read.ts';
import { troubleInWords } from '../files/trouble.ts';
import { harmless } from '../model/harmless.ts';
import { type Answers, confirmKey } from '../wizard/no-input.ts';
import { answerKeys, answersSchema } from './answers-schema.ts';
import { didYouMean } from './did-you-mean.ts';

export type AnswersRead = { readonly ok: true; readonly answers: Answers } | { readonly ok: false; readonly why: string };

const largest = 2 ** 20;
const mostNamed = 20;

export function readAnswersFile(path: string): AnswersRead {
  try {
    const bytes = readBytes(path, largest);
    if (bytes === undefined) return { ok: false, why: `There is no answers file ${path}.` };
    return readAnswers(decoded(bytes), path);
  } catch (error) {
    return { ok: false, why: `The answers file ${path} could not be read: ${troubleInWords(error)}.` };
  }
}

/** Reads the text of an answers file; unknown and ill-typed keys are named together. */
export function readAnswers(text: string, path: string): AnswersRead {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { ok: false, why: `The answers file ${path} is not JSON: ${harmless(error instanceof Error ? error.message : '', 200)}` };
  }
  if (!isObject(json)) return { ok: false, why: `The answers file ${path} must hold one object, from answer keys to answers.` };
  const read = answersSchema.safeParse(withBatchWords(withTexts(json)));
  if (read.success) return { ok: true, answers: withoutSchema(read.data) };
  const strange = Object.entries(json).filter(([key]) => !answerKeys.includes(key) && !ofBatch.test(key));
  const unknown = strange.slice(0, mostNamed).flatMap(([key, value]) => unknownKey(key, value));
  const more = strange.length > mostNamed ? [`and ${strange.length - mostNamed} more keys that are none.`] : [];
  const unfit = read.error.issues.flatMap(({ path: [key], message }) => (key === undefined ? [] : [`"${String(key)}" ${message}`]));
  return {
    ok: false,
    why: [`The answers file ${path} cannot be used:`, ...[...unknown, ...more, ...unfit].map((each) => `  ${each}`)].join('\n'),
  };
}

const ofBatch = new RegExp(`^${confirmKey('iisRestart')}\\.[1-9]\\d{0,2}$`);

/** The word for one of several batches may stand under its number: iisRestart.confirm.2. */
function withBatchWords(json: object): object {
  const { yes: words = [], no: rest = [] } = Object.groupBy(Object.entries(json), ([key]) => (ofBatch.test(key) ? 'yes' : 'no'));
  const { [confirmKey('iisRestart')]: others = [], ...answers } = Object.fromEntries(rest);
  return words.length === 0 ? json : { ...answers, [confirmKey('iisRestart')]: [others, ...words.map(([, word]) => word)].flat() };
}

/** How many in a batch may be a number: `"iisRestart.batch": 4`. */
const withTexts = (json: object): object =>
  Object.fromEntries(Object.entries(json).map(([key, it]) => [key, /\.batch$/.test(key) && typeof it === 'number' ? String(it) : it]));

const isObject = (json: unknown): json is object => json !== null && typeof json === 'object' && !Array.isArray(json);

const withoutSchema = (read: z.output<typeof answersSchema>): Answers =>
  Object.fromEntries(Object.entries(read).flatMap(([key, value]) => (key === '$schema' || value === undefined ? [] : [[key, value]])));

/** An object may hold the parts of a key one inside the other, as other programs' files do. */
function unknownKey(key: string, value: unknown, depth = 0): readonly string[] {
  const shown = harmless(key, 80);
  if (/^shells\.\w+\.password$/.test(key)) return [`"${shown}" cannot be answered here: a password is never read from a file.`];
  const inside = isObject(value) && depth < 3 ? Object.entries(value).slice(0, mostNamed) : [];
  if (inside.length > 0) return inside.flatMap(([name, each]) => unknownKey(`${key}.${name}`, each, depth + 1));
  if (depth > 0 && answerKeys.includes(key)) return [`Write "${shown}" as one key, with the dots in it.`];
  return [`"${shown}" is not an answer key.${didYouMean(key, answerKeys)}`];
}
