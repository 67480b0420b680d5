// What the practice world does by itself as time passes: IIS stops and starts, replicas receive the settings, a
// staged certificate takes over. All of it is kept as instants, so that it goes on when the one who started it was
// killed, and is caught up with when the world is opened again.

import { isAuthDue, moveAuth } from './auth-certificates.ts';
import type { Pace } from './pace.ts';
import { isStale, readAgain, startWorkers, stopWorkers } from './workers.ts';
import { type Computer, type LabWorld, same } from './world.ts';

/** The world as it is at an instant; the same object where nothing fell due. */
export function settle(world: LabWorld, now: Date, pace: Pace): LabWorld {
  if (!isDue(world, now, pace)) return world;
  const draft = structuredClone(world);
  draft.directory.behind = draft.directory.behind.filter((each) => !reached(each.until, now));
  for (const computer of draft.computers) moveIis(computer, draft, now);
  replicate(draft, now);
  moveAuth(draft, now, pace);
  for (const place of [draft.skype.central, ...draft.skype.replicas]) rollTokenIssuer(place.settings, now);
  for (const computer of draft.computers) {
    for (const pool of computer.iis.pools) if (isStale(pool, world, pace, now)) readAgain(pool, computer, draft, now.toISOString());
  }
  return draft;
}

const reached = (instant: string | null, now: Date): instant is string => instant !== null && Date.parse(instant) <= now.getTime();

function isDue(world: LabWorld, now: Date, pace: Pace): boolean {
  return (
    isAuthDue(world, now, pace) ||
    world.computers.some(({ iis }) => iis.pools.some((each) => isStale(each, world, pace, now))) ||
    world.skype.underWay.some((each) => reached(each.arrives, now)) ||
    world.directory.behind.some((each) => reached(each.until, now)) ||
    world.computers.some(({ iis }) => reached(iis.underWay?.stopsAt ?? null, now) || reached(iis.underWay?.startsAt ?? null, now)) ||
    [world.skype.central, ...world.skype.replicas].some((each) => reached(each.settings.tokenIssuer?.next?.effective ?? null, now))
  );
}

function moveIis(computer: Computer, world: LabWorld, now: Date): void {
  const { iis } = computer;
  if (iis.underWay === null) return;
  const { stopsAt, startsAt } = iis.underWay;
  if (reached(stopsAt, now)) {
    stopWorkers(computer);
    moveShell(world, computer.fqdn);
    iis.underWay.stopsAt = null;
  }
  if (reached(startsAt, now)) {
    startWorkers(computer, world, startsAt);
    iis.underWay.startsAt = null;
  }
  if (iis.underWay.stopsAt === null && iis.underWay.startsAt === null) iis.underWay = null;
}

/** The Exchange Management Shell goes to another server when its own stops answering, and stays there. */
function moveShell(world: LabWorld, stopped: string): void {
  const { exchange, computers } = world;
  if (!same(exchange.shellOn, stopped)) return;
  const other = exchange.servers.find((each) => computers.some(({ fqdn, iis }) => same(fqdn, each.fqdn) && iis.running));
  exchange.shellOn = other?.fqdn ?? stopped;
}

function replicate(world: LabWorld, now: Date): void {
  const { skype } = world;
  const arrived = skype.underWay.filter((each) => reached(each.arrives, now));
  skype.underWay = skype.underWay.filter((each) => !reached(each.arrives, now));
  for (const update of arrived.sort((left, right) => left.revision - right.revision)) {
    for (const replica of skype.replicas.filter((each) => same(each.fqdn, update.replica) && each.revision < update.revision)) {
      replica.revision = update.revision;
      replica.reported = update.arrives;
      replica.settings = structuredClone(update.settings);
      installTokenIssuer(world, replica.fqdn, update.settings.tokenIssuer?.thumbprint ?? null);
      installTokenIssuer(world, replica.fqdn, update.settings.tokenIssuer?.next?.thumbprint ?? null);
    }
  }
}

/** Replication brings the token issuer certificate with its key to every Front End (facts.md 8). */
function installTokenIssuer(world: LabWorld, fqdn: string, thumbprint: string | null): void {
  const computer = world.computers.find((each) => same(each.fqdn, fqdn) && each.role === 'front end');
  if (thumbprint === null || computer === undefined || computer.store.some((each) => each.thumbprint === thumbprint)) return;
  computer.store.push({ thumbprint, friendlyName: 'OAuthTokenIssuer', hasPrivateKey: true, exportable: true, services: '' });
}

function rollTokenIssuer(settings: LabWorld['skype']['central']['settings'], now: Date): void {
  const issuer = settings.tokenIssuer;
  if (issuer?.next == null || !reached(issuer.next.effective, now)) return;
  issuer.previous = issuer.thumbprint;
  issuer.thumbprint = issuer.next.thumbprint;
  issuer.effective = issuer.next.effective;
  issuer.next = null;
}
