// What a state file says of itself at a glance, by its first line or its last, for the first screen: that is there before all that
// reads and checks a whole journal. Nothing is decided by it but what is offered.

import { readEnd } from '../files/read.ts';
import type { Fact } from '../model/record.ts';
import type { Verdict } from '../model/verdict.ts';

// The first record, the one that closes a file and what later looks at it leave behind that are short.
const longest = 2 ** 18;

/** The world that a state file belongs to, as its first record says; undefined where there is no such record. */
export function worldIn(statePath: string): 'lab' | 'real' | undefined {
  try {
    const bytes = readEnd(statePath, 'first', longest) ?? new Uint8Array();
    const record: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(0, Math.max(0, bytes.indexOf(0x0a)))));
    const world = record !== null && typeof record === 'object' && 'world' in record ? record.world : undefined;
    return world === 'lab' || world === 'real' ? world : undefined;
  } catch {
    // Whatever is wrong with the file is said when it is opened.
    return undefined;
  }
}

/** What a run writes that was only looked at. */
const aside: readonly unknown[] = ['opened', 'driven', 'noted', 'took over', 'repaired'] satisfies readonly Fact['type'][];

/** Whether a state file ends as done. Looks at its last lines only, since the first screen waits for this. */
export function isFinished(statePath: string): boolean {
  try {
    const lines = new TextDecoder().decode(readEnd(statePath, 'last', longest)).trimEnd();
    for (let end = lines.length; end > 0; end = lines.lastIndexOf('\n', end - 1)) {
      const record: unknown = JSON.parse(lines.slice(lines.lastIndexOf('\n', end - 1) + 1, end));
      if (record === null || typeof record !== 'object' || !('type' in record)) return false;
      if (!aside.includes(record.type)) return 'verdict' in record && record.verdict === ('done' satisfies Verdict);
    }
    return false;
  } catch {
    // Whatever is wrong with the file is said when it is opened.
    return false;
  }
}
