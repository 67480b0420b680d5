// The looks of the step "Servers": both products' own lists, and both metadata documents from this computer.

import { readAcceptedDomains, readClientAccess, readExchangeServers, readOrganisation } from '../../exchange/organisation.ts';
import { notSeen, type Seen, seen } from '../../model/finding.ts';
import { type AuthMetadata, exchangeId, readAuthMetadata, skypeId } from '../../probes/auth-metadata.ts';
import type { Probes } from '../../probes/probes.ts';
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
import { readDocumentFrom } from '../../windows/functions.ts';
import { type Known, type Look, textAnswer } from '../step.ts';
import { derivedExchangeUrl, derivedSkypeUrl, keys, oauthServers, type ServersFacts, serversFacts, userPools } from './facts.ts';
import { inspectRights } from './rights.ts';

export async function inspectServers(look: Look, known: Known): Promise<ServersFacts> {
  const { reader, probes } = look;
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
  ]);
  const [organisation, exchangeServers, acceptedDomains, clientAccess] = ofExchange;
  const found: ServersFacts = serversFacts.parse({
    pools,
    webServers,
    sipDomains,
    skypeVersion,
    oauth,
    organisation,
    exchangeServers,
    acceptedDomains,
    clientAccess,
    replication,
    contacts: { policies, migrated: notSeen('Not looked at yet.'), archiving },
    documents: { skype: null, exchange: null },
    readings: [],
  });
  const urls = {
    skype: textAnswer(known, keys.skypeMetadataUrl) ?? derivedSkypeUrl(found, known),
    exchange: textAnswer(known, keys.exchangeMetadataUrl) ?? derivedExchangeUrl(found),
  };
  const [rights, migrated, readings, skype, exchange] = await Promise.all([
    inspectRights(reader, known),
    countMigrated(
      look,
      userPools(found).map((pool) => pool.fqdn),
    ),
    readAcross(look, found, urls),
    probeDocument(probes, urls.skype, skypeId),
    probeDocument(probes, urls.exchange, exchangeId),
  ]);
  return serversFacts.parse({ ...found, rights, readings, contacts: { ...found.contacts, migrated }, documents: { skype, exchange } });
}

/** Each server reads its partner's document, before anything is changed. */
async function readAcross(
  { reader }: Look,
  found: ServersFacts,
  urls: { readonly skype: string | undefined; readonly exchange: string | undefined },
) {
  const { skype, exchange } = urls;
  const servers = oauthServers(found).map((each) => each.fqdn);
  const frontEnds = userPools(found).flatMap((pool) => pool.computers);
  return Promise.all([
    ...(skype === undefined
      ? []
      : servers.map(async (fqdn) => ({ product: 'Skype', ...(await readDocumentFrom(reader, fqdn, skype, skypeId)) }))),
    ...(exchange === undefined
      ? []
      : frontEnds.map(async (fqdn) => ({ product: 'Exchange', ...(await readDocumentFrom(reader, fqdn, exchange, exchangeId)) }))),
  ]);
}

async function countMigrated({ reader }: Look, pools: readonly string[]): Promise<Seen<number>> {
  let total = 0;
  for (const read of await Promise.all(pools.map((pool) => readMigratedContacts(reader, pool)))) {
    if (!read.seen) return read;
    total += read.value.reduce((sum, each) => sum + each, 0);
  }
  return seen(total);
}

/** A document as this computer sees it; null where its address is not known. */
async function probeDocument(
  probes: Probes,
  url: string | undefined,
  id: string,
): Promise<{ readonly url: string; readonly document: Seen<AuthMetadata> } | null> {
  if (url === undefined) return null;
  const fetched = await probes.get(url);
  return { url, document: fetched.kind === 'failed' ? notSeen(fetched.detail) : readAuthMetadata(fetched.status, fetched.body, id) };
}
