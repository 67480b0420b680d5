// One HTTPS server for one computer of the lab, on loopback only and on a port that the system chooses.
// What it answers is a pure function of the request and the world (front-end.ts, exchange.ts).

import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Computer, findCertificate, type World } from '../world.ts';

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly authorization: string | null;
};

export type Answer = {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | readonly string[] };
  readonly body: string;
};

export type Site = {
  readonly fqdn: string;
  readonly port: number;
  close(): Promise<void>;
};

/** Starts the server; null for a computer without a web certificate. Rejects with the OS error. */
export async function startSite(
  computer: Computer,
  world: World,
  isUp: () => boolean,
  answer: (asked: Asked) => Answer,
): Promise<Site | null> {
  const certificate = computer.web === null ? undefined : findCertificate(world, computer.web);
  if (certificate === undefined || certificate.key === null) return null;
  const server = createServer(
    { cert: certificate.pem, key: certificate.key, headersTimeout: 10_000, requestTimeout: 10_000, keepAliveTimeout: 1000 },
    (request, response) => {
      // A body is never needed; one that goes on is cut off by requestTimeout.
      request.resume();
      const { status, headers, body } = answer({
        method: request.method ?? 'GET',
        path: pathOf(request.url ?? '/'),
        host: request.headers.host ?? computer.fqdn,
        authorization: request.headers.authorization ?? null,
      });
      response.writeHead(
        status,
        Object.entries(headers)
          .flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : value.map((each) => [name, each])))
          .flat(),
      );
      response.end(request.method === 'HEAD' ? undefined : body);
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
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  server.on('error', () => {});
  return {
    fqdn: computer.fqdn,
    port: portOf(server.address()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const pathOf = (url: string): string => (url.split('?')[0] ?? '/').toLowerCase();

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The practice lab could not open a port on this computer.');
  return address.port;
}

/** Answers that both products share. */
export const notFound: Answer = {
  status: 404,
  headers: { 'content-type': 'text/html' },
  body: '<html><body><h1>404 - File or directory not found.</h1></body></html>',
};
export const serverError: Answer = {
  status: 500,
  headers: { 'content-type': 'text/html' },
  body: '<html><body><h1>500 - Internal server error.</h1></body></html>',
};
