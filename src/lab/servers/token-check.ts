// Whether a worker process of an Exchange server accepts a token, in Exchange's order of checks (facts.md 71), and its words
// where it does not (facts.md 77). Issuers and keys are those that the worker read at its start (facts.md 75). The rest is
// looked up in the directory at each call: an assumption; only the cache of issuers and keys is known.

import { X509Certificate } from 'node:crypto';
import { compactVerify } from 'jose';
import { z } from 'zod';
import { domainControllerOf, partnersAt } from '../directory.ts';
import { x5tOf } from '../tokens.ts';
import { type Computer, type ExchangePartner, exchangeId, exchangeRealm, type LabWorld, type Person, same } from '../world.ts';

export type Place = {
  readonly world: LabWorld;
  readonly computer: Computer;
  /** The application pool whose worker is asked. */
  readonly pool: string;
  /** The host that the request was sent to, as its Host header says. */
  readonly host: string;
  readonly now: Date;
};

export type Refused = { readonly kind: 'refused'; readonly status: 401 | 403 | 500; readonly diagnostics: string };
export type Verdict =
  | { readonly kind: 'no token' }
  | Refused
  /** Let in, and told by the web services themselves that nobody stands behind the application. */
  | { readonly kind: 'no account' }
  | { readonly kind: 'accepted'; readonly user: Person };

/** Production's tolerance for clocks in seconds: the default of the JWT library. Assumed, as one text for early and late (facts.md 73). */
const tolerance = 300;

/** Judges an Authorization header. */
export async function checkToken(authorization: string | null, place: Place): Promise<Verdict> {
  const token = /^bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return { kind: 'no token' };
  // Seen with a worker that found no valid auth certificate; its number, and that nothing is checked first, are assumptions.
  const server = place.world.exchange.servers.find((each) => same(each.fqdn, place.computer.fqdn));
  if (poolOf(place)?.oauth === 'not loaded' || server?.directory === 'unreachable')
    return refused(2000007, 'OAuth configuration not loaded.', 'internal_error', 500);
  const read = readToken(token);
  if (read === undefined) return refused(2000001, 'OAuth token submitted with the request can not be parsed.', 'invalid_token');
  return (await checkActor(read, place)) ?? checkDirectory(read, place);
}

const text = z.string().max(4096);
const header = z.object({ typ: z.literal('JWT'), alg: z.literal('none') });
const claims = z.object({
  aud: text,
  iss: text,
  nbf: z.number(),
  exp: z.number(),
  nameid: text.optional(),
  smtp: text.optional(),
  sip: text.optional(),
  actortoken: z.string().max(16_384),
});
const actorHeader = z.object({ typ: z.literal('JWT'), alg: z.literal('RS256'), x5t: text });
const actorClaims = z.object({
  aud: text,
  iss: text,
  nbf: z.number(),
  exp: z.number(),
  nameid: text,
  trustedfordelegation: z.literal('true'),
});
type Token = {
  readonly outer: z.output<typeof claims>;
  readonly actor: z.output<typeof actorClaims>;
  readonly x5t: string;
  readonly signed: string;
};

function readToken(token: string): Token | undefined {
  const [outerHead, outerBody, nothing, ...more] = token.split('.');
  if (nothing !== '' || more.length > 0 || !header.safeParse(decode(outerHead)).success) return undefined;
  const outer = claims.safeParse(decode(outerBody)).data;
  if (outer === undefined) return undefined;
  const [head, body, signature, ...rest] = outer.actortoken.split('.');
  if (signature === undefined || rest.length > 0 || bytesOf(signature) === undefined) return undefined;
  const actorHead = actorHeader.safeParse(decode(head)).data;
  const actor = actorClaims.safeParse(decode(body)).data;
  // A server that asks for itself and names somebody else's actor token is not understood.
  if (actorHead === undefined || actor === undefined || outer.iss !== actor.nameid) return undefined;
  return { outer, actor, x5t: actorHead.x5t, signed: outer.actortoken };
}

function decode(part: string | undefined): unknown {
  try {
    return JSON.parse(bytesOf(part ?? '')?.toString('utf8') ?? '');
  } catch {
    return undefined;
  }
}

/** Bytes of base64url in its one canonical spelling: the last character's spare bits must be zero. */
function bytesOf(part: string): Buffer | undefined {
  const bytes = Buffer.from(part, 'base64url');
  return bytes.toString('base64url') === part ? bytes : undefined;
}

const poolOf = ({ computer, pool }: Place) => computer.iis.pools.find((each) => each.name === pool);

/** What the worker can tell from the token and from what it holds. */
async function checkActor({ outer, actor, x5t, signed }: Token, place: Place): Promise<Refused | undefined> {
  const { computer, host, now } = place;
  const trusted = poolOf(place)?.trusts.find((each) => same(each.issuer, actor.iss));
  if (trusted === undefined) return refused(2000009, `The issuer of the token is unknown. Issuer was '${actor.iss}'.`, 'invalid_issuer');

  for (const audience of [actor.aud, outer.aud]) {
    const [, id, wanted] = /^([^/@]*)\/([^/@]+)@([^/@]+)$/.exec(audience) ?? [];
    if (id === undefined || wanted === undefined || !same(id, exchangeId))
      return refused(2000003, "The audience claim value is invalid 'aud'.", 'invalid_resource');
    // Behind a device that ends TLS, a server takes itself for the address without it (facts.md 60).
    if (!same(wanted, host) || computer.offloaded) {
      const scheme = computer.offloaded ? 'http' : 'https';
      const words = `The hostname component of the audience claim value is invalid. Expected '${scheme}://${host}'. Actual 'https://${wanted}'.`;
      return refused(2000003, words, 'invalid_resource');
    }
  }

  if (!(await isSigned(signed, x5t, trusted.certificates)))
    return refused(2000000, 'The token has an invalid signature.', 'invalid_signature');

  const seconds = now.getTime() / 1000;
  const isTimely = [actor, outer].every((each) => each.nbf - tolerance <= seconds && seconds < each.exp + tolerance);
  return isTimely ? undefined : refused(2000002, 'The token has expired.', 'token_expired');
}

async function isSigned(signed: string, x5t: string, certificates: readonly string[]): Promise<boolean> {
  const keys = certificates.map((each) => new X509Certificate(Buffer.from(each, 'base64')));
  const key = keys.find((each) => x5tOf(each.fingerprint.replaceAll(':', '')) === x5t);
  if (key === undefined) return false;
  return compactVerify(signed, key.publicKey, { algorithms: ['RS256'] }).then(
    () => true,
    () => false,
  );
}

/** What the directory says of the application and of the user. */
function checkDirectory({ outer, actor }: Token, { world, computer }: Place): Verdict {
  const [applicationId = '', realm = ''] = actor.nameid.split('@');
  const own = world.exchange.authConfig.realm;
  const asked = actor.aud.split('@').at(-1) ?? '';
  // Of the realm that a token is for, Exchange learns first whose it is (facts.md 238).
  if (own !== null && !same(asked, own)) return refused(2000004, noTenant(asked), 'invalid_tenant');
  if (!same(realm, exchangeRealm(world)) && !world.exchange.acceptedDomains.some((each) => same(each.domain, realm)))
    return refused(2000004, noTenant(realm), 'invalid_tenant');

  const partner = partnersAt(world, domainControllerOf(world, computer.fqdn)).find(
    (each) => each.enabled && !each.usesAuthServer && same(each.applicationId, applicationId) && same(each.realm ?? '', realm),
  );
  if (partner === undefined) return refused(2000006, `The Application Identifier '${applicationId}' is unknown.`, 'invalid_client');

  const account = partner.linkedAccount?.split('/').at(-1);
  const held = world.exchange.assignments
    .filter((each) => account !== undefined && same(each.assignee, account) && each.enabled && !each.delegating)
    .map((each) => each.role);
  if (!held.includes('UserApplication')) {
    const words = `The token should have valid permissions or linked account associated with partner application '${applicationId}'.`;
    const { noAccount } = world.rules;
    if (noAccount === '403, 2000001') return refused(2000001, `${words} (${partner.name})`, 'invalid_token', 403);
    return noAccount === 'a fault of EWS' ? { kind: 'no account' } : refused(2000008, words, 'invalid_grant', 403);
  }

  const [user, ...others] = usersOf(outer, partner, world);
  if (others.length > 0) return refused(2000005, 'The user specified by the user-context in the token is ambiguous.', 'invalid_user');
  return user === undefined || user.smtp === null
    ? refused(2000005, 'The user specified by the user-context in the token does not exist.', 'invalid_user')
    : { kind: 'accepted', user };
}

const noTenant = (realm: string): string => `The tenant for tenant guid '${realm}' does not exist.`;

/** By SID where the application may send one, else by address (facts.md 72). */
function usersOf({ nameid, smtp, sip }: Token['outer'], partner: ExchangePartner, world: LabWorld): readonly Person[] {
  // A linked mailbox knows the account that it belongs to, in another forest (facts.md 153).
  const bySid = partner.acceptsSids ? world.people.filter((each) => (each.master?.sid ?? each.sid) === nameid) : [];
  if (bySid.length > 0) return bySid;
  const address = smtp ?? sip;
  return address === undefined ? [] : world.people.filter((each) => each.smtp !== null && same(each.smtp, address));
}

const refused = (code: number, reason: string, category: string, status: Refused['status'] = 401): Refused => ({
  kind: 'refused',
  status,
  diagnostics: `${code};reason="${reason}";error_category="${category}"`,
});
