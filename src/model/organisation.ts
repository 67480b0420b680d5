// Whose servers a history tells of. Exchange's GUID decides: it is made once and never changes. The default SIP domain and the pool
// with the Central Management Store may change in the life of a company (facts.md 22).

import type { Fqdn } from './place.ts';

/** As a run saw it: null is what it did not see. */
export type Organisation = {
  /** Exchange's organisation, by its GUID. */
  readonly guid: string | null;
  readonly name: string | null;
  readonly sipDomain: string | null;
  /** Pools that hold the Central Management Store. */
  readonly cms: readonly Fqdn[] | null;
};

/** One that was seen for certain. */
export type KnownOrganisation = Organisation & { readonly guid: string };

export const isKnown = (one: Organisation): one is KnownOrganisation => one.guid !== null;

export const isSameOrganisation = (one: Organisation, other: Organisation): boolean => asText(one) === asText(other);

const asText = ({ guid, name, sipDomain, cms }: Organisation): string => JSON.stringify([guid, name, sipDomain, cms]);
