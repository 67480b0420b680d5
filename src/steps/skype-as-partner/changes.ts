// What the changes of this step have in common, and what was there before them, so that undo removes only what they made.

import { z } from 'zod';
import type { Change } from '../../model/change.ts';
import type { Json } from '../../model/json.ts';
import type { SkypeAsPartnerFacts } from './facts.ts';

export const common = { prompts: {}, whenUnclear: 'repeat', onFailure: 'stop', kind: 'change' } as const;

const shape = z.object({ applications: z.array(z.string()), account: z.boolean(), roles: z.array(z.string()) });

export function beforeOf(facts: SkypeAsPartnerFacts): Json {
  return {
    applications: facts.applications.seen ? facts.applications.value.map((each) => each.guid) : [],
    account: facts.account.seen && facts.account.value !== null,
    roles: facts.roles.seen ? facts.roles.value.map((each) => each.identity) : [],
  };
}

/** What was there before a change. Where that is not known, everything counts as having been there. */
export function before(change: Change): z.output<typeof shape> {
  const parsed = shape.safeParse(change.before);
  return parsed.success ? parsed.data : { applications: [], account: true, roles: [] };
}
