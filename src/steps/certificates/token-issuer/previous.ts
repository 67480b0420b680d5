// The certificate before the present one: Skype keeps publishing it, so that what it signed stays valid. When it may go.

import { between } from '../../../model/instant.ts';
import { fieldsOf } from '../../claim.ts';
import { type StepContext, tookEffect } from '../../step.ts';
import { claims } from '../claims.ts';
import type { CertificatesFacts } from '../facts.ts';
import { signingOf } from './signing.ts';
import { changeIds } from './words.ts';

/** A token lives for a day: what the one before has signed has ended by then (facts.md 70). */
const tokenLife = 24 * 3_600_000;

/** Whether nobody needs the one before any more: everyone is known, and knows the present one. */
export function canRemovePrevious(facts: CertificatesFacts, context: StepContext): boolean {
  const { now, staged, previous } = signingOf(facts, context);
  const since = facts.issuer.seen ? (facts.issuer.value?.effective ?? null) : null;
  const { skypeOAuthServers, hybrid } = facts.others;
  const alone = skypeOAuthServers.seen && skypeOAuthServers.value.length === 0 && hybrid.seen && !hybrid.value;
  if (context.aim !== 'renew' || previous === null || now === null || staged !== null || since === null || !alone) return false;
  const isOver = (between(since, context.now) ?? 0) >= tokenLife;
  const { partnerKeys: entries } = facts;
  return isOver && entries.seen && entries.value.length > 0 && entries.value.every((keys) => keys.includes(now));
}

/** The certificates that this state file took out of use: nobody should go on accepting what their keys sign. */
export const takenOutOfUse = (context: StepContext): readonly string[] =>
  context.did.filter(tookEffect).flatMap((did) => fieldsOf(claims, changeIds.removePrevious, did)?.previous ?? []);
