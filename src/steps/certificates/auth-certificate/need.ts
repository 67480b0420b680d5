// What Exchange's signing key needs next, as far as it was seen and the admin has said: what is planned, asked and warned of follows from
// it. One consequence at a time (facts.md 31): make, put back what moved, name as next, publish, forget the old one.

import { fieldsOf } from '../../claim.ts';
import { listInWords } from '../../phrases.ts';
import { type StepContext, textAnswer } from '../../step.ts';
import { isSame } from '../../take-back.ts';
import { claims } from '../claims.ts';
import type { CertificatesFacts } from '../facts.ts';
import { cloudTrusts } from '../others.ts';
import { renews } from '../renewal.ts';
import type { Unused } from './shape.ts';
import { type AuthState, candidateOf, isOverdue, type Moved, movedOf, type Next, nextOf, stateOf, unseenUses } from './state.ts';
import { choice, keys } from './words.ts';

/** When a new one takes over: at once, since the current one `because`, or on a day that was chosen. */
type When = { readonly kind: 'at once'; readonly because: string } | { readonly kind: 'on a day'; readonly day: string };

export type AuthNeed =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'put back'; readonly moved: readonly Moved[] }
  /** `isSilent`: the current one signs nothing any more, so nothing is waited for. */
  | { readonly kind: 'publish'; readonly next: Next; readonly isSilent: boolean }
  /** None is there that could be named. */
  | { readonly kind: 'make' }
  | { readonly kind: 'name'; readonly unused: Unused; readonly when: When }
  /** It was published, and is on its way. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'clear' };

const nothing: AuthNeed = { kind: 'nothing' };

export function authNeed(facts: CertificatesFacts, context: StepContext): AuthNeed {
  if (!facts.authConfig.seen) return nothing;
  const state = stateOf(facts, context);
  const moved = movedOf(facts, context);
  const next = nextOf(facts, context);
  const because = whyAtOnce(state, facts, context);
  if (moved.length > 0) return { kind: 'put back', moved };
  if (next !== undefined && (isOverdue(next, context) || (because !== undefined && next.canSignNow)))
    return { kind: 'publish', next, isSilent: state.kind === 'broken' };
  if (because !== undefined) return named(facts, { kind: 'at once', because });
  if (state.kind === 'on its way') return { kind: 'wait' };
  if (state.kind !== 'valid') return nothing;
  const day = textAnswer(context, keys.effective);
  if (renews(context, 'exchange') && next === undefined && day !== undefined) return named(facts, { kind: 'on a day', day });
  return isLeftover(facts, context) ? { kind: 'clear' } : nothing;
}

/** What follows "the current one", where it has to be replaced at once. */
function whyAtOnce(state: AuthState, facts: CertificatesFacts, context: StepContext): string | undefined {
  if (state.kind === 'broken') return state.because;
  return state.kind === 'missing' && isMadeAnew(state, facts, context) ? `is not on ${listInWords(state.on)} with its key` : undefined;
}

/** Whether the admin wants a new one in place of one that servers lack. */
export const isMadeAnew = (state: AuthState, facts: CertificatesFacts, context: StepContext): boolean =>
  mayBeMadeAnew(state, facts, context) && textAnswer(context, keys.missing) === choice.makeNew;

/** A server that could not be looked at may have it; and a new one that does not arrive either is no reason for a third. */
export const mayBeMadeAnew = (state: AuthState, { authCertificates, authConfig }: CertificatesFacts, { did }: StepContext): boolean =>
  state.kind === 'missing' &&
  authCertificates.every(({ certificate }) => certificate.seen) &&
  !did.some((each) => {
    const published = fieldsOf(claims, 'auth.publish', each);
    return published !== undefined && authConfig.seen && isSame(published.thumbprint, authConfig.value?.current);
  });

function named(facts: CertificatesFacts, when: When): AuthNeed {
  const unused = candidateOf(facts);
  return unused === undefined ? { kind: 'make' } : { kind: 'name', unused, when };
}

/** Whether a new one may be made: where others may not allow its length, and where nobody could see what it takes away, only on a word. */
export const mayMake = (facts: CertificatesFacts, context: StepContext): boolean =>
  (!isHybrid(facts) || textAnswer(context, keys.lifetime) === choice.fiveYears) &&
  (unseenUses(facts, context).length === 0 || context.overridden.includes('auth.uses.not-seen'));

export const isHybrid = ({ others }: CertificatesFacts): boolean => cloudTrusts.exchange(others);

/** Only after a key that could not sign was replaced by this session: a valid one is still needed for a while. */
function isLeftover({ authConfig, previousAuthUntil }: CertificatesFacts, { did, now }: StepContext): boolean {
  const previous = authConfig.seen ? authConfig.value?.previous : null;
  const replaced = did.some(({ kind, settled }) => kind === 'auth.stage-now' && settled !== 'not started');
  return previous != null && replaced && previousAuthUntil !== null && previousAuthUntil <= now;
}
