// What a worker process of an Exchange server holds in memory: the partners' issuers and keys, and Exchange's own metadata
// document in the Autodiscover worker. It is read when the worker starts and again 12 hours later, and by nothing in between:
// this is why the article has IIS restarted (facts.md 80, 81).

import { describe, isValidAt } from './certificates.ts';
import { domainControllerOf, partnersAt } from './directory.ts';
import type { Pace } from './pace.ts';
import { type Computer, type ExchangePartner, exchangeRealm, findCertificate, holdsKey, type LabWorld } from './world.ts';

export const ewsPool = 'MSExchangeServicesAppPool';
export const autodiscoverPool = 'MSExchangeAutodiscoverAppPool';

/** Production's seconds for which a worker keeps what it has read (facts.md 80); both were seen. */
const keptSeconds: { readonly [rule in LabWorld['rules']['readsAgain']]: number } = {
  'after 12 hours': 12 * 3600,
  'after 30 minutes': 1800,
};

type Pool = Computer['iis']['pools'][number];
type Document = NonNullable<Pool['document']>;

/** Starts every worker of a computer. `read` is when it read last, for a worker that has been running for long. */
export function startWorkers(computer: Computer, world: LabWorld, at: string, read = at): void {
  computer.iis.running = true;
  for (const pool of computer.iis.pools) {
    pool.workerStarted = at;
    readAgain(pool, computer, world, read);
  }
}

export function stopWorkers(computer: Computer): void {
  computer.iis.running = false;
  for (const pool of computer.iis.pools) {
    pool.workerStarted = null;
    pool.read = null;
    pool.trusts = [];
    pool.document = null;
  }
}

export function isStale(pool: Pool, { rules }: LabWorld, pace: Pace, now: Date): boolean {
  return pool.read !== null && Date.parse(pace.after(new Date(pool.read), keptSeconds[rules.readsAgain])) <= now.getTime();
}

export function readAgain(pool: Pool, computer: Computer, world: LabWorld, at: string): void {
  pool.read = at;
  pool.trusts =
    computer.role === 'exchange' ? partnersAt(world, domainControllerOf(world, computer.fqdn)).filter(isTrusted).map(asTrusted) : [];
  pool.document = pool.name === autodiscoverPool ? documentOf(computer, world) : null;
  pool.oauth = computer.role === 'exchange' && !canSign(computer, world, new Date(at)) ? 'not loaded' : 'loaded';
}

/** Exchange loads its OAuth configuration with its signing certificate, which must be there, with its key, and valid (facts.md 24). */
export function canSign(computer: Computer | undefined, world: LabWorld, at: Date): boolean {
  const { current } = world.exchange.authConfig;
  const certificate = current === null ? undefined : findCertificate(world, current);
  if (certificate === undefined || !holdsKey(computer, current)) return false;
  // A token takes an RSA key (facts.md 132); of which size, nobody has said, so that is not refused here.
  return describe(certificate.pem).isRsa && isValidAt(certificate.pem, at);
}

/** Exchange's document as this server can write it; null where the current key is not on it (facts.md 24). */
export function documentOf(computer: Computer, world: LabWorld): Document | null {
  const { current, previous } = world.exchange.authConfig;
  if (current === null || !holdsKey(computer, current)) return null;
  return { realm: exchangeRealm(world), thumbprints: previous === null ? [current] : [current, previous] };
}

/** One without a key accepts no token, so a worker need not hold it. */
const isTrusted = (partner: ExchangePartner): boolean => partner.enabled && !partner.usesAuthServer && partner.certificates.length > 0;
const asTrusted = (partner: ExchangePartner) => ({
  issuer: `${partner.applicationId}@${partner.realm ?? ''}`,
  certificates: [...partner.certificates],
});
