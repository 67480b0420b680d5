// The web services of an Exchange server: auth metadata document, health pages, and the OAuth challenge of EWS and
// Autodiscover, each with what its own worker process knew when it started (domain.md 7.1, field.md 14).

import { guid, type Random } from '../ids.ts';
import { type Computer, exchangeId, exchangeRealm, findCertificate, findComputer, type World } from '../world.ts';
import { metadataAnswer } from './metadata.ts';
import { type Answer, type Asked, notFound, serverError } from './site.ts';

export const ewsPool = 'MSExchangeServicesAppPool';
export const autodiscoverPool = 'MSExchangeAutodiscoverAppPool';

/** What asks for a token, and the application pool that checks it. */
const protectedPaths: { readonly [path: string]: string } = {
  '/autodiscover/autodiscover.svc': autodiscoverPool,
  '/autodiscover/autodiscover.xml': autodiscoverPool,
  '/ews/exchange.asmx': ewsPool,
};

export function exchangeAnswer(asked: Asked, fqdn: string, world: World, now: Date, random: Random): Answer {
  const computer = findComputer(world, fqdn);
  if (computer === undefined) return serverError;
  if (asked.path === '/autodiscover/metadata/json/1') return metadata(asked, computer, world, now, random);
  if (asked.path === '/owa/healthcheck.htm' || asked.path === '/ews/healthcheck.htm') {
    return { status: 200, headers: { 'content-type': 'text/html' }, body: `200 OK<br/>${computer.fqdn.toUpperCase()}` };
  }
  const pool = Object.entries(protectedPaths).find(([path]) => path === asked.path)?.[1];
  return pool === undefined ? notFound : challenge(asked, computer, pool, random);
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

function challenge(asked: Asked, computer: Computer, pool: string, random: Random): Answer {
  const trusts = computer.iis.pools.find((each) => each.name === pool)?.trusts ?? [];
  const asksForOAuth = asked.authorization !== null && /^bearer\b/i.test(asked.authorization);
  const bearer = [
    `Bearer client_id="${exchangeId}"`,
    `trusted_issuers="${trusts.map((each) => each.issuer).join(',')}"`,
    'token_types="app_asserted_user_v1 service_asserted_app_v1"',
    ...(asksForOAuth ? ['error="invalid_token"'] : []),
  ].join(', ');
  return {
    status: 401,
    headers: {
      'request-id': guid(random),
      'x-feserver': computer.name,
      'www-authenticate': [bearer, 'Negotiate', 'NTLM', `Basic realm="${asked.host.split(':')[0] ?? computer.fqdn}"`],
      'content-length': '0',
    },
    body: '',
  };
}
