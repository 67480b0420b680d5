// Litware of any size: a new practice world of parameters, of which each preset is a set. Everything is healthy in it, with no trust
// between the two products yet.
// To extend: a parameter here, with its value in the presets beside this file. What is the same for all of them is in parts.ts.

import type { Random } from '../ids.ts';
import { startWorkers } from '../workers.ts';
import { type LabWorld, worldVersion } from '../world.ts';
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
  otherPartners,
  people,
  published,
  replica,
  skypeSettings,
  usualRules,
  yearsFrom,
} from './parts.ts';

/** As Get-CsServerVersion says it: the base version, never the update (facts.md 42). */
const skypeVersions = {
  '2015': 'Skype for Business Server 2015 (6.0.9319.0): Volume license key installed.',
  '2019': 'Skype for Business Server 2019 (7.0.2046.553): Volume license key installed.',
  SE: 'Skype for Business Server Subscription Edition (7.0.2046.820): Volume license key installed.',
} as const;

/** As AdminDisplayVersion says it; 2019 and SE differ by their build only (facts.md 44). */
const exchangeVersions = {
  '2013': 'Version 15.0 (Build 1497.2)',
  '2016': 'Version 15.1 (Build 2507.6)',
  '2019': 'Version 15.2 (Build 1748.10)',
  SE: 'Version 15.2 (Build 2562.17)',
} as const;

/** Host names are short here: all are of one domain. */
export type Company = {
  readonly preset: string;
  readonly domainControllers: readonly [string, ...string[]];
  /** Production's seconds until what is written at one is at the others. */
  readonly directoryDelay: number;
  readonly skype: {
    readonly version: keyof typeof skypeVersions;
    /** The people are on the first. A Standard Edition server is a pool of its own name; `delay` is its replica's. */
    readonly pools: readonly [SkypePool, ...SkypePool[]];
    readonly edgeDelay: number;
    /** Front Ends that were taken out of service and forgotten in the topology: no change ever reaches them. */
    readonly retired: readonly string[];
    /** Whether there is a trusted application pool. */
    readonly applications: boolean;
    /** Whether old certificates were left in the stores. */
    readonly leftovers: boolean;
    /** SIP domains beside the default one. */
    readonly sipDomains: readonly string[];
    /** How many people each pool has beside those who have a name here. */
    readonly crowd?: number;
  };
  readonly exchange: {
    readonly servers: readonly [ExchangeHost, ...ExchangeHost[]];
    /** Accepted domains beside the default one. */
    readonly acceptedDomains: readonly string[];
    /** How many other programs are its partners. */
    readonly otherPartners?: number;
  };
};

type SkypePool = {
  readonly name: string;
  readonly frontEnds: readonly [{ readonly name: string; readonly delay: number }, ...{ readonly name: string; readonly delay: number }[]];
  /** The internal name of its web services, where that is not the pool's. */
  readonly web: string | null;
};

type ExchangeHost = {
  readonly name: string;
  readonly version: keyof typeof exchangeVersions;
  readonly site: string;
  readonly dag: string | null;
  /** The domain controller that it asks. */
  readonly asks: string;
};

const roles = ['UserServer', 'Registrar', 'WebServer', 'ConferencingServer', 'CentralManagement', 'MediationServer'];
const fqdn = (name: string): string => `${name}.${domain}`;
const webExternal = fqdn('skypeweb');
const applicationServer = fqdn('atl-app-001');
const applicationPool = fqdn('apps');

export function companyWorld({ preset, domainControllers, directoryDelay, skype, exchange }: Company, now: Date, random: Random): LabWorld {
  const { authority, make, ...certificates } = certificateMaker(now, random);
  const longAgo = yearsFrom(now, -1).toISOString();
  // Each Front End has a Default certificate of its own, with the same published names.
  const frontEnds = skype.pools.flatMap((pool) =>
    pool.frontEnds.map(({ name, delay }) => {
      const names = [fqdn(pool.name), ...(pool.web === null ? [] : [fqdn(pool.web)]), fqdn('sip'), webExternal];
      return { fqdn: fqdn(name), delay, pool: fqdn(pool.name), web: make({ commonName: fqdn(pool.name), names }) };
    }),
  );
  const [tokens, webOfExchange, auth] = [certificates.tokens(), certificates.webOfExchange(), certificates.auth()];
  const leftovers = (name: string) => [
    { certificate: make({ commonName: name, digest: 'sha1', notBefore: yearsFrom(now, -4) }), friendlyName: 'Lync Server 2010 (old)' },
    { certificate: make({ commonName: name, bits: 1024, notBefore: yearsFrom(now, -4) }), friendlyName: 'OCS 2007 R2 (old)' },
  ];
  const stores = frontEnds.map((each) => ({ ...each, old: skype.leftovers ? leftovers(each.fqdn) : [] }));
  const settings = skypeSettings(tokens, longAgo);
  const servers = exchange.servers.map((each) => ({ ...each, fqdn: fqdn(each.name) }));
  const copies = databasesOf(servers);
  const allOf = (each: readonly { readonly fqdn: string }[]) => each.map((one) => one.fqdn);
  const pools = skype.pools.map((pool, at) => ({
    fqdn: fqdn(pool.name),
    services: roles.filter((each) => at === 0 || each !== 'CentralManagement').map((each) => `${each}:${fqdn(pool.name)}`),
    computers: pool.frontEnds.map(({ name }) => fqdn(name)),
    webInternal: pool.web === null ? null : fqdn(pool.web),
    webExternal,
    version: 7,
  }));
  const [{ fqdn: shellOfExchange = '' } = {}] = servers;
  const world: LabWorld = {
    version: worldVersion,
    preset,
    faults: [],
    hidden: [],
    rules: usualRules,
    files: [],
    created: now.toISOString(),
    directory: {
      domain,
      netbios: 'LITWAREINC',
      domainControllers: domainControllers.map(fqdn),
      delay: directoryDelay,
      behind: [],
      clockOffset: 0,
      admin: 'kenmyer',
    },
    authority,
    ...newAuthority,
    certificates: [
      ...frontEnds.map((each) => each.web),
      tokens,
      webOfExchange,
      auth,
      ...stores.flatMap(({ old }) => old.map((each) => each.certificate)),
    ],
    computers: [
      ...stores.map(({ fqdn: name, web, old }) => ({
        ...computer(name, 'front end', web.thumbprint, frontEndPools),
        store: [
          entry(web, 'Skype for Business Server Default'),
          entry(tokens, 'Skype for Business Server OAuth'),
          ...old.map(({ certificate, friendlyName }) => entry(certificate, friendlyName)),
        ],
      })),
      ...servers.map(({ fqdn: name }) => ({
        ...computer(name, 'exchange', webOfExchange.thumbprint, exchangePools),
        store: exchangeEntries(webOfExchange, auth),
      })),
      edgeServer,
      ...(skype.applications ? [{ ...computer(applicationServer, 'application server', null, []), remoting: 'unreachable' as const }] : []),
    ],
    names: [
      ...[...allOf(frontEnds), ...allOf(servers)].map((name) => ({ name, computers: [name] })),
      ...pools.flatMap(({ fqdn: pool, webInternal, computers }) =>
        [pool, ...(webInternal === null ? [] : [webInternal])]
          .filter((name) => !computers.includes(name))
          .map((name) => ({ name, computers: [...computers] })),
      ),
      ...[`autodiscover.${domain}`, `mail.${domain}`].map((name) => ({ name, computers: allOf(servers) })),
    ],
    people: people(random, fqdn(skype.pools[0].name), [...new Set(copies.map(({ name }) => name))]),
    skype: {
      version: skypeVersions[skype.version],
      site: 'Site:Atlanta',
      shellOn: fqdn(skype.pools[0].frontEnds[0].name),
      crowds: skype.crowd === undefined ? [] : pools.map((pool) => ({ pool: pool.fqdn, people: skype.crowd ?? 0 })),
      pools: [
        ...pools,
        edgePool,
        ...(skype.applications
          ? [
              {
                fqdn: applicationPool,
                services: [`ExternalServer:${applicationPool}`],
                computers: [applicationServer],
                webInternal: null,
                webExternal: null,
                version: 7,
              },
            ]
          : []),
      ],
      sipDomains: [{ name: domain, isDefault: true }, ...skype.sipDomains.map((name) => ({ name, isDefault: false }))],
      defaults: frontEnds.map((each) => ({ fqdn: each.fqdn, thumbprint: each.web.thumbprint })),
      central: { revision: 1, changed: longAgo, settings },
      underWay: [],
      replicas: [
        ...frontEnds.map((each) => replica(each.fqdn, each.delay, settings, now)),
        replica(edge, skype.edgeDelay, settings, now),
        ...skype.retired.map((name) => ({ ...replica(fqdn(name), 0, settings, yearsFrom(now, -1)), revision: 0, delay: null })),
      ],
      publishesStaged: false,
      storageTestSays: ['Test passed.'],
      storageFailures: [],
    },
    exchange: {
      ...organisation(auth, longAgo, exchange.acceptedDomains, random),
      partners: otherPartners(exchange.otherPartners ?? 0, longAgo, random),
      shellOn: shellOfExchange,
      servers: servers.map(({ fqdn: name, version, site, dag, asks }) => ({
        fqdn: name,
        version: exchangeVersions[version],
        edition: dag === null ? 'Standard' : 'Enterprise',
        site: `${domain}/Configuration/Sites/${site}`,
        dag,
        domainController: fqdn(asks),
        oauthOff: [],
        nlbBypass: null,
        ...published,
      })),
      databases: copies,
    },
  };
  for (const each of world.computers) startWorkers(each, world, longAgo, now.toISOString());
  return world;
}

/** As many copies of a database as a group keeps. */
const mostCopies = 4;

/** One database a server, with healthy copies on the next ones of its group. */
function databasesOf(servers: readonly { readonly fqdn: string; readonly dag: string | null }[]): LabWorld['exchange']['databases'] {
  return servers.flatMap((owner, at) => {
    const name = `DB${String(at + 1).padStart(2, '0')}`;
    const group = servers.filter((each) => owner.dag !== null && each.dag === owner.dag);
    const place = group.indexOf(owner);
    const others = [...group.slice(place + 1), ...group.slice(0, Math.max(place, 0))].slice(0, mostCopies - 1);
    return [{ name, server: owner.fqdn, status: 'Mounted' }, ...others.map((each) => ({ name, server: each.fqdn, status: 'Healthy' }))];
  });
}
