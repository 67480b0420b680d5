// What must not matter, as a table: each changes a practice world in a way that changes nothing for the two products.
// To extend: a row. A world is what the lab keeps, as it stands before the wizard first looks.

import { issue, type Wanted } from '../../src/lab/certificates.ts';
import { guid } from '../../src/lab/ids.ts';
import { computer, entry } from '../../src/lab/presets/parts.ts';
import { type Certificate, type Computer, type LabWorld, same } from '../../src/lab/world.ts';
import { anyCase, anyName, type Dice } from './dice.ts';

export type Transformation = {
  readonly id: string;
  /** What must not matter. */
  readonly what: string;
  readonly apply: (world: LabWorld, roll: Dice) => void;
};

/** Skype's settings, in the Central Management Store, on every replica and on their way there. */
const settingsOf = ({ skype }: LabWorld) => [skype.central, ...skype.replicas, ...skype.underWay].map((each) => each.settings);
const partnersOf = (world: LabWorld) => settingsOf(world).flatMap((each) => each.partners);
const poolsOf = (world: LabWorld) => world.computers.flatMap((each) => each.iis.pools);
const having = (world: LabWorld, role: Computer['role']) => world.computers.filter((each) => each.role === role);
/** Only the host's part: the rest of a realm or an address may be something else. */
const inHost = (url: string, change: (host: string) => string): string =>
  url.replace(/^(https:\/\/)([^/:]+)/i, (_, scheme, host) => `${scheme}${change(host)}`);

const hostOf = (url: string): string => new URL(url).hostname.replace(/\.$/, '');
/** Whether an address leads to one of these computers. */
const leadsTo = (world: LabWorld, url: string, computers: readonly string[]) =>
  world.names.some((each) => same(each.name, hostOf(url)) && each.computers.some((one) => computers.some((other) => same(one, other))));

/** Every URL that a setting of the products holds. */
function changeUrls(world: LabWorld, change: (url: string) => string): void {
  for (const each of world.exchange.partners) if (each.metadataUrl !== null) each.metadataUrl = change(each.metadataUrl);
  for (const each of world.exchange.servers) {
    if (each.ewsUrl !== null) each.ewsUrl = change(each.ewsUrl);
    if (each.internalUri !== null) each.internalUri = change(each.internalUri);
  }
  for (const each of settingsOf(world)) {
    if (each.oauth.autodiscoverUrl !== null) each.oauth.autodiscoverUrl = change(each.oauth.autodiscoverUrl);
    for (const { keys } of each.partners) if (keys.kind === 'metadata') keys.url = change(keys.url);
  }
}

/** Every host name by which a setting names a computer or a pool. */
function changeHosts(world: LabWorld, change: (host: string) => string): void {
  const { skype, exchange, directory } = world;
  const service = (text: string) => text.replace(/:.*$/, (host) => `:${change(host.slice(1))}`);
  for (const each of skype.pools) {
    each.fqdn = change(each.fqdn);
    each.services = each.services.map(service);
    each.computers = each.computers.map(change);
    each.webInternal = each.webInternal === null ? null : change(each.webInternal);
    each.webExternal = each.webExternal === null ? null : change(each.webExternal);
  }
  for (const each of [...skype.replicas, ...skype.defaults, ...exchange.servers]) each.fqdn = change(each.fqdn);
  for (const each of exchange.servers) each.domainController = change(each.domainController);
  for (const each of exchange.databases) each.server = change(each.server);
  for (const each of world.people) each.pool = each.pool === null ? null : change(each.pool);
  for (const each of world.computers) each.name = change(each.name);
  directory.domainControllers = directory.domainControllers.map(change);
  exchange.shellOn = change(exchange.shellOn);
  skype.shellOn = change(skype.shellOn);
}

const months = (from: string, count: number) => new Date(Date.parse(from) + count * 30 * 86_400_000);

function certificate(world: LabWorld, roll: Dice, commonName: string, own: Partial<Wanted> = {}): Certificate {
  const made = issue(
    {
      commonName,
      names: [],
      bits: 2048,
      digest: 'sha256',
      notBefore: months(world.created, -20),
      notAfter: months(world.created, roll.between(6, 20)),
      use: 'server',
      issuer: world.authority,
      ...own,
    },
    roll.random,
  );
  world.certificates.push(made);
  return made;
}

const domains = (roll: Dice) => `${roll.pick(['fabrikam', 'contoso', 'adatum', 'xn--bcher-kva'])}-${roll.below(1000)}.example`;
const some = (roll: Dice, make: (number: number) => void) => {
  for (let number = roll.between(1, 4); number > 0; number -= 1) make(number);
};

export const transformations: readonly Transformation[] = [
  {
    id: 'capitals-sip-domains',
    what: 'Capitals in the SIP domains, and so in Skype’s realm and issuer',
    apply: (world, roll) => {
      for (const each of world.skype.sipDomains) each.name = anyCase(each.name, roll);
      for (const each of world.people) each.sip = each.sip === null ? null : `sip:${anyCase(each.sip.slice(4), roll)}`;
    },
  },
  {
    id: 'capitals-realms',
    what: 'Capitals in realms and accepted domains',
    apply: (world, roll) => {
      for (const each of world.exchange.acceptedDomains) each.domain = anyCase(each.domain, roll);
      for (const each of [...world.exchange.partners, ...partnersOf(world)])
        each.realm = each.realm === null ? null : anyCase(each.realm, roll);
      for (const { document, trusts } of poolsOf(world)) {
        if (document !== null) document.realm = anyCase(document.realm, roll);
        for (const each of trusts) each.issuer = anyCase(each.issuer, roll);
      }
    },
  },
  {
    id: 'capitals-realm-set',
    what: 'A realm that is set to the domain that it is anyway, in other capitals',
    apply: (world, roll) => {
      const realm = anyCase(world.directory.domain, roll);
      if (world.skype.sipDomains.some((each) => each.isDefault && each.name.toLowerCase() === realm.toLowerCase()))
        for (const each of settingsOf(world)) each.oauth.realm = realm;
    },
  },
  {
    id: 'capitals-ids',
    what: 'Capitals in application ids and GUIDs',
    apply: (world, roll) => {
      for (const each of [...world.exchange.partners, ...partnersOf(world)]) each.applicationId = anyCase(each.applicationId, roll);
      for (const each of [...world.exchange.partners, ...world.exchange.mailUsers, ...world.exchange.assignments, ...world.people])
        each.guid = anyCase(each.guid, roll);
      world.exchange.authConfig.guid = anyCase(world.exchange.authConfig.guid, roll);
    },
  },
  {
    id: 'capitals-hosts',
    what: 'Capitals in names of computers and pools, each time others',
    apply: (world, roll) => changeHosts(world, (host) => anyCase(host, roll)),
  },
  {
    id: 'capitals-urls',
    what: 'Capitals in the addresses of metadata documents, Autodiscover and EWS',
    apply: (world, roll) => changeUrls(world, (url) => anyCase(url, roll).replace(/^https/i, 'https')),
  },
  {
    id: 'capitals-schemes',
    what: 'HTTPS:// in capitals',
    apply: (world) => changeUrls(world, (url) => url.replace(/^https/, 'HTTPS')),
  },
  {
    id: 'capitals-accounts',
    what: 'Capitals in names of accounts and mail addresses',
    apply: (world, roll) => {
      const { directory, exchange } = world;
      directory.netbios = anyCase(directory.netbios, roll);
      directory.admin = anyCase(directory.admin, roll);
      for (const each of world.people) {
        each.sam = anyCase(each.sam, roll);
        each.smtp = each.smtp === null ? null : anyCase(each.smtp, roll);
      }
      for (const each of exchange.mailUsers) {
        each.name = anyCase(each.name, roll);
        each.address = anyCase(each.address, roll);
      }
      for (const each of exchange.partners) each.linkedAccount = each.linkedAccount === null ? null : anyCase(each.linkedAccount, roll);
      for (const each of exchange.assignments) if (each.assigneeType === 'User') each.assignee = anyCase(each.assignee, roll);
    },
  },
  {
    id: 'trailing-dots',
    what: 'A dot behind the host name in addresses',
    apply: (world, roll) => changeUrls(world, (url) => (roll.chance(0.7) ? inHost(url, (host) => `${host}.`) : url)),
  },
  {
    id: 'port-443',
    what: ':443 in addresses',
    apply: (world, roll) => changeUrls(world, (url) => (roll.chance(0.7) ? inHost(url, (host) => `${host}:443`) : url)),
  },
  {
    id: 'other-name-of-pool',
    what: 'Another name of the same pool in the address of Exchange’s entry',
    apply: (world, roll) => {
      const pool = world.skype.pools.find((each) => each.services.some((service) => service.startsWith('UserServer:')));
      if (pool === undefined) return;
      const names: [string, ...string[]] = [
        pool.fqdn,
        `sip.${world.directory.domain}`,
        ...[pool.webInternal ?? [], pool.webExternal ?? []].flat(),
      ];
      // An address that leads nowhere, or to another pool, would be mended by this.
      const entries = world.exchange.partners.filter(
        ({ metadataUrl, usesAuthServer }) => metadataUrl !== null && !usesAuthServer && leadsTo(world, metadataUrl, pool.computers),
      );
      for (const name of names)
        if (!world.names.some((each) => each.name.toLowerCase() === name.toLowerCase()))
          world.names.push({ name, computers: [...pool.computers] });
      for (const each of entries) each.metadataUrl = inHost(each.metadataUrl ?? '', () => roll.pick(names));
    },
  },
  {
    id: 'order',
    what: 'The order of every list',
    apply: (world, roll) => {
      const { skype, exchange, directory } = world;
      for (const each of world.computers) for (const list of [each.store, each.iis.pools]) roll.shuffle<unknown>(list);
      for (const each of poolsOf(world)) roll.shuffle(each.trusts);
      for (const each of skype.pools) for (const list of [each.services, each.computers]) roll.shuffle(list);
      for (const { partners, policies, oauthServers } of settingsOf(world))
        for (const list of [partners, policies, oauthServers]) roll.shuffle<unknown>(list);
      for (const each of world.names) roll.shuffle(each.computers);
      const lists = [
        ...[world.certificates, world.computers, world.names, world.people, directory.domainControllers],
        ...[skype.sipDomains, skype.defaults, skype.replicas, exchange.authServers],
        ...[exchange.servers, exchange.databases, exchange.partners, exchange.mailUsers, exchange.assignments],
      ];
      for (const list of lists) roll.shuffle<unknown>(list);
      // Microsoft's script takes the first accepted domain (facts.md 5), so which one that is does matter.
      const [first, ...others] = exchange.acceptedDomains;
      roll.shuffle(others);
      exchange.acceptedDomains = [...(first === undefined ? [] : [first]), ...others];
    },
  },
  {
    id: 'order-of-pools',
    what: 'The order of Skype’s pools',
    apply: ({ skype }, roll) => roll.shuffle(skype.pools),
  },
  {
    id: 'clock-slow',
    what: 'Exchange’s clocks three minutes slow',
    apply: (world) => {
      for (const each of having(world, 'exchange')) each.clockOffset -= 180;
    },
  },
  {
    id: 'clock-fast',
    what: 'Exchange’s clocks three minutes fast',
    apply: (world) => {
      for (const each of having(world, 'exchange')) each.clockOffset += 180;
    },
  },
  {
    id: 'clocks',
    what: 'Clocks that are any two up to four and a half minutes apart',
    apply: (world, roll) => {
      // Where clocks were moved already, or one is wrong, no two are to be further apart than that, or than they were.
      const offsets = world.computers.map(({ clockOffset }) => clockOffset);
      const [slowest, fastest] = [Math.min(...offsets), Math.max(...offsets)];
      const [middle, reach] = [(slowest + fastest) / 2, Math.max(270, fastest - slowest) / 2];
      for (const each of world.computers)
        each.clockOffset = Math.min(Math.max(each.clockOffset + roll.between(-135, 135), middle - reach), middle + reach);
    },
  },
  {
    id: 'display-names',
    what: 'What things are called for people',
    apply: (world, roll) => {
      for (const each of world.people) each.displayName = anyName(roll);
      for (const each of world.computers) for (const held of each.store) held.friendlyName = anyName(roll);
      // The default one's name is not for people only: Microsoft's script makes an address of it (facts.md 5).
      for (const each of world.exchange.acceptedDomains) if (!each.isDefault) each.name = `${anyName(roll)} ${roll.below(1e6)}`;
    },
  },
  {
    id: 'further-domains',
    what: 'Further SIP domains and accepted domains',
    apply: (world, roll) => {
      some(roll, () => world.skype.sipDomains.push({ name: domains(roll), isDefault: false }));
      some(roll, () => {
        const domain = roll.chance(0.3) ? `*.${domains(roll)}` : domains(roll);
        const type = roll.pick<'Authoritative' | 'InternalRelay' | 'ExternalRelay'>(['Authoritative', 'InternalRelay', 'ExternalRelay']);
        world.exchange.acceptedDomains.push({ name: anyName(roll) + roll.below(1e6), domain, type, isDefault: false });
      });
    },
  },
  {
    id: 'further-applications',
    what: 'Partner applications of other products, on both sides',
    apply: (world, roll) => {
      some(roll, (number) => {
        const at = world.created;
        const realm = roll.chance(0.5) ? domains(roll) : world.directory.domain;
        world.exchange.partners.push({
          name: `${anyName(roll)} ${number}`,
          guid: guid(roll.random),
          enabled: roll.chance(0.7),
          applicationId: roll.pick(['00000003-0000-0ff1-ce00-000000000000', guid(roll.random), guid(roll.random)]),
          metadataUrl: roll.chance(0.5) ? `https://${domains(roll)}/_layouts/15/metadata/json/1` : null,
          realm: roll.chance(0.8) ? realm : null,
          usesAuthServer: roll.chance(0.3),
          acceptsSids: roll.chance(0.5),
          linkedAccount: null,
          certificates: [],
          created: at,
          changed: at,
        });
      });
      const identity = `Other ${roll.below(1e6)}`;
      const applicationId = guid(roll.random);
      for (const each of settingsOf(world))
        each.partners.push({
          identity,
          applicationId,
          realm: world.directory.domain,
          trustLevel: 'User',
          acceptsSids: false,
          enabled: true,
          keys: { kind: 'metadata', url: `https://${identity.replace(' ', '').toLowerCase()}.example/metadata/json/1`, certificates: [] },
        });
    },
  },
  {
    id: 'further-policies',
    what: 'Further user services policies that keep contacts in Skype',
    apply: (world, roll) => {
      const made = Array.from({ length: roll.between(1, 4) }, (_, at) => `${roll.chance(0.5) ? 'Tag' : 'Site'}:${anyName(roll)} ${at}`);
      for (const each of settingsOf(world))
        each.policies.push(...made.map((identity) => ({ identity, ucsAllowed: true, migrationDelayInDays: null })));
    },
  },
  {
    id: 'further-people',
    what: 'Further people, with any of the products, none and both',
    apply: (world, roll) => {
      const pool = world.people.find((each) => each.pool !== null)?.pool ?? null;
      const database = world.exchange.databases[0]?.name ?? null;
      const make = () => {
        const sam = `p${roll.below(1e9)}`;
        const [skype, mailbox] = [roll.chance(0.5), roll.chance(0.5)];
        world.people.push({
          sam,
          displayName: anyName(roll),
          guid: guid(roll.random),
          sid: `S-1-5-21-1004336348-1177238915-682003330-${roll.between(2000, 999_999)}`,
          sip: skype ? `sip:${sam}@${world.directory.domain}` : null,
          pool: skype ? pool : null,
          smtp: mailbox ? `${sam}@${world.directory.domain}` : null,
          database: mailbox ? database : null,
          master: null,
          mailbox: 'usable',
          contacts: 'in Skype',
          items: [],
        });
      };
      for (let count = roll.between(1, 60); count > 0; count -= 1) make();
    },
  },
  {
    id: 'further-certificates',
    what: 'Certificates in the stores that nothing uses: old, weak, without key, of others',
    apply: (world, roll) => {
      for (const each of world.computers.filter(({ role }) => role === 'front end' || role === 'exchange'))
        some(roll, () => {
          const issuer = roll.chance(0.5) ? ('itself' as const) : world.authority;
          const spoilt = roll.pick<Partial<Wanted>>([
            { bits: 1024 },
            { digest: 'sha1' },
            { notBefore: months(world.created, -60), notAfter: months(world.created, -30) },
            { notBefore: months(world.created, 1), notAfter: months(world.created, 20) },
            {},
          ]);
          const made = certificate(world, roll, roll.pick(['WMSvc-SHA2', each.fqdn, anyName(roll).slice(0, 60)]), { issuer, ...spoilt });
          // One that is fit in every way would be used, and rightly, where Skype has none.
          const isFit = Object.keys(spoilt).length === 0;
          each.store.push({ ...entry(made, anyName(roll)), hasPrivateKey: roll.chance(0.5) && !isFit, exportable: roll.chance(0.5) });
        });
    },
  },
  {
    id: 'further-computers',
    what: 'Servers of Skype that hold no users: application, mediation and Persistent Chat pools, and one that is long gone',
    apply: (world, roll) => {
      some(roll, (number) => {
        const fqdn = `${roll.pick(['med', 'chat', 'app'])}-${number}.${world.directory.domain}`;
        const service = roll.pick(['MediationServer', 'PersistentChatServer', 'ExternalServer']);
        if (roll.chance(0.5)) world.computers.push({ ...computer(fqdn, 'application server', null, []), remoting: 'unreachable' });
        world.skype.pools.push({
          fqdn,
          services: [`${service}:${fqdn}`],
          computers: [fqdn],
          webInternal: null,
          webExternal: null,
          version: 7,
        });
        const { settings, revision } = world.skype.central;
        const isGone = roll.chance(0.3);
        world.skype.replicas.push({
          fqdn,
          revision: isGone ? 0 : revision,
          reported: world.created,
          delay: isGone ? null : roll.between(10, 240),
          settings: structuredClone(settings),
        });
      });
    },
  },
  {
    id: 'optional-absent',
    what: 'Values that need not be there',
    apply: (world, roll) => {
      for (const each of world.skype.pools) if (roll.chance(0.7)) each.webExternal = null;
      for (const each of world.computers) for (const held of each.store) if (roll.chance(0.7)) held.friendlyName = '';
      for (const each of world.exchange.servers) if (roll.chance(0.7)) each.edition = '';
    },
  },
  {
    id: 'language',
    what: 'The language of what the storage test says',
    apply: (world, roll) => {
      world.skype.storageTestSays = [roll.pick(['Test bestanden.', 'Test réussi.', 'テストに合格しました。', 'Тест пройден.'])];
    },
  },
];
