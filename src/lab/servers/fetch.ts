// How one computer of the lab asks another, for a web document or with a SOAP message: names of the lab only, its own trust, real TLS.
// No request leaves loopback. Failures are told in the words of .NET's WebException, as the products do.

import { Agent, request } from 'node:https';
import type { Pace } from '../pace.ts';
import { findComputer, type LabWorld, same, timeAt } from '../world.ts';
import { soapType } from './soap.ts';
import { trusting } from './trusting.ts';

type Stage = 'done' | 'name' | 'connect' | 'tls' | 'http';

export type WebDocument = {
  readonly Url: string;
  readonly Stage: Stage;
  readonly Status: number | null;
  readonly ContentType: string | null;
  /** At most 1 MiB of text. */
  readonly Body: string | null;
  /** Why it could not be had; empty when it could. */
  readonly Detail: string;
  /** Each WWW-Authenticate header. */
  readonly challenges: readonly string[];
  /** The x-ms-diagnostics header: why a token was refused. */
  readonly diagnostics: string | null;
  /** Headers of the answer, and when the request went and the answer came by the clock of the one who asked. */
  readonly location: string | null;
  readonly via: string | null;
  readonly date: string | null;
  readonly sent: string | null;
  readonly answered: string | null;
};

export type FetchOptions = {
  /** 'anything' skips the check of the certificate, as -TrustAnySSLCertificate does. Its own trust when left out. */
  readonly trust?: 'its own' | 'anything';
  /** A SOAP message to send; a plain GET when left out. */
  readonly post?: { readonly action: string; readonly body: string };
  /** A token to send; an empty one asks for a challenge. */
  readonly bearer?: string;
  /** Where the names of one conversation led: a client keeps its connection, so that a balancer does not part it. */
  readonly connections?: Connections;
};
export type Fetch = (from: string, url: string, signal: AbortSignal, options?: FetchOptions) => Promise<WebDocument>;
export type Connections = Map<string, Address>;
export type Address = { readonly address: string; readonly port: number };
/** `from`: the computer that asks, where it is one of the lab's: its own DNS and its own proxy decide. */
export type Route = (host: string, from?: string) => Address | undefined;

const bodyLimit = 1024 * 1024;
const patience = 20_000;

export function createFetch(read: () => LabWorld, find: Route, now: () => Date): Fetch {
  return async (from, url, signal, options = {}) => {
    const failed = (Stage: Stage, Detail: string): WebDocument => ({
      Url: url,
      Stage,
      Status: null,
      ContentType: null,
      Body: null,
      Detail,
      challenges: [],
      diagnostics: null,
      location: null,
      via: null,
      date: null,
      sent: null,
      answered: null,
    });
    const parsed = URL.parse(url);
    if (parsed === null || parsed.hostname === '') return failed('name', 'Invalid URI: The format of the URI could not be determined.');
    const at = options.connections?.get(parsed.hostname) ?? find(parsed.hostname, from);
    if (at === undefined) return failed('name', `The remote name could not be resolved: '${parsed.hostname}'`);
    if (parsed.protocol !== 'https:' || parsed.port !== '') return failed('connect', 'Unable to connect to the remote server');
    options.connections?.set(parsed.hostname, at);
    const proxied = proxyFor(read(), from, parsed.hostname) === undefined ? {} : ({ trust: 'anything' } as const);
    const clock = () => timeAt(findComputer(read(), from), now()).toISOString();
    return await send(parsed, at, { ...options, ...proxied, roots: rootsOf(read(), from), clock }, signal).catch((thrown: unknown) => {
      signal.throwIfAborted();
      const { stage, detail } = explain(thrown);
      return failed(stage, detail);
    });
  };
}

/** The authorities that a computer trusts. */
export const rootsOf = (world: LabWorld, computer: string): readonly string[] =>
  findComputer(world, computer)?.authority === 'trusted' ? [world.authority.pem] : [];

type Sending = FetchOptions & { readonly roots: readonly string[]; readonly clock: () => string };

function send(url: URL, at: Address, { roots, clock, trust, post, bearer }: Sending, signal: AbortSignal): Promise<WebDocument> {
  return new Promise((resolve, reject) => {
    const began = clock();
    const sent = request(
      {
        host: at.address,
        port: at.port,
        servername: url.hostname,
        method: post === undefined ? 'GET' : 'POST',
        path: `${url.pathname}${url.search}`,
        headers: {
          host: url.host,
          'user-agent': 'MicrosoftExchangeAuthManagement',
          ...(post === undefined ? {} : { 'content-type': soapType, soapaction: `"${post.action}"` }),
          ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}`.trim() }),
        },
        rejectUnauthorized: trust !== 'anything',
        agent: new Agent({ keepAlive: false, maxCachedSessions: 0, secureContext: trusting(roots) }),
        signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
      },
      (response) => {
        const answered = clock();
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('error', reject);
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > bodyLimit) sent.destroy(new Error('The message length limit was exceeded'));
          else chunks.push(chunk);
        });
        response.on('end', () => {
          const diagnostics = response.headers['x-ms-diagnostics'];
          resolve({
            Url: url.href,
            Stage: 'done',
            Status: response.statusCode ?? null,
            ContentType: response.headers['content-type'] ?? null,
            Body: Buffer.concat(chunks).toString('utf8'),
            Detail: '',
            challenges: response.headersDistinct['www-authenticate'] ?? [],
            diagnostics: typeof diagnostics === 'string' ? diagnostics : null,
            location: response.headers.location ?? null,
            via: response.headers.via ?? null,
            date: response.headers.date ?? null,
            sent: began,
            answered,
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(post?.body);
  });
}

const untrusted = /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|SSL|TLS/;

function explain(thrown: unknown): { readonly stage: Stage; readonly detail: string } {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code === 'ECONNREFUSED') return { stage: 'connect', detail: 'Unable to connect to the remote server' };
  if (code === 'ECONNRESET')
    return { stage: 'connect', detail: 'The underlying connection was closed: The connection was closed unexpectedly.' };
  if (code === 'EPROTO') return { stage: 'tls', detail: 'The request was aborted: Could not create SSL/TLS secure channel.' };
  if (untrusted.test(code))
    return {
      stage: 'tls',
      detail: 'The underlying connection was closed: Could not establish trust relationship for the SSL/TLS secure channel.',
    };
  return {
    stage: 'http',
    detail: thrown instanceof Error && thrown.name !== 'TimeoutError' ? thrown.message : 'The operation has timed out',
  };
}

/** Production's seconds for which a balancer leaves a server out after its restart (facts.md 86). */
const drainSeconds = 60;

/**
 * The names of the lab's network. Several computers behind one name take turns, as behind a balancer, which leaves out those
 * that do not answer and those that were restarted a moment ago; when none is left it asks any.
 */
export function createRoutes(read: () => LabWorld, ports: ReadonlyMap<string, number>, pace: Pace, now: () => Date): Route {
  const isReady = (world: LabWorld, name: string): boolean => {
    const iis = findComputer(world, name)?.iis;
    const since = iis?.pools[0]?.workerStarted ?? null;
    return iis?.running === true && since !== null && Date.parse(pace.after(new Date(since), drainSeconds)) <= now().getTime();
  };
  const turns = new Map<string, number>();
  return (asked, from) => {
    const world = read();
    const wanted = (from === undefined ? undefined : proxyFor(world, from, asked)) ?? asked.replace(/\.$/, '');
    const own = from === undefined ? undefined : findComputer(world, from)?.resolves.find(({ name }) => same(name, wanted));
    if (own?.leadsTo === null) return undefined;
    const host = own?.leadsTo ?? wanted;
    const entry = world.names.find((each) => same(each.name, host));
    if (entry === undefined) return undefined;
    const turn = turns.get(entry.name) ?? 0;
    turns.set(entry.name, turn + 1);
    const ready = entry.computers.filter((each) => isReady(world, each));
    const taking = ready.length > 0 ? ready : entry.computers;
    const server = taking[turn % taking.length] ?? '';
    // Where a balancer ends TLS, the server itself listens for plain HTTP only.
    const found = findComputer(world, server);
    const isItself = same(server, entry.name) && found?.offloaded === true;
    const port = isItself || found?.port === 'closed' ? undefined : ports.get(server.toLowerCase());
    return { address: '127.0.0.1', port: port ?? closedPort };
  };
}

/** The computer of the lab that a computer sends what is meant for a host to, in place of that host. */
export function proxyFor(world: LabWorld, from: string, host: string): string | undefined {
  const server = world.exchange.servers.find((each) => same(each.fqdn, from));
  const own = findComputer(world, from)?.proxies.filter(({ bypass }) => !isBypassed(host, bypass.split(/[;,\s]+/))) ?? [];
  const set = server?.proxy != null && !isBypassed(host, server.bypass) ? [server.proxy] : own.map(({ proxy }) => proxy);
  const named = set.map((each) => URL.parse(each.includes('://') ? each : `http://${each}`)?.hostname ?? '');
  return named.find((each) => world.names.some(({ name }) => same(name, each)));
}

const isBypassed = (host: string, list: readonly string[]): boolean =>
  list.some((each) => same(each, host) || (each.startsWith('*') && host.toLowerCase().endsWith(each.slice(1).toLowerCase())));

/** A port on which nobody listens (discard): a computer that is down, or a name outside the lab. */
export const closedPort = 9;
