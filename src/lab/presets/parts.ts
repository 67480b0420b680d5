// What the presets have in common: litwareinc.com, its certificates, computers, settings and people.

import { issue, type Wanted } from '../certificates.ts';
import { guid, type Random } from '../ids.ts';
import { type Certificate, type Computer, type LabWorld, type Person, type SkypeSettings, skypeId } from '../world.ts';

export const domain = 'litwareinc.com';
export const edge = `atl-edge-001.${domain}`;
export const exchangePools = ['MSExchangeServicesAppPool', 'MSExchangeAutodiscoverAppPool'];
export const frontEndPools = ['LyncIntFeature', 'LyncExtFeature'];
export const published: Pick<
  LabWorld['exchange']['servers'][number],
  'proxy' | 'bypass' | 'inactive' | 'directory' | 'internalUri' | 'ewsUrl'
> = {
  proxy: null,
  bypass: [],
  inactive: [],
  directory: 'reachable',
  internalUri: `https://autodiscover.${domain}/autodiscover/autodiscover.xml`,
  ewsUrl: `https://mail.${domain}/EWS/Exchange.asmx`,
};

export const usualRules: LabWorld['rules'] = {
  endedKey: 'no token is checked',
  readsAgain: 'after 12 hours',
  fetchesKeys: false,
  noAccount: '403, 2000008',
  namesBy: 'mailbox address',
  saysWhy: true,
};

/** Issues the company's certificates: valid from a year ago until in a year, 2048 bits, unless said otherwise. */
export function certificateMaker(now: Date, random: Random) {
  const usual = {
    use: 'server',
    bits: 2048,
    digest: 'sha256',
    names: [],
    notBefore: yearsFrom(now, -1),
    notAfter: yearsFrom(now, 1),
  } as const;
  const root = { commonName: 'Litware Root CA', use: 'authority', notBefore: yearsFrom(now, -5), notAfter: yearsFrom(now, 15) } as const;
  const authority = issue({ ...usual, ...root, issuer: 'itself' }, random);
  return {
    authority,
    make: (wanted: Partial<Wanted> & Pick<Wanted, 'commonName'>): Certificate => issue({ ...usual, issuer: authority, ...wanted }, random),
    /** What the tokens of Skype are signed with. */
    tokens: (): Certificate => issue({ ...usual, issuer: authority, commonName: domain, names: [domain] }, random),
    /** Published names only: the server's own name is not in it (facts.md 54). */
    webOfExchange: (): Certificate =>
      issue({ ...usual, issuer: authority, commonName: `mail.${domain}`, names: [`mail.${domain}`, `autodiscover.${domain}`] }, random),
    auth: (): Certificate =>
      issue({ ...usual, commonName: 'Microsoft Exchange Server Auth Certificate', notAfter: yearsFrom(now, 4), issuer: 'itself' }, random),
  };
}

/** The company's authority, as it is before anyone has asked it for anything. */
export const newAuthority: Pick<LabWorld, 'authorityName' | 'authorityPolicy' | 'requests'> = {
  authorityName: `atl-ca-001.${domain}\\Litware Root CA`,
  authorityPolicy: 'issues',
  requests: [],
};

export function yearsFrom(now: Date, years: number): Date {
  const moved = new Date(now);
  moved.setUTCMilliseconds(0);
  moved.setUTCFullYear(moved.getUTCFullYear() + years);
  return moved;
}

export const entry = (certificate: Certificate, friendlyName: string, services = '') => ({
  thumbprint: certificate.thumbprint,
  friendlyName,
  hasPrivateKey: true,
  exportable: true,
  services,
});

/** What every Exchange server has in its store. */
export const exchangeEntries = (web: Certificate, auth: Certificate) => [
  entry(web, 'Exchange web services', 'IIS, SMTP'),
  entry(auth, 'Microsoft Exchange Server Auth Certificate', 'SMTP'),
];

export const computer = (fqdn: string, role: Computer['role'], web: string | null, pools: readonly string[]): Computer => ({
  name: (fqdn.split('.')[0] ?? fqdn).toUpperCase(),
  fqdn,
  role,
  remoting: 'reachable',
  authority: 'trusted',
  web,
  chain: [],
  tls: '1.2 and 1.3',
  offloaded: false,
  device: null,
  port: 'open',
  resolves: [],
  backEnd: 'bound',
  storageService: 'running',
  proxies: [],
  windows: 20_348,
  clockOffset: 0,
  store: [],
  iis: {
    running: true,
    underWay: null,
    pools: pools.map((name) => ({
      name,
      workerStarted: null,
      read: null,
      trusts: [],
      document: null,
      oauth: 'loaded',
      disabled: false,
      byAdministrator: false,
    })),
  },
});

/** An Edge Server: not in the domain. */
export const edgeServer: Computer = { ...computer(edge, 'edge', null, []), remoting: 'unreachable', authority: 'not trusted' };
export const edgePool = {
  fqdn: edge,
  services: [`EdgeServer:${edge}`],
  computers: [edge],
  webInternal: null,
  webExternal: null,
  version: 7,
};

export const skypeSettings = (tokens: Certificate, since: string): SkypeSettings => ({
  tokenIssuer: { thumbprint: tokens.thumbprint, previous: null, effective: since, next: null },
  oauth: { realm: null, serviceName: skypeId, autodiscoverUrl: null, autodiscoverAllowedDomains: null },
  partners: [],
  policies: [{ identity: 'Global', ucsAllowed: true, migrationDelayInDays: null }],
  archivesToExchange: false,
  oauthServers: [],
});

export const replica = (fqdn: string, delay: number, settings: SkypeSettings, reported: Date) => ({
  fqdn,
  revision: 1,
  reported: reported.toISOString(),
  delay,
  settings: structuredClone(settings),
});

/** An Exchange organisation before the set-up; the presets add its servers and databases. */
export const organisation = (
  auth: Certificate,
  since: string,
  /** Accepted domains beside the default one. */
  domains: readonly string[],
  random: Random,
): Omit<LabWorld['exchange'], 'shellOn' | 'servers' | 'databases' | 'partners'> => ({
  organisation: 'Litware',
  organisationGuid: guid(random),
  acceptedDomains: [domain, ...domains].map((name) => ({ name, domain: name, type: 'Authoritative', isDefault: name === domain })),
  authConfig: {
    current: auth.thumbprint,
    previous: null,
    next: null,
    nextEffective: null,
    realm: null,
    guid: guid(random),
    changed: since,
  },
  certificatesUnderWay: [],
  transportCertificates: [],
  newCertificateTakesSmtp: false,
  signsObjects: false,
  ewsEnabled: null,
  ewsAllowed: null,
  authAdmin: 'runs',
  busy: 0,
  isHybrid: false,
  authServers: [],
  settingOverrides: [],
  mailUsers: [],
  // Organization Management may hand these roles on; it does not hold them itself (facts.md 7).
  assignments: ['UserApplication', 'ArchiveApplication', 'MeetingGraphApplication'].map((role) => ({
    name: `${role}-Organization Management-Delegating`,
    guid: guid(random),
    role,
    assignee: 'Organization Management',
    assigneeType: 'RoleGroup',
    delegating: true,
    enabled: true,
  })),
});

/** Programs that act in mailboxes for their users, each with a certificate of its own that nobody here has. */
export const otherPartners = (count: number, since: string, random: Random): LabWorld['exchange']['partners'] =>
  Array.from({ length: count }, (_, at) => ({
    name: `Line-of-business ${String(at + 1).padStart(3, '0')}`,
    guid: guid(random),
    enabled: true,
    applicationId: guid(random),
    metadataUrl: null,
    realm: domain,
    usesAuthServer: false,
    acceptsSids: false,
    linkedAccount: null,
    certificates: [],
    created: since,
    changed: since,
  }));

/** The people of Litware, on one pool; their mailboxes are spread over the databases. */
export function people(random: Random, pool: string, databases: readonly string[]): Person[] {
  const domainSid = 'S-1-5-21-1004336348-1177238915-682003330';
  const person = (sam: string, displayName: string, number: number, has: 'both' | 'no mailbox' | 'no Skype'): Person => ({
    sam,
    displayName,
    guid: guid(random),
    sid: `${domainSid}-${number}`,
    sip: has === 'no Skype' ? null : `sip:${sam}@${domain}`,
    pool: has === 'no Skype' ? null : pool,
    smtp: has === 'no mailbox' ? null : `${sam}@${domain}`,
    database: has === 'no mailbox' ? null : (databases[number % databases.length] ?? null),
    master: null,
    mailbox: 'usable',
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
