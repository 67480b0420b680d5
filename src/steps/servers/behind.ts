// Behind an Exchange server that answers with an error of its own: its back end's certificate, its application pools, and components that
// somebody took out of service, the private key of its auth certificate. Looked at only where such an answer came, and told as what it is.

import { z } from 'zod';
import { readInactive } from '../../exchange/organisation.ts';
import { notSeen, type Seen, seen } from '../../model/finding.ts';
import type { Fqdn } from '../../model/place.ts';
import type { Reader } from '../../powershell/reader.ts';
import { readBackEndCertificate, readIis, readStore } from '../../windows/functions.ts';
import { seenOf } from '../facts.ts';
import type { StepFinding } from '../findings.ts';
import { listInWords } from '../phrases.ts';
import { isSame } from '../take-back.ts';
import { found } from './found.ts';
import type { InTime } from './in-time.ts';

const { note, stop } = found;

export const behindSeen = z.object({
  server: z.string(),
  /** Whether the site "Exchange Back End" has a certificate that is on the server, with its key. */
  certificate: seenOf(z.boolean()),
  /** Of the two of its web services, those that are stopped; `stays`: an administrator stopped it. */
  pools: seenOf(z.array(z.object({ name: z.string(), stays: z.boolean() }))),
  /** Components of its web services that are not active. */
  inactive: seenOf(z.array(z.string())),
  /** Of the auth certificate there: the number with which Windows refuses to open its private key; null where there is no such trouble. */
  keyTrouble: seenOf(z.string().nullable()),
});
type Behind = z.output<typeof behindSeen>;

type Answer = { readonly status: number | null };

/** Answers of a server that nothing behind it could help with. */
const itsOwn: readonly (number | null)[] = [500, 502, 503, 504];
export const isItsOwn = ({ status }: Answer): boolean => itsOwn.includes(status);

type Looked = {
  readonly server: Fqdn;
  readonly certificate: Seen<boolean>;
  readonly pools: Seen<readonly { readonly name: string; readonly stays: boolean }[]>;
  readonly inactive: Seen<readonly string[]>;
  readonly keyTrouble: Seen<string | null>;
};

type Server = { readonly fqdn: string; readonly name: string };

export const inspectBehind = (
  reader: Reader,
  { servers, inTime, auth }: { readonly servers: readonly Server[]; readonly inTime: InTime; readonly auth: string | null },
): Promise<readonly Looked[]> =>
  Promise.all(
    servers.map(({ fqdn, name }) =>
      inTime<Looked>(
        async () => {
          const [bound, store, iis, inactive] = await Promise.all([
            readBackEndCertificate(reader, fqdn),
            readStore(reader, fqdn),
            readIis(reader, fqdn, []),
            readInactive(reader, name),
          ]);
          return {
            server: fqdn,
            certificate: !bound.seen
              ? bound
              : !store.seen
                ? store
                : seen(store.value.some(({ thumbprint, hasPrivateKey }) => thumbprint === bound.value && hasPrivateKey)),
            pools: iis.seen ? seen(iis.value.pools.filter(({ started }) => started === false).map(stopped)) : iis,
            inactive,
            keyTrouble: store.seen ? seen(store.value.find(({ thumbprint }) => isSame(thumbprint, auth))?.keyTrouble ?? null) : store,
          };
        },
        (why) => ({ server: fqdn, certificate: notSeen(why), pools: notSeen(why), inactive: notSeen(why), keyTrouble: notSeen(why) }),
      ),
    ),
  );

const stopped = ({ name, autoStart }: { readonly name: string; readonly autoStart: boolean | null }) => ({
  name,
  stays: autoStart === false,
});

export const judgeBehind = (all: readonly Behind[]): readonly StepFinding[] => all.flatMap(judgeServer);

function judgeServer({ server, certificate, pools, inactive, keyTrouble }: Behind): readonly StepFinding[] {
  const off = inactive.seen ? inactive.value : [];
  if (off.length > 0)
    return [
      stop('server.inactive', server, `${server} is out of service for ${listInWords(off)}: somebody put it into maintenance.`, {
        wayOut: `Get-ServerComponentState ${server} | Format-List Component,State,LocalStates names the requester. Whoever put it there takes it out (Set-ServerComponentState … -State Active -Requester THE SAME); until then leave the server out.`,
        override: 'GO ON ANYWAY',
        saw: [...off],
      }),
    ];
  return [
    ...(certificate.seen && !certificate.value
      ? [
          stop(
            'back-end.without-certificate',
            server,
            `The web site "Exchange Back End" of ${server} has no usable certificate on its port 444, so that the site in front of it passes nothing on: whatever is asked of it fails.`,
            {
              wayOut: `On ${server}: netsh http show sslcert ipport=0.0.0.0:444. Bind its own certificate "Microsoft Exchange" there in IIS Manager (site Exchange Back End, port 444), then iisreset.`,
              override: 'GO ON ANYWAY',
            },
          ),
        ]
      : []),
    ...(keyTrouble.seen && keyTrouble.value !== null
      ? [
          stop(
            'auth-key.unusable',
            server,
            `${server} has Exchange's auth certificate, and Windows cannot open its private key there (${keyTrouble.value}): so it can neither sign nor publish its document, and may check no token.`,
            {
              wayOut: `On ${server}: certutil -repairstore my THUMBPRINT, with that of Get-AuthConfig; then iisreset. If the key is gone: Microsoft's MonitorExchangeAuthCertificate.ps1 (github.com/microsoft/CSS-Exchange) says what can be done.`,
              override: 'GO ON ANYWAY',
            },
          ),
        ]
      : []),
    ...(pools.seen ? pools.value : []).map(({ name, stays }) =>
      stays
        ? stop('pool.switched-off', server, `On ${server} an administrator has stopped the application pool ${name}.`, {
            wayOut: `Ask whoever did it. Then, on ${server}: Start-WebAppPool ${name}, and let it start by itself again (Start Mode, Automatic).`,
            override: 'GO ON ANYWAY',
          })
        : note('pool.stopped', server, `On ${server} the application pool ${name} has stopped. The step "IIS restart" starts it again.`),
    ),
  ];
}
