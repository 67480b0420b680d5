// The web services of an Exchange server: auth metadata document, health pages, and EWS and Autodiscover, which let in whoever
// brings a token that their worker process accepts, and answer everyone else with a challenge (domain.md 7.1, field.md 14).

import { guid, type Random } from '../ids.ts';
import type { Store } from '../store.ts';
import { type Computer, exchangeId, exchangeRealm, findCertificate, findComputer, type World } from '../world.ts';
import { answerAutodiscover, answerEws } from './mailbox.ts';
import { metadataAnswer } from './metadata.ts';
import { type Answer, type Asked, notFound, serverError } from './site.ts';
import { checkToken, type Refused } from './token-check.ts';

const ewsPool = 'MSExchangeServicesAppPool';
export const autodiscoverPool = 'MSExchangeAutodiscoverAppPool';

/** What asks for a token, and the application pool that checks it. */
const protectedPaths: { readonly [path: string]: string } = {
  '/autodiscover/autodiscover.svc': autodiscoverPool,
  '/autodiscover/autodiscover.xml': autodiscoverPool,
  '/ews/exchange.asmx': ewsPool,
};

export async function exchangeAnswer(asked: Asked, fqdn: string, store: Store, now: Date, random: Random): Promise<Answer> {
  const world = store.read();
  const computer = findComputer(world, fqdn);
  if (computer === undefined) return serverError;
  if (asked.path === '/autodiscover/metadata/json/1') return metadata(asked, computer, world, now, random);
  if (asked.path === '/owa/healthcheck.htm' || asked.path === '/ews/healthcheck.htm') {
    return { status: 200, headers: { 'content-type': 'text/html' }, body: `200 OK<br/>${computer.fqdn.toUpperCase()}` };
  }
  const pool = Object.entries(protectedPaths).find(([path]) => path === asked.path)?.[1];
  // autodiscover.xml is for mail clients; Skype's SOAP message meets a 404 there (domain.md 8, number 11).
  if (pool === undefined || (asked.path.endsWith('.xml') && asked.method === 'POST')) return notFound;
  const host = asked.host.split(':')[0] ?? '';
  const verdict = await checkToken(asked.authorization, { world, computer, pool, host, now });
  if (verdict.kind !== 'accepted') return challenge(asked, computer, pool, random, verdict.kind === 'refused' ? verdict : null);
  if (pool === ewsPool) return answerEws(asked, verdict.user, store, now, random);
  return answerAutodiscover(asked, verdict.user, world.exchange.servers.find((each) => each.fqdn === fqdn)?.ewsUrl ?? '');
}

function metadata(asked: Asked, computer: Computer, world: World, now: Date, random: Random): Answer {
  const { current, previous } = world.exchange.authConfig;
  const held = computer.store.find((each) => each.thumbprint === current);
  // The current key must be on this very server (domain.md 1b): otherwise HTTP 500.
  if (held === undefined || !held.hasPrivateKey) return serverError;
  const certificates = [current, previous].flatMap((each) => (each === null ? [] : (findCertificate(world, each) ?? [])));
  const url = `https://${asked.host}/autodiscover/metadata/json/1`;
  return metadataAnswer({ name: 'Exchange', applicationId: exchangeId, realm: exchangeRealm(world), certificates, url }, now, random);
}

function challenge(asked: Asked, computer: Computer, pool: string, random: Random, refused: Refused | null): Answer {
  const trusts = computer.iis.pools.find((each) => each.name === pool)?.trusts ?? [];
  const asksForOAuth = asked.authorization !== null && /^bearer\b/i.test(asked.authorization);
  const bearer = [
    `Bearer client_id="${exchangeId}"`,
    `trusted_issuers="${trusts.map((each) => each.issuer).join(',')}"`,
    'token_types="app_asserted_user_v1 service_asserted_app_v1"',
    ...(asksForOAuth ? ['error="invalid_token"'] : []),
  ].join(', ');
  return {
    status: refused?.status ?? 401,
    headers: {
      'request-id': guid(random),
      'x-feserver': computer.name,
      ...(refused === null ? {} : { 'x-ms-diagnostics': refused.diagnostics }),
      'www-authenticate': [bearer, 'Negotiate', 'NTLM', `Basic realm="${asked.host.split(':')[0] ?? computer.fqdn}"`],
      'content-length': '0',
    },
    body: '',
  };
}
