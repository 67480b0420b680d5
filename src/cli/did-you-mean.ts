// What was mistyped is answered with the nearest that there is; with nothing where none is near.

import { closestMatch } from 'leven';

/** A sentence with a blank before it, or nothing. */
export function didYouMean(typed: string, known: readonly string[]): string {
  const short = typed.slice(0, 100);
  const nearest = closestMatch(short, known, { maxDistance: Math.ceil(short.length / 2) });
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
}
