// Which certificate Skype signs with now, which one is staged, and whether another is needed. Where CMS shows a staged one, it shows
// it as the assigned one, with a day that is still to come and the one in use as the previous one. Get-CsCertificate has no other
// place for it (facts.md 8); where a server does not show it, the state file knows.

import { isYetToBegin } from '../../../model/instant.ts';
import { fieldsOf } from '../../claim.ts';
import { type StepContext, tookEffect } from '../../step.ts';
import { isSame } from '../../take-back.ts';
import { claims } from '../claims.ts';
import { timeOn } from '../clock.ts';
import { inAnyStore, type TokenIssuerFacts } from './facts.ts';
import { useless } from './fitness.ts';
import { changeIds } from './words.ts';

type Staged = { readonly thumbprint: string; readonly effective: string };
export type Signing = {
  /** Null where there is none. */
  readonly now: string | null;
  /** Until when that one is valid; null where it was not seen. */
  readonly until: string | null;
  readonly staged: Staged | null;
  /** The one before, where it still counts. */
  readonly previous: string | null;
};

export function signingOf(facts: TokenIssuerFacts, context: StepContext): Signing {
  const issuer = facts.issuer.seen ? facts.issuer.value : null;
  if (issuer === null) return { now: null, until: null, staged: null, previous: null };
  const { thumbprint, effective, previous, notAfter } = issuer;
  if (effective !== null && effective > context.now && previous !== null)
    return { now: previous, until: inAnyStore(facts, previous)?.notAfter ?? null, staged: { thumbprint, effective }, previous: null };
  return { now: thumbprint, until: notAfter, staged: stagedByRecord(thumbprint, context), previous };
}

/** What this state file staged last, where nothing took its place since. */
function stagedByRecord(assigned: string, context: StepContext): Staged | null {
  const last = context.did.findLast(({ id }) => /^(?:undo )?oauth\.(?:assign|roll)\b/.test(id));
  const rolled = last && fieldsOf(claims, changeIds.roll, last);
  if (last === undefined || rolled === undefined || last.left === null || !tookEffect(last)) return null;
  const { thumbprint, effective } = rolled;
  return effective <= context.now || isSame(thumbprint, assigned) ? null : { thumbprint, effective };
}

/** Why another certificate is needed. */
export type Need = 'none' | 'missing' | 'useless' | 'renewal';

export function needOf(facts: TokenIssuerFacts, context: StepContext, renews: boolean): Need {
  if (!facts.issuer.seen) return 'none';
  const { now, until } = signingOf(facts, context);
  if (now === null) return 'missing';
  if ((until !== null && until <= context.now) || notYetFrom(facts, context) !== undefined || whyUseless(facts, now) !== undefined)
    return 'useless';
  return renews && !isStaged(facts, context) && !isNew(facts.issuer.value?.thumbprint ?? now, context) ? 'renewal' : 'none';
}

/** The first moment of the certificate in use, where that is still to come by the clocks of the Front Ends (facts.md 134). */
export function notYetFrom(facts: TokenIssuerFacts, context: StepContext): string | undefined {
  const { now } = signingOf(facts, context);
  const issuer = facts.issuer.seen ? facts.issuer.value : null;
  if (now === null) return undefined;
  const from = issuer?.thumbprint === now ? issuer.notBefore : inAnyStore(facts, now)?.notBefore;
  const frontEnds = facts.stores.map(({ frontEnd }) => frontEnd);
  return from !== undefined && isYetToBegin(from, timeOn(frontEnds, context)) ? from : undefined;
}

/** Why the certificate in use cannot sign, as a sentence. */
export function whyUseless(facts: TokenIssuerFacts, thumbprint: string): string | undefined {
  const found = inAnyStore(facts, thumbprint);
  return found && useless(found);
}

/** Why the staged one cannot sign on its day, as a sentence; undefined where it can, or nobody could look everywhere. */
export function whyUnfitOnItsDay(facts: TokenIssuerFacts, { thumbprint, effective }: Staged): string | undefined {
  const found = inAnyStore(facts, thumbprint);
  if (found === undefined) return facts.stores.every(({ certificates }) => certificates.seen) ? 'No Front End has it.' : undefined;
  if (found.notAfter <= effective) return 'It ends before that.';
  return useless({ faults: found.faults.filter(({ code }) => code !== 'not-yet-valid') });
}

/** Whether one that will be good is waiting for its day. */
export function isStaged(facts: TokenIssuerFacts, context: StepContext): boolean {
  const { staged } = signingOf(facts, context);
  return staged !== null && whyUnfitOnItsDay(facts, staged) === undefined;
}

/** Whether this state file assigned it: it was renewed already. */
const isNew = (thumbprint: string, context: StepContext): boolean =>
  context.did.some((did) => [changeIds.assign, changeIds.roll].some((kind) => isSame(fieldsOf(claims, kind, did)?.thumbprint, thumbprint)));
