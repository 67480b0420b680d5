// One HTTPS server for one computer of the lab, on loopback only and on a port that the system chooses.
// What it answers comes from the request and the world alone (front-end.ts, exchange.ts).

import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { type Certificate, type Computer, findCertificate, type LabWorld } from '../world.ts';
import { listening } from './listening.ts';

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly authorization: string | null;
  readonly body: string;
};

export type SiteAnswer = {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | readonly string[] };
  readonly body: string;
};

export type Answering = (asked: Asked) => SiteAnswer | Promise<SiteAnswer>;

/** The computer behind a site. While it is not up, it drops whoever connects; it has a clock of its own. */
type Behind = { readonly isUp: () => boolean; readonly now: () => Date; readonly answer: Answering };

/** No message of the lab's own comes near this size. */
const bodyLimit = 256 * 1024;

export type Site = {
  readonly fqdn: string;
  readonly port: number;
  /** Shows from now on what the computer has now; whoever is connected stays so for a moment. */
  renew(computer: Computer, world: LabWorld): void;
  close(): Promise<void>;
};

/** Starts the server; null for a computer without a web certificate. Rejects with the OS error. */
export async function startSite(computer: Computer, world: LabWorld, { isUp, now, answer }: Behind): Promise<Site | null> {
  const shown = shownBy(computer, world);
  if (shown === null) return null;
  const server = createServer(
    {
      ...shown,
      headersTimeout: 10_000,
      requestTimeout: 10_000,
      keepAliveTimeout: 1000,
    },
    (request, response) => {
      response.setHeader('date', now().toUTCString());
      respond(request, response, computer.fqdn, answer).catch(() => response.destroy());
    },
  );
  server.maxConnections = 200;
  // While IIS is stopped nobody answers; a connection is dropped before TLS begins.
  server.prependListener('connection', (socket) => {
    if (!isUp()) socket.destroy();
  });
  // Peers that break off or do not speak TLS are part of a rehearsal, not a reason to end it.
  server.on('tlsClientError', () => {});
  server.on('clientError', (_, socket) => socket.destroy());
  const port = await listening(server);
  return {
    fqdn: computer.fqdn,
    port,
    renew(changed, now) {
      server.setSecureContext(shownBy(changed, now) ?? shown);
      server.closeIdleConnections();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** With which certificate and in which versions of TLS its web site answers; null where it has none. */
function shownBy(computer: Computer, world: LabWorld) {
  const certificate = computer.web === null ? undefined : findCertificate(world, computer.web);
  if (certificate === undefined || certificate.key === null) return null;
  return { ...protocolsOf(computer), cert: chainOf(certificate, computer, world), key: certificate.key };
}

const protocolsOf = ({ tls }: Computer) =>
  // OpenSSL signs what TLS 1.0 needs at its lowest security level only.
  tls === '1.0 only' ? ({ minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const) : {};

/** Its own certificate, and those of the authorities that it sends along. */
const chainOf = ({ pem }: Certificate, { chain }: Computer, world: LabWorld): string =>
  [pem, ...chain.flatMap((each) => findCertificate(world, each)?.pem ?? [])].join('\n');

async function respond(request: IncomingMessage, response: ServerResponse, fqdn: string, answer: Answering): Promise<void> {
  const body = await readBody(request);
  const asked = {
    method: request.method ?? 'GET',
    path: pathOf(request.url ?? '/'),
    host: request.headers.host ?? fqdn,
    authorization: request.headers.authorization ?? null,
  };
  const { status, headers, body: told } = body === undefined ? tooLarge : await answer({ ...asked, body });
  response.writeHead(
    status,
    Object.entries(headers)
      .flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : value.map((each) => [name, each])))
      .flat(),
  );
  response.end(request.method === 'HEAD' ? undefined : told);
}

/** The message, or undefined for one that is too long; one that never ends is cut off by requestTimeout. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size <= bodyLimit) chunks.push(bytes);
  }
  return size > bodyLimit ? undefined : Buffer.concat(chunks).toString('utf8');
}

const pathOf = (url: string): string => (url.split('?')[0] ?? '/').toLowerCase();

const tooLarge: SiteAnswer = { status: 413, headers: { connection: 'close' }, body: '' };

/** Answers that both products share. */
export const notFound: SiteAnswer = {
  status: 404,
  headers: { 'content-type': 'text/html' },
  body: '<html><body><h1>404 - File or directory not found.</h1></body></html>',
};
export const unavailable: SiteAnswer = {
  status: 503,
  headers: { 'content-type': 'text/html' },
  body: '<html><body><h1>503 - Service Unavailable.</h1></body></html>',
};
export const serverError: SiteAnswer = {
  status: 500,
  headers: { 'content-type': 'text/html' },
  body: '<html><body><h1>500 - Internal server error.</h1></body></html>',
};
