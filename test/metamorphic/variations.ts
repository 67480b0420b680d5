// What must not matter in what the servers' commands give, as a table: each varies a recording before anything reads it.
// To extend: a row; names of properties are those of the products.

import type { Json } from '../../src/model/json.ts';
import type { Recording } from '../../src/recording/schema.ts';
import { anyCase, anyName, type Dice } from './dice.ts';

export type Variation = {
  readonly id: string;
  /** What must not matter. */
  readonly what: string;
  readonly apply: (recording: Recording, roll: Dice) => Recording;
  /** Codes of notes that may come or go with it. */
  readonly notes?: readonly string[];
};

type Entry = Recording['commands'][number];
type Objects = readonly Json[];

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isBag = (value: Json): value is { readonly [key: string]: Json } => value !== null && typeof value === 'object' && !isList(value);

/** Changes every text by the property that has it, in lists too. */
function mapTexts(value: Json, change: (text: string, property: string) => string, property = ''): Json {
  if (typeof value === 'string') return change(value, property);
  if (isList(value)) return value.map((each) => mapTexts(each, change, property));
  if (!isBag(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapTexts(each, change, name)]));
}

/** Changes every bag of properties, innermost first. */
function mapBags(value: Json, change: (bag: { readonly [key: string]: Json }) => Json): Json {
  if (isList(value)) return value.map((each) => mapBags(each, change));
  if (!isBag(value)) return value;
  return change(Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapBags(each, change)])));
}

const withCommands = (recording: Recording, change: (entry: Entry) => readonly Json[]): Recording => ({
  ...recording,
  commands: recording.commands.map((each) => ({ ...each, objects: [...change(each)] })),
});

const nameOf = ({ command }: Entry): string => ('name' in command ? command.name : command.kind);

const hosts = ['Fqdn', 'PoolFqdn', 'InternalFqdn', 'ReplicaFqdn', 'RegistrarPool', 'OriginatingServer', 'DomainController', 'Computers'];
const urls = ['AuthMetadataUrl', 'ExchangeAutodiscoverUrl', 'AutoDiscoverServiceInternalUri', 'AuthToken'];
const thumbprints = ['Thumbprint', 'CurrentCertificateThumbprint', 'PreviousCertificateThumbprint', 'NextCertificateThumbprint'];
const others = [
  ...['Services', 'ServerName', 'DomainName', 'Realm', 'ApplicationIdentifier', 'Guid', 'SipAddress', 'PrimarySmtpAddress'],
  ...['LinkedAccount', 'RoleAssigneeName', 'InternalTransportCertificateThumbprint'],
];
const caseless = new Set([...hosts, ...urls, ...thumbprints, ...others]);
/** Where a name without a kind of its own is one, too. */
const caselessOf: { readonly [command: string]: readonly string[] } = {
  'Get-CsSipDomain': ['Name'],
  'Get-ExchangeServer': ['Name', 'Site'],
  'Get-ClientAccessService': ['Name'],
  'Get-MailboxServer': ['Name'],
  'Get-User': ['Identity', 'Name'],
  'Get-ManagementRoleAssignment': ['Identity'],
  'Get-ExchangeCertificate': ['Identity'],
};

/** What need not be there; what is there and empty is another thing. */
const optionalOf: { readonly [command: string]: readonly string[] } = {
  'Get-ExchangeCertificate': ['Identity', 'HasPrivateKey', 'PrivateKeyExportable', 'Services'],
  'Get-ManagementRoleAssignment': ['Enabled'],
  'Get-User': ['OriginatingServer'],
};

/** A document says its realm and its ids in one way throughout. */
function documentIn(text: string, roll: Dice): string {
  const said = new Map<string, string>();
  const once = (piece: string) => {
    const varied = said.get(piece.toLowerCase()) ?? anyCase(piece, roll);
    said.set(piece.toLowerCase(), varied);
    return varied;
  };
  const names = new Set(['realm', 'serviceName', 'issuer', 'allowedAudiences']);
  const document: Json = JSON.parse(text);
  return JSON.stringify(mapTexts(document, (each, property) => (names.has(property) ? each.split('@').map(once).join('@') : each)));
}

const inHosts = (url: string, change: (host: string) => string): string =>
  url.replace(/(https:\/\/)([^/:"]+)/i, (_, scheme, host) => `${scheme}${change(host)}`);

/** Objects that take no part, by the command that gives them: what is other than in the first object. */
const further: { readonly [command: string]: (roll: Dice) => { readonly [property: string]: Json } } = {
  'Get-CsPool': (roll) => {
    const fqdn = `med-${roll.below(1000)}.domain-1.example`;
    return { Fqdn: fqdn, Services: [`MediationServer:${fqdn}`], Computers: [fqdn] };
  },
  'Get-CsSipDomain': (roll) => ({ Name: `branch-${roll.below(1000)}.example`, IsDefault: false }),
  'Get-CsManagementStoreReplicationStatus': (roll) => ({
    ReplicaFqdn: `old-${roll.below(1000)}.domain-1.example`,
    UpToDate: roll.chance(0.5),
  }),
  'Get-CsUserServicesPolicy': (roll) => ({ Identity: `Tag:${anyName(roll)}`, UcsAllowed: false }),
  'Get-ExchangeServer': (roll) => ({
    Name: `EDGE-${roll.below(1000)}`,
    Fqdn: `edge-${roll.below(1000)}.domain-1.example`,
    ServerRole: 'Edge',
    Site: null,
  }),
  'Get-AcceptedDomain': (roll) => ({
    Name: anyName(roll),
    DomainName: `branch-${roll.below(1000)}.example`,
    DomainType: 'InternalRelay',
    Default: false,
  }),
  'Get-PartnerApplication': (roll) => ({
    Name: anyName(roll),
    Guid: `00000000-0000-4000-9000-${String(roll.below(1e6)).padStart(12, '0')}`,
    ApplicationIdentifier: '00000003-0000-0ff1-ce00-000000000000',
    AuthMetadataUrl: 'https://sharepoint.domain-1.example/_layouts/15/metadata/json/1',
    Realm: `branch-${roll.below(1000)}.example`,
    LinkedAccount: null,
    CertificateStrings: [],
  }),
  'Get-CsPartnerApplication': (roll) => ({
    Identity: `Other ${roll.below(1000)}`,
    AuthToken: 'Value=https://sharepoint.domain-1.example/_layouts/15/metadata/json/1',
    ApplicationIdentifier: '00000003-0000-0ff1-ce00-000000000000',
    Realm: `branch-${roll.below(1000)}.example`,
    ApplicationTrustLevel: 'User',
  }),
};

/** Beside what it gave, where it was asked for no one in particular. */
function furtherIn({ command, objects }: Entry, made: ReadonlyMap<string, readonly { readonly [property: string]: Json }[]>): Objects {
  const [first] = objects;
  if (command.kind !== 'cmdlet' || 'Identity' in command.parameters || first === undefined || !isBag(first)) return objects;
  return [...objects, ...(made.get(command.name) ?? []).map((each) => ({ ...first, ...each }))];
}

/** Minutes by which a computer's clock is off, the same one throughout. */
function clocks(roll: Dice): (computer: string) => number {
  const off = new Map<string, number>();
  return (computer) => {
    const known = off.get(computer.toLowerCase()) ?? roll.between(-135, 135) * 1000;
    off.set(computer.toLowerCase(), known);
    return known;
  };
}

const later = (instant: Json, ms: number): Json =>
  typeof instant === 'string' ? new Date(Date.parse(instant) + ms).toISOString() : instant;

export const variations: readonly Variation[] = [
  {
    id: 'capitals',
    what: 'Capitals in names, addresses, ids and thumbprints',
    apply: (recording, roll) =>
      withCommands(recording, (entry) =>
        entry.objects.map((object) =>
          mapTexts(object, (text, property) =>
            caseless.has(property) || (caselessOf[nameOf(entry)] ?? []).includes(property)
              ? anyCase(text, roll).replace(/https:\/\//i, 'https://')
              : text,
          ),
        ),
      ),
  },
  {
    id: 'capitals-schemes',
    what: 'HTTPS:// in capitals',
    apply: (recording) =>
      withCommands(recording, ({ objects }) =>
        objects.map((object) =>
          mapTexts(object, (text, property) => (urls.includes(property) ? text.replace('https://', 'HTTPS://') : text)),
        ),
      ),
  },
  {
    id: 'capitals-documents',
    what: 'Capitals in the realm and the ids of metadata documents',
    apply: (recording, roll) =>
      withCommands(recording, ({ objects }) =>
        objects.map((object) =>
          mapTexts(object, (text, property) => (property === 'Body' && text.startsWith('{') ? documentIn(text, roll) : text)),
        ),
      ),
  },
  {
    id: 'capitals-challenges',
    what: 'Capitals in the issuers that a server says it trusts',
    apply: (recording, roll) => ({
      ...recording,
      probes: recording.probes.map((each) => ({
        ...each,
        outcome: mapTexts(each.outcome, (text, property) =>
          property === 'www-authenticate'
            ? text.replace(/(?<=(?:trusted_issuers|client_id)=")[^"]*/g, (issuers) => anyCase(issuers, roll))
            : text,
        ),
      })),
    }),
  },
  {
    id: 'order',
    what: 'The order of what comes in a list',
    apply: (recording, roll) =>
      withCommands(recording, (entry) => {
        const lists = new Set(['Services', 'Computers', 'CertificateStrings', 'Parameters', 'Pools']);
        const inside = entry.objects.map((object) =>
          mapBags(object, (bag) =>
            Object.fromEntries(
              Object.entries(bag).map(([name, value]) => [name, lists.has(name) && isList(value) ? roll.shuffled(value) : value]),
            ),
          ),
        );
        // Microsoft's script takes the first accepted domain (facts.md 5), so which one that is does matter.
        return nameOf(entry) === 'Get-AcceptedDomain' ? inside : roll.shuffled(inside);
      }),
  },
  {
    id: 'absent',
    what: 'Properties that older versions and other shells do not have',
    apply: (recording, roll) =>
      withCommands(recording, (entry) => {
        const optional = optionalOf[nameOf(entry)] ?? [];
        const stays = ([name]: [string, Json]) => !optional.includes(name) || roll.chance(0.3);
        return entry.objects.map((object) => mapBags(object, (bag) => Object.fromEntries(Object.entries(bag).filter(stays))));
      }),
  },
  {
    id: 'further-properties',
    what: 'Properties that nobody asked for',
    apply: (recording, roll) =>
      withCommands(recording, ({ objects }) =>
        objects.map((object) =>
          isBag(object) ? { RunspaceId: `${roll.below(1e9)}`, ...object, PSShowComputerName: roll.chance(0.5) } : object,
        ),
      ),
  },
  {
    id: 'further-objects',
    what: 'Pools, servers, domains, policies and applications that take no part',
    notes: ['pool.left-out', 'exchange-server.left-out', 'sip-domain.not-accepted', 'replication.other', 'others.skype', 'others.exchange'],
    apply: (recording, roll) => {
      const made = new Map(
        Object.entries(further).map(([name, make]) => [name, Array.from({ length: roll.between(1, 3) }, () => make(roll))]),
      );
      return withCommands(recording, (entry) => furtherIn(entry, made));
    },
  },
  {
    id: 'names-for-people',
    what: 'What things are called for people',
    apply: (recording, roll) => {
      const shown = new Set(['FriendlyName', 'DisplayName', 'DatabaseAvailabilityGroup']);
      return withCommands(recording, ({ objects }) =>
        objects.map((object) => mapTexts(object, (text, property) => (shown.has(property) ? anyName(roll) : text))),
      );
    },
  },
  {
    id: 'language',
    what: 'Words in another language',
    apply: (recording, roll) => {
      const said = () => roll.pick(['Der Vorgang ist fehlgeschlagen.', '操作に失敗しました。', 'Операция не выполнена.']);
      return {
        ...recording,
        commands: recording.commands.map((each) => ({ ...each, errors: each.errors.map((error) => ({ ...error, message: said() })) })),
      };
    },
  },
  {
    id: 'trailing-dots',
    what: 'A dot behind host names',
    apply: (recording, roll) =>
      withCommands(recording, ({ objects }) =>
        objects.map((object) =>
          mapTexts(object, (text, property) => {
            if (roll.chance(0.4)) return text;
            if (urls.includes(property)) return inHosts(text, (host) => `${host}.`);
            return hosts.includes(property) && text !== '' ? `${text}.` : text;
          }),
        ),
      ),
  },
  {
    id: 'port-443',
    what: ':443 in addresses',
    apply: (recording, roll) =>
      withCommands(recording, ({ objects }) =>
        objects.map((object) =>
          mapTexts(object, (text, property) =>
            urls.includes(property) && roll.chance(0.6) ? inHosts(text, (host) => `${host}:443`) : text,
          ),
        ),
      ),
  },
  {
    id: 'clocks',
    what: 'Clocks that are any two up to four and a half minutes apart',
    notes: ['clock', 'clock.drifting', 'clock.this-computer'],
    apply: (recording, roll) => {
      const off = clocks(roll);
      return {
        ...withCommands(recording, (entry) => {
          const ms = off(entry.command.place.computer);
          if (entry.command.kind !== 'function') return entry.objects;
          return entry.objects.map((object) =>
            mapBags(object, (bag) => ({
              ...bag,
              ...Object.fromEntries(
                ['NowUtc', 'WorkerStartedUtc', 'SentUtc', 'AnsweredUtc'].flatMap((name) =>
                  name in bag ? [[name, later(bag[name] ?? null, ms)]] : [],
                ),
              ),
            })),
          );
        }),
        probes: recording.probes.map((each) => {
          const ms = off(each.server ?? '');
          return {
            ...each,
            outcome:
              each.server === null
                ? each.outcome
                : mapBags(each.outcome, (bag) => (typeof bag.offsetMs === 'number' ? { ...bag, offsetMs: bag.offsetMs + ms } : bag)),
          };
        }),
      };
    },
  },
];
