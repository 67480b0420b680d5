// What a server answers at its own address under a published name, asked by .NET of real servers.

import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer as createPlainServer, type RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { Parameters } from '../../src/model/command.ts';
import { startHost } from '../../src/powershell/host/host.ts';
import { cmdlet, describeWithEngine, runWith } from '../harness/powershell.ts';
import { certificateFor, newFolder, other, trusted, windowsHost, windowsOptions } from './windows-host.ts';

const folder = newFolder();
const host = startHost(windowsOptions(folder));
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

const portOf = (address: AddressInfo | string | null): number => (typeof address === 'object' && address !== null ? address.port : 0);

async function listen(server: Server): Promise<number> {
  onTestFinished(() => void server.close());
  if (!server.listening) server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return portOf(server.address());
}

const serve = (listener: RequestListener, identity: { readonly cert: string; readonly key: string } = other): Promise<number> => {
  const server = createServer({ cert: identity.cert, key: identity.key }, listener);
  onTestFinished(() => server.closeAllConnections());
  return listen(server);
};

/** Of the server on this computer, under a name that leads nowhere. */
const asked = async (port: number, path = '/', more: Parameters = {}) =>
  (await runWith(host, cmdlet('Get-AnswerAt', { Url: `https://elsewhere.litwareinc.com:${port}${path}`, At: 'localhost', ...more })))
    .objects[0];

describeWithEngine('what a server answers at its own address', () => {
  test('comes under the published name, which need lead nowhere: to an empty Bearer with its challenges, else without', async () => {
    const requests: unknown[] = [];
    const port = await serve((request, response) => {
      requests.push([request.url, request.headers.host, request.headers.authorization ?? null, request.headers.connection]);
      response.writeHead(401, [
        ...['www-authenticate', 'Bearer client_id="x", trusted_issuers="a@b,c@d"'],
        ...['WWW-Authenticate', 'Negotiate'],
        ...['content-length', '3'],
      ]);
      response.end('no.');
    });
    expect(await asked(port, '/EWS/Exchange.asmx?a=b%20c', { Challenge: true })).toMatchObject({
      At: 'localhost',
      Stage: 'done',
      Status: 401,
      Challenges: ['Bearer client_id="x", trusted_issuers="a@b,c@d"', 'Negotiate'],
      Body: null,
      Detail: '',
      ConnectedTo: '127.0.0.1',
      NameMatches: true,
      ChainTrusted: true,
    });
    expect(await asked(port)).toMatchObject({ Stage: 'done', Status: 401 });
    const name = `elsewhere.litwareinc.com:${port}`;
    expect(requests).toEqual([
      ['/EWS/Exchange.asmx?a=b%20c', name, 'Bearer', 'close'],
      ['/', name, null, 'close'],
    ]);
  });

  test('comes with its text, however it is sent: of a known length, in chunks, or until the connection ends', async () => {
    const text = `\uFEFF{"é":"0\r\n\r\n"}${'x'.repeat(100_000)}`;
    const port = await serve((request, response) => {
      const bytes = Buffer.from(text);
      if (request.url === '/length') response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
      else if (request.url === '/end') {
        response.socket?.write('HTTP/1.1 200 OK\r\n\r\n');
        response.socket?.end(bytes);
      } else if (request.url === '/just') response.end('x'.repeat(2 ** 20 - 4096));
      else if (request.url === '/large') response.end('x'.repeat(2 ** 20 + 1));
      else if (request.url === '/moved') response.writeHead(302, { location: '/length' }).end();
      else {
        response.write(bytes.subarray(0, 5));
        response.write(bytes.subarray(5, 14));
        response.end(bytes.subarray(14));
      }
    });
    for (const path of ['/length', '/chunks', '/end'])
      expect(await asked(port, path), path).toMatchObject({ Stage: 'done', Status: 200, Body: text.slice(1), Challenges: [] });
    expect(await asked(port, '/just')).toMatchObject({ Stage: 'done', Body: expect.stringMatching(/^x+$/) });
    expect(await asked(port, '/large')).toMatchObject({
      Stage: 'http',
      Status: null,
      Body: null,
      Detail: 'The answer is longer than 1 MiB.',
    });
    expect(await asked(port, '/moved')).toMatchObject({ Stage: 'done', Status: 302, Body: null });
  });

  test('past any proxy that is set', async () => {
    const port = await serve((_, response) => void response.end('ok'));
    const { host: proxied } = windowsHost({ env: { https_proxy: 'http://127.0.0.1:9' } });
    const Url = `https://elsewhere.litwareinc.com:${port}/`;
    expect((await runWith(proxied, cmdlet('Get-AnswerAt', { Url, At: 'localhost' }))).objects).toMatchObject([
      { Stage: 'done', Body: 'ok' },
    ]);
  });

  test('is seen, and said to be not trusted, where the certificate is another’s or its authority is not known', async () => {
    const answer: RequestListener = (_, response) => void response.end('ok');
    expect(await asked(await serve(answer, trusted))).toMatchObject({ Stage: 'done', NameMatches: false, ChainTrusted: true });
    const stranger = certificateFor('elsewhere.litwareinc.com');
    expect(await asked(await serve(answer, stranger))).toMatchObject({ Stage: 'done', NameMatches: true, ChainTrusted: false });
  });

  test('that does not come says how far it came', async () => {
    expect(await asked(9)).toMatchObject({ Stage: 'connect', Status: null, ConnectedTo: null, Detail: expect.stringMatching(/refused/i) });
    expect(await asked(9, '/', { At: 'nowhere.invalid' })).toMatchObject({
      Stage: 'name',
      Detail: 'No address of nowhere.invalid was found.',
    });
    const plain = await listen(createPlainServer((_, response) => void response.end()));
    expect(await asked(plain)).toMatchObject({ Stage: 'tls', Status: null, ConnectedTo: '127.0.0.1' });
    const odd = await serve((request, response) => {
      if (request.url === '/none') response.socket?.end();
      else if (request.url === '/short') response.socket?.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx');
      else if (request.url === '/cut') response.socket?.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc');
      else if (request.url === '/head') response.socket?.end(`HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(20_000)}`);
      else response.socket?.end('220 mail.litwareinc.com ready\r\n\r\n');
    });
    for (const [path, why] of [
      ['/none', 'closed without an answer'],
      ['/short', 'broke off'],
      ['/cut', 'broke off'],
      ['/head', 'more headers'],
      ['/mail', 'does not speak HTTP'],
    ] as const)
      expect(await asked(odd, path), path).toMatchObject({ Stage: 'http', Status: null, Detail: expect.stringContaining(why) });
    expect(await asked(odd, '/', { Url: 'http://localhost/' })).toMatchObject({ Stage: 'http', Detail: expect.stringContaining('https') });
  });

  test('that never ends is left in time: in silence, in the handshake, in the head, in the text', async () => {
    const silent = await listen(createTcpServer((socket) => void socket.on('error', () => {})));
    // That it comes back at all is the promise; a busy machine connects late.
    expect(await asked(silent, '/', { Patience: 900 })).toMatchObject({ Status: null, Detail: 'The operation has timed out.' });
    const port = await serve((request, response) => {
      if (request.url === '/never') return;
      const socket = response.socket;
      socket?.on('error', () => {});
      socket?.write(request.url === '/head' ? 'HTTP/1.1 200 OK\r\n' : 'HTTP/1.1 200 OK\r\n\r\n');
      const drip = setInterval(() => socket?.write('x'), 20);
      socket?.on('close', () => clearInterval(drip));
    });
    for (const path of ['/never', '/head', '/text'])
      expect(await asked(port, path, { Patience: 1500 }), path).toMatchObject({
        Status: null,
        Body: null,
        Detail: 'The operation has timed out.',
      });
  });
});
