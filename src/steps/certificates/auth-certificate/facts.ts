// What is seen of Exchange's signing key (the auth certificate): its configuration, and the certificates on each server. Where it has
// to be renewed, also what else such a certificate could be taken for: SMTP and the web site (facts.md 32).

import { type ExchangeCertificate, readShellServer, readTransportCertificates } from '../../../exchange/certificates.ts';
import { type AuthConfig, authCertificateSubject, readAuthConfig } from '../../../exchange/signing.ts';
import { notSeen, seen } from '../../../model/finding.ts';
import type { Fqdn } from '../../../model/place.ts';
import type { Reader } from '../../../powershell/reader.ts';
import { readSiteCertificate } from '../../../windows/functions.ts';
import { daysBetween, soon } from '../../phrases.ts';
import type { StepContext } from '../../step.ts';
import { isSame } from '../../take-back.ts';
import { timeOn } from '../clock.ts';
import type { Held } from '../held.ts';
import { whyUnfit } from './fitness.ts';
import { changes } from './guard.ts';
import { type AuthFacts, authFacts, type OnServers, type Unused, type Uses } from './shape.ts';
import { stateOf } from './state.ts';

/** Exchange's auth configuration, and its certificates among those that each server holds. */
export async function inspectAuth(reader: Reader, held: readonly Held[], context: StepContext): Promise<AuthFacts> {
  const authConfig = await readAuthConfig(reader);
  const config = authConfig.seen ? authConfig.value : null;
  const servers = held.map(({ server }) => server);
  const facts = {
    authConfig,
    authCertificates: on(held, config?.current ?? null),
    nextAuthCertificates: config?.next ? on(held, config.next) : [],
    previousAuthUntil: untilOf(held, config?.previous ?? null),
    unusedAuthCertificates: unusedOf(held, config, timeOn(servers, context)),
  };
  const uses =
    !isRenewing(context) && isQuiet(facts, context)
      ? { exchangeShellOn: null, certificateUses: [], authLookedAt: '' }
      : { ...(await inspectUses(reader, servers)), authLookedAt: context.now };
  return authFacts.parse({ ...facts, ...uses });
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

/** A year at least, so that it is worth the trouble. Exchange refuses under 2048 bits, and a key that cannot go to the other servers. */
function unusedOf(held: readonly Held[], config: AuthConfig | null, now: string): readonly Unused[] {
  const used = [config?.current, config?.previous, config?.next];
  return all(held)
    .filter(
      (each) =>
        isSame(each.subject, authCertificateSubject) &&
        !used.some((one) => isSame(one, each.thumbprint)) &&
        each.hasPrivateKey !== false &&
        each.exportable !== false &&
        each.keyBits !== null &&
        whyUnfit(each, now) === undefined &&
        daysBetween(now, each.notAfter) >= 365,
    )
    .map(({ server, thumbprint, notAfter }) => ({ server, thumbprint, notAfter }));
}

const isRenewing = ({ aim, did }: StepContext): boolean => aim === 'renew' || did.some(({ kind }) => Object.hasOwn(changes, kind));

/** Whether no new one may be made now or soon, whatever the admin says: then nobody has to look what it could take away. */
function isQuiet(facts: Parameters<typeof stateOf>[0], context: StepContext): boolean {
  const state = stateOf(facts, context);
  switch (state.kind) {
    case 'unknown':
    case 'on its way':
      return true;
    case 'broken':
    case 'missing':
      return false;
    case 'valid':
      return daysBetween(context.now, state.until) >= soon;
  }
}

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
