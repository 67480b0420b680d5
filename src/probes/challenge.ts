// The OAuth challenge: what a server's running worker says about whose tokens it trusts. Asked with an
// empty Bearer and no token at all (facts.md 74), so it changes nothing.

import { notSeen, type Seen, seen } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import type { Fqdn } from '../model/place.ts';
import type { Fetched, Probes } from './probes.ts';

export type Challenge = {
  /** Issuers as `<application id>@<realm>`. The list says nothing about their keys (facts.md 75). */
  readonly trustedIssuers: readonly string[];
};

/** What a server's headers may hold in all; a challenge is far shorter. */
const longestHeader = 16 * 1024;
const mostIssuers = 200;

/** Reads a WWW-Authenticate header; several may be joined by commas, in any order. */
export function readChallenge(header: string): Seen<Challenge> {
  if (header.length > longestHeader) return notSeen('The server answered with a longer challenge than any real server.');
  if (!/\bBearer\b/i.test(header)) return notSeen('The server did not offer OAuth: its answer names no Bearer.');
  return seen({ trustedIssuers: issuersIn(header) ?? [] });
}

function issuersIn(header: string): readonly string[] | undefined {
  return /trusted_issuers="([^"]*)"/i
    .exec(header)?.[1]
    ?.split(',', mostIssuers)
    .map((each) => harmless(each.trim(), 512))
    .filter((each) => each !== '');
}

/** Asks one server, by the published name, for its challenge. */
export async function probeChallenge(probes: Probes, url: string, at: Fqdn): Promise<Seen<Challenge>> {
  const header = challengeIn(await probes.get(url, { at, headers: { authorization: 'Bearer' } }));
  return header.seen ? readChallenge(header.value) : header;
}

/**
 * Asks one Front End whose tokens it trusts, anonymously, under the name of its web services (facts.md 76). Exchange's issuer in the
 * list means that this Front End has read Exchange's document. An answer without a list is not seen: it says nothing either way.
 */
export async function probeSkypeChallenge(probes: Probes, webServices: Fqdn, at: Fqdn): Promise<Seen<Challenge>> {
  const header = challengeIn(await probes.get(`https://${webServices}/Autodiscover/AutodiscoverService.svc/root/oauth/user`, { at }));
  if (!header.seen) return header;
  const challenge = readChallenge(header.value);
  if (!challenge.seen) return challenge;
  return issuersIn(header.value) === undefined
    ? notSeen('The server did not say whose tokens it trusts, so this could not be told.')
    : challenge;
}

function challengeIn(fetched: Fetched): Seen<string> {
  if (fetched.kind === 'failed') return notSeen(fetched.detail);
  if (fetched.status !== 401)
    return notSeen(`The server answered with HTTP status ${fetched.status} where 401 and a challenge were expected.`);
  return seen(fetched.headers['www-authenticate'] ?? '');
}
