// What can be seen over the network from this computer: one bounded HTTPS request at a time, with the
// system's roots (field.md 23). Redirects are reported, never followed. A verdict from here is
// "seen from this computer"; the one that counts comes from the other server.

import tls from 'node:tls';
import { Agent, buildConnector, request } from 'undici';
import { notSeen } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import type { Fqdn } from '../model/place.ts';
import type { Network } from '../model/shell.ts';
import { readAuthMetadata } from './auth-metadata.ts';
import { type StageName, type StageSeen, unreached, type View } from './view.ts';

type Fetched =
  | { readonly kind: 'answered'; readonly status: number; readonly headers: { readonly [name: string]: string }; readonly body: string }
  | { readonly kind: 'failed'; readonly stage: 'name' | 'connect' | 'tls' | 'http' | 'time'; readonly detail: string };

export interface Probes {
  /** GETs an https URL; `at` connects to that server while asking for the URL's own name (field.md 24). */
  get(url: string, options?: { readonly at?: Fqdn; readonly headers?: { readonly [name: string]: string } }): Promise<Fetched>;
  /**
   * Looks at a product's metadata document, as `get` would fetch it, and judges it. `progress` is given all stages whenever one of
   * them is known. Never throws: what is wrong is in the view.
   */
  readDocument(url: string, options: DocumentOptions): Promise<View>;
  close(): Promise<void>;
}

type DocumentOptions = {
  readonly at?: Fqdn;
  /** The application id of the product whose document it should be. */
  readonly expectedId: string;
  readonly progress?: (stages: readonly StageSeen[]) => void;
};

const patience = 10_000;
const largestBody = 1024 * 1024;

/** Probes over a network. `looking` is told each URL before it is asked. */
export function createProbes(network: Network, looking: (url: string) => void): Probes {
  const agents = new Map<string, Agent>();
  let trust: tls.SecureContext | undefined;
  const agentFor = (at: Fqdn | undefined) => {
    const key = at ?? '';
    trust ??= trustOf(network);
    const agent = agents.get(key) ?? createAgent(network, at, trust);
    agents.set(key, agent);
    return agent;
  };
  const probes: Probes = {
    async get(url, options = {}) {
      looking(url);
      try {
        const response = await request(url, {
          dispatcher: agentFor(options.at),
          headers: { accept: 'application/json, */*', ...options.headers },
          signal: AbortSignal.timeout(patience),
        });
        const headers = Object.fromEntries(
          Object.entries(response.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
        );
        return { kind: 'answered', status: response.statusCode, headers, body: await readBody(response.body) };
      } catch (error) {
        return failure(error);
      }
    },
    async readDocument(url, { at, expectedId, progress }) {
      const fetched = await probes.get(url, at === undefined ? {} : { at });
      const document = fetched.kind === 'failed' ? notSeen(fetched.detail) : readAuthMetadata(fetched.status, fetched.body, expectedId);
      const failed = fetched.kind === 'failed' ? stageOf[fetched.stage] : document.seen ? undefined : 'meaning';
      const stages = stagesUpTo(failed, document.seen ? '' : document.why);
      progress?.(stages);
      return { url, at: at ?? null, stages, secured: null, clock: null, document };
    },
    async close() {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()));
    },
  };
  return probes;
}

const stageOf = { name: 'name', connect: 'connect', tls: 'secure', http: 'ask', time: 'ask' } as const;

function stagesUpTo(failed: StageName | undefined, words: string): readonly StageSeen[] {
  const end = failed === undefined ? unreached.length : unreached.findIndex(({ stage }) => stage === failed);
  return unreached.map((each, at) =>
    at < end ? { ...each, state: 'passed', words: 'As it should be.' } : at === end ? { ...each, state: 'failed', words } : each,
  );
}

/** Read once: some 300 certificates take longer to read than a handshake does. */
function trustOf(network: Network): tls.SecureContext {
  // Node trusts Mozilla's list only; an enterprise CA is in the system's store.
  const roots = new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system'), ...network.authorities]);
  return tls.createSecureContext({ ca: [...roots] });
}

function createAgent(network: Network, at: Fqdn | undefined, secureContext: tls.SecureContext): Agent {
  const connect = buildConnector({ secureContext, timeout: patience, allowH2: false });
  return new Agent({
    connections: 4,
    headersTimeout: patience,
    bodyTimeout: patience,
    connect(options, callback) {
      const host = at ?? options.hostname;
      const route = network.route(host);
      connect(
        {
          ...options,
          hostname: route?.address ?? host,
          port: route === undefined ? options.port : String(route.port),
          servername: options.hostname,
        },
        callback,
      );
    },
  });
}

async function readBody(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    // Leaving the loop destroys the response: a server that never stops costs no more than this.
    if (length > largestBody) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function failure(error: unknown): Fetched {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const detail = harmless(error instanceof Error ? error.message : String(error), 300);
  if (error instanceof Error && error.name === 'TimeoutError')
    return { kind: 'failed', stage: 'time', detail: 'No answer within 10 seconds.' };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { kind: 'failed', stage: 'name', detail };
  if (/^(UNABLE_TO|CERT_|DEPTH_ZERO|SELF_SIGNED|ERR_TLS|ERR_SSL|EPROTO|UNSUITABLE)/.test(code))
    return { kind: 'failed', stage: 'tls', detail: `${detail} (${code})` };
  if (/^(ECONN|EHOST|ENET|ETIMEDOUT|UND_ERR_CONNECT)/.test(code)) return { kind: 'failed', stage: 'connect', detail };
  return { kind: 'failed', stage: 'http', detail };
}
