// Which key of Exchange Skype holds. Its cmdlets do not show it (facts.md 94), so it is known only of what this state file had
// Skype read; for the rest it is said that nobody can see it. Reading Exchange's document again does no harm.

import { z } from 'zod';
import type { Change } from '../../model/change.ts';
import { certificatesOf } from '../certificates/facts.ts';
import { daysBetween, soon } from '../phrases.ts';
import { type Did, type StepContext, tookEffect } from '../step.ts';
import type { Kind } from './guard.ts';

/** `reads` is the key that Exchange signed with when this state file last had Skype read its document. */
export type HeldKey =
  | { readonly kind: 'an older one'; readonly reads: string; readonly current: string }
  | { readonly kind: 'cannot tell'; readonly changed: string | null }
  | { readonly kind: 'no reason to doubt' };

/** What a change that has Skype read Exchange's document notes of the key in use (Change.before). */
export const keyInUse = (context: StepContext) => ({ authCertificate: authConfigOf(context)?.current ?? null });

export function heldKey(context: StepContext): HeldKey {
  const config = authConfigOf(context);
  if (config === null || config.current === null) return { kind: 'no reason to doubt' };
  const reads = context.did.flatMap((each) => (hasRead(each) ? (keyReadBy(each.change) ?? []) : [])).at(-1);
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

const reading: readonly string[] = [
  'exchange-partner.create',
  'exchange-partner.mend',
  'exchange-partner.read-again',
] satisfies readonly Kind[];
const hasRead = (did: Did): boolean => reading.includes(did.change.id) && tookEffect(did);

function keyReadBy({ before }: Change): string | undefined {
  return z.object({ authCertificate: z.string() }).safeParse(before).data?.authCertificate;
}
