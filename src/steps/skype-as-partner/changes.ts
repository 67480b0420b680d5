// What the changes of this step have in common, and what was there before them, so that undo removes only what they made.

import { fieldsOf } from '../claim.ts';
import type { Did } from '../step.ts';
import { claims } from './claims.ts';
import type { SkypeAsPartnerFacts } from './facts.ts';

export const common = { prompts: {}, whenUnclear: 'repeat', onFailure: 'stop', kind: 'change' } as const;

export const beforeOf = ({ applications, named, roles }: SkypeAsPartnerFacts) => ({
  applications: applications.seen ? applications.value.map((each) => each.guid) : [],
  accounts: named.seen ? named.value.map((each) => each.guid) : null,
  roles: roles.seen ? roles.value.map((each) => each.identity) : [],
});

const making = ['partner.script', 'partner.account', 'partner.create', 'partner.role'] as const;

/** What was there before a change that makes something; undefined for any other. */
export const madeAfter = (did: Did): ReturnType<typeof beforeOf> | undefined =>
  making.flatMap((kind) => fieldsOf(claims, kind, did) ?? [])[0];

/** The accounts with the script's name that were not there before a change, by their GUIDs; none where it is not known which were. */
export function accountsMadeAfter(did: Did, { named }: SkypeAsPartnerFacts): readonly string[] {
  const was = madeAfter(did)?.accounts ?? null;
  return was === null || !named.seen ? [] : named.value.map(({ guid }) => guid).filter((each) => !was.includes(each));
}
