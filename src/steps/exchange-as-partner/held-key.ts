// Which key of Exchange Skype holds. Its cmdlets do not show it (facts.md 94), so it is known only of what this state file had
// Skype read; for the rest it is said that nobody can see it. Reading Exchange's document again does no harm.

import { certificatesOf } from '../certificates/facts.ts';
import { fieldsOf } from '../claim.ts';
import { daysBetween, soon } from '../phrases.ts';
import { type Did, type StepContext, tookEffect } from '../step.ts';
import { claims } from './claims.ts';

/** `reads` is the key that Exchange signed with when this state file last had Skype read its document. */
export type HeldKey =
  | { readonly kind: 'an older one'; readonly reads: string; readonly current: string }
  | { readonly kind: 'cannot tell'; readonly changed: string | null }
  | { readonly kind: 'no reason to doubt' };

/** What a change that has Skype read Exchange's document notes of the key in use (claims.ts). */
export const keyInUse = (context: StepContext) => ({ authCertificate: authConfigOf(context)?.current ?? null });

export function heldKey(context: StepContext): HeldKey {
  const config = authConfigOf(context);
  if (config === null || config.current === null) return { kind: 'no reason to doubt' };
  const reads = context.did.flatMap((each) => (tookEffect(each) ? (keyReadBy(each) ?? []) : [])).at(-1);
  if (reads !== undefined && reads !== config.current) return { kind: 'an older one', reads, current: config.current };
  const isFresh = config.next === null && config.whenChanged !== null && daysBetween(config.whenChanged, context.now) < soon;
  return reads === undefined && (config.previous !== null || isFresh)
    ? { kind: 'cannot tell', changed: config.whenChanged }
    : { kind: 'no reason to doubt' };
}

function authConfigOf(context: StepContext) {
  const config = certificatesOf(context)?.authConfig;
  return config?.seen ? config.value : null;
}

const reading = ['exchange-partner.create', 'exchange-partner.mend', 'exchange-partner.read-again'] as const;

const keyReadBy = (did: Did): string | null | undefined =>
  reading.flatMap((kind) => fieldsOf(claims, kind, did) ?? []).map(({ authCertificate }) => authCertificate)[0];
