// Preset "small": litwareinc.com with a Standard Edition server and one Exchange server, both healthy, with no trust
// between them yet. This is where most first-time admins stand (facts.md 128).

import type { Random } from '../ids.ts';
import { startWorkers } from '../workers.ts';
import { type World, worldVersion } from '../world.ts';
import {
  certificateMaker,
  computer,
  domain,
  edge,
  edgePool,
  edgeServer,
  entry,
  exchangeEntries,
  exchangePools,
  frontEndPools,
  newAuthority,
  organisation,
  people,
  published,
  replica,
  skypeSettings,
  skypeVersion,
  yearsFrom,
} from './parts.ts';

const frontEnd = `atl-cs-001.${domain}`;
const exchangeServer = `atl-exchange-001.${domain}`;
const applicationServer = `atl-app-001.${domain}`;
const applicationPool = `apps.${domain}`;
const domainController = `atl-dc-001.${domain}`;
const database = 'DB01';
const roles = ['UserServer', 'Registrar', 'WebServer', 'ConferencingServer', 'CentralManagement', 'MediationServer'];

export function smallWorld(now: Date, random: Random): World {
  const { authority, make, ...certificates } = certificateMaker(now, random);
  const webOfSkype = make({ commonName: frontEnd, names: [frontEnd, `sip.${domain}`, `skypeweb.${domain}`] });
  const [tokens, webOfExchange, auth] = [certificates.tokens(), certificates.webOfExchange(), certificates.auth()];
  const weakDigest = make({ commonName: frontEnd, digest: 'sha1', notBefore: yearsFrom(now, -4) });
  const weakKey = make({ commonName: frontEnd, bits: 1024, notBefore: yearsFrom(now, -4) });
  const longAgo = yearsFrom(now, -1).toISOString();
  const settings = skypeSettings(tokens, longAgo);
  const world: World = {
    version: worldVersion,
    preset: 'small',
    faults: [],
    hidden: [],
    files: [],
    created: now.toISOString(),
    directory: { domain, netbios: 'LITWAREINC', domainControllers: [domainController], delay: 0, behind: [], admin: 'kenmyer' },
    authority,
    ...newAuthority,
    certificates: [webOfSkype, tokens, webOfExchange, auth, weakDigest, weakKey],
    computers: [
      {
        ...computer(frontEnd, 'front end', webOfSkype.thumbprint, frontEndPools),
        store: [
          entry(webOfSkype, 'Skype for Business Server Default'),
          entry(tokens, 'Skype for Business Server OAuth'),
          entry(weakDigest, 'Lync Server 2010 (old)'),
          entry(weakKey, 'OCS 2007 R2 (old)'),
        ],
      },
      { ...computer(exchangeServer, 'exchange', webOfExchange.thumbprint, exchangePools), store: exchangeEntries(webOfExchange, auth) },
      edgeServer,
      { ...computer(applicationServer, 'application server', null, []), remoting: 'unreachable' },
    ],
    names: [
      { name: frontEnd, computers: [frontEnd] },
      { name: exchangeServer, computers: [exchangeServer] },
      { name: `autodiscover.${domain}`, computers: [exchangeServer] },
      { name: `mail.${domain}`, computers: [exchangeServer] },
    ],
    people: people(random, frontEnd, [database]),
    skype: {
      version: skypeVersion,
      site: 'Site:Atlanta',
      shellOn: frontEnd,
      pools: [
        {
          fqdn: frontEnd,
          services: roles.map((each) => `${each}:${frontEnd}`),
          computers: [frontEnd],
          webInternal: null,
          webExternal: `skypeweb.${domain}`,
        },
        edgePool,
        {
          fqdn: applicationPool,
          services: [`ExternalServer:${applicationPool}`],
          computers: [applicationServer],
          webInternal: null,
          webExternal: null,
        },
      ],
      sipDomains: [{ name: domain, isDefault: true }],
      defaults: [{ fqdn: frontEnd, thumbprint: webOfSkype.thumbprint }],
      central: { revision: 1, changed: longAgo, settings },
      underWay: [],
      // Two minutes: an assumption within the documented ones (facts.md 19).
      replicas: [replica(frontEnd, 120, settings, now), replica(edge, 120, settings, now)],
      publishesStaged: false,
      storageTestSays: ['Test passed.'],
      storageFailures: [],
    },
    exchange: {
      ...organisation(auth, longAgo, random),
      shellOn: exchangeServer,
      servers: [
        {
          fqdn: exchangeServer,
          version: 'Version 15.2 (Build 2562.17)',
          edition: 'Standard',
          site: `${domain}/Configuration/Sites/Atlanta`,
          dag: null,
          domainController,
          ...published,
        },
      ],
      databases: [{ name: database, server: exchangeServer, status: 'Mounted' }],
    },
  };
  for (const each of world.computers) startWorkers(each, world, longAgo, now.toISOString());
  return world;
}
