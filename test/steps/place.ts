// A place as the step "Servers" sees it, in facts: one pool, two Exchange servers, nothing wrong. A test alters what it is about.

import type { z } from 'zod';
import type { Finding } from '../../src/model/finding.ts';
import type { Json } from '../../src/model/json.ts';
import { judgeServers } from '../../src/steps/servers/judge.ts';
import { type ServersFacts, serversFacts } from '../../src/steps/servers/schema.ts';
import type { StepContext } from '../../src/steps/step.ts';

export const seen = <T>(value: T) => ({ seen: true, value }) as const;
export const denied = { seen: false, why: 'Access was denied.' } as const;

const exchangeUrl = 'https://autodiscover.example.com/autodiscover/metadata/json/1';
const skypeUrl = 'https://pool.example.com/metadata/json/1';
export const frontEnd = 'fe-1.example.com';

export const pool = (fqdn: string, services: readonly string[], computers: readonly string[] = [fqdn]) => ({
  fqdn,
  services: services.map((each) => `${each}:${fqdn}`),
  computers: [...computers],
  site: null,
});
export const server = (name: string, version = 'Version 15.2 (Build 2562.17)', role = 'Mailbox') => ({
  name,
  fqdn: `${name}.example.com`,
  version,
  role,
  site: 'example.com/Configuration/Sites/HQ',
  proxy: null,
  bypass: [],
});
const document = (id: string, realm: string) =>
  seen({
    serviceName: id,
    realm,
    issuer: `${id}@${realm}`,
    keys: [{ thumbprint: 'A'.repeat(40), notAfter: '2030-01-01T00:00:00.000Z', keyBits: 2048 }],
  });
const ids = { Skype: '00000004-0000-0ff1-ce00-000000000000', Exchange: '00000002-0000-0ff1-ce00-000000000000' } as const;
export const reading = (product: keyof typeof ids, server: string, realm = 'example.com') => ({
  product,
  server,
  reading: 'read',
  document: document(ids[product], realm),
  stage: null,
  fault: null,
  status: 200,
  leadsTo: null,
});
export const answered = (product: keyof typeof ids, server: string, status: number) => ({
  product,
  server,
  reading: status === 401 ? 'failed' : 'not yet',
  document: { seen: false, why: `The server answered with HTTP status ${status} instead of the document.` },
  stage: 'answer',
  fault: null,
  status,
  leadsTo: null,
});

type Given = Partial<z.input<typeof serversFacts>>;

export const place = (other: { readonly [fact in keyof Given]?: unknown } = {}): ServersFacts =>
  serversFacts.parse({
    pools: seen([pool('pool.example.com', ['UserServer', 'Registrar', 'WebServer'], [frontEnd])]),
    webServers: seen([{ pool: 'pool.example.com', internal: null, version: 7 }]),
    sipDomains: seen([{ name: 'example.com', isDefault: true }]),
    skypeVersion: seen('Skype for Business Server 2019 (7.0.2046.0)'),
    oauth: seen({ realm: null, autodiscoverUrl: null, allowedDomains: [] }),
    contacts: { policies: seen([{ identity: 'Global', allowed: false }]), migrated: seen(0), archiving: seen(false) },
    replication: seen([]),
    rights: { exchange: seen([]), skype: seen([]) },
    organisation: seen('Example'),
    authRealm: seen(null),
    authCertificate: seen(null),
    organisationGuid: seen(null),
    exchangeServers: seen([server('ex-1'), server('ex-2')]),
    acceptedDomains: seen([{ name: 'example.com', domain: 'example.com', type: 'Authoritative', isDefault: true }]),
    clientAccess: seen(
      ['ex-1', 'ex-2'].map((name) => ({ name, internalUri: 'https://autodiscover.example.com/autodiscover/autodiscover.xml' })),
    ),
    readings: [reading('Skype', 'ex-1.example.com'), reading('Skype', 'ex-2.example.com'), reading('Exchange', frontEnd)],
    webServices: { addresses: seen([]), ways: [], off: seen([]) },
    behind: [],
    ewsEnabled: seen(null),
    views: [],
    servesTls: [],
    stoppedPools: [],
    proxies: [],
    clocks: [],
    documents: { skype: { url: skypeUrl, document: denied }, exchange: { url: exchangeUrl, document: denied } },
    ...other,
  });

export function contextOfPlace(facts: ServersFacts, more: Partial<StepContext> = {}): StepContext {
  const servers: Json = JSON.parse(JSON.stringify(facts));
  return {
    facts: { servers },
    answers: {},
    aim: 'set up',
    did: [],
    overridden: [],
    testsSince: 0,
    reported: [],
    looks: {},
    waits: [],
    decided: [],
    access: undefined,
    secrets: {},
    thisComputer: [],
    user: 'EXAMPLE\\admin',
    now: '2026-11-24T12:00:00.000Z',
    ...more,
  };
}

/** What the step finds in a place. */
export const foundIn = (other: Parameters<typeof place>[0] = {}, more: Partial<StepContext> = {}): readonly Finding[] =>
  judgeServers(contextOfPlace(place(other), more));
export const codes = (found: readonly Finding[]): readonly string[] => found.map(({ code }) => code);
export const only = (found: readonly Finding[], code: string): readonly Finding[] => found.filter((each) => each.code === code);
