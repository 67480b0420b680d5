// What the two web services of each Exchange server answer, and the keys in its own copy of the document.

import type { EndpointSeen } from '../../model/matrix.ts';
import { isAmongNames } from '../../model/name.ts';
import { insteadOfChallenge } from '../ask.ts';
import { keysInShort } from '../servers/endpoints.ts';
import type { StepContext } from '../step.ts';
import { iisRestartOf, type ServerFacts, skypeIssuer } from './facts.ts';

export const serviceEndpoints = (context: StepContext): readonly EndpointSeen[] =>
  (iisRestartOf(context)?.servers ?? []).flatMap((each): readonly EndpointSeen[] => [
    { server: each.server, endpoint: 'EWS', ...answered(each, 'ews', context) },
    { server: each.server, endpoint: 'Autodiscover', ...answered(each, 'autodiscover', context) },
    ...(each.shows.seen
      ? [{ server: each.server, endpoint: "Exchange's document", state: 'right', says: keysInShort(each.shows.value) } as const]
      : []),
  ]);

function answered(facts: ServerFacts, service: 'ews' | 'autodiscover', context: StepContext): Pick<EndpointSeen, 'state' | 'says'> {
  if (facts.withoutOAuth.some((each) => each.service === service)) return { state: 'wrong', says: 'no OAuth' };
  const { [service]: challenge } = facts;
  if (!challenge.seen) return insteadOfChallenge(facts.instead?.[service]);
  return isAmongNames('issuer', skypeIssuer(context), challenge.value.trustedIssuers)
    ? { state: 'right', says: 'trusts Skype' }
    : { state: 'wrong', says: 'lacks Skype' };
}
