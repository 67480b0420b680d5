// What a state file says of itself at a glance, by its first line or its last, for the first screen: that is there before all that
// reads and checks a whole journal. Nothing is decided by it but what is offered.

import { readEnd } from '../files/read.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../model/json.ts';
import type { Fact } from '../model/record.ts';
import type { Verdict } from '../model/verdict.ts';

// The first record, the one that closes a file and what later looks at it leave behind that are short.
const longest = 2 ** 18;

/** The world that a state file belongs to, as its first record says; undefined where there is no such record. */
export function worldIn(statePath: string): 'lab' | 'real' | undefined {
  const text = textAt(statePath, 'first');
  const { world } = recordIn(text.slice(0, Math.max(0, text.indexOf('\n'))));
  return world === 'lab' || world === 'real' ? world : undefined;
}

/** What a run writes that was only looked at. */
const aside: readonly (Json | undefined)[] = ['opened', 'driven', 'noted', 'took over', 'repaired'] satisfies readonly Fact['type'][];

/** Whether a state file ends as done. Looks at its last lines only, since the first screen waits for this. */
export function isFinished(statePath: string): boolean {
  for (const line of textAt(statePath, 'last').trimEnd().split('\n').toReversed()) {
    const { type, verdict } = recordIn(line);
    if (!aside.includes(type)) return type === ('closed' satisfies Fact['type']) && verdict === ('done' satisfies Verdict);
  }
  return false;
}

/** The beginning or the end of a file; nothing where it cannot be read: whatever is wrong with it is said when it is opened. */
function textAt(statePath: string, which: 'first' | 'last'): string {
  try {
    return new TextDecoder().decode(readEnd(statePath, which, longest));
  } catch {
    return '';
  }
}

function recordIn(line: string): JsonObject {
  const record = parseJson(line);
  return isJsonObject(record) ? record : {};
}
