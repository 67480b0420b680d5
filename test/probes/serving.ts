// Servers that a probe meets, on real sockets of this computer, and probes that take every name for theirs. A server is given what
// it does with a connection: TLS in some way, or bytes of its own.

import type { RequestListener } from 'node:http';
import { createServer as createHttps, type ServerOptions } from 'node:https';
import { createServer as createTcp, type Server, type Socket } from 'node:net';
import { createServer as createTls, type TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { StageName, StageState } from '../../src/model/probe-trace.ts';
import { skypeId } from '../../src/probes/auth-metadata.ts';
import type { DocumentProbe } from '../../src/probes/document-probe.ts';
import { createProbes, type ProbeSettings, type Probes } from '../../src/probes/probes.ts';
import { corpusFile } from '../x509/corpus.ts';

export const host = 'pool01.contoso.com';
export const address = `https://${host}/metadata/json/1`;

const text = (name: string) => new TextDecoder().decode(corpusFile(name));
/** A private key of the corpus, as PEM. */
export const secretOf = (key: string) => text(`keys/${key}.pem`);
/** A certificate chain of the corpus, the server's own first, with the key that goes with it. */
export const chain = (key: string, ...names: readonly string[]) => ({
  cert: names.map((name) => text(`${name}.pem`)).join(''),
  key: secretOf(key),
});
const root = text('root.pem');
const good = chain('rsa2048', 'leaf', 'issuing');

/** Port of a server that is up until the test ends. */
async function portOf(server: Server): Promise<number> {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('The server has no port.');
  return at.port;
}

/** A web server; what the options leave out is as it should be. */
export const web = (answer: RequestListener, options: ServerOptions = {}) =>
  portOf(createHttps({ ...good, ...options }, answer).on('tlsClientError', () => undefined));

/** A server that says bytes of its own once TLS is there. */
export function encrypted(talk: (socket: TLSSocket) => void): Promise<number> {
  const server = createTls(good, (socket) => {
    socket.on('error', () => undefined);
    talk(socket);
  });
  return portOf(server.on('tlsClientError', () => undefined));
}

/** Says the same again and again, as fast as it is read. */
export const endlessly = (first: string, again: string) =>
  encrypted((socket) => {
    const pour = () => {
      while (socket.writable && socket.write(again));
    };
    socket.write(first);
    socket.on('drain', pour);
    pour();
  });

/** A server that says bytes of its own without TLS. */
export const plain = (talk: (socket: Socket) => void) => portOf(createTcp(talk));

/** Probes for which every name leads to a port. */
export function probesTo(port: number, settings: ProbeSettings & { readonly authorities?: readonly string[] } = {}): Probes {
  const { authorities = [root], ...rest } = settings;
  const probes = createProbes({ route: () => ({ address: '127.0.0.1', port }), authorities }, () => undefined, {
    patience: 3_000,
    ...rest,
  });
  onTestFinished(() => probes.close());
  return probes;
}

export const viewOf = (port: number, settings: Parameters<typeof probesTo>[1] = {}): Promise<DocumentProbe> =>
  probesTo(port, settings).readDocument(address, { expectedId: skypeId });

/** Where a look ended and how: the last stage that was reached. */
export function endOf({ stages }: DocumentProbe): readonly [StageName, StageState, string] {
  const { stage, state, words } = stages.findLast((each) => each.state !== 'not reached') ?? {
    stage: 'name',
    state: 'not reached',
    words: '',
  };
  return [stage, state, words];
}

export function stateOf({ stages }: DocumentProbe, stage: StageName): readonly [StageState, string] {
  const found = stages.find((each) => each.stage === stage);
  return [found?.state ?? 'not reached', found?.words ?? ''];
}

const certificate = new TextDecoder().decode(corpusFile('good.b64')).trim();

/** A document of Skype's as it should be, with changes. */
export const skypeDocument = (changes: { readonly [name: string]: unknown } = {}) => ({
  id: '_11111111-2222-3333-4444-555555555555',
  version: '1.0',
  name: 'Lync',
  realm: 'contoso.com',
  serviceName: skypeId,
  issuer: `${skypeId}@contoso.com`,
  allowedAudiences: [`${skypeId}@contoso.com`],
  keys: [{ usage: 'signing', keyinfo: {}, keyvalue: { type: 'x509Certificate', value: certificate } }],
  endpoints: [{ location: address, protocol: 'OAuth2', usage: 'metadata' }],
  ...changes,
});

/** Answers with a document, as a Front End does. */
export const document: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(skypeDocument()));
};
