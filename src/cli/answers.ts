// Reads an answers file: one JSON object from answer keys to values. What is wrong with it is said all at once.

import { readFileSync, statSync } from 'node:fs';
import { closestMatch } from 'leven';
import { harmless } from '../model/harmless.ts';
import { answerKeys } from '../steps/sequence.ts';
import type { Answers } from '../wizard/no-input.ts';
import { wayKeys } from '../wizard/ways.ts';

export type AnswersRead = { readonly ok: true; readonly answers: Answers } | { readonly ok: false; readonly why: string };

const keys = [...answerKeys, ...wayKeys];

const largest = 1024 * 1024;

export function readAnswersFile(path: string): AnswersRead {
  let text: string;
  try {
    if (statSync(path).size > largest) return { ok: false, why: `The answers file ${path} is larger than 1 MiB.` };
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return { ok: false, why: `The answers file could not be read: ${error instanceof Error ? error.message : String(error)}` };
  }
  return readAnswers(text, path);
}

/** Reads the text of an answers file; all unknown and ill-typed keys are named together. */
export function readAnswers(text: string, path: string): AnswersRead {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { ok: false, why: `The answers file ${path} is not JSON: ${harmless(error instanceof Error ? error.message : '', 200)}` };
  }
  if (json === null || typeof json !== 'object' || Array.isArray(json))
    return { ok: false, why: `The answers file ${path} must hold one object, from answer keys to answers.` };
  const entries = Object.entries(json);
  const wrong = entries.flatMap(([key, value]) => wrongWith(key, value));
  if (wrong.length > 0)
    return { ok: false, why: [`The answers file ${path} cannot be used:`, ...wrong.map((each) => `  ${each}`)].join('\n') };
  const answers = entries.map(([key, value]): [string, string | readonly string[]] => [
    key,
    Array.isArray(value) ? value.map(String) : String(value),
  ]);
  return { ok: true, answers: Object.fromEntries(answers) };
}

function wrongWith(key: string, value: unknown): readonly string[] {
  const shown = harmless(key, 80);
  if (/^shells\.\w+\.password$/.test(key)) return [`"${shown}" cannot be answered here: a password is never read from a file.`];
  if (!keys.includes(key) && !key.endsWith('.goOnAnyway')) {
    const near = closestMatch(key.slice(0, 100), keys) ?? '';
    return [`"${shown}" is not an answer key. Did you mean "${near}"?`];
  }
  if (key === 'servers.leftOut') {
    return Array.isArray(value) && value.every((each) => typeof each === 'string') ? [] : [`"${shown}" must be a list of server names.`];
  }
  return typeof value === 'string' ? [] : [`"${shown}" must be a text.`];
}
