// Preset "small": litwareinc.com with a Standard Edition server and one Exchange server, both healthy, with no trust
// between them yet. This is where most first-time admins stand (field.md, "What the lab must imitate").

import { issue } from '../certificates.ts';
import { guid, type Random } from '../ids.ts';
import { startWorkers } from '../workers.ts';
import { type Certificate, type Computer, type Person, type SkypeSettings, skypeId, type World, worldVersion } from '../world.ts';

const domain = 'litwareinc.com';
const frontEnd = `atl-cs-001.${domain}`;
const exchangeServer = `atl-exchange-001.${domain}`;
const edge = `atl-edge-001.${domain}`;
const applicationServer = `atl-app-001.${domain}`;
const database = 'DB01';

export function smallWorld(now: Date, random: Random): World {
  const certificates = makeCertificates(now, random);
  const { authority, webOfSkype, tokens, webOfExchange, auth, weakDigest, weakKey } = certificates;
  const longAgo = yearsFrom(now, -1).toISOString();
  const settings = skypeSettings(tokens, longAgo);
  const world: World = {
    version: worldVersion,
    preset: 'small',
    faults: [],
    created: now.toISOString(),
    directory: { domain, netbios: 'LITWAREINC', domainControllers: [`atl-dc-001.${domain}`], admin: 'kenmyer' },
    authority,
    certificates: [webOfSkype, tokens, webOfExchange, auth, weakDigest, weakKey],
    computers: [
      {
        ...computer(frontEnd, 'front end', webOfSkype.thumbprint, ['LyncIntFeature', 'LyncExtFeature']),
        store: [
          entry(webOfSkype, 'Skype for Business Server Default'),
          entry(tokens, 'Skype for Business Server OAuth'),
          entry(weakDigest, 'Lync Server 2010 (old)'),
          entry(weakKey, 'OCS 2007 R2 (old)'),
        ],
      },
      {
        ...computer(exchangeServer, 'exchange', webOfExchange.thumbprint, ['MSExchangeServicesAppPool', 'MSExchangeAutodiscoverAppPool']),
        store: [
          entry(webOfExchange, 'Exchange web services', 'IIS, SMTP'),
          entry(auth, 'Microsoft Exchange Server Auth Certificate', 'SMTP'),
        ],
      },
      { ...computer(edge, 'edge', null, []), remoting: 'unreachable', authority: 'not trusted' },
      { ...computer(applicationServer, 'application server', null, []), remoting: 'unreachable' },
    ],
    names: [
      { name: frontEnd, computers: [frontEnd] },
      { name: exchangeServer, computers: [exchangeServer] },
      { name: `autodiscover.${domain}`, computers: [exchangeServer] },
      { name: `mail.${domain}`, computers: [exchangeServer] },
    ],
    people: people(random),
    skype: {
      version: 'Skype for Business Server 2019 (7.0.2046.553): Volume license key installed.',
      site: 'Site:Atlanta',
      shellOn: frontEnd,
      pools: [
        {
          fqdn: frontEnd,
          services: ['UserServer', 'Registrar', 'WebServer', 'ConferencingServer', 'CentralManagement', 'MediationServer'].map(
            (each) => `${each}:${frontEnd}`,
          ),
          computers: [frontEnd],
          webInternal: null,
          webExternal: `skypeweb.${domain}`,
        },
        { fqdn: edge, services: [`EdgeServer:${edge}`], computers: [edge], webInternal: null, webExternal: null },
        {
          fqdn: `apps.${domain}`,
          services: [`ExternalServer:apps.${domain}`],
          computers: [applicationServer],
          webInternal: null,
          webExternal: null,
        },
      ],
      sipDomains: [{ name: domain, isDefault: true }],
      defaults: [{ fqdn: frontEnd, thumbprint: webOfSkype.thumbprint }],
      central: { revision: 1, changed: longAgo, settings },
      underWay: [],
      replicas: [frontEnd, edge].map((fqdn) => ({ fqdn, revision: 1, reported: now.toISOString(), settings: structuredClone(settings) })),
      storageFailures: [],
    },
    exchange: {
      organisation: 'Litware',
      shellOn: exchangeServer,
      acceptedDomains: [{ name: domain, domain, type: 'Authoritative', isDefault: true }],
      authConfig: {
        current: auth.thumbprint,
        previous: null,
        next: null,
        nextEffective: null,
        realm: null,
        guid: guid(random),
        changed: longAgo,
      },
      servers: [
        {
          fqdn: exchangeServer,
          version: 'Version 15.2 (Build 2562.17)',
          edition: 'Standard',
          site: `${domain}/Configuration/Sites/Atlanta`,
          dag: null,
          internalUri: `https://autodiscover.${domain}/autodiscover/autodiscover.xml`,
          ewsUrl: `https://mail.${domain}/EWS/Exchange.asmx`,
        },
      ],
      databases: [{ name: database, server: exchangeServer, status: 'Mounted' }],
      partners: [],
      mailUsers: [],
      // Organization Management may hand these roles on; it does not hold them itself (domain.md 2.1).
      assignments: ['UserApplication', 'ArchiveApplication', 'MeetingGraphApplication'].map((role) => ({
        name: `${role}-Organization Management-Delegating`,
        guid: guid(random),
        role,
        assignee: 'Organization Management',
        assigneeType: 'RoleGroup',
        delegating: true,
      })),
    },
  };
  for (const each of world.computers) startWorkers(each, world, longAgo, now.toISOString());
  return world;
}

function makeCertificates(now: Date, random: Random) {
  const server = {
    use: 'server',
    bits: 2048,
    digest: 'sha256',
    names: [],
    notBefore: yearsFrom(now, -1),
    notAfter: yearsFrom(now, 1),
  } as const;
  const authority = issue(
    {
      ...server,
      commonName: 'Litware Root CA',
      use: 'authority',
      notBefore: yearsFrom(now, -5),
      notAfter: yearsFrom(now, 15),
      issuer: 'itself',
    },
    random,
  );
  const company = { ...server, issuer: authority } as const;
  return {
    authority: { ...authority },
    webOfSkype: issue({ ...company, commonName: frontEnd, names: [frontEnd, `sip.${domain}`, `skypeweb.${domain}`] }, random),
    tokens: issue({ ...company, commonName: domain, names: [domain] }, random),
    // Published names only: the server's own name is not in it (field.md 24).
    webOfExchange: issue({ ...company, commonName: `mail.${domain}`, names: [`mail.${domain}`, `autodiscover.${domain}`] }, random),
    auth: issue(
      { ...server, commonName: 'Microsoft Exchange Server Auth Certificate', notAfter: yearsFrom(now, 4), issuer: 'itself' },
      random,
    ),
    weakDigest: issue({ ...company, commonName: frontEnd, digest: 'sha1', notBefore: yearsFrom(now, -4) }, random),
    weakKey: issue({ ...company, commonName: frontEnd, bits: 1024, notBefore: yearsFrom(now, -4) }, random),
  };
}

function yearsFrom(now: Date, years: number): Date {
  const moved = new Date(now);
  moved.setUTCMilliseconds(0);
  moved.setUTCFullYear(moved.getUTCFullYear() + years);
  return moved;
}

const entry = (certificate: Certificate, friendlyName: string, services = '') => ({
  thumbprint: certificate.thumbprint,
  friendlyName,
  hasPrivateKey: true,
  exportable: true,
  services,
});

const computer = (fqdn: string, role: Computer['role'], web: string | null, pools: readonly string[]): Computer => ({
  name: (fqdn.split('.')[0] ?? fqdn).toUpperCase(),
  fqdn,
  role,
  remoting: 'reachable',
  authority: 'trusted',
  web,
  store: [],
  iis: {
    running: true,
    underWay: null,
    pools: pools.map((name) => ({ name, workerStarted: null, read: null, trusts: [], document: null })),
  },
});

const skypeSettings = (tokens: Certificate, since: string): SkypeSettings => ({
  tokenIssuer: { thumbprint: tokens.thumbprint, previous: null, effective: since, next: null },
  oauth: { realm: null, serviceName: skypeId, autodiscoverUrl: null, autodiscoverAllowedDomains: null },
  partners: [],
  policies: [{ identity: 'Global', ucsAllowed: true, migrationDelayInDays: null }],
});

function people(random: Random): Person[] {
  const domainSid = 'S-1-5-21-1004336348-1177238915-682003330';
  const person = (sam: string, displayName: string, number: number, has: 'both' | 'no mailbox' | 'no Skype'): Person => ({
    sam,
    displayName,
    guid: guid(random),
    sid: `${domainSid}-${number}`,
    sip: has === 'no Skype' ? null : `sip:${sam}@${domain}`,
    pool: has === 'no Skype' ? null : frontEnd,
    smtp: has === 'no mailbox' ? null : `${sam}@${domain}`,
    database: has === 'no mailbox' ? null : database,
    contacts: 'in Skype',
    items: [],
  });
  return [
    person('kenmyer', 'Ken Myer', 1105, 'both'),
    person('pilarackerman', 'Pilar Ackerman', 1106, 'both'),
    person('davidlongmuir', 'David Longmuir', 1107, 'both'),
    person('jonaslindqvist', 'Jonas Lindqvist', 1108, 'no mailbox'),
    person('annabedecs', 'Anna Bedecs', 1109, 'no Skype'),
  ];
}
