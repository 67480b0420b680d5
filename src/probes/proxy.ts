// Proxies: an internal name sent to one is the commonest reason for 403, 504 and web pages (facts.md 57). A look goes past this
// computer's own; one in front of the server is recognised by what it answers.

import { harmless } from '../model/harmless.ts';
import type { Headers } from './ask.ts';

export type Environment = { readonly [name: string]: string | undefined };

/** The proxy that this computer is told to use for a host, without the password that may stand in its address; null where there is none. */
export function proxyFor(host: string, environment: Environment): string | null {
  const of = (name: string) => environment[name] ?? environment[name.toLowerCase()] ?? '';
  const proxy = of('HTTPS_PROXY') || of('ALL_PROXY');
  if (proxy === '' || isExempt(host, of('NO_PROXY'))) return null;
  const parsed = URL.parse(proxy.includes('://') ? proxy : `http://${proxy}`);
  return parsed === null ? 'at an address that cannot be read' : harmless(parsed.host, 253);
}

const isExempt = (host: string, exceptions: string): boolean =>
  exceptions
    .toLowerCase()
    .split(/[\s,]+/)
    .map((each) => each.replace(/^\*?\.?/, (start) => (each === '*' ? start : '')).replace(/:\d+$/, ''))
    .some((each) => each === '*' || (each !== '' && (host === each || host.endsWith(`.${each}`))));

/** The sentence where a proxy answered instead of the server; null where it does not look like that. */
export function proxyAnswer(status: number, headers: Headers): string | null {
  if (status === 407) return 'A proxy answered instead of the server and asks for a password (HTTP status 407).';
  const marks = ['via', 'proxy-connection', 'proxy-authenticate', 'x-squid-error', 'x-bluecoat-via', 'x-cache', 'proxy-agent'];
  const mark = marks.find((name) => headers[name] !== undefined);
  if (mark === undefined || ![403, 502, 503, 504].includes(status)) return null;
  return `A proxy answered instead of the server (HTTP status ${status}, ${mark}: ${harmless(headers[mark] ?? '', 60)}).`;
}
