// Preset "pool": litwareinc.com with an Enterprise pool of two Front Ends whose web services have a name of their own, and two
// Exchange servers of one DAG behind a balancer; two domain controllers and replicas that lag (facts.md 128).
// The delays are assumptions of the usual size.

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

const pool = `pool01.${domain}`;
const web = `pool01-web.${domain}`;
const [frontEnd1, frontEnd2] = [`atl-fe-001.${domain}`, `atl-fe-002.${domain}`] as const;
const [exchange1, exchange2] = [`atl-exchange-001.${domain}`, `atl-exchange-002.${domain}`] as const;
const [controller1, controller2] = [`atl-dc-001.${domain}`, `atl-dc-002.${domain}`] as const;
/** A Front End that was taken out of service and forgotten in the topology: no change ever reaches it. */
const retired = `atl-fe-old.${domain}`;
const roles = ['UserServer', 'Registrar', 'WebServer', 'ConferencingServer', 'CentralManagement', 'MediationServer'];

export function poolWorld(now: Date, random: Random): World {
  const { authority, make, ...certificates } = certificateMaker(now, random);
  // Each Front End has a Default certificate of its own, with the same published names.
  const names = [pool, web, `sip.${domain}`, `skypeweb.${domain}`];
  const [webOf1, webOf2] = [make({ commonName: pool, names }), make({ commonName: pool, names })] as const;
  const [tokens, webOfExchange, auth] = [certificates.tokens(), certificates.webOfExchange(), certificates.auth()];
  const longAgo = yearsFrom(now, -1).toISOString();
  const settings = skypeSettings(tokens, longAgo);
  const oauth = entry(tokens, 'Skype for Business Server OAuth');
  const site = `${domain}/Configuration/Sites/Atlanta`;
  const exchangeServer = { version: 'Version 15.2 (Build 2562.17)', edition: 'Enterprise', site, dag: 'ATL-DAG-01', ...published };
  const world: World = {
    version: worldVersion,
    preset: 'pool',
    faults: [],
    hidden: [],
    files: [],
    created: now.toISOString(),
    directory: { domain, netbios: 'LITWAREINC', domainControllers: [controller1, controller2], delay: 90, behind: [], admin: 'kenmyer' },
    authority,
    ...newAuthority,
    certificates: [webOf1, webOf2, tokens, webOfExchange, auth],
    computers: [
      {
        ...computer(frontEnd1, 'front end', webOf1.thumbprint, frontEndPools),
        store: [entry(webOf1, 'Skype for Business Server Default'), oauth],
      },
      {
        ...computer(frontEnd2, 'front end', webOf2.thumbprint, frontEndPools),
        store: [entry(webOf2, 'Skype for Business Server Default'), oauth],
      },
      { ...computer(exchange1, 'exchange', webOfExchange.thumbprint, exchangePools), store: exchangeEntries(webOfExchange, auth) },
      { ...computer(exchange2, 'exchange', webOfExchange.thumbprint, exchangePools), store: exchangeEntries(webOfExchange, auth) },
      edgeServer,
    ],
    names: [
      ...[frontEnd1, frontEnd2, exchange1, exchange2].map((name) => ({ name, computers: [name] })),
      ...[pool, web].map((name) => ({ name, computers: [frontEnd1, frontEnd2] })),
      ...[`autodiscover.${domain}`, `mail.${domain}`].map((name) => ({ name, computers: [exchange1, exchange2] })),
    ],
    people: people(random, pool, ['DB01', 'DB02']),
    skype: {
      version: skypeVersion,
      site: 'Site:Atlanta',
      shellOn: frontEnd1,
      pools: [
        {
          fqdn: pool,
          services: roles.map((each) => `${each}:${pool}`),
          computers: [frontEnd1, frontEnd2],
          webInternal: web,
          webExternal: `skypeweb.${domain}`,
        },
        edgePool,
      ],
      sipDomains: [{ name: domain, isDefault: true }],
      defaults: [
        { fqdn: frontEnd1, thumbprint: webOf1.thumbprint },
        { fqdn: frontEnd2, thumbprint: webOf2.thumbprint },
      ],
      central: { revision: 1, changed: longAgo, settings },
      underWay: [],
      replicas: [
        replica(frontEnd1, 60, settings, now),
        replica(frontEnd2, 180, settings, now),
        replica(edge, 240, settings, now),
        { ...replica(retired, 0, settings, yearsFrom(now, -1)), revision: 0, delay: null },
      ],
      publishesStaged: false,
      storageTestSays: ['Test passed.'],
      storageFailures: [],
    },
    exchange: {
      ...organisation(auth, longAgo, random),
      shellOn: exchange1,
      servers: [
        { fqdn: exchange1, domainController: controller1, ...exchangeServer },
        { fqdn: exchange2, domainController: controller2, ...exchangeServer },
      ],
      databases: [
        { name: 'DB01', server: exchange1, status: 'Mounted' },
        { name: 'DB01', server: exchange2, status: 'Healthy' },
        { name: 'DB02', server: exchange2, status: 'Mounted' },
        { name: 'DB02', server: exchange1, status: 'Healthy' },
      ],
    },
  };
  for (const each of world.computers) startWorkers(each, world, longAgo, now.toISOString());
  return world;
}
