// The practice world as plain data: every computer, certificate, domain and setting of a small company that
// runs both products. It is kept in DIR/world.json (store.ts), made by a preset (presets.ts), broken by
// faults (faults/), moved on by the clock (time.ts) and changed by cmdlets (cmdlets/).
// To extend: add a field here with its meaning, give it a value in each preset, and raise `worldVersion` if old
// worlds cannot be read any more. The keys in it are practice keys: they protect nothing.

import { z } from 'zod';

export const worldVersion = 2;

const instant = z.iso.datetime();
const fqdn = z.string().min(1).max(253);
const thumbprint = z.string().regex(/^[0-9A-F]{40}$/);
const words = z.string().max(4096);
const base64 = z.string().max(100_000);

const certificate = z.object({
  thumbprint,
  pem: z.string().max(100_000),
  /** Private key, PKCS #8. A computer has it only where its store says so. */
  key: z.string().max(100_000).nullable(),
  /** As Windows names it, e.g. 'sha256RSA'. */
  signature: words,
});

/** A certificate in the personal store of a computer (Cert:\LocalMachine\My). */
const storeEntry = z.object({
  thumbprint,
  friendlyName: words,
  hasPrivateKey: z.boolean(),
  exportable: z.boolean(),
  /** Exchange's own note of what it uses the certificate for, e.g. 'IIS, SMTP'. */
  services: words,
});

/** An issuer and its keys as a worker process knew them when it started (facts.md 75). */
const trusted = z.object({ issuer: words, certificates: z.array(base64).max(20) });

const iis = z.object({
  running: z.boolean(),
  /** What an iisreset has under way; it goes on when the one who asked for it is gone. */
  underWay: z.object({ stopsAt: instant.nullable(), startsAt: instant.nullable() }).nullable(),
  pools: z
    .array(
      z.object({
        name: words,
        workerStarted: instant.nullable(),
        /** When the worker last read what it holds; null while it is stopped. */
        read: instant.nullable(),
        trusts: z.array(trusted).max(100),
        /** Exchange's metadata document, in the Autodiscover worker; null where it could not be written yet. */
        document: z.object({ realm: words, thumbprints: z.array(thumbprint).max(10) }).nullable(),
        /** Whether the worker found a valid auth certificate when it read; without one it checks no token. */
        oauth: z.enum(['loaded', 'not loaded']).default('loaded'),
        /** Switched off, as Skype's mitigation service may do: IIS then answers 503 for it. */
        disabled: z.boolean().default(false),
        /** Whether a person stopped it, so that it does not start by itself. */
        byAdministrator: z.boolean().default(false),
      }),
    )
    .max(50),
});

const computer = z.object({
  /** Short name, e.g. 'ATL-CS-001'. */
  name: words,
  fqdn,
  role: z.enum(['front end', 'exchange', 'edge', 'application server', 'reverse proxy']),
  /** Whether Windows remoting reaches it: an Edge Server is not in the domain. */
  remoting: z.enum(['reachable', 'unreachable']),
  /** Whether it has the company's root certificate. */
  authority: z.enum(['trusted', 'not trusted']),
  /** The certificate its web site shows; null where it has none. */
  web: thumbprint.nullable(),
  /** The certificates of authorities that its web site sends along. */
  chain: z.array(thumbprint).max(10).default([]),
  /** What its web site offers. */
  tls: z.enum(['1.2 and 1.3', '1.0 only']).default('1.2 and 1.3'),
  /** Whether something in front of it ends TLS and asks it over plain HTTP, so that it takes itself for a plain web site. */
  offloaded: z.boolean().default(false),
  /** What a reverse proxy answers, whatever it is asked; null for a server. */
  device: z
    .union([
      z.object({ answers: z.enum(['a sign-in page', 'Windows sign-in only', 'nothing']) }),
      z.object({ answers: z.literal('a redirect'), to: fqdn }),
      z.object({
        answers: z.literal('a refusal as a proxy'),
        status: z.union([z.literal(403), z.literal(407), z.literal(502), z.literal(504)]),
      }),
    ])
    .nullable()
    .default(null),
  /** Its port for web services. */
  port: z.enum(['open', 'closed']).default('open'),
  /** What its own DNS or hosts file says of a name otherwise than all others; null: nobody has that name. */
  resolves: z
    .array(z.object({ name: fqdn, leadsTo: fqdn.nullable() }))
    .max(20)
    .default([]),
  /** Of an Exchange server: whether the site "Exchange Back End", which all web services are behind, has a certificate. */
  backEnd: z.enum(['bound', 'without certificate']).default('bound'),
  /** Of a Front End: whether its Storage Service answers. */
  storageService: z.enum(['running', 'stopped']).default('running'),
  /** The proxies that are set on it (facts.md 154); one that is a computer of the lab is asked in fact. */
  proxies: z
    .array(z.object({ scope: words, proxy: words, bypass: words }))
    .max(10)
    .default([]),
  /** The build of its Windows: 14393 is Server 2016. */
  windows: z.number().int().default(20_348),
  /** Seconds by which its clock is ahead of all others. */
  clockOffset: z.number().default(0),
  store: z.array(storeEntry).max(200),
  iis,
});

const tokenIssuer = z.object({
  thumbprint,
  previous: thumbprint.nullable(),
  effective: instant,
  /** A certificate staged with -Roll, and the day on which it takes over. */
  next: z.object({ thumbprint, effective: instant }).nullable(),
});

/** A request for a certificate, made on a computer that keeps its key until the certificate has come. */
const certificateRequest = z.object({
  id: z.number().int(),
  computer: fqdn,
  friendlyName: words,
  exportable: z.boolean(),
  /** Private key, PKCS #8, and the request itself in PEM. */
  key: z.string().max(100_000),
  csr: z.string().max(100_000),
  /** A file that is signed elsewhere, or sent to the company's authority, which answers at an instant. */
  sent: z.object({ decides: instant, answer: z.enum(['issues', 'denies']) }).nullable(),
});

/** How Skype knows the keys of a partner (facts.md 94). */
const partnerKeys = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('metadata'), url: words, certificates: z.array(base64).max(20) }),
  z.object({ kind: z.literal('oauth server') }),
  z.object({ kind: z.literal('certificate'), certificates: z.array(base64).max(20) }),
]);

const skypePartner = z.object({
  identity: words,
  applicationId: words,
  realm: words.nullable(),
  trustLevel: z.enum(['Full', 'Application', 'User']),
  acceptsSids: z.boolean(),
  enabled: z.boolean(),
  keys: partnerKeys,
});

const contactsPolicy = z.object({ identity: words, ucsAllowed: z.boolean(), migrationDelayInDays: z.number().int().nullable() });

/** What the Central Management Store holds and every replica receives a little later. */
const skypeSettings = z.object({
  tokenIssuer: tokenIssuer.nullable(),
  oauth: z.object({
    /** null: the default SIP domain. */
    realm: words.nullable(),
    serviceName: words,
    autodiscoverUrl: words.nullable(),
    autodiscoverAllowedDomains: words.nullable(),
  }),
  partners: z.array(skypePartner).max(200),
  policies: z.array(contactsPolicy).max(500),
  /** Whether messages are archived in Exchange. */
  archivesToExchange: z.boolean().default(false),
  /** Names of authorization servers in the cloud. */
  oauthServers: z.array(words).max(20).default([]),
});

const skype = z.object({
  version: words,
  site: words,
  /** The Front End on which the management shell runs. */
  shellOn: fqdn,
  pools: z
    .array(
      z.object({
        fqdn,
        services: z.array(words).max(100),
        computers: z.array(fqdn).max(100),
        webInternal: fqdn.nullable(),
        webExternal: fqdn.nullable(),
        /** 5 is Lync Server 2010, 7 Skype for Business Server (facts.md 150). */
        version: z.number().int().default(7),
      }),
    )
    .max(100),
  /** People of a pool who are counted only; their contacts are in Skype. */
  crowds: z
    .array(z.object({ pool: fqdn, people: z.number().int().nonnegative() }))
    .max(100)
    .default([]),
  sipDomains: z.array(z.object({ name: fqdn, isDefault: z.boolean() })).max(100),
  /** Each Front End's own Default certificate. */
  defaults: z.array(z.object({ fqdn, thumbprint })).max(100),
  central: z.object({ revision: z.number().int(), changed: instant, settings: skypeSettings }),
  /** Revisions on their way to a replica. */
  underWay: z.array(z.object({ replica: fqdn, revision: z.number().int(), arrives: instant, settings: skypeSettings })).max(1000),
  replicas: z
    .array(
      z.object({
        fqdn,
        revision: z.number().int(),
        reported: instant,
        /** Production's seconds until a change reaches it; null for a retired one, which none ever does. */
        delay: z.number().nonnegative().nullable(),
        settings: skypeSettings,
      }),
    )
    .max(100),
  /** Whether Skype's document shows a staged key before it takes over: not known of the product. */
  publishesStaged: z.boolean().default(false),
  /** What the storage test puts out when the item was written and deleted, object by object: its words are the product's, in its language. */
  storageTestSays: z.array(words).max(5).default(['Test passed.']),
  storageFailures: z.array(z.object({ at: instant, frontEnd: fqdn, sip: words, detail: words })).max(20),
});

const exchangePartner = z.object({
  name: words,
  guid: z.guid(),
  enabled: z.boolean(),
  applicationId: words,
  metadataUrl: words.nullable(),
  realm: words.nullable(),
  usesAuthServer: z.boolean(),
  acceptsSids: z.boolean(),
  /** Canonical name, e.g. 'litwareinc.com/Users/LyncEnterprise-ApplicationAccount'. */
  linkedAccount: words.nullable(),
  certificates: z.array(base64).max(20),
  created: instant,
  changed: instant,
});

const exchange = z.object({
  organisation: words,
  /** Its GUID, by which a set-up knows whose servers it works on. */
  organisationGuid: z.guid().default('5d1a3c52-6f6b-4f0e-9a3b-1c5a4e0b7d21'),
  /** The server to which the management shell is attached. */
  shellOn: fqdn,
  acceptedDomains: z
    .array(
      z.object({ name: words, domain: words, type: z.enum(['Authoritative', 'InternalRelay', 'ExternalRelay']), isDefault: z.boolean() }),
    )
    .max(5000),
  authConfig: z.object({
    current: thumbprint.nullable(),
    previous: thumbprint.nullable(),
    next: thumbprint.nullable(),
    nextEffective: instant.nullable(),
    /** null: the default accepted domain. */
    realm: words.nullable(),
    guid: z.guid(),
    changed: instant,
  }),
  /** A certificate on its way to a server: other sites receive the auth certificate later (facts.md 29). */
  certificatesUnderWay: z
    .array(z.object({ server: fqdn, thumbprint, arrives: instant }))
    .max(100)
    .default([]),
  /** The certificate with which each server's transport service speaks to the others; a server that is not named uses that of its web site. */
  transportCertificates: z
    .array(z.object({ server: fqdn, thumbprint }))
    .max(100)
    .default([]),
  /** Whether New-ExchangeCertificate gives SMTP to what it makes, whatever it was told. */
  newCertificateTakesSmtp: z.boolean().default(false),
  /** EwsEnabled of the organisation; null where nobody has set it. */
  ewsEnabled: z.boolean().nullable().default(null),
  /** The programs that alone may use EWS (EwsAllowList), none of which is Skype; null where all may. */
  ewsAllowed: z.array(words).max(50).nullable().default(null),
  /** Whether the servicelet that brings a next auth certificate into use runs. */
  authAdmin: z.enum(['runs', 'does not run']).default('runs'),
  /** How many requests to Exchange Web Services are answered with "busy" from now on. */
  busy: z.number().int().nonnegative().default(0),
  /** Whether a hybrid configuration exists. */
  isHybrid: z.boolean().default(false),
  /** Authorization servers in the cloud. */
  /** What New-SettingOverride made. */
  settingOverrides: z
    .array(z.object({ name: words, component: words, section: words, parameters: z.array(words).max(20) }))
    .max(50)
    .default([]),
  authServers: z
    .array(z.object({ name: words, type: words, applicationId: words.nullable() }))
    .max(20)
    .default([]),
  servers: z
    .array(
      z.object({
        fqdn,
        version: words,
        edition: words,
        site: words,
        dag: words.nullable(),
        /** The one that it asks. */
        domainController: fqdn,
        /** InternetWebProxy, and what bypasses it (facts.md 154). */
        proxy: words.nullable().default(null),
        bypass: z.array(words).max(100).default([]),
        /** AutoDiscoverServiceInternalUri. */
        internalUri: words.nullable(),
        /** Where it sends Autodiscover's clients for mailboxes; null: nowhere. */
        ewsUrl: words.nullable(),
        /** InternalNLBBypassUrl of its virtual directory EWS, which then answers with an error; null: blank, as it must be. */
        nlbBypass: words.nullable().default(null),
        /** Components that somebody has taken out of service, as for maintenance, and who. */
        inactive: z
          .array(z.object({ component: words, requester: words }))
          .max(20)
          .default([]),
        /** Whether it can read the directory. */
        directory: z.enum(['reachable', 'unreachable']).default('reachable'),
        /** The virtual directories of its Default Web Site on which OAuth is switched off. */
        oauthOff: z.exactOptional(z.array(z.enum(['EWS', 'Autodiscover'])).max(2)),
      }),
    )
    .max(100),
  databases: z.array(z.object({ name: words, server: fqdn, status: words })).max(1000),
  partners: z.array(exchangePartner).max(300),
  mailUsers: z.array(z.object({ name: words, guid: z.guid(), address: words, hidden: z.boolean(), created: instant })).max(500),
  assignments: z
    .array(
      z.object({
        name: words,
        guid: z.guid(),
        role: words,
        assignee: words,
        assigneeType: words,
        delegating: z.boolean(),
        enabled: z.boolean().default(true),
      }),
    )
    .max(1000),
});

const person = z.object({
  /** The name before Windows 2000: LITWAREINC\<sam>. */
  sam: words,
  displayName: words,
  guid: z.guid(),
  sid: words,
  sip: words.nullable(),
  pool: fqdn.nullable(),
  /** Primary address of the mailbox; null where there is none. */
  smtp: words.nullable(),
  database: words.nullable(),
  /** The account of another forest that a linked mailbox belongs to (facts.md 153). */
  master: z.object({ account: words, sid: words }).nullable().default(null),
  /** Where the mailbox is, and whether it can be written to. */
  mailbox: z.enum(['usable', 'moving', 'full', 'in the cloud']).default('usable'),
  contacts: z.enum(['in Skype', 'moving', 'in Exchange']),
  /** Items that were written into the mailbox through EWS. */
  items: z.array(z.object({ id: words, folder: words, subject: words, created: instant })).max(200),
});

/** What is known of the products by observation of one old build only: the lab plays either. */
const rules = z.object({
  /** An auth certificate that has ended: no token is checked, or the web services break down again and again (503). */
  endedKey: z.enum(['no token is checked', 'breaks down']).default('no token is checked'),
  /** How long workers go by what they have read: half a day, or half an hour. */
  readsAgain: z.enum(['after 12 hours', 'after 30 minutes']).default('after 12 hours'),
  /** Whether workers fetch a partner's keys themselves after a bad signature. */
  fetchesKeys: z.boolean().default(false),
  /** How a missing linked account is told. */
  noAccount: z.enum(['403, 2000008', '403, 2000001', 'a fault of EWS']).default('403, 2000008'),
  /** Which address Skype's tokens name beside the SIP address and the SID. */
  namesBy: z.enum(['mailbox address', 'SIP address']).default('mailbox address'),
  /** Whether each refusal of a token says why. */
  saysWhy: z.boolean().default(true),
});

export const worldSchema = z.object({
  version: z.literal(worldVersion),
  preset: words,
  faults: z.array(words).max(100),
  created: instant,
  directory: z.object({
    domain: fqdn,
    netbios: words,
    domainControllers: z.array(fqdn).min(1).max(20),
    /** Production's seconds until what is written at one is at the others. */
    delay: z.number().nonnegative(),
    /** Seconds by which the clocks of all domain controllers are ahead: they stamp what changes. */
    clockOffset: z.number().default(0),
    /** Domain controllers that still show the partner applications of before. */
    behind: z.array(z.object({ domainController: fqdn, until: instant, partners: z.array(exchangePartner).max(300) })).max(20),
    admin: words,
  }),
  /** The company's private root. */
  authority: certificate,
  /** How the authority is named by those who ask it: computer and name. */
  authorityName: words.default('atl-ca-001.litwareinc.com\\Litware Root CA'),
  /** 'pending': someone has to grant each request, which takes some minutes; 'denies': they deny it. */
  authorityPolicy: z.enum(['issues', 'pending', 'denies']).default('issues'),
  /** Requests whose certificate has not come yet. */
  requests: z.array(certificateRequest).max(100).default([]),
  certificates: z.array(certificate).max(500),
  computers: z.array(computer).max(100),
  /** Host names and the computers behind each; several computers take turns, as behind a balancer. */
  names: z.array(z.object({ name: fqdn, computers: z.array(fqdn).min(1).max(100) })).max(200),
  people: z.array(person).max(1000),
  /** Cmdlets that the admin's roles do not hold: the shells do not know them (facts.md 106). */
  hidden: z.array(words).max(200).default([]),
  /** Files on computers that were made or looked at; the usual ones are made when they are first looked at (files.ts). */
  files: z
    .array(z.object({ computer: fqdn, path: words, base64: z.string().max(1_500_000) }))
    .max(100)
    .default([]),
  rules: rules.prefault({}),
  skype,
  exchange,
});

export type LabWorld = z.output<typeof worldSchema>;
export type Computer = LabWorld['computers'][number];
export type Certificate = LabWorld['certificates'][number];
export type SkypeSettings = LabWorld['skype']['central']['settings'];
export type SkypePartner = SkypeSettings['partners'][number];
export type ExchangePartner = LabWorld['exchange']['partners'][number];
export type Person = LabWorld['people'][number];

/** Application ids of the two products (facts.md 66). */
export const exchangeId = '00000002-0000-0ff1-ce00-000000000000';
export const skypeId = '00000004-0000-0ff1-ce00-000000000000';

export const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

export const findComputer = (world: LabWorld, name: string): Computer | undefined =>
  world.computers.find((each) => same(each.fqdn, name) || same(each.name, name));

/** When something was changed, as the domain controllers stamp it. */
export const stampOf = ({ directory }: LabWorld, at: string): string =>
  new Date(Date.parse(at) + directory.clockOffset * 1000).toISOString();

/** What a computer takes for the time. */
export const timeAt = (computer: Computer | undefined, now: Date): Date => new Date(now.getTime() + (computer?.clockOffset ?? 0) * 1000);

export const findCertificate = (world: LabWorld, wanted: string): Certificate | undefined =>
  world.certificates.find((each) => same(each.thumbprint, wanted));

/** Skype's realm: as configured, or the default SIP domain (facts.md 47). */
export const skypeRealm = (world: LabWorld, settings: SkypeSettings): string =>
  settings.oauth.realm ?? world.skype.sipDomains.find((each) => each.isDefault)?.name ?? world.directory.domain;

/** Exchange's realm: as configured, or the default accepted domain (facts.md 48). */
export const exchangeRealm = (world: LabWorld): string =>
  world.exchange.authConfig.realm ?? world.exchange.acceptedDomains.find((each) => each.isDefault)?.domain ?? world.directory.domain;
