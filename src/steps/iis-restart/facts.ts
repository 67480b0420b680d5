// What the step "IIS restart" sees of each Exchange server, and which of them need a restart: those that do not list Skype, and
// those that started before the last change of a key, since what they list are issuers, not keys (facts.md 75).

import { z } from 'zod';
import { readShellServer } from '../../exchange/certificates.ts';
import { readDatabaseCopies, readMailboxServers } from '../../exchange/organisation.ts';
import { areOneName, isAmongNames } from '../../model/name.ts';
import { exchangeId, skypeId } from '../../probes/auth-metadata.ts';
import { readIis } from '../../windows/functions.ts';
import { type Asked, askersOf, challengeOf, createAsk, failingStatus } from '../ask.ts';
import { certificatesOf } from '../certificates/facts.ts';
import { factsReader, seenOf } from '../facts.ts';
import { exchangeTakingPart, exchangeUrl, hostOf, serversOf, skypeRealm } from '../servers/facts.ts';
import { ownApplication, skypeAsPartnerOf } from '../skype-as-partner/facts.ts';
import { changesApplication } from '../skype-as-partner/plan.ts';
import type { Look, StepContext } from '../step.ts';
import { isAskedFor, isReportedBack, type KeyChange, restartedFor, startedSince } from './since.ts';
import { lookForOAuth, withoutOAuth } from './without-oauth.ts';

const challenge = seenOf(z.object({ trustedIssuers: z.array(z.string()) }));

const serverFacts = z.object({
  server: z.string(),
  iis: seenOf(
    z.object({
      stopped: z.array(z.string()),
      pools: z.array(
        z.object({
          name: z.string(),
          started: z.boolean().nullable(),
          workerStarted: z.string().nullable(),
          autoStart: z.boolean().nullable(),
        }),
      ),
      domainController: z.string().nullable(),
      clocks: z.array(z.object({ server: z.string(), aheadSeconds: z.number().nullable() })),
    }),
  ),
  ews: challenge,
  autodiscover: challenge,
  /** Statuses with which they answered in place of a challenge. */
  instead: z.exactOptional(z.partialRecord(z.enum(['ews', 'autodiscover']), z.number())),
  /** The server that asked for these; null where it was this computer, or nobody could. */
  askedBy: z.string().nullable(),
  /** Thumbprints that its own copy of Exchange's document shows. */
  shows: seenOf(z.array(z.string())),
  /** Its web services that offer no OAuth, as a server saw twice. */
  withoutOAuth: withoutOAuth,
  activeCopies: seenOf(z.number()),
  dag: z.string().nullable(),
  /** Its Active Directory site, and whether the management shell is on it; null: not known, or whether it has a group is not. */
  site: z.string().nullable(),
  holdsShell: z.boolean().nullable(),
});
export type ServerFacts = z.output<typeof serverFacts>;

export const iisRestartFacts = z.object({ servers: z.array(serverFacts) });

export const iisRestartOf = factsReader('iisRestart', iisRestartFacts);

/** The addresses that a server answers under its published name (facts.md 54). */
export const publishedUrls = (host: string) => ({
  ews: `https://${host}/EWS/Exchange.asmx`,
  autodiscover: `https://${host}/autodiscover/autodiscover.svc`,
  metadata: `https://${host}/autodiscover/metadata/json/1`,
  health: [`https://${host}/owa/healthcheck.htm`, `https://${host}/ews/healthcheck.htm`],
});

export async function inspectIisRestart(look: Look, context: StepContext): Promise<z.output<typeof iisRestartFacts>> {
  const { reader } = look;
  const urls = publishedUrls(hostOf(exchangeUrl(context)) ?? '');
  const ask = createAsk(look);
  const reading = readMailboxServers(reader);
  const stampedBy = [...new Set(keyChanges(context).flatMap(({ by }) => by ?? []))];
  const asking = readShellServer(reader);
  const servers = exchangeTakingPart(context).map(async ({ fqdn, name, site }) => {
    const from = askersOf(fqdn, context);
    const [mailboxServers, shell, copies, iis, asked, shows] = await Promise.all([
      reading,
      asking,
      readDatabaseCopies(reader, name),
      readIis(reader, fqdn, stampedBy),
      lookForOAuth(look, { fqdn, name }, (service) => ask.challenge(fqdn, urls[service], from)),
      ask.keys(fqdn, urls.metadata, from, exchangeId),
    ]);
    return {
      server: fqdn,
      iis,
      ews: challengeOf(asked.ews),
      autodiscover: challengeOf(asked.autodiscover),
      instead: { ...failing('ews', asked.ews), ...failing('autodiscover', asked.autodiscover) },
      askedBy: asked.ews.kind === 'not seen' ? null : asked.ews.by,
      shows: shows.keys,
      withoutOAuth: asked.without,
      activeCopies: copies.seen ? { seen: true, value: copies.value.filter((each) => each.status === 'Mounted').length } : copies,
      dag: mailboxServers.seen ? (mailboxServers.value.find((each) => areOneName('identity', each.name, name))?.dag ?? null) : null,
      site: mailboxServers.seen ? (site?.split('/').at(-1) ?? null) : null,
      holdsShell: shell.seen && shell.value !== null ? isShellOn(shell.value, { fqdn, name }) : null,
    };
  });
  return iisRestartFacts.parse({ servers: await Promise.all(servers) });
}

const failing = (service: 'ews' | 'autodiscover', asked: Asked): { readonly [service: string]: number } => {
  const status = failingStatus(asked);
  return status === undefined ? {} : { [service]: status };
};

/** Exchange names the server of the shell by its short name or its full one (facts.md 27). */
const isShellOn = (shell: string, { fqdn, name }: { readonly fqdn: string; readonly name: string }): boolean =>
  areOneName('fqdn', shell, fqdn) || areOneName('fqdn', shell, name);

/** Skype as the challenge names it: application id @ realm. */
export function skypeIssuer(context: StepContext): string {
  const servers = serversOf(context);
  return `${skypeId}@${(servers && skypeRealm(servers)) ?? ''}`;
}

/** The certificate that Exchange signs with, as its configuration says; null where it was not seen. */
export function authThumbprint(context: StepContext): string | null {
  const config = certificatesOf(context)?.authConfig;
  return config?.seen ? (config.value?.current ?? null) : null;
}

/** The last change of the partner application, and of the auth certificate. */
function keyChanges(context: StepContext): readonly KeyChange[] {
  const config = certificatesOf(context)?.authConfig;
  const stamps = [
    { at: ownApplication(context)?.whenChanged, by: skypeAsPartnerOf(context)?.domainController },
    config?.seen ? { at: config.value?.whenChanged, by: config.value?.domainController } : {},
  ];
  return stamps.flatMap(({ at, by }) => (at ? [{ at, by: by ?? null }] : []));
}

/** What a server must have started after: a next certificate only staged changed nothing yet where its document has the current one. */
export function changesFor(server: ServerFacts, context: StepContext): readonly KeyChange[] {
  const config = certificatesOf(context)?.authConfig;
  const auth = config?.seen ? config.value : null;
  const onlyStaged = auth !== null && auth.next !== null && showsKey(server, auth.current);
  return keyChanges(context).filter(({ at, by }) => !onlyStaged || at !== auth.whenChanged || by !== auth.domainController);
}

const showsKey = ({ shows }: ServerFacts, thumbprint: string | null): boolean =>
  thumbprint !== null && shows.seen && shows.value.includes(thumbprint);

/** Its Autodiscover worker gives out a document of before, however young it looks: it may have read from a controller that lagged. */
export const showsOldKey = (server: ServerFacts, context: StepContext): boolean =>
  authThumbprint(context) !== null && server.shows.seen && !showsKey(server, authThumbprint(context));

/** Whether it is known to serve people now: what could not be seen is not counted on. */
export const isWell = ({ iis, ews, autodiscover, instead }: ServerFacts): boolean =>
  Object.values(instead ?? {}).every((status) => status < 500) &&
  (iis.seen ? iis.value.stopped.length === 0 && iis.value.pools.every((pool) => pool.started === true) : ews.seen && autodiscover.seen);

export type Standing =
  | 'up to date'
  | 'needs a restart'
  | 'half restarted'
  | 'cannot tell'
  /** A restart ended well, and nothing was changed since; yet not all is seen that should be. */
  | 'restarted'
  /** By the admin's word. */
  | 'reported';

/** Application pools that stopped while IIS runs; `stays`: an administrator stopped them. */
export function stoppedPools({ iis }: ServerFacts): readonly { readonly name: string; readonly stays: boolean }[] {
  if (!iis.seen || iis.value.stopped.length > 0) return [];
  return iis.value.pools.filter(({ started }) => started === false).map(({ name, autoStart }) => ({ name, stays: autoStart === false }));
}

/** What is made of it: no second restart by itself, and none where the admin saw the server back. */
export function standing(server: ServerFacts, context: StepContext): Standing {
  const seen = seenStanding(server, context);
  if (seen === 'half restarted' || changesApplication(context)) return seen;
  if (isAskedFor(server.server, context)) return 'needs a restart';
  if (seen !== 'needs a restart') return seen;
  if (isReportedBack(server.server, context)) return 'reported';
  return restartedFor(server.server, changesFor(server, context), context) === undefined ? seen : 'restarted';
}

/** One of its services was seen not to list Skype. */
export const lacksSkype = ({ ews, autodiscover }: ServerFacts, context: StepContext): boolean =>
  [ews, autodiscover].some((each) => each.seen && !isAmongNames('issuer', skypeIssuer(context), each.value.trustedIssuers));

/** Skipped only when both services trust Skype and both workers are young enough (facts.md 81, 86). */
function seenStanding(server: ServerFacts, context: StepContext): Standing {
  if (server.iis.seen && (server.iis.value.stopped.length > 0 || server.iis.value.pools.some((pool) => pool.started === false)))
    return 'half restarted';
  const issuer = skypeIssuer(context);
  const trusts = [server.ews, server.autodiscover].every((each) => each.seen && isAmongNames('issuer', issuer, each.value.trustedIssuers));
  // What an earlier step is about to change, workers of today do not hold: for a plan of all steps, made before any of them.
  if (!trusts || !server.iis.seen || showsOldKey(server, context) || changesApplication(context)) return 'needs a restart';
  const standings = { yes: 'up to date', no: 'needs a restart', 'cannot tell': 'cannot tell' } as const;
  return standings[startedSince(server.server, server.iis.value, changesFor(server, context), context)];
}
