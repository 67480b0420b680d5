// JSON from outside, read only where its shape is harmless: not nested deep, not in a million pieces (each takes up far more memory
// than its text), and no name twice in one object. JSON.parse would keep the last of two and say nothing, another reader the first.

import { notSeen, type Seen, seen } from '../model/finding.ts';

const deepest = 32;
/** A document in use has some dozens. */
const mostPieces = 100_000;

/** Reads JSON; says in one sentence why it does not. */
export function readJson(text: string): Seen<unknown> {
  const { depth, members, pieces } = count(text);
  if (depth > deepest) return notSeen(`The answer is JSON nested more than ${deepest} levels deep, as no such document is.`);
  if (pieces > mostPieces) return notSeen('The answer is JSON in more pieces than any such document has.');
  try {
    const json: unknown = JSON.parse(text);
    return membersOf(json) === members
      ? seen(json)
      : notSeen('The answer names something twice, so two readers could understand it differently.');
  } catch {
    return notSeen('The answer is not JSON, so it is not the document.');
  }
}

/** Levels, members of all objects, and values in all, as the text has them: outside its strings, each member has one colon. */
function count(text: string): { readonly depth: number; readonly members: number; readonly pieces: number } {
  let [depth, level, members, pieces] = [0, 0, 0, 0];
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === ':') members += 1;
    else if (character === ',') pieces += 1;
    else if (character === '{' || character === '[') {
      level += 1;
      pieces += 1;
      depth = Math.max(depth, level);
    } else if (character === '}' || character === ']') level -= 1;
  }
  return { depth, members, pieces };
}

/** Members that are left once it is parsed. */
function membersOf(json: unknown): number {
  if (typeof json !== 'object' || json === null) return 0;
  const values: readonly unknown[] = Object.values(json);
  return values.reduce<number>((sum, each) => sum + membersOf(each), Array.isArray(json) ? 0 : values.length);
}
