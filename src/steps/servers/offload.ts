// TLS offload: encryption that ends at a balancer in front of the servers. Exchange then refuses every token, because the address in it
// is not the one that was asked (facts.md 60). From outside it only seems so; what proves it is a server that serves no TLS.

import { type Product, stoppedAt } from '../../model/probe-trace.ts';
import type { DocumentProbeFacts } from '../document-probes.ts';
import type { StepFinding } from '../findings.ts';
import { listInWords } from '../phrases.ts';
import { hostOf } from './facts.ts';
import { found } from './found.ts';
import type { ServersFacts } from './schema.ts';

const { stop, note } = found;

/** Of one product's document: its name answers over TLS, and no server does so at its own address. */
export function seemsOffloaded(views: readonly DocumentProbeFacts[]): boolean {
  const here = views.filter((each) => each.from === null);
  const servers = here.filter((each) => each.at !== null);
  const byName = here.find((each) => each.at === null);
  const none = servers.length > 0 && servers.every((each) => each.secured === null && stoppedAt(each)?.state === 'failed');
  return none && byName !== undefined && byName.secured !== null;
}

type Looked = { readonly product: Product; readonly url: string; readonly views: readonly DocumentProbeFacts[] };

/** `servesTls`: what the servers say themselves. */
export function judgeOffload({ product, url, views }: Looked, servesTls: ServersFacts['servesTls']): readonly StepFinding[] {
  if (!seemsOffloaded(views)) return [];
  const host = hostOf(url) ?? url;
  const code = `document.${product === 'Exchange' ? 'exchange' : 'skype'}.offload` as const;
  const taking = views.map((each) => each.at);
  const without = servesTls.flatMap(({ server, serves }) => (taking.includes(server) && serves.seen && !serves.value ? [server] : []));
  if (product === 'Exchange' && without.length > 0)
    return [
      stop(
        code,
        host,
        `${host} answers over TLS, but the web site of ${listInWords(without)} does not: a balancer in front of it takes the encryption off (TLS offload). Exchange then refuses every token, because the address in it is not the one that was asked.`,
        {
          wayOut: `Have the balancer pass TLS through to the servers, or encrypt again with HTTPS to them. That takes an https binding with a certificate on the Default Web Site of each: (Get-WebBinding -Name 'Default Web Site' -Protocol https) shows it.`,
          override: 'GO ON ANYWAY',
          saw: without,
        },
      ),
    ];
  return [
    note(
      code,
      host,
      `${host} answers over TLS, but no ${product} server behind it does at its own address, seen from this computer. A firewall may be the reason. Or encryption ends at a balancer in front of them (TLS offload), and then Exchange refuses every token.`,
      { source: 'probe', wayOut: whatToCheck(product) },
    ),
  ];
}

const whatToCheck = (product: Product): string =>
  product === 'Exchange'
    ? "On each Exchange server, run (Get-WebBinding -Name 'Default Web Site' -Protocol https). Where it prints nothing, the site serves no TLS: have the balancer pass TLS through, or encrypt again with HTTPS to the servers."
    : 'Ask whoever runs the balancer. If it ends encryption there, have it pass TLS through to the servers, or encrypt again with HTTPS to them.';
