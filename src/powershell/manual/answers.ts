// Pasted text -> the answers of looks in it (manual/text.ts): one line of JSON for each mark, wherever the console broke it and
// whatever stands around it. An answer is taken whole or not at all: of half a line nothing is read.

import { z } from 'zod';
import { parseJson } from '../../model/json.ts';
import type { ErrorRecord } from '../../model/shell.ts';
import { thrownSchema } from '../../model/shell-schema.ts';

export type PastedAnswer = { readonly objects: readonly unknown[]; readonly errors: readonly ErrorRecord[] };

// Beginnings that are looked at, so that a text made of them takes no longer than another.
const mostBeginnings = 20;

/** The newest whole answer for a mark, or undefined where there is none. */
export function answerFor(mark: string, compact: string): PastedAnswer | undefined {
  const start = `{"for":${JSON.stringify(mark)},`;
  let at = compact.length;
  for (let count = 0; count < mostBeginnings && at > 0; count++) {
    at = compact.lastIndexOf(start, at - 1);
    if (at < 0) return undefined;
    const read = readAnswer(objectAt(compact, at));
    if (read !== undefined) return read;
  }
  return undefined;
}

/** A text without what a console puts between: the answers hold no space and no line end of their own. */
export const compacted = (text: string): string => text.replace(/[ \t\r\n]+/g, '');

/** The JSON object that begins here, to its closing brace; '' where it has none. */
function objectAt(text: string, from: number): string {
  let depth = 0;
  const tokens = /"(?:[^"\\]|\\.)*"|[{}]|"/gs;
  tokens.lastIndex = from;
  for (let token = tokens.exec(text); token !== null; token = tokens.exec(text)) {
    if (token[0] === '"') return '';
    if (token[0] === '{') depth++;
    if (token[0] === '}' && --depth === 0) return text.slice(from, tokens.lastIndex);
  }
  return '';
}

function readAnswer(json: string): PastedAnswer | undefined {
  const value = parseJson(json);
  if (!isObject(value)) return undefined;
  const { objects, errors } = value;
  const given = plain(objects, 0);
  const failed = plain(errors, 0);
  if (!Array.isArray(given) || !Array.isArray(failed)) return undefined;
  const records = failed.flatMap((each: unknown) => (isObject(each) ? [recordOf(each)] : []));
  return records.length === failed.length ? { objects: given, errors: records } : undefined;
}

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const word = (value: unknown): string => (typeof value === 'string' ? value : '');
function recordOf(error: { readonly [name: string]: unknown }): ErrorRecord {
  const chain = thrown.safeParse(Array.isArray(error.chain) ? error.chain : [error.chain]).data ?? [];
  return {
    message: word(error.message),
    fullyQualifiedErrorId: word(error.id),
    category: word(error.category),
    ...(chain.length === 0 ? {} : { chain: chain.slice(0, 10) }),
  };
}
const thrown = z.array(thrownSchema);

// What Windows PowerShell 5.1 puts beside a value that it has wrapped: {"value":[…],"Count":2}, {"value":"\/Date(0)\/","DateTime":"…"}.
const beside = /^(?:value|Count|Length|DateTime|DisplayHint|ReadCount|PS\w+)$/;
const deepest = 20;

/** Values as PowerShell 7 would have written them. */
function plain(value: unknown, depth: number): unknown {
  if (depth > deepest) return null;
  if (typeof value === 'string') return instantOf(value);
  if (Array.isArray(value)) return value.map((each) => plain(each, depth + 1));
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  if (names.length > 1 && names.includes('value') && names.every((name) => beside.test(name))) return plain(value.value, depth + 1);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each, depth + 1)]));
}

/** `/Date(1796169600000)/`, perhaps with an offset that only says how to show it, is an instant; other text stays. */
function instantOf(text: string): string {
  const [, milliseconds] = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(text) ?? [];
  return milliseconds === undefined ? text : new Date(Number(milliseconds)).toISOString();
}
