// The looks of the step "Servers": both products' own lists, and both metadata documents from this computer.

import { readAcceptedDomains, readClientAccess, readExchangeServers, readOrganisation } from '../../exchange/organisation.ts';
import { readAuthConfig } from '../../exchange/signing.ts';
import { notSeen, type Seen, seen } from '../../model/finding.ts';
import type { Organisation } from '../../model/organisation.ts';
import { type Product, stoppedAt, unreached } from '../../model/probe-trace.ts';
import type { Reader } from '../../powershell/reader.ts';
import { readOAuthConfiguration } from '../../skype/oauth.ts';
import {
  readArchiving,
  readContactsPolicies,
  readMigratedContacts,
  readPools,
  readReplicas,
  readSipDomains,
  readSkypeVersion,
  readWebServers,
} from '../../skype/topology.ts';
import { readClock } from '../../windows/clock.ts';
import { notReadFrom, readDocumentFrom } from '../../windows/documents.ts';
import { readProxySettings, readServesTls } from '../../windows/functions.ts';
import { kept, trusted } from '../document-probes.ts';
import { type Look, type StepContext, textAnswer } from '../step.ts';
import { inspectBehind, isItsOwn } from './behind.ts';
import type { ClockFacts } from './clocks.ts';
import { derivedExchangeUrl, derivedSkypeUrl, frontEndsBehind, oauthServers, organisationIn, serverKeys, userPools } from './facts.ts';
import { createInTime, type InTime, patience } from './in-time.ts';
import { idOf, lookFromHere, type Published } from './look-at-documents.ts';
import { seemsOffloaded } from './offload.ts';
import { inspectPools } from './pools.ts';
import { inspectRights } from './rights.ts';
import { type ServersFacts, serversFacts } from './schema.ts';
import { settled } from './settled.ts';
import { inspectWebServices } from './web-services.ts';

const notYet = notSeen('Not looked at yet.');

export async function inspectServers(look: Look, context: StepContext): Promise<ServersFacts> {
  const { reader } = look;
  const [pools, webServers, sipDomains, skypeVersion, oauth, replication, policies, archiving, ...ofExchange] = await Promise.all([
    readPools(reader),
    readWebServers(reader),
    readSipDomains(reader),
    readSkypeVersion(reader),
    readOAuthConfiguration(reader),
    readReplicas(reader),
    readContactsPolicies(reader),
    readArchiving(reader),
    readOrganisation(reader),
    readExchangeServers(reader),
    readAcceptedDomains(reader),
    readClientAccess(reader),
    readAuthConfig(reader),
  ]);
  const [organisation, exchangeServers, acceptedDomains, clientAccess, authConfig] = ofExchange;
  const found: ServersFacts = serversFacts.parse({
    pools,
    webServers,
    sipDomains,
    skypeVersion,
    oauth,
    organisation: named(organisation, 'name'),
    organisationGuid: named(organisation, 'guid'),
    exchangeServers,
    acceptedDomains,
    clientAccess,
    authRealm: authConfig.seen ? seen(authConfig.value?.realm ?? null) : authConfig,
    authCertificate: authConfig.seen ? seen(authConfig.value?.current ?? null) : authConfig,
    replication,
    contacts: {
      policies,
      migrated: notYet,
      archiving: archiving.seen ? seen(archiving.value.some((each) => each.toExchange)) : archiving,
      critical: archiving.seen ? seen(archiving.value.map((each) => each.critical)) : archiving,
    },
    rights: { exchange: notYet, skype: notYet },
    documents: { skype: null, exchange: null },
    readings: [],
    webServices: { addresses: notYet, ways: [], off: notYet },
    behind: [],
    ewsEnabled: organisation.seen ? seen(organisation.value?.ewsEnabled ?? null) : organisation,
    ewsPrograms: organisation.seen ? seen(organisation.value?.ewsPrograms ?? null) : organisation,
    views: [],
    servesTls: [],
    stoppedPools: [],
    proxies: [],
    clocks: [],
  });
  const urls = {
    skype: textAnswer(context, serverKeys.skypeMetadataUrl) ?? derivedSkypeUrl(found, context),
    exchange: textAnswer(context, serverKeys.exchangeMetadataUrl) ?? derivedExchangeUrl(found),
  };
  const published = publishedAt(found, urls);
  look.meets?.([...userPools(found).flatMap((pool) => pool.computers), ...oauthServers(found).map((each) => each.fqdn)]);
  // A person at a server's own console takes the time that it takes.
  const inTime = createInTime(context.access?.windows.kind === 'by hand' ? Number.POSITIVE_INFINITY : patience);
  const way = context.access?.windows.kind;
  const [rights, byPool, readings, views, clocks, proxies, webServices] = await Promise.all([
    inspectRights(reader, context),
    countMigrated(
      look,
      userPools(found).map((pool) => pool.fqdn),
    ),
    readAcross(look, found, published, inTime),
    lookFromHere(look, published),
    readClocks(reader, found, context, inTime),
    readProxies(reader, found, context, inTime),
    inspectWebServices(reader, {
      servers: oauthServers(found),
      frontEnds: userPools(found).flatMap((pool) => pool.computers),
      // By hand it is asked only in words.
      looks: way !== 'by hand' && way !== 'not at all',
      inTime,
      pause: look.pause,
    }),
  ]);
  const seenFrom = [
    ...readings.map(({ product, server, view }) => kept(product, server, view)),
    ...views.map(({ product, view }) => kept(product, null, view)),
  ];
  const frontEnds = userPools(found).flatMap((pool) => pool.computers);
  // By hand it is asked only in words.
  const looks = way !== 'by hand' && way !== 'not at all';
  // Whoever a published name led to may have been another server than the one that is broken: each was asked at its own address too.
  const failing =
    [...readings.filter(({ product }) => product === 'Exchange'), ...webServices.ways].some(isItsOwn) ||
    views.some(({ product, view }) => product === 'Exchange' && view.at !== null && stoppedAt(view)?.stage === 'answer');
  return serversFacts.parse({
    ...found,
    rights,
    readings,
    webServices,
    behind:
      looks && failing
        ? await inspectBehind(reader, {
            servers: oauthServers(found),
            inTime,
            auth: found.authCertificate.seen ? found.authCertificate.value : null,
          })
        : [],
    contacts: { ...found.contacts, migrated: sumOf(byPool), byPool },
    views: seenFrom,
    stoppedPools: await inspectPools(reader, seenFrom, frontEnds, context),
    clocks,
    proxies,
    servesTls: await readWhoServesTls(reader, context, views),
    documents: { skype: documentIn(views, 'Skype'), exchange: documentIn(views, 'Exchange') },
  });
}

const named = <Key extends 'name' | 'guid'>(read: Awaited<ReturnType<typeof readOrganisation>>, key: Key) =>
  read.seen ? seen(read.value?.[key] ?? null) : read;

/** Only whose servers these are: for a run that has something to settle before it looks at the rest. */
export async function identify({ reader }: Look): Promise<Organisation> {
  const [pools, sipDomains, organisation] = await Promise.all([readPools(reader), readSipDomains(reader), readOrganisation(reader)]);
  return organisationIn({ pools, sipDomains, organisation: named(organisation, 'name'), organisationGuid: named(organisation, 'guid') });
}

type Urls = { readonly skype: string | undefined; readonly exchange: string | undefined };

/** Both documents, as far as their addresses are known, with the servers that may answer. */
function publishedAt(found: ServersFacts, { skype, exchange }: Urls): readonly Published[] {
  const servers = oauthServers(found).map((each) => each.fqdn);
  return [
    ...(skype === undefined ? [] : [{ product: 'Skype', url: skype, servers: frontEndsBehind(skype, found) } as const]),
    ...(exchange === undefined ? [] : [{ product: 'Exchange', url: exchange, servers } as const]),
  ];
}

/** Each server reads its partner's document, before anything is changed. */
async function readAcross({ reader, show, pause }: Look, found: ServersFacts, published: readonly Published[], inTime: InTime) {
  const readers = { Skype: oauthServers(found).map((each) => each.fqdn), Exchange: userPools(found).flatMap((pool) => pool.computers) };
  return Promise.all(
    published.flatMap(({ product, url }) =>
      readers[product].map((from) =>
        inTime(
          async () => {
            show({ product, from, at: null, stages: unreached });
            const read = await settled(() => readDocumentFrom(reader, from, url, idOf[product]), pause);
            show({ product, from, at: null, stages: read.view.stages });
            return { product, ...read };
          },
          (why) => ({ product, ...notReadFrom(from, url, why) }),
        ),
      ),
    ),
  );
}

/** What the Exchange servers say of their bindings, where it looks as if TLS ended in front of them. By hand it is asked only in words. */
async function readWhoServesTls(reader: Reader, context: StepContext, views: Awaited<ReturnType<typeof lookFromHere>>) {
  const exchange = views.flatMap(({ product, view }) => (product === 'Exchange' ? [kept(product, null, view)] : []));
  const way = context.access?.windows.kind;
  if (way === 'by hand' || way === 'not at all' || !seemsOffloaded(exchange)) return [];
  const servers = exchange.flatMap(({ at }) => (at === null ? [] : [at]));
  return Promise.all(servers.map(async (server) => ({ server, serves: await readServesTls(reader, server) })));
}

/** The proxies on the Front Ends. By hand they are asked for in words, and only where a document could not be read. */
async function readProxies(reader: Reader, found: ServersFacts, context: StepContext, inTime: InTime) {
  const way = context.access?.windows.kind;
  if (way === 'by hand' || way === 'not at all') return [];
  return Promise.all(
    userPools(found)
      .flatMap((pool) => pool.computers)
      .map(async (server) => ({
        server,
        settings: await inTime<Awaited<ReturnType<typeof readProxySettings>>>(() => readProxySettings(reader, server), notSeen),
      })),
  );
}

/** The clocks that the servers tell themselves. By hand nobody could say when they were read. */
async function readClocks(reader: Reader, found: ServersFacts, context: StepContext, inTime: InTime): Promise<readonly ClockFacts[]> {
  const way = context.access?.windows.kind;
  if (way === 'by hand' || way === 'not at all') return [];
  const servers = [...userPools(found).flatMap((pool) => pool.computers), ...oauthServers(found).map((each) => each.fqdn)];
  const read = await Promise.all(
    servers.map(async (server) => ({
      server,
      clock: await inTime<Awaited<ReturnType<typeof readClock>>>(() => readClock(reader, server), notSeen),
    })),
  );
  return read.flatMap(({ server, clock }) => (clock.seen ? [{ server, ...clock.value }] : []));
}

/** A document as this computer got it under its published name; null where its address is not known. */
function documentIn(views: Awaited<ReturnType<typeof lookFromHere>>, product: Product) {
  const view = views.find((each) => each.product === product && each.view.at === null)?.view;
  return view === undefined ? null : { url: view.url, document: trusted(view) };
}

type InPool = { readonly pool: string; readonly migrated: Seen<number> };

const countMigrated = ({ reader }: Look, pools: readonly string[]): Promise<readonly InPool[]> =>
  Promise.all(
    pools.map(async (pool) => {
      const read = await readMigratedContacts(reader, pool);
      return { pool, migrated: read.seen ? seen(read.value.reduce((sum, each) => sum + each, 0)) : read };
    }),
  );

/** Of all pools, where each told it. */
function sumOf(pools: readonly InPool[]): Seen<number> {
  let total = 0;
  for (const { migrated } of pools) {
    if (!migrated.seen) return migrated;
    total += migrated.value;
  }
  return seen(total);
}
