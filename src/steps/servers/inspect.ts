// The looks of the step "Servers": both products' own lists, and both metadata documents from this computer.

import { readAcceptedDomains, readClientAccess, readExchangeServers, readOrganisation } from '../../exchange/organisation.ts';
import { notSeen, type Seen, seen } from '../../model/finding.ts';
import { type AuthMetadata, exchangeId, readAuthMetadata, skypeId } from '../../probes/auth-metadata.ts';
import type { Probes } from '../../probes/probes.ts';
import { readOAuthConfiguration } from '../../skype/oauth.ts';
import {
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

export async function inspectServers(look: Look, known: Known): Promise<ServersFacts> {
  const { reader, probes } = look;
  const lists = {
    pools: await readPools(reader),
    webServers: await readWebServers(reader),
    sipDomains: await readSipDomains(reader),
    skypeVersion: await readSkypeVersion(reader),
    oauth: await readOAuthConfiguration(reader),
    organisation: await readOrganisation(reader),
    exchangeServers: await readExchangeServers(reader),
    acceptedDomains: await readAcceptedDomains(reader),
    clientAccess: await readClientAccess(reader),
    replication: await readReplicas(reader),
  };
  const found: ServersFacts = serversFacts.parse({
    ...lists,
    contacts: { policies: await readContactsPolicies(reader), migrated: notSeen('Not looked at yet.') },
    documents: { skype: null, exchange: null },
    readings: [],
  });
  const migrated = await countMigrated(
    look,
    userPools(found).map((pool) => pool.fqdn),
  );
  const urls = {
    skype: textAnswer(known, keys.skypeMetadataUrl) ?? derivedSkypeUrl(found, known),
    exchange: textAnswer(known, keys.exchangeMetadataUrl) ?? derivedExchangeUrl(found),
  };
  return serversFacts.parse({
    ...found,
    readings: await readAcross(look, found, urls),
    contacts: { ...found.contacts, migrated },
    documents: {
      skype: urls.skype === undefined ? null : { url: urls.skype, document: await probeDocument(probes, urls.skype, skypeId) },
      exchange:
        urls.exchange === undefined ? null : { url: urls.exchange, document: await probeDocument(probes, urls.exchange, exchangeId) },
    },
  });
}

/** Each server reads its partner's document, before anything is changed. */
async function readAcross(
  { reader }: Look,
  found: ServersFacts,
  urls: { readonly skype: string | undefined; readonly exchange: string | undefined },
) {
  const readings = [];
  for (const { fqdn } of urls.skype === undefined ? [] : oauthServers(found)) {
    readings.push({ product: 'Skype', ...(await readDocumentFrom(reader, fqdn, urls.skype ?? '', skypeId)) });
  }
  for (const frontEnd of urls.exchange === undefined ? [] : userPools(found).flatMap((pool) => pool.computers)) {
    readings.push({ product: 'Exchange', ...(await readDocumentFrom(reader, frontEnd, urls.exchange ?? '', exchangeId)) });
  }
  return readings;
}

async function countMigrated({ reader }: Look, pools: readonly string[]): Promise<Seen<number>> {
  let total = 0;
  for (const pool of pools) {
    const read = await readMigratedContacts(reader, pool);
    if (!read.seen) return read;
    total += read.value.reduce((sum, each) => sum + each, 0);
  }
  return seen(total);
}

/** A document as this computer sees it. */
async function probeDocument(probes: Probes, url: string, id: string): Promise<Seen<AuthMetadata>> {
  const fetched = await probes.get(url);
  return fetched.kind === 'failed' ? notSeen(fetched.detail) : readAuthMetadata(fetched.status, fetched.body, id);
}
