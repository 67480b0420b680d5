// The OAuth challenge: what a server's running worker says about whose tokens it trusts. Asked with an
// empty Bearer and no token at all (domain.md 7.1), so it changes nothing.

import { notSeen, type Seen, seen } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import type { Fqdn } from '../model/place.ts';
import type { Probes } from './probes.ts';

export type Challenge = {
  /** Issuers as `<application id>@<realm>`. The list says nothing about their keys (field.md 14). */
  readonly trustedIssuers: readonly string[];
};

/** Reads a WWW-Authenticate header; several may be joined by commas, in any order. */
export function readChallenge(header: string): Seen<Challenge> {
  if (!/\bBearer\b/i.test(header)) return notSeen('The server did not offer OAuth: its answer names no Bearer.');
  const issuers = /trusted_issuers="([^"]{0,8192})"/i.exec(header)?.[1] ?? '';
  return seen({
    trustedIssuers: issuers
      .split(',')
      .map((each) => harmless(each.trim(), 512))
      .filter((each) => each !== ''),
  });
}

/** Asks one server, by the published name, for its challenge. */
export async function probeChallenge(probes: Probes, url: string, at: Fqdn): Promise<Seen<Challenge>> {
  const fetched = await probes.get(url, { at, headers: { authorization: 'Bearer' } });
  if (fetched.kind === 'failed') return notSeen(fetched.detail);
  if (fetched.status !== 401)
    return notSeen(`The server answered with HTTP status ${fetched.status} where 401 and a challenge were expected.`);
  return readChallenge(fetched.headers['www-authenticate'] ?? '');
}
