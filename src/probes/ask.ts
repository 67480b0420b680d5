// The HTTP stage of a look: one GET over a connection that is there already, bounded in time by its signal and in memory by the
// limits here. No compression is asked for, and none accepted: what inflates cannot be trusted to end.

import type { TLSSocket } from 'node:tls';
import { Client, errors } from 'undici';
import { harmless } from '../model/harmless.ts';
import { largestDocument } from '../x509/bounds.ts';
import { codeOf, failed, type ProbeOutcome, passed, seconds, within } from './outcome.ts';
import { wantsCertificate } from './secure.ts';

export type Headers = { readonly [name: string]: string };

/** `sent` and `received` are milliseconds of this computer's clock around the head of the answer. */
export type HttpAnswer = {
  readonly status: number;
  readonly headers: Headers;
  /** Reads the body as text, at most 1 MiB; once. */
  readonly body: () => Promise<ProbeOutcome<string>>;
  readonly sent: number;
  readonly received: number;
  close(): void;
};

const largestHead = 16 * 1024;

export type AskOptions = { readonly headers?: Headers; readonly patience: number; readonly signal: AbortSignal };

/** Asks for a URL over a connection to its server. Close what it answers. */
export async function request(
  socket: TLSSocket,
  url: URL,
  { headers = {}, patience, signal }: AskOptions,
): Promise<ProbeOutcome<HttpAnswer>> {
  const connections = [socket];
  // undici tells an alert of TLS as a connection that broke off.
  const said: unknown[] = [];
  socket.on('error', (error) => said.push(error));
  const client = new Client(url.origin, {
    maxHeaderSize: largestHead,
    maxResponseSize: largestDocument,
    // The signal bounds all of it.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (_, give) => {
      const next = connections.pop();
      // undici asks for another connection when the first breaks off before an answer.
      if (next === undefined) give(new errors.SocketError('closed'), null);
      // Given at once, it would be taken for still connecting, and never used.
      else queueMicrotask(() => give(null, next));
    },
  });
  const close = () => {
    client.destroy().catch(() => undefined);
    // With an error: undici takes a plain end for the end of an answer, and fails when it has given that answer up.
    socket.destroy(new errors.ClientDestroyedError());
  };
  try {
    const sent = Date.now();
    const request = client.request({
      method: 'GET',
      path: `${url.pathname}${url.search}`,
      headers: { accept: 'application/json, */*', 'accept-encoding': 'identity', ...headers },
      signal,
    });
    const response = await within(request, signal);
    const received = Date.now();
    return passed(
      {
        status: response.statusCode,
        headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')])),
        body: () => readBody(response.body, patience, signal),
        sent,
        received,
        close,
      },
      'The server answers.',
    );
  } catch (error) {
    close();
    return signal.aborted ? failed(`The server did not answer within ${seconds(patience)}.`) : whyNot(said[0] ?? error);
  }
}

async function readBody(body: AsyncIterable<Buffer>, patience: number, signal: AbortSignal): Promise<ProbeOutcome<string>> {
  // One growing piece of memory: chunks of one byte each, kept as they come, would take up a hundred times their size.
  let kept = Buffer.alloc(64 * 1024);
  let length = 0;
  try {
    for await (const chunk of body) {
      if (length + chunk.length > largestDocument) return tooLarge;
      if (length + chunk.length > kept.length) kept = Buffer.concat([kept], Math.max(2 * kept.length, length + chunk.length));
      length += chunk.copy(kept, length);
    }
  } catch (error) {
    if (signal.aborted) return failed(`The answer was not complete after ${seconds(patience)}.`);
    if (codeOf(error) === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return tooLarge;
    return failed('The connection broke off in the middle of the answer.');
  }
  return passed(kept.toString('utf8', 0, length), 'The answer is complete.');
}

const tooLarge = failed('The answer is larger than 1 MiB, so it is not the document.');

function whyNot(error: unknown) {
  const code = codeOf(error);
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return failed('The answer begins with more headers than any real server sends.');
  if (error instanceof errors.HTTPParserError || (error instanceof errors.SocketError && error.message === 'bad response'))
    return failed('What answers there does not speak HTTP as a web server does.');
  if (code === 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED') return failed(wantsCertificate);
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE')
    return failed('The server closed the connection without an answer.');
  return failed(`The server gave no answer that can be read: ${harmless(code === '' ? 'no reason known' : code, 64)}.`);
}
