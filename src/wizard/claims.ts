// What the records of the changes say, as far as they are believed (steps/claim.ts).

import { type Claim, claimOf } from '../steps/claim.ts';
import type { Did, Sequence } from '../steps/step.ts';
import type { Fate } from '../story/fate.ts';
import type { Story } from '../story/story.ts';

const read = new WeakMap<Fate, Claim>();

/** A record is read once: the same ones are asked for again and again. */
export function readClaim(fate: Fate, sequence: Sequence): Claim {
  const claim = read.get(fate) ?? claimOf(fate, sequence.find(({ id }) => id === fate.step)?.claims ?? {});
  read.set(fate, claim);
  return claim;
}

/** The changes that this version knows, and that the file tells rightly. */
export const claimsIn = ({ did }: Pick<Story, 'did'>, sequence: Sequence): readonly Did[] =>
  did.flatMap((fate) => {
    const claim = readClaim(fate, sequence);
    return claim.kind === 'read' ? [claim.did] : [];
  });
