// Exchange's auth certificate as it moves by itself: to the servers of the same site at once, to the others a while later, and from
// next to current when its day has come (facts.md 26, 28). How long the others wait is an assumption; "up to an hour" is sourced.

import type { Pace } from './pace.ts';
import { type Computer, type LabWorld, same } from './world.ts';

/** Production's seconds until a server of another site has it, and until the AuthAdmin servicelet acts on a day that has come. */
const otherSites = 1800;
const servicelet = 6 * 3600;

/** Brings a certificate with its key to every server: those of the site of `from` have it at once. */
export function deploy(world: LabWorld, thumbprint: string, from: string, pace: Pace, now: Date): void {
  const { servers } = world.exchange;
  const site = servers.find((each) => same(each.fqdn, from))?.site;
  for (const each of servers) {
    if (each.site === site) install(world, each.fqdn, thumbprint);
    else world.exchange.certificatesUnderWay.push({ server: each.fqdn, thumbprint, arrives: pace.after(now, otherSites) });
  }
}

/** Next becomes current, and current previous. */
export function publish(world: LabWorld, at: string): void {
  const config = world.exchange.authConfig;
  Object.assign(config, { current: config.next, previous: config.current, next: null, nextEffective: null, changed: at });
}

export function isAuthDue(world: LabWorld, now: Date, pace: Pace): boolean {
  return world.exchange.certificatesUnderWay.some((each) => Date.parse(each.arrives) <= now.getTime()) || isEffective(world, now, pace);
}

export function moveAuth(world: LabWorld, now: Date, pace: Pace): void {
  const { exchange } = world;
  for (const each of exchange.certificatesUnderWay)
    if (Date.parse(each.arrives) <= now.getTime()) install(world, each.server, each.thumbprint);
  exchange.certificatesUnderWay = exchange.certificatesUnderWay.filter((each) => Date.parse(each.arrives) > now.getTime());
  if (isEffective(world, now, pace)) publish(world, now.toISOString());
}

function isEffective({ exchange: { authAdmin, authConfig } }: LabWorld, now: Date, pace: Pace): boolean {
  const { next, nextEffective } = authConfig;
  return (
    authAdmin === 'runs' &&
    next !== null &&
    nextEffective !== null &&
    Date.parse(pace.after(new Date(nextEffective), servicelet)) <= now.getTime()
  );
}

function install(world: LabWorld, fqdn: string, thumbprint: string): void {
  const computer = world.computers.find((each) => same(each.fqdn, fqdn));
  if (computer !== undefined) addAuthCertificate(computer, thumbprint);
}

/** Puts it into a computer's store, once. */
export function addAuthCertificate({ store }: Computer, thumbprint: string | null): void {
  if (thumbprint === null || store.some((each) => each.thumbprint === thumbprint)) return;
  store.push({
    thumbprint,
    friendlyName: 'Microsoft Exchange Server Auth Certificate',
    hasPrivateKey: true,
    exportable: true,
    services: 'None',
  });
}
