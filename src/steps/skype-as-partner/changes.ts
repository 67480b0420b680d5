// What the changes of this step have in common, and what was there before them, so that undo removes only what they made.

import { z } from 'zod';
import type { Change } from '../../model/change.ts';
import type { Json } from '../../model/json.ts';
import type { SkypeAsPartnerFacts } from './facts.ts';

export const common = { prompts: {}, whenUnclear: 'repeat', onFailure: 'stop', kind: 'change' } as const;

const shape = z.object({
  applications: z.array(z.string()),
  /** Null where they could not be read. */
  accounts: z.array(z.string()).nullable(),
  roles: z.array(z.string()),
});

export function beforeOf(facts: SkypeAsPartnerFacts): Json {
  return {
    applications: facts.applications.seen ? facts.applications.value.map((each) => each.guid) : [],
    accounts: facts.named.seen ? facts.named.value.map((each) => each.guid) : null,
    roles: facts.roles.seen ? facts.roles.value.map((each) => each.identity) : [],
  };
}

/** What was there before a change. Where that is not known, everything counts as having been there. */
export function before(change: Change): z.output<typeof shape> {
  const parsed = shape.safeParse(change.before);
  return parsed.success ? parsed.data : { applications: [], accounts: null, roles: [] };
}

/** The account that a change made, by its GUID: one with the script's name that was not there before. Null where none is seen. */
export function madeAccount(change: Change, { named }: SkypeAsPartnerFacts): string | null {
  const { accounts } = before(change);
  return (named.seen && named.value.find(({ guid }) => accounts?.includes(guid) === false)?.guid) || null;
}
