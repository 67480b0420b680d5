// What the step "Servers" sees, and what the later steps take from it.

import { z } from 'zod';
import type { Seen } from '../../model/finding.ts';
import { areOneName, isAmongNames, keyOf } from '../../model/name.ts';
import type { Organisation } from '../../model/organisation.ts';
import type { ProbeTrace, Product } from '../../model/probe-trace.ts';
import { documentProbeFacts, traceOf } from '../document-probes.ts';
import { authMetadata, documentSeen, replicas, seenOf } from '../facts.ts';
import { factsReader, listAnswer, type StepContext, textAnswer } from '../step.ts';
import { behindSeen } from './behind.ts';
import { clockSeen } from './clocks.ts';
import { stoppedPoolsSeen } from './pools.ts';
import { rightsFacts } from './rights.ts';

const pool = z.object({ fqdn: z.string(), services: z.array(z.string()), computers: z.array(z.string()), site: z.string().nullable() });
const exchangeServer = z.object({
  name: z.string(),
  fqdn: z.string(),
  version: z.string(),
  role: z.string(),
  site: z.string().nullable(),
  proxy: z.string().nullable(),
  bypass: z.array(z.string()),
});
const proxySetting = z.object({ scope: z.string(), proxy: z.string().nullable(), bypass: z.string(), script: z.string().nullable() });
const acceptedDomain = z.object({ name: z.string(), domain: z.string(), type: z.string(), isDefault: z.boolean() });

const webService = z.enum(['ews', 'autodiscover']);
const webServicesSeen = z.object({
  /** Where each server's Autodiscover sends clients for mailboxes; null: nowhere. `server` is the short name. */
  addresses: seenOf(z.array(z.object({ server: z.string(), url: z.string().nullable(), bypass: z.exactOptional(z.string().nullable()) }))),
  /** How each Front End gets to each of these addresses. */
  ways: z.array(documentSeen.extend({ url: z.string() })),
  /** Virtual directories that the directory shows without OAuth, and the server's own IIS as well. */
  off: seenOf(z.array(z.object({ server: z.string(), service: webService, directory: z.string() }))),
});

export const serversFacts = z.object({
  pools: seenOf(z.array(pool)),
  webServers: seenOf(z.array(z.object({ pool: z.string(), internal: z.string().nullable(), version: z.number().nullable() }))),
  sipDomains: seenOf(z.array(z.object({ name: z.string(), isDefault: z.boolean() }))),
  skypeVersion: seenOf(z.string().nullable()),
  oauth: seenOf(
    z
      .object({
        realm: z.string().nullable(),
        autodiscoverUrl: z.string().nullable(),
        /** ExchangeAutodiscoverAllowedDomains. */
        allowedDomains: z.array(z.string()),
      })
      .nullable(),
  ),
  contacts: z.object({
    policies: seenOf(z.array(z.object({ identity: z.string(), allowed: z.boolean() }))),
    migrated: seenOf(z.number()),
    /** Whether Skype archives to Exchange. */
    archiving: seenOf(z.boolean()),
    /** Whether critical mode is on, in each archiving configuration; null where that is not told. State files of before have none. */
    critical: z.exactOptional(seenOf(z.array(z.boolean().nullable()))),
    byPool: z.exactOptional(z.array(z.object({ pool: z.string(), migrated: seenOf(z.number()) }))),
  }),
  replication: replicas,
  rights: rightsFacts,
  organisation: seenOf(z.string().nullable()),
  /** The realm that Exchange is configured to sign in; null: its default accepted domain. */
  authRealm: seenOf(z.string().nullable()),
  /** Thumbprint of the certificate with which Exchange signs. */
  authCertificate: seenOf(z.string().nullable()),
  organisationGuid: seenOf(z.string().nullable()),
  exchangeServers: seenOf(z.array(exchangeServer)),
  acceptedDomains: seenOf(z.array(acceptedDomain)),
  clientAccess: seenOf(z.array(z.object({ name: z.string(), internalUri: z.string().nullable() }))),
  /** What each server makes of its partner's document: that view counts (facts.md 53). */
  readings: z.array(documentSeen.extend({ product: z.enum(['Skype', 'Exchange']) })),
  webServices: webServicesSeen,
  /** Behind Exchange servers, where one answered with an error of its own. */
  behind: z.array(behindSeen),
  /** EwsEnabled of the organisation. */
  ewsEnabled: seenOf(z.boolean().nullable()),
  /** Which programs may use EWS, where not all may. */
  ewsPrograms: z.exactOptional(
    seenOf(z.object({ rule: z.enum(['only these', 'all but these']), programs: z.array(z.string()) }).nullable()),
  ),
  /** How far each look at a document came. */
  views: z.array(documentProbeFacts),
  /** Whether each Exchange server's web site serves over TLS, asked only where nothing answers over TLS but the name in front of them. */
  servesTls: z.array(z.object({ server: z.string(), serves: seenOf(z.boolean()) })),
  /** Application pools that are switched off, asked only of Front Ends that gave 404 or 503 in place of the document. */
  stoppedPools: z.array(stoppedPoolsSeen),
  /** The proxies that are set on each Front End; one that was not asked has no row. */
  proxies: z.array(z.object({ server: z.string(), settings: seenOf(z.array(proxySetting)) })),
  /** Clocks as read on the servers themselves. */
  clocks: z.array(clockSeen),
  documents: z.object({
    skype: z.object({ url: z.string(), document: seenOf(authMetadata) }).nullable(),
    exchange: z.object({ url: z.string(), document: seenOf(authMetadata) }).nullable(),
  }),
});
export type ServersFacts = z.output<typeof serversFacts>;
export type PoolFacts = z.output<typeof pool>;
export type ExchangeServer = z.output<typeof exchangeServer>;

export const serverKeys = {
  pool: 'servers.pool',
  skypeMetadataUrl: 'servers.skypeMetadataUrl',
  exchangeMetadataUrl: 'servers.exchangeMetadataUrl',
  leftOut: 'servers.leftOut',
  contacts: 'servers.contacts',
  internalUri: 'servers.internalUri',
} as const;

export const serversOf = factsReader('servers', serversFacts);

type SeenOfOrganisation = {
  readonly organisation: Seen<string | null>;
  readonly organisationGuid: Seen<string | null>;
  readonly sipDomains: Seen<readonly { readonly name: string; readonly isDefault: boolean }[]>;
  readonly pools: Seen<readonly { readonly fqdn: string; readonly services: readonly string[] }[]>;
};

/** Whose servers these are, as far as it was seen. */
export function organisationIn({ organisation, organisationGuid, sipDomains, pools }: SeenOfOrganisation): Organisation {
  const holds = ({ services }: { readonly services: readonly string[] }) => services.some((each) => /^CentralManagement:/i.test(each));
  return {
    guid: valueOr(organisationGuid, null),
    name: valueOr(organisation, null),
    sipDomain: valueOr(sipDomains, []).find((each) => each.isDefault)?.name ?? null,
    cms: pools.seen
      ? pools.value
          .filter(holds)
          .map(({ fqdn }) => fqdn)
          .sort()
      : null,
  };
}

export const tracesOf = (context: StepContext): readonly ProbeTrace[] => serversOf(context)?.views.map(traceOf) ?? [];

const valueOr = <T>(seen: Seen<T>, other: T): T => (seen.seen ? seen.value : other);

const has = (pool: PoolFacts, service: string): boolean =>
  pool.services.some((each) => keyOf('identity', each).startsWith(keyOf('identity', service)));

/**
 * Pools that hold users: the ones whose Front Ends take part. A Standard Edition server is a pool of one. A Registrar alone does not
 * make one: Directors and branch appliances have it too (facts.md 40). Lync Server 2010 knows no OAuth (facts.md 150).
 */
export function userPools(facts: ServersFacts): readonly PoolFacts[] {
  return valueOr(facts.pools, []).filter((each) => has(each, 'UserServer:') && !isLync2010(each, facts));
}

const isLync2010 = (pool: PoolFacts, facts: ServersFacts): boolean =>
  valueOr(facts.webServers, []).some(({ pool: of, version }) => areOneName('fqdn', of, pool.fqdn) && version !== null && version < 6);

type Policy = { readonly identity: string };

/** The one policy that is everybody's; a user's own is called "Tag:" and its name. */
export const isGlobal = ({ identity }: Policy): boolean => areOneName('identity', identity, 'Global');
export const isPolicy = ({ identity }: Policy, name: string): boolean => areOneName('identity', identity.split(':').at(-1), name);

/** Why a pool takes no part, in a few words. */
export function otherPools(facts: ServersFacts): readonly { readonly pool: PoolFacts; readonly role: string }[] {
  const users = userPools(facts);
  return valueOr(facts.pools, [])
    .filter((each) => !users.includes(each))
    .map((each) => ({ pool: each, role: roleOf(each, facts) }));
}

/** The first row whose services a pool has, and whose others it has not. */
const roles: readonly { readonly has: readonly string[]; readonly lacks?: string; readonly role: string }[] = [
  { has: ['EdgeServer'], role: 'an Edge pool, which faces the internet and holds no users' },
  { has: ['Director'], role: 'a Director pool, which passes sign-ins on and holds no users' },
  { has: ['Registrar', 'WebServer'], role: 'a Director pool, which passes sign-ins on and holds no users' },
  {
    has: ['Registrar'],
    lacks: 'WebServer',
    role: 'a Survivable Branch Appliance or Server, whose users are on a pool of the main site for all but calls',
  },
  { has: ['MediationServer'], role: 'a Mediation pool, which only carries calls' },
  { has: ['ExternalServer'], role: 'a trusted application pool, and no Skype for Business Server of its own' },
  { has: ['TrustedApplication'], role: 'a trusted application pool, and no Skype for Business Server of its own' },
];

function roleOf(pool: PoolFacts, facts: ServersFacts): string {
  if (isLync2010(pool, facts)) return 'a pool of Lync Server 2010, which knows no OAuth';
  const found = roles.find((each) => each.has.every((one) => has(pool, one)) && (each.lacks === undefined || !has(pool, each.lacks)));
  return found?.role ?? 'a pool without users';
}

/**
 * A version as numbers, [15, 2, 2562], however it is written: "Version 15.2 (Build 2562.17)", "15.2.2562.17". Undefined where it cannot
 * be read, which says nothing of the server.
 */
export function exchangeVersion(version: string): readonly [number, number, number] | undefined {
  const [, major, minor, build] = /^\s*(?:Version\s+)?(\d{1,3})\.(\d{1,3})(?:(?:\.|\s*\(Build\s+)(\d{1,6})|\s*$)/i.exec(version) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor), Number(build ?? 0)];
}

/** Exchange servers that hold mailboxes or client access and can do OAuth: 2013 and later, Edge excluded. One whose version is unknown is not left out. */
export function oauthServers(facts: ServersFacts): readonly ExchangeServer[] {
  return valueOr(facts.exchangeServers, []).filter((each) => /Mailbox|ClientAccess/i.test(each.role) && !isTooOld(each));
}

export const isTooOld = ({ version }: ExchangeServer): boolean => (exchangeVersion(version)?.[0] ?? 15) < 15;

/** The Exchange servers that take part, without those that the admin left out. */
export function exchangeTakingPart(context: StepContext): readonly ExchangeServer[] {
  const facts = serversOf(context);
  const out = listAnswer(context, serverKeys.leftOut);
  return facts === undefined ? [] : oauthServers(facts).filter((each) => !isAmongNames('fqdn', each.fqdn, out));
}

/** The Front Ends that take part, of all pools with users. */
export function frontEndsTakingPart(context: StepContext): readonly string[] {
  const facts = serversOf(context);
  const out = listAnswer(context, serverKeys.leftOut);
  return facts === undefined
    ? []
    : [...new Set(userPools(facts).flatMap((each) => each.computers))].filter((each) => !isAmongNames('fqdn', each, out));
}

/** The names of all that take part, as one text. */
export const takingPart = (context: StepContext): string =>
  [...frontEndsTakingPart(context), ...exchangeTakingPart(context).map((each) => each.fqdn)].join(' ');

/** The pool whose web services give the metadata document; one is enough, the signing key is global (facts.md 41). */
function chosenPool(facts: ServersFacts, context: StepContext): PoolFacts | undefined {
  const pools = userPools(facts);
  return pools.find((each) => areOneName('fqdn', each.fqdn, textAnswer(context, serverKeys.pool))) ?? pools[0];
}

/** Skype's metadata URL, derived: the web services' internal name where it differs from the pool's (facts.md 41). */
export function derivedSkypeUrl(facts: ServersFacts, context: StepContext): string | undefined {
  const pool = chosenPool(facts, context);
  if (pool === undefined) return undefined;
  return `https://${webServices(pool, facts)}/metadata/json/1`;
}

const webServices = (pool: PoolFacts, facts: ServersFacts): string =>
  valueOr(facts.webServers, []).find((each) => each.pool === pool.fqdn)?.internal ?? pool.fqdn;

/** The internal name of the web services that a Front End gives together with the rest of its pool. */
export function webServicesOf(frontEnd: string, context: StepContext): string {
  const facts = serversOf(context);
  const pool = facts && userPools(facts).find((each) => each.computers.includes(frontEnd));
  return facts === undefined || pool === undefined ? frontEnd : webServices(pool, facts);
}

/** The Front Ends that answer at an address of Skype's web services: those of the pool that has the name, or all where no pool has it. */
export function frontEndsBehind(url: string, facts: ServersFacts): readonly string[] {
  const pools = userPools(facts);
  const host = hostOf(url);
  const named = pools.filter((pool) => [pool.fqdn, webServices(pool, facts)].some((each) => areOneName('fqdn', each, host)));
  return (named.length === 0 ? pools : named).flatMap((pool) => pool.computers);
}

/** Exchange's metadata URL, derived: the name that clients are told, else autodiscover.<default domain> (facts.md 50). */
export function derivedExchangeUrl(facts: ServersFacts): string | undefined {
  const own = valueOr(facts.exchangeServers, []).map((each) => each.fqdn);
  const told = valueOr(facts.clientAccess, [])
    .map((each) => hostOf(each.internalUri))
    .find((host) => host !== undefined && !own.includes(host));
  const domains = valueOr(facts.acceptedDomains, []);
  const main = (domains.find((each) => each.isDefault) ?? domains[0])?.domain;
  const host = told ?? (main === undefined ? own[0] : `autodiscover.${main}`);
  return host === undefined ? undefined : `https://${host}/autodiscover/metadata/json/1`;
}

/** The names under which Skype's servers and web services are known today. */
export function skypeHosts(context: StepContext): readonly string[] {
  const facts = serversOf(context);
  return facts === undefined
    ? []
    : [
        ...userPools(facts).flatMap((each) => [each.fqdn, ...each.computers]),
        ...valueOr(facts.webServers, []).flatMap(({ internal }) => internal ?? []),
      ];
}

/** The names under which Exchange's servers and their Autodiscover service are known today. */
export function exchangeHosts(context: StepContext): readonly string[] {
  const facts = serversOf(context);
  return facts === undefined
    ? []
    : [
        ...valueOr(facts.exchangeServers, []).map((each) => each.fqdn),
        ...valueOr(facts.clientAccess, []).flatMap((each) => hostOf(each.internalUri) ?? []),
        ...valueOr(facts.acceptedDomains, []).map((each) => `autodiscover.${each.domain}`),
      ];
}

/** The host of a URL as names are compared, or undefined where it is none. */
export function hostOf(url: string | null | undefined): string | undefined {
  return url && URL.canParse(url) ? keyOf('fqdn', new URL(url).hostname) : undefined;
}

export function skypeUrl(context: StepContext): string {
  const facts = serversOf(context);
  return textAnswer(context, serverKeys.skypeMetadataUrl) ?? (facts && derivedSkypeUrl(facts, context)) ?? '';
}

export function exchangeUrl(context: StepContext): string {
  const facts = serversOf(context);
  return textAnswer(context, serverKeys.exchangeMetadataUrl) ?? (facts && derivedExchangeUrl(facts)) ?? '';
}

/** The realm in a product's document: as its partner's servers read it, else as this computer did over a connection that it trusts. */
export function documentRealm(facts: ServersFacts, product: Product): string | undefined {
  const { skype, exchange } = facts.documents;
  const here = product === 'Skype' ? skype : exchange;
  const read = [...facts.readings.filter((each) => each.product === product), ...(here === null ? [] : [here])];
  return read.flatMap(({ document }) => (document.seen ? [keyOf('domain', document.value.realm)] : []))[0];
}

/** Skype's realm: as its document says, else as configured, else the default SIP domain (facts.md 47). */
export function skypeRealm(facts: ServersFacts): string | undefined {
  const document = documentRealm(facts, 'Skype');
  if (document !== undefined) return document;
  const configured = facts.oauth.seen ? facts.oauth.value?.realm : undefined;
  return configured ?? valueOr(facts.sipDomains, []).find((each) => each.isDefault)?.name;
}
