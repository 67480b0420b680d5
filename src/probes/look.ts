// One look over the network, stage after stage (view.ts): a name, a connection, encryption, a request. Each stage tells how it came
// out as soon as that is known; the first that is not good ends the look.

import type tls from 'node:tls';
import type { Fqdn } from '../model/place.ts';
import type { StageName } from '../model/probe-trace.ts';
import type { Network } from '../model/shell.ts';
import { type Headers, type HttpAnswer, request } from './ask.ts';
import type { Secured } from './document-probe.ts';
import { type Bad, failed, isGood, type ProbeOutcome, withNotes } from './outcome.ts';
import { type Environment, proxyAnswer, proxyFor } from './proxy.ts';
import { connectTo, resolve } from './reach.ts';
import { onwardFrom } from './redirect.ts';
import { type Connection, secure } from './secure.ts';

export type LookOptions = {
  readonly network: Network;
  readonly context: tls.SecureContext;
  readonly environment: Environment;
  readonly at: Fqdn | undefined;
  readonly headers: Headers;
  /** 'only trusted' ends where this computer does not trust the server; 'any' goes on with a GET that hands nothing over. */
  readonly trust: 'only trusted' | 'any';
  readonly redirects: 'follow' | 'report';
  /** Milliseconds for all of it; `signal` ends it then. */
  readonly patience: number;
  readonly signal: AbortSignal;
  /** Called for each stage that was reached; again where a redirect leads through all of them once more. */
  readonly tell: (stage: StageName, outcome: ProbeOutcome<unknown>) => void;
  readonly agreed: (secured: Secured) => void;
};

export type Looked =
  | { readonly kind: 'answered'; readonly answer: HttpAnswer }
  | { readonly kind: 'ended'; readonly stage: StageName; readonly how: Bad };

/** Looks at an https URL. Close the answer. */
export async function look(url: string, options: LookOptions): Promise<Looked> {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.protocol !== 'https:' || parsed.hostname === '')
    return end('name', failed('This is not an address that begins with https:// and names a server.'), options);
  return await lookOn([parsed], options);
}

/** `been`: the addresses so far; the last one is looked at. */
async function lookOn(been: readonly [URL, ...URL[]], options: LookOptions): Promise<Looked> {
  const { network, at, trust, redirects, tell } = options;
  const url = been.at(-1) ?? been[0];
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const opened = await open(host, at ?? host, url.port === '' ? 443 : Number(url.port), options);
  if (opened.kind === 'ended') return opened;
  const { connection } = opened;
  options.agreed(connection.secured);
  if (!connection.secured.trust.trusted && trust === 'only trusted') {
    connection.socket.destroy();
    return { kind: 'ended', stage: 'secure', how: failed(connection.secured.trust.why) };
  }
  const asked = await request(connection.socket, url, options);
  if (!isGood(asked)) return end('ask', asked, options);
  const answer = asked.value;
  const proxied = proxyAnswer(answer.status, answer.headers);
  const onward = redirects === 'follow' ? onwardFrom(answer, been) : { kind: 'stay' as const };
  if (onward.kind === 'follow') {
    answer.close();
    return await lookOn([...been, onward.url], options);
  }
  const refused = proxied ?? (onward.kind === 'refused' ? onward.why : null);
  if (refused !== null) {
    answer.close();
    return end('ask', failed(refused), options);
  }
  const proxy = network.route(at ?? host) === undefined ? proxyFor(host, options.environment) : null;
  const past = proxy === null ? [] : [`This computer is told to use the proxy ${proxy}; this look went past it.`];
  const redirected = been.length > 1 ? ['It sent the request on to another address of its own.'] : [];
  tell('ask', withNotes(null, asked.words, [...redirected, ...past]));
  return { kind: 'answered', answer };
}

type Opened = { readonly kind: 'open'; readonly connection: Connection } | Extract<Looked, { kind: 'ended' }>;

async function open(host: string, server: string, port: number, options: LookOptions): Promise<Opened> {
  const { network, context, patience, signal, tell } = options;
  const addresses = await resolve(server, port, network, signal);
  if (!isGood(addresses)) return end('name', addresses, options);
  tell('name', addresses);
  // Half of the time is left for what comes after a connection.
  const socket = await connectTo(addresses.value, port, patience / 2, signal);
  if (!isGood(socket)) return end('connect', socket, options);
  tell('connect', socket);
  const { outcome, connection } = await secure(socket.value, host, context, patience, signal);
  tell('secure', outcome);
  if (connection !== null) return { kind: 'open', connection };
  return { kind: 'ended', stage: 'secure', how: isGood(outcome) ? failed(outcome.words) : outcome };
}

function end(stage: StageName, how: Bad, { tell }: LookOptions): Extract<Looked, { kind: 'ended' }> {
  tell(stage, how);
  return { kind: 'ended', stage, how };
}
