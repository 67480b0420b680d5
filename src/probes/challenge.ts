// The OAuth challenge: what a server's running worker says about whose tokens it trusts. Asked with an
// empty Bearer and no token at all (facts.md 74), so it changes nothing.

import { notSeen, type Seen, seen } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import { areOneName } from '../model/name.ts';
import type { Fqdn } from '../model/place.ts';
import type { Fetched } from './probes.ts';

export type Challenge = {
  /** Issuers as `<application id>@<realm>`. The list says nothing about their keys (facts.md 75). */
  readonly trustedIssuers: readonly string[];
};

/** What a server's headers may hold in all; a challenge is far shorter. */
const longestHeader = 16 * 1024;
const mostIssuers = 200;

/** An answer as it is read for a challenge: `challenge` is its WWW-Authenticate, several joined by commas. */
export type ChallengeAnswer = { readonly status: number; readonly challenge: string };

/** The challenge in an answer to an empty Bearer. */
export function challengeIn({ status, challenge }: ChallengeAnswer): Seen<Challenge> {
  if (status !== 401) return notSeen(`The server answered with HTTP status ${status} where 401 and a challenge were expected.`);
  return readChallenge(challenge);
}

/** It asks for a sign-in, and takes no tokens for it. */
export const isWithoutOAuth = ({ status, challenge }: ChallengeAnswer): boolean => status === 401 && !bearer.test(challenge);

const bearer = /\bBearer\b/i;

/** Reads a WWW-Authenticate header; several may be joined by commas, in any order. */
export function readChallenge(header: string): Seen<Challenge> {
  if (header.length > longestHeader) return notSeen('The server answered with a longer challenge than any real server.');
  if (!bearer.test(header)) return notSeen('The server did not offer OAuth: its answer names no Bearer.');
  return seen({ trustedIssuers: issuersIn(header) ?? [] });
}

/** Whether an answer asks for tokens for this application (facts.md 74). */
export const asksForTokensTo = (applicationId: string, { status, challenge }: ChallengeAnswer): boolean =>
  status === 401 && areOneName('applicationId', /\bclient_id="([^"]*)"/i.exec(challenge)?.[1], applicationId);

function issuersIn(header: string): readonly string[] | undefined {
  return /trusted_issuers="([^"]*)"/i
    .exec(header)?.[1]
    ?.split(',', mostIssuers)
    .map((each) => harmless(each.trim(), 512))
    .filter((each) => each !== '');
}

/** Where a Front End says, anonymously, whose tokens it trusts, under the name of its web services (facts.md 76). */
export const skypeChallengeUrl = (webServices: Fqdn): string =>
  `https://${webServices}/Autodiscover/AutodiscoverService.svc/root/oauth/user`;

/**
 * Its answer. Exchange's issuer in the list means that this Front End has read Exchange's document. An answer without a list is not
 * seen: it says nothing either way.
 */
export function skypeChallengeIn(answer: ChallengeAnswer): Seen<Challenge> {
  const challenge = challengeIn(answer);
  if (!challenge.seen) return challenge;
  return issuersIn(answer.challenge) === undefined
    ? notSeen('The server did not say whose tokens it trusts, so this could not be told.')
    : challenge;
}

export const replyIn = (fetched: Fetched): Seen<ChallengeAnswer> =>
  fetched.kind === 'failed'
    ? notSeen(fetched.detail)
    : seen({ status: fetched.status, challenge: fetched.headers['www-authenticate'] ?? '' });
