// What is seen of Exchange's signing key (the auth certificate): its configuration, and the certificates on each server. Where it has
// to be renewed, also what else such a certificate could be taken for: SMTP and the web site (facts.md 32).

import { z } from 'zod';
import { type ExchangeCertificate, readShellServer, readTransportCertificates } from '../../../exchange/certificates.ts';
import { type AuthConfig, authCertificateSubject, readAuthConfig } from '../../../exchange/signing.ts';
import { notSeen, seen } from '../../../model/finding.ts';
import type { Fqdn } from '../../../model/place.ts';
import type { Reader } from '../../../powershell/reader.ts';
import { readSiteCertificate } from '../../../windows/functions.ts';
import { seenOf } from '../../facts.ts';
import { kindOf } from '../../guard.ts';
import { daysBetween, soon } from '../../look.ts';
import type { Known } from '../../step.ts';
import { isSame } from '../../take-back.ts';
import type { Held } from '../held.ts';
import { changes } from './guard.ts';

/** What could not be told of a certificate is null. */
const certificate = z.object({
  notBefore: z.string(),
  notAfter: z.string(),
  hasPrivateKey: z.boolean().nullable(),
  keyBits: z.number().nullable(),
});
export type AuthCertificate = z.output<typeof certificate>;

/** A certificate on each server: null where the server does not have it. */
const onServers = z.array(z.object({ server: z.string(), certificate: seenOf(certificate.nullable()) }));
export type OnServers = z.output<typeof onServers>;

const unused = z.object({ server: z.string(), thumbprint: z.string(), notAfter: z.string() });
export type Unused = z.output<typeof unused>;

const uses = z.object({ server: z.string(), smtp: seenOf(z.string().nullable()), web: seenOf(z.string().nullable()) });
type Uses = z.output<typeof uses>;

/** Its part of the step's facts. What an older state file lacks was not looked at. */
export const authShape = {
  authConfig: seenOf(
    z
      .object({
        current: z.string().nullable(),
        previous: z.string().nullable().default(null),
        next: z.string().nullable(),
        nextEffective: z.string().nullable(),
        /** As configured; null where it is the default accepted domain. */
        realm: z.string().nullable().default(null),
        domainController: z.string().nullable(),
        whenChanged: z.string().nullable(),
      })
      .nullable(),
  ),
  /** The current one. */
  authCertificates: onServers,
  nextAuthCertificates: onServers.default([]),
  /** The end of the previous one, where a server still has it. */
  previousAuthUntil: z.string().nullable().default(null),
  /** Certificates with the auth certificate's name that could become the next one. */
  unusedAuthCertificates: z.array(unused).default([]),
  /** The rest is looked at only where something is to be renewed. */
  exchangeShellOn: z.string().nullable().default(null),
  certificateUses: z.array(uses).default([]),
  /** When that look was made: a date "at once" must not change from one moment to the next. */
  authLookedAt: z.string().default(''),
};
const authFacts = z.object(authShape);
export type AuthFacts = z.output<typeof authFacts>;

/** Exchange's auth configuration, and its certificates among those that each server holds. */
export async function inspectAuth(reader: Reader, held: readonly Held[], known: Known): Promise<AuthFacts> {
  const authConfig = await readAuthConfig(reader);
  const config = authConfig.seen ? authConfig.value : null;
  const authCertificates = on(held, config?.current ?? null);
  const facts = {
    authConfig,
    authCertificates,
    nextAuthCertificates: config?.next ? on(held, config.next) : [],
    previousAuthUntil: untilOf(held, config?.previous ?? null),
    unusedAuthCertificates: unusedOf(held, config, known.now),
  };
  if (!isRenewing(known) && isQuiet(authCertificates, known)) return authFacts.parse(facts);
  const servers = held.map(({ server }) => server);
  return authFacts.parse({ ...facts, ...(await inspectUses(reader, servers)), authLookedAt: known.now });
}

/** One certificate, on each server. */
const on = (held: readonly Held[], thumbprint: string | null): OnServers =>
  held.map(({ server, certificates }) => ({
    server,
    certificate: certificates.seen ? seen(certificates.value.find((each) => isSame(each.thumbprint, thumbprint)) ?? null) : certificates,
  }));

const all = (held: readonly Held[]): readonly (ExchangeCertificate & { readonly server: Fqdn })[] =>
  held.flatMap(({ server, certificates }) => (certificates.seen ? certificates.value.map((each) => ({ ...each, server })) : []));

const untilOf = (held: readonly Held[], thumbprint: string | null): string | null =>
  thumbprint === null ? null : (all(held).find((each) => isSame(each.thumbprint, thumbprint))?.notAfter ?? null);

/** A year at least, so that it is worth the trouble. Exchange refuses fewer than 2048 bits, and a key that cannot go to the other servers. */
function unusedOf(held: readonly Held[], config: AuthConfig | null, now: string): readonly Unused[] {
  const used = [config?.current, config?.previous, config?.next];
  return all(held)
    .filter(
      (each) =>
        isSame(each.subject, authCertificateSubject) &&
        !used.some((one) => isSame(one, each.thumbprint)) &&
        each.hasPrivateKey !== false &&
        each.exportable !== false &&
        (each.keyBits ?? 0) >= 2048 &&
        daysBetween(now, each.notAfter) >= 365,
    )
    .map(({ server, thumbprint, notAfter }) => ({ server, thumbprint, notAfter }));
}

const isRenewing = ({ aim, did }: Known): boolean => aim === 'renew' || did.some(({ change }) => kindOf(change) in changes);

/** Nothing to do about it now or soon, on any server. */
const isQuiet = (certificates: OnServers, { now }: Known): boolean =>
  certificates.every(
    ({ certificate }) => !certificate.seen || (certificate.value !== null && daysBetween(now, certificate.value.notAfter) >= soon),
  );

async function inspectUses(reader: Reader, servers: readonly Fqdn[]) {
  const [shell, transport] = await Promise.all([readShellServer(reader), readTransportCertificates(reader)]);
  const name = shell.seen ? shell.value : null;
  return {
    exchangeShellOn: servers.find((each) => name !== null && isSame(each.split('.')[0], name.split('.')[0])) ?? null,
    certificateUses: await Promise.all(
      servers.map(async (server): Promise<Uses> => {
        const own = transport.seen ? transport.value.find((each) => isSame(each.name, server.split('.')[0])) : undefined;
        const smtp = transport.seen
          ? own === undefined
            ? notSeen('Exchange did not name this server.')
            : seen(own.thumbprint)
          : transport;
        return { server, smtp, web: await readSiteCertificate(reader, server) };
      }),
    ),
  };
}
