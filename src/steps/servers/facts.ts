// What the step "Servers" sees, and what the later steps take from it.

import type { Seen } from '../../model/finding.ts';
import { areOneName, isAmongNames, keyOf } from '../../model/name.ts';
import type { Organisation } from '../../model/organisation.ts';
import type { ProbeTrace, Product } from '../../model/probe-trace.ts';
import { traceOf } from '../document-probes.ts';
import { factsReader } from '../facts.ts';
import { listAnswer, type StepContext, textAnswer } from '../step.ts';
import { type ExchangeServer, type PoolFacts, type ServersFacts, serversFacts } from './schema.ts';

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

/** Whether contact lists are in Exchange already: then no policy is changed (facts.md 123). */
export const haveMoved = ({ contacts: { migrated } }: ServersFacts): boolean => migrated.seen && migrated.value > 0;

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

/** Exchange servers that hold mailboxes or client access and can do OAuth: 2013 and later. None is left out for what is not known of it. */
export function oauthServers(facts: ServersFacts): readonly ExchangeServer[] {
  return valueOr(facts.exchangeServers, []).filter((each) => !isBeside(each.role) && !isTooOld(each));
}

/** Without mailboxes and client access: each of its roles is known to be another. */
const isBeside = (role: string): boolean =>
  role.split(',').every((each) => /^(?:None|UnifiedMessaging|HubTransport|Edge|ProvisionedServer|FrontendTransport)$/i.test(each.trim()));

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
