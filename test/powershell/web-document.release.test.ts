// The network as a Windows server sees it, looked at by .NET against real servers: a web document, the way to it, and the clock.

import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createPlainServer, type RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { startHost } from '../../src/powershell/host/host.ts';
import { cmdlet, describeWithEngine, hostForTest, runWith, testSession } from '../harness/powershell.ts';
import { certificateFor, functions, type Identity, newFolder, other, rawOf, trusted, windowsHost, windowsOptions } from './windows-host.ts';

// One for all that only look: a start takes longer than a look. It starts with its first command.
const folder = newFolder();
const host = startHost(windowsOptions(folder));
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(listener: RequestListener, identity: { readonly cert: string; readonly key: string } = trusted): Promise<number> {
  const server = createServer({ cert: identity.cert, key: identity.key }, listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return portOf(server.address());
}

/** What is seen with the least patience, 900 ms or more, that is enough for a connection to 127.0.0.1. */
async function seenOnceConnected(port: number, Patience: number): Promise<unknown> {
  const { objects } = await runWith(host, cmdlet('Get-WebDocument', { Url: `https://localhost:${port}/`, Patience }));
  const seen = z.looseObject({ ConnectedTo: z.string().nullable() }).parse(objects[0]);
  return seen.ConnectedTo === '127.0.0.1' ? seen : seenOnceConnected(port, Patience * 2);
}

const portOf = (address: AddressInfo | string | null): number => (typeof address === 'object' && address !== null ? address.port : 0);

describeWithEngine('a web document, as a server gets it', () => {
  test('comes with status and text, also when the status is an error; a redirect on the same computer is followed', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/moved') response.writeHead(302, { location: '/metadata' }).end();
      else if (request.url === '/metadata') response.writeHead(200, { 'content-type': 'application/json' }).end('\uFEFF{"é":1}');
      else if (request.url === '/away') response.writeHead(302, { location: 'https://elsewhere.litwareinc.com/x' }).end();
      else if (request.url === '/round') response.writeHead(302, { location: '/round' }).end();
      else if (request.url === '/large') response.end('x'.repeat(2 ** 20 + 1));
      else if (request.url === '/just') response.end('x'.repeat(2 ** 20));
      else response.writeHead(500).end('<html>broken');
    });
    const get = async (path: string) =>
      (await runWith(host, cmdlet('Get-WebDocument', { Url: `https://localhost:${port}${path}` }))).objects;
    expect(await get('/metadata')).toMatchObject([
      { Stage: 'done', Status: 200, ContentType: 'application/json', Body: '{"é":1}', Detail: '' },
    ]);
    expect(await get('/moved')).toMatchObject([{ Stage: 'done', Status: 200, Body: '{"é":1}' }]);
    expect(await get('/broken')).toMatchObject([{ Stage: 'done', Status: 500, Body: '<html>broken' }]);
    expect(await get('/just')).toMatchObject([{ Stage: 'done', Body: expect.stringMatching(/^x{1048576}$/) }]);
    expect(await get('/large')).toMatchObject([{ Stage: 'http', Status: null, Body: null, Detail: expect.stringContaining('1 MiB') }]);
    expect(await get('/away')).toMatchObject([{ Stage: 'http', Detail: expect.stringContaining('https://elsewhere.litwareinc.com') }]);
    expect(await get('/round')).toMatchObject([{ Stage: 'http', Detail: expect.stringContaining('without end') }]);
  });

  test('that cannot be had says how far the server came', async () => {
    const get = async (Url: string) => (await runWith(host, cmdlet('Get-WebDocument', { Url }))).objects;
    const answer: RequestListener = (_, response) => void response.end('{}');
    const untrusted = await serve(answer, certificateFor('localhost'));
    expect(await get(`https://localhost:${untrusted}/`)).toMatchObject([{ Stage: 'tls', Status: null }]);
    const wrongName = await serve(answer, other);
    expect(await get(`https://localhost:${wrongName}/`)).toMatchObject([{ Stage: 'tls', Status: null }]);
    expect(await get('https://localhost:9/')).toMatchObject([{ Stage: 'connect', Status: null }]);
    expect(await get('https://nowhere.invalid/')).toMatchObject([{ Stage: 'name', Status: null }]);
    const stuck = await serve((request, response) => {
      if (request.url === '/half') response.write('{');
    });
    for (const path of ['/never', '/half']) {
      const { objects } = await runWith(host, cmdlet('Get-WebDocument', { Url: `https://localhost:${stuck}${path}`, Patience: 1000 }));
      expect(objects).toMatchObject([{ Stage: 'http', Status: null, Detail: expect.stringMatching(/timed out|timeout/i) }]);
    }
    for (const odd of ['file:///etc/passwd', 'not an address']) {
      expect(await get(odd)).toMatchObject([{ Stage: 'http', Status: null, Body: null }]);
    }
    const plain = createPlainServer((_, response) => void response.end()).listen(0, '127.0.0.1');
    onTestFinished(() => void plain.close());
    await once(plain, 'listening');
    expect(await get(`https://localhost:${portOf(plain.address())}/`)).toMatchObject([{ Stage: 'tls' }]);
  });
});

describeWithEngine('the way to a web document, as a server sees it', () => {
  const answer: RequestListener = (request, response) => {
    const via = '1.1 proxy.litwareinc.com';
    if (request.url === '/away') response.writeHead(302, { via, location: 'https://elsewhere.litwareinc.com/x' }).end();
    else response.writeHead(200, { via }).end('{}');
  };

  test('tells the addresses, what was agreed, the certificate, the time of both clocks', async () => {
    const port = await serve(answer);
    const [seen] = (await runWith(host, cmdlet('Get-WebDocument', { Url: `https://localhost:${port}/` }))).objects;
    expect(seen).toMatchObject({
      Stage: 'done',
      Addresses: expect.arrayContaining(['127.0.0.1']),
      Proxy: null,
      ConnectedTo: '127.0.0.1',
      Protocol: 'Tls13',
      Cipher: expect.stringMatching(/^Aes\d+$/),
      NameMatches: true,
      ChainTrusted: true,
      Links: [{ RawData: rawOf(trusted), Status: '' }],
      Redirects: [],
      Via: '1.1 proxy.litwareinc.com',
      Date: expect.stringMatching(/ GMT$/),
      SentUtc: expect.stringMatching(/Z$/),
      AnsweredUtc: expect.stringMatching(/Z$/),
    });
    const away = await runWith(host, cmdlet('Get-WebDocument', { Url: `https://localhost:${port}/away` }));
    expect(away.objects).toMatchObject([{ Stage: 'http', Redirects: ['https://elsewhere.litwareinc.com/x'] }]);
    expect((await runWith(host, cmdlet('Get-WebDocument', { Url: 'https://nowhere.invalid/' }))).objects).toMatchObject([
      { Stage: 'name', Addresses: [], ConnectedTo: null, Protocol: null, Links: [], ChainTrusted: null, Date: null },
    ]);
    expect((await runWith(host, cmdlet('Get-WebDocument', { Url: 'https://localhost:9/' }))).objects).toMatchObject([
      { Stage: 'connect', Addresses: expect.arrayContaining(['127.0.0.1']), ConnectedTo: null, Links: [] },
    ]);
  });

  const issuing = certificateFor('Issuing CA', { by: other });
  const leaf = certificateFor('localhost', { by: issuing });
  const expired = certificateFor('localhost', { by: other, until: '2026-02-01T00:00:00Z' });
  const stranger = certificateFor('localhost');
  test.each<readonly [string, Identity | { readonly cert: string; readonly key: string }, object]>([
    ['whose root it does not know', stranger, { NameMatches: true, ChainTrusted: false, Links: [{ Status: 'UntrustedRoot' }] }],
    ['for another name', other, { NameMatches: false, ChainTrusted: true, Links: [{ Status: '' }] }],
    [
      'that has expired',
      expired,
      {
        NameMatches: true,
        ChainTrusted: false,
        Links: [
          { RawData: rawOf(expired), Status: 'NotTimeValid' },
          { RawData: rawOf(other), Status: '' },
        ],
      },
    ],
    [
      'whose issuer is missing',
      leaf,
      { NameMatches: true, ChainTrusted: false, Links: [{ RawData: rawOf(leaf), Status: 'PartialChain' }] },
    ],
  ])('a certificate %s: which link, and why', async (_, identity, expected) => {
    const port = await serve(answer, identity);
    expect((await runWith(host, cmdlet('Get-WebDocument', { Url: `https://localhost:${port}/` }))).objects).toMatchObject([
      { Stage: 'tls', Status: null, Date: null, ...expected },
    ]);
  });

  test('a chain that the server sends whole is trusted, with each of its links', async () => {
    const port = await serve(answer, { cert: leaf.cert + issuing.cert, key: leaf.key });
    expect((await runWith(host, cmdlet('Get-WebDocument', { Url: `https://localhost:${port}/` }))).objects).toMatchObject([
      { Stage: 'done', ChainTrusted: true, Links: [leaf, issuing, other].map((each) => ({ RawData: rawOf(each), Status: '' })) },
    ]);
  });

  test('comes whole through a session on that server', async () => {
    const define = readFileSync(functions, 'utf8');
    const there = hostForTest({ ...windowsOptions(folder), sessionFor: () => ({ ...testSession([]), define }) });
    const port = await serve(answer, { cert: leaf.cert + issuing.cert, key: leaf.key });
    const { objects } = await runWith(there, cmdlet('Get-WebDocument', { Url: `https://localhost:${port}/` }));
    expect(objects).toMatchObject([
      { Stage: 'done', Links: [leaf, issuing, other].map((each) => ({ RawData: rawOf(each), Status: '' })), Redirects: [] },
    ]);
  });

  test('a time out of a cache counts for nothing; an answer that drips is left in time', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/cached') response.writeHead(200, { age: '3600' }).end('{}');
      else {
        const drip = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(drip));
      }
    });
    const get = async (path: string) =>
      (await runWith(host, cmdlet('Get-WebDocument', { Url: `https://localhost:${port}${path}`, Patience: 900 }))).objects;
    expect(await get('/cached')).toMatchObject([{ Stage: 'done', Date: null }]);
    expect(await get('/drip')).toMatchObject([{ Stage: 'http', Status: null, Body: null, Detail: expect.stringContaining('did not end') }]);
  });

  test('a proxy is named, and nothing is told of a connection that this server does not have', async () => {
    const port = await serve(answer);
    const { host: proxied } = windowsHost({ env: { https_proxy: 'http://127.0.0.1:9' } });
    const [seen] = (await runWith(proxied, cmdlet('Get-WebDocument', { Url: `https://pool01.litwareinc.com:${port}/`, Patience: 3000 })))
      .objects;
    expect(seen).toMatchObject({ Stage: 'connect', Proxy: '127.0.0.1:9', ConnectedTo: null, Protocol: null, Links: [] });
  });

  test('a server that starts TLS and never goes on with it, or goes on with it for ever, is left in time', async () => {
    const silent = createTcpServer(() => {}).listen(0, '127.0.0.1');
    const record = Buffer.from('1603030fff', 'hex');
    const dripping = createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.write(record);
      const drip = setInterval(() => socket.write(Buffer.from([2])), 50);
      socket.on('close', () => clearInterval(drip));
    }).listen(0, '127.0.0.1');
    for (const server of [silent, dripping]) {
      onTestFinished(() => void server.close());
      if (!server.listening) await once(server, 'listening');
      // That it comes back at all is the promise: neither server would ever end it. A busy machine connects late.
      expect(await seenOnceConnected(portOf(server.address()), 900)).toMatchObject({ Status: null, Protocol: null, Links: [] });
    }
  });
});

const clockShape = z.object({ NowUtc: z.string(), Source: z.string(), SourceAheadSeconds: z.number(), TookMs: z.number() });

describeWithEngine('a server’s clock', () => {
  const clockOf = async (script: string) => {
    const Program = join(folder, 'w32tm');
    writeFileSync(Program, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return (await runWith(host, cmdlet('Get-Clock', { Program, Patience: 2000 }))).objects;
  };

  test.skipIf(process.platform === 'win32')('comes with its source and how far that is ahead, in any language', async () => {
    const before = Date.now();
    const [clock] = await clockOf(
      `case "$*" in
      "/query /source") printf 'atl-dc-001.litwareinc.com,0x8\\r\\n';;
      "/stripchart /computer:atl-dc-001.litwareinc.com /samples:1 /dataonly") printf 'atl-dc-001 wird verfolgt.\\r\\n10:00:00, -00.0123456s\\r\\n';;
      esac`,
    );
    const seen = clockShape.parse(clock);
    expect(seen).toMatchObject({ Source: 'atl-dc-001.litwareinc.com', SourceAheadSeconds: -0.0123456 });
    expect(Date.parse(seen.NowUtc)).toBeGreaterThanOrEqual(before - 1);
    expect(Date.parse(seen.NowUtc) + seen.TookMs).toBeLessThanOrEqual(Date.now() + 1);
  });

  test.skipIf(process.platform === 'win32').each([
    ['a clock that asks nobody', 'echo "Local CMOS Clock"', 'Local CMOS Clock'],
    ['no sample', '[ "$1" = /query ] && echo atl-dc-001 || echo "10:00:00, error: 0x800705B4"', 'atl-dc-001'],
    ['a program that fails', 'echo "Access is denied. (0x80070005)"; exit 5', null],
    ['one that never ends', 'exec sleep 60', null],
  ])('%s: the time alone', async (_, script, Source) => {
    expect(await clockOf(script)).toMatchObject([{ NowUtc: expect.stringMatching(/Z$/), Source, SourceAheadSeconds: null }]);
  });
});
