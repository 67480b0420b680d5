// What the step "IIS restart" sees of each Exchange server, and which of them need a restart.

import { z } from 'zod';
import { readDatabaseCopies, readMailboxServers } from '../../exchange/organisation.ts';
import { skypeId } from '../../probes/auth-metadata.ts';
import { probeChallenge } from '../../probes/challenge.ts';
import { readIis } from '../../windows/functions.ts';
import { certificatesOf } from '../certificates/facts.ts';
import { seenOf } from '../facts.ts';
import { exchangeTakingPart, exchangeUrl, hostOf, serversOf, skypeRealm } from '../servers/facts.ts';
import { ownApplication } from '../skype-as-partner/facts.ts';
import { factsOf, type Known, type Look } from '../step.ts';

const challenge = seenOf(z.object({ trustedIssuers: z.array(z.string()) }));

const serverFacts = z.object({
  server: z.string(),
  iis: seenOf(
    z.object({
      stopped: z.array(z.string()),
      pools: z.array(z.object({ name: z.string(), started: z.boolean(), workerStarted: z.string().nullable() })),
      domainController: z.string().nullable(),
    }),
  ),
  ews: challenge,
  autodiscover: challenge,
  activeCopies: seenOf(z.number()),
  dag: z.string().nullable(),
});
export type ServerFacts = z.output<typeof serverFacts>;

export const iisRestartFacts = z.object({ servers: z.array(serverFacts) });

export const iisRestartOf = (known: Known): z.output<typeof iisRestartFacts> | undefined => factsOf(known, 'iisRestart', iisRestartFacts);

/** The addresses that a server answers under its published name (field.md 24). */
export const publishedUrls = (host: string) => ({
  ews: `https://${host}/EWS/Exchange.asmx`,
  autodiscover: `https://${host}/autodiscover/autodiscover.svc`,
  health: [`https://${host}/owa/healthcheck.htm`, `https://${host}/ews/healthcheck.htm`],
});

export async function inspectIisRestart({ reader, probes }: Look, known: Known): Promise<z.output<typeof iisRestartFacts>> {
  const urls = publishedUrls(hostOf(exchangeUrl(known)) ?? '');
  const reading = readMailboxServers(reader);
  const servers = exchangeTakingPart(known).map(async ({ fqdn, name }) => {
    const [mailboxServers, copies, iis, ews, autodiscover] = await Promise.all([
      reading,
      readDatabaseCopies(reader, name),
      readIis(reader, fqdn),
      probeChallenge(probes, urls.ews, fqdn),
      probeChallenge(probes, urls.autodiscover, fqdn),
    ]);
    return {
      server: fqdn,
      iis,
      ews,
      autodiscover,
      activeCopies: copies.seen ? { seen: true, value: copies.value.filter((each) => each.status === 'Mounted').length } : copies,
      dag: mailboxServers.seen ? (mailboxServers.value.find((each) => each.name.toLowerCase() === name.toLowerCase())?.dag ?? null) : null,
    };
  });
  return iisRestartFacts.parse({ servers: await Promise.all(servers) });
}

/** Skype as the challenge names it: application id @ realm. */
export function skypeIssuer(known: Known): string {
  const servers = serversOf(known);
  return `${skypeId}@${(servers && skypeRealm(servers)) ?? ''}`;
}

/** The last change that a worker must have started after: of the partner application and of the auth certificate (field.md 14). */
export function lastChange(known: Known): string {
  const config = certificatesOf(known)?.authConfig;
  const instants = [ownApplication(known)?.whenChanged, config?.seen ? config.value?.whenChanged : null];
  return (
    instants
      .flatMap((each) => (each ? [each] : []))
      .sort()
      .at(-1) ?? ''
  );
}

export type Standing = 'up to date' | 'needs a restart' | 'half restarted';

/** field.md 14 and 16: skipped only when both services trust Skype and both workers are young enough. */
export function standing(server: ServerFacts, known: Known): Standing {
  if (server.iis.seen && (server.iis.value.stopped.length > 0 || server.iis.value.pools.some((pool) => !pool.started)))
    return 'half restarted';
  const issuer = skypeIssuer(known);
  const trusts = [server.ews, server.autodiscover].every((each) => each.seen && each.value.trustedIssuers.includes(issuer));
  const changed = lastChange(known);
  const young = server.iis.seen && server.iis.value.pools.every((pool) => pool.workerStarted !== null && pool.workerStarted > changed);
  return trusts && young ? 'up to date' : 'needs a restart';
}
