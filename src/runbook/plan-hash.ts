// The number of a plan: what was approved is told from what would run now. It is SHA-256 of every command, its undo (so the values
// that are overwritten count) and every wait. What was only seen on the way, such as when a service last started, does not
// count: it changes by itself.

import { createHash } from 'node:crypto';
import type { Act, Change } from '../model/change.ts';
import { canonical, type Json } from '../model/json.ts';
import type { Survey } from '../wizard/surveyed.ts';

export function planHash({ steps }: Pick<Survey, 'steps'>): string {
  return hashOf(steps.map(({ step, acts, severity }) => ({ step: step.id, severity, acts: acts.map(whatCounts) })));
}

/** The number of one change: the same wherever it is planned. */
export const changeHash = (change: Change): string => hashOf(whatCounts(change));

function whatCounts(act: Act) {
  if (act.kind === 'wait') return { kind: act.kind, id: act.id, words: act.words, patience: act.patience };
  const { kind, id, command, prompts, undo, onFailure } = act;
  return { kind, id, command, prompts, undo, onFailure };
}

function hashOf(value: object): string {
  const text = canonical(JSON.parse(JSON.stringify(value)) satisfies Json);
  return createHash('sha256').update(text).digest('hex');
}
