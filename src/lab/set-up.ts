// The world as if the article had been followed in it a day before: for faults that break what exists, and for tests.

import { describe } from './certificates.ts';
import { guid, hex, type Random } from './ids.ts';
import { startWorkers } from './workers.ts';
import { exchangeId, exchangeRealm, findCertificate, type LabWorld, skypeId, skypeRealm } from './world.ts';

const accountName = 'LyncEnterprise-ApplicationAccount';
const roles = ['UserApplication', 'ArchiveApplication', 'MeetingGraphApplication'];
const hour = 3_600_000;

export function setUp(world: LabWorld, now: Date, random: Random): void {
  const made = new Date(now.getTime() - 24 * hour).toISOString();
  const { skype, exchange } = world;
  const account = `${world.directory.domain}/Users/${accountName}`;
  const address = `${accountName}@${exchange.acceptedDomains[0]?.name ?? world.directory.domain}`;
  exchange.mailUsers.push({ name: accountName, guid: guid(random), address, hidden: true, created: made });
  exchange.assignments.push(
    ...roles.map((role) => ({
      name: `${role}-${accountName}`,
      guid: guid(random),
      role,
      assignee: accountName,
      assigneeType: 'User',
      delegating: false,
      enabled: true,
    })),
  );
  const settings = skype.central.settings;
  exchange.partners.push({
    name: `LyncEnterprise-${hex(random, 16)}`,
    guid: guid(random),
    enabled: true,
    applicationId: skypeId,
    metadataUrl: `https://${webServices(world)}/metadata/json/1`,
    realm: skypeRealm(world, settings),
    usesAuthServer: false,
    acceptsSids: true,
    linkedAccount: account,
    certificates: raw(world, settings.tokenIssuer?.thumbprint ?? null),
    created: made,
    changed: made,
  });
  for (const each of world.computers.filter(({ role }) => role === 'exchange')) {
    startWorkers(each, world, new Date(now.getTime() - 23 * hour).toISOString(), now.toISOString());
  }
  const autodiscover = `https://autodiscover.${world.directory.domain}/autodiscover`;
  for (const { settings: each } of [skype.central, ...skype.replicas]) {
    each.oauth.autodiscoverUrl = `${autodiscover}/autodiscover.svc`;
    each.partners.push({
      identity: 'Exchange',
      applicationId: exchangeId,
      realm: exchangeRealm(world),
      trustLevel: 'Full',
      acceptsSids: false,
      enabled: true,
      keys: { kind: 'metadata', url: `${autodiscover}/metadata/json/1`, certificates: raw(world, exchange.authConfig.current) },
    });
  }
}

/** The name under which the first pool with users has its web services. */
function webServices(world: LabWorld): string {
  const pool = world.skype.pools.find((each) => each.services.some((service) => service.startsWith('UserServer:')));
  return pool?.webInternal ?? pool?.fqdn ?? '';
}

function raw(world: LabWorld, thumbprint: string | null): string[] {
  const certificate = thumbprint === null ? undefined : findCertificate(world, thumbprint);
  return certificate === undefined ? [] : [describe(certificate.pem).raw];
}
