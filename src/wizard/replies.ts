// What a front end's reply says, against what was asked. A reply comes from outside: only what was offered counts.

import type { Pasted } from '../model/access.ts';
import { type Asking, isWord } from '../model/demand.ts';
import type { Json } from '../model/json.ts';
import type { WayOutOption } from '../model/way-out.ts';

/** Only what was offered, and can be taken back. */
export function chosenOf(value: Json, { items }: Extract<Asking, { kind: 'undo' }>): readonly number[] {
  const chosen = Array.isArray(value) ? value : [];
  return items.flatMap(({ seq, takeBack }) => (takeBack.kind === 'run' && chosen.includes(String(seq)) ? [seq] : []));
}

/** The way out that was taken, or undefined where it was not offered, or its word was not typed. */
export function optionOf(value: Json, demand: Extract<Asking, { kind: 'way out' }>): WayOutOption | undefined {
  if (value === null || typeof value !== 'object' || !('option' in value)) return undefined;
  const offered = demand.options.find((each) => each.option === value.option);
  const typed = 'typed' in value && typeof value.typed === 'string' ? value.typed : '';
  return offered !== undefined && isWord(typed, offered.word) ? offered.option : undefined;
}

/** What was run by hand, as the admin brought it back. */
export function pastedIn(value: Json): Pasted | undefined {
  if (value === null || typeof value !== 'object' || !('kind' in value)) return undefined;
  if (value.kind === 'not run') return { kind: 'not run' };
  return value.kind === 'said' && typeof value.text === 'string' ? { kind: 'said', text: value.text } : undefined;
}
