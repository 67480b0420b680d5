// The web services of an Exchange server: auth metadata document, health pages, and EWS and Autodiscover, which let in whoever
// brings a token that their worker process accepts, and answer everyone else with a challenge (facts.md 74, 75).

import { describe } from '../certificates.ts';
import { guid, type Random } from '../ids.ts';
import type { Store } from '../store.ts';
import { autodiscoverPool, documentOf, ewsPool } from '../workers.ts';
import { type Computer, exchangeId, findCertificate, findComputer, type LabWorld, same, skypeId, timeAt } from '../world.ts';
import { answerAutodiscover, answerEws } from './mailbox.ts';
import { metadataAnswer } from './metadata.ts';
import { type Asked, notFound, type SiteAnswer, serverError, unavailable } from './site.ts';
import { fault, soapType } from './soap.ts';
import { checkToken, type Refused } from './token-check.ts';

/** What asks for a token, the virtual directory that it is in, and the application pool that checks it. */
const autodiscover = { directory: 'Autodiscover', pool: autodiscoverPool } as const;
const protectedPaths: { readonly [path: string]: { readonly directory: 'EWS' | 'Autodiscover'; readonly pool: string } } = {
  '/autodiscover/autodiscover.svc': autodiscover,
  '/autodiscover/autodiscover.xml': autodiscover,
  '/ews/exchange.asmx': { directory: 'EWS', pool: ewsPool },
};

export async function exchangeAnswer(asked: Asked, fqdn: string, store: Store, now: Date, random: Random): Promise<SiteAnswer> {
  const world = store.read();
  const computer = findComputer(world, fqdn);
  if (computer === undefined) return serverError;
  const itsNow = timeAt(computer, now);
  const server = world.exchange.servers.find((each) => same(each.fqdn, fqdn));
  const out = whyOut(asked.path, computer, world);
  if (out !== undefined) return out;
  if (asked.path === '/autodiscover/metadata/json/1') return metadata(asked, computer, store, itsNow, random);
  if (asked.path === '/owa/healthcheck.htm' || asked.path === '/ews/healthcheck.htm') {
    return { status: 200, headers: { 'content-type': 'text/html' }, body: `200 OK<br/>${computer.fqdn.toUpperCase()}` };
  }
  const found = Object.entries(protectedPaths).find(([path]) => path === asked.path)?.[1];
  // autodiscover.xml is for mail clients; Skype's SOAP message meets a 404 there (facts.md 52).
  if (found === undefined || (asked.path.endsWith('.xml') && asked.method === 'POST')) return notFound;
  const { directory, pool } = found;
  // Where OAuth is switched off, nobody looks at a token.
  if (server?.oauthOff?.includes(directory) === true) return refusal(asked, computer, random, [], null);
  const host = asked.host.split(':')[0] ?? '';
  const verdict = await checkToken(asked.authorization, { world, computer, pool, host, now: itsNow });
  if (verdict.kind === 'no account') return noAccount;
  if (verdict.kind === 'refused' && verdict.diagnostics.startsWith('2000000;') && world.rules.fetchesKeys) fetchKeys(computer, store);
  if (verdict.kind === 'refused' && !world.rules.saysWhy) return challenge(asked, computer, pool, random, { ...verdict, diagnostics: '' });
  if (verdict.kind !== 'accepted') return challenge(asked, computer, pool, random, verdict.kind === 'refused' ? verdict : null);
  if (pool === ewsPool && (world.exchange.ewsEnabled === false || world.exchange.ewsAllowed !== null)) return switchedOff;
  if (pool === ewsPool) return answerEws(asked, verdict.user, store, now, random);
  return answerAutodiscover(asked, verdict.user, server?.ewsUrl ?? null);
}

/** As EWS tells it; that it comes as an answer with status 500 is an assumption. */
const noAccount: SiteAnswer = {
  status: 500,
  headers: { 'content-type': soapType },
  body: fault('The application is missing a linked account for RBAC roles, or the linked account has no RBAC roles.'),
};

/** Where workers look for a partner's keys themselves: after a bad signature, at their partner's address, whatever its certificate. */
function fetchKeys({ fqdn }: Computer, store: Store): void {
  store.change((world) => {
    const signer = findCertificate(world, world.skype.central.settings.tokenIssuer?.thumbprint ?? '');
    if (signer === undefined) return;
    const { raw } = describe(signer.pem);
    for (const { trusts } of findComputer(world, fqdn)?.iis.pools ?? [])
      for (const each of trusts) if (each.issuer.startsWith(skypeId) && !each.certificates.includes(raw)) each.certificates.push(raw);
  });
}

const switchedOff: SiteAnswer = { status: 403, headers: { 'content-length': '0' }, body: '' };

/** Which pool and component answer under a path. */
const behind: readonly { readonly path: RegExp; readonly pool: string; readonly component: string }[] = [
  { path: /^\/ews\//, pool: ewsPool, component: 'EwsProxy' },
  { path: /^\/autodiscover\//, pool: autodiscoverPool, component: 'AutoDiscoverProxy' },
];

/** Where nothing behind the front end answers, whatever was asked. */
function whyOut(path: string, { fqdn, iis, backEnd }: Computer, { exchange, rules }: LabWorld): SiteAnswer | undefined {
  const found = behind.find((each) => each.path.test(path));
  if (found === undefined) return undefined;
  const { pool, component } = found;
  if (iis.pools.some(({ name, disabled }) => name === pool && disabled)) return unavailable;
  // The document is no service of that pool: it fails by itself.
  if (rules.endedKey === 'breaks down' && pool === ewsPool && hasNoKey(iis)) return unavailable;
  const server = exchange.servers.find((each) => same(each.fqdn, fqdn));
  if (server?.inactive.some((each) => same(each.component, component))) return unavailable;
  if (pool === ewsPool && server?.nlbBypass) return serverError;
  // The front end asks its back end, over TLS, for all of it.
  return backEnd === 'bound' ? undefined : serverError;
}

const hasNoKey = ({ pools }: Computer['iis']): boolean => pools.some(({ oauth }) => oauth === 'not loaded');

function metadata(asked: Asked, computer: Computer, store: Store, now: Date, random: Random): SiteAnswer {
  const world = store.read();
  if (world.rules.endedKey === 'breaks down' && hasNoKey(computer.iis)) return serverError;
  const document = computer.iis.pools.find((each) => each.name === autodiscoverPool)?.document ?? keepDocument(computer, store);
  if (document === null) return serverError;
  const certificates = document.thumbprints.flatMap((each) => findCertificate(world, each) ?? []);
  const url = `https://${asked.host}/autodiscover/metadata/json/1`;
  return metadataAnswer({ name: 'Exchange', applicationId: exchangeId, realm: document.realm, certificates, url }, now, random);
}

/** A document that could not be written at the worker's start is tried again, and kept from its first success (an assumption). */
function keepDocument(computer: Computer, store: Store) {
  const document = documentOf(computer, store.read());
  if (document === null) return null;
  return store.change((world) => {
    const pool = findComputer(world, computer.fqdn)?.iis.pools.find((each) => each.name === autodiscoverPool);
    if (pool !== undefined) pool.document = document;
    return document;
  });
}

function challenge(asked: Asked, computer: Computer, pool: string, random: Random, refused: Refused | null): SiteAnswer {
  const trusts = computer.iis.pools.find((each) => each.name === pool)?.trusts ?? [];
  const asksForOAuth = asked.authorization !== null && /^bearer\b/i.test(asked.authorization);
  const bearer = [
    `Bearer client_id="${exchangeId}"`,
    `trusted_issuers="${trusts.map((each) => each.issuer).join(',')}"`,
    'token_types="app_asserted_user_v1 service_asserted_app_v1"',
    ...(asksForOAuth ? ['error="invalid_token"'] : []),
  ].join(', ');
  return refusal(asked, computer, random, [bearer], refused);
}

/** `offers`: what it offers before the ways in that every directory has. */
function refusal(asked: Asked, computer: Computer, random: Random, offers: readonly string[], refused: Refused | null): SiteAnswer {
  return {
    status: refused?.status ?? 401,
    headers: {
      'request-id': guid(random),
      'x-feserver': computer.name,
      ...(refused === null || refused.diagnostics === '' ? {} : { 'x-ms-diagnostics': refused.diagnostics }),
      'www-authenticate': [...offers, 'Negotiate', 'NTLM', `Basic realm="${asked.host.split(':')[0] ?? computer.fqdn}"`],
      'content-length': '0',
    },
    body: '',
  };
}
