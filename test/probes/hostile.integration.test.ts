// Servers that mean harm, or are broken beyond measure, on real sockets: each look ends in time, with one harmless sentence.

import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { StageName } from '../../src/model/probe-trace.ts';
import type { DocumentProbe } from '../../src/probes/document-probe.ts';
import { address, document, encrypted, endlessly, endOf, host, plain, probesTo, skypeDocument, viewOf, web } from './serving.ts';

// For those that end by it; the others get the time that a busy machine may need.
const short = 800;
const enough = 8_000;
const oneSentence = /^[^\p{Cc}\u202E]{10,400}\.$/u;
const escapes = '\u001B[2J\u001B]0;owned\u0007';

/** Looks, and expects an end (one without bounds would never come, and end the test) and harmless words; what the admin reads. */
async function ended(port: number, patience = enough): Promise<readonly [StageName, string]> {
  const view = await viewOf(port, { patience });
  harmlessly(view);
  expect(view.document.seen).toBe(false);
  const [stage, state, words] = endOf(view);
  expect(state).not.toBe('passed');
  return [stage, words];
}

function harmlessly(view: DocumentProbe): void {
  for (const { state, words } of view.stages) if (state !== 'not reached') expect(words).toMatch(oneSentence);
  expect(JSON.stringify(view)).not.toMatch(/\\u001b|\\u0007|\u202E/i);
  if (!view.document.seen) expect(view.document.why).toMatch(oneSentence);
}

const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const said = (text: string) => encrypted((socket) => socket.write(text));
const json = (value: unknown) =>
  web((_, response) =>
    response.setHeader('content-type', 'application/json').end(typeof value === 'string' ? value : JSON.stringify(value)),
  );

describe('a server that does not come to an end', () => {
  test.each<readonly [string, () => Promise<number>, StageName, string]>([
    ['accepts and says nothing', () => plain(() => undefined), 'secure', 'did not finish setting up encryption within 0.8 seconds'],
    [
      'shakes hands only half',
      () => plain((socket) => socket.once('data', () => socket.write(Buffer.from('160303', 'hex')))),
      'secure',
      'did not finish setting up encryption within 0.8 seconds',
    ],
    ['is silent after the handshake', () => encrypted(() => undefined), 'ask', 'did not answer within 0.8 seconds'],
    [
      'drips its answer',
      () =>
        encrypted((socket) => {
          socket.write(`${head}Content-Length: 1000\r\n\r\n`);
          const drip = setInterval(() => socket.write(' '), 50);
          socket.on('close', () => clearInterval(drip));
        }),
      'answer',
      'not complete after 0.8 seconds',
    ],
    [
      'drips an answer that only its end would end',
      () =>
        encrypted((socket) => {
          socket.write(`${head}\r\n`);
          const drip = setInterval(() => socket.write(' '), 50);
          socket.on('close', () => clearInterval(drip));
        }),
      'answer',
      'not complete after 0.8 seconds',
    ],
    [
      'drips its headers',
      () =>
        encrypted((socket) => {
          const letters = head[Symbol.iterator]();
          const drip = setInterval(() => socket.write(letters.next().value ?? ''), 50);
          socket.on('close', () => clearInterval(drip));
        }),
      'ask',
      'did not answer within 0.8 seconds',
    ],
    ['sends without end', () => endlessly(`${head}\r\n`, ' '.repeat(65_536)), 'answer', 'larger than 1 MiB'],
    ['announces 10 GB', () => endlessly(`${head}Content-Length: 10737418240\r\n\r\n`, 'x'.repeat(65_536)), 'answer', 'larger than 1 MiB'],
    ['sends headers without end', () => endlessly(head, `X-More: ${'x'.repeat(1000)}\r\n`), 'ask', 'more headers than any real server'],
    ['says "100 Continue" without end', () => endlessly('', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(100)), 'ask', '.'],
  ])('%s', async (_, start, stage, words) => {
    const [at, sentence] = await ended(await start(), words.includes('0.8 seconds') ? short : enough);
    expect(at).toBe(stage);
    expect(sentence).toContain(words);
  });

  test('is given up after the time for all of it, not for each part', async () => {
    const port = await web((request, response) => {
      const hop = Number(request.url?.split('/').at(-1));
      setTimeout(() => response.writeHead(302, { location: `/metadata/json/${hop + 1}` }).end(), 300);
    });
    expect((await ended(port, short))[1]).toContain('within 0.8 seconds');
  });
});

describe('a server that breaks off', () => {
  test.each<readonly [string, () => Promise<number>, StageName, string]>([
    ['at once', () => plain((socket) => socket.destroy()), 'secure', 'closed the connection before it was encrypted'],
    ['after the handshake', () => encrypted((socket) => socket.destroy()), 'ask', 'closed the connection without an answer'],
    ['in the middle of its headers', () => encrypted((socket) => socket.end(head)), 'ask', '.'],
    [
      'in the middle of its answer',
      () => encrypted((socket) => socket.end(`${head}Content-Length: 1000\r\n\r\n{"id"`)),
      'answer',
      'broke off in the middle',
    ],
  ])('%s', async (_, start, stage, words) => {
    const [at, sentence] = await ended(await start());
    expect(at).toBe(stage);
    expect(sentence).toContain(words);
  });
});

describe('an answer that is none', () => {
  test.each<readonly [string, () => Promise<number>, StageName, string]>([
    ['HTTP 0.9', () => said('<html>hello</html>'), 'ask', 'does not speak HTTP'],
    ['noise', () => said('\u0000\u0001\u001B[2J\r\n\r\n'), 'ask', 'does not speak HTTP'],
    ['a status line with escape sequences', () => said(`HTTP/1.1 500 ${escapes}\r\n\r\n`), 'answer', 'HTTP status 500'],
    ['a gzip bomb', () => web((_, response) => response.setHeader('content-encoding', 'gzip').end(bomb)), 'answer', 'compressed'],
    ['JSON nested a million deep', () => json(`${'['.repeat(500_000)}${']'.repeat(500_000)}`), 'answer', 'nested more than 32 levels'],
    ['a name twice', () => json(JSON.stringify(skypeDocument()).replace('{', '{"realm":"fabrikam.com",')), 'answer', 'something twice'],
    [
      '10,000 keys',
      () =>
        json(
          skypeDocument({
            keys: Array.from({ length: 10_000 }, () => ({ usage: 'signing', keyvalue: { type: 'x509Certificate', value: 'AAAA' } })),
          }),
        ),
      'answer',
      'more than 10 keys',
    ],
    [
      'a certificate with 16 MB of names',
      () => json(skypeDocument({ keys: [{ usage: 'signing', keyvalue: { type: 'x509Certificate', value: 'MII'.repeat(5_600_000) } }] })),
      'answer',
      'larger than 1 MiB',
    ],
    [
      'a sign-in page',
      () => web((_, response) => response.setHeader('content-type', 'text/html').end('<!DOCTYPE html><title>Sign in</title>')),
      'answer',
      'web page',
    ],
    [
      'a login page behind a redirect',
      () => web((_, response) => response.writeHead(302, { location: 'https://sts.fabrikam.com/adfs/ls' }).end()),
      'ask',
      'sts.fabrikam.com',
    ],
    [
      'a redirect in a circle',
      () => web((request, response) => response.writeHead(302, { location: request.url === '/a' ? '/metadata/json/1' : '/a' }).end()),
      'ask',
      'in a circle',
    ],
    [
      'redirects without end',
      () => web((request, response) => response.writeHead(302, { location: `${request.url}x` }).end()),
      'ask',
      'more than 5 times',
    ],
    [
      'a redirect to plain HTTP',
      () => web((_, response) => response.writeHead(301, { location: `http://${host}/` }).end()),
      'ask',
      'without encryption',
    ],
    ['a redirect to nowhere', () => web((_, response) => response.writeHead(302).end()), 'ask', 'without saying where to'],
    [
      'a redirect with escape sequences',
      () => said(`HTTP/1.1 302 Found\r\nLocation: https://a${escapes}/\r\nContent-Length: 0\r\n\r\n`),
      'ask',
      '.',
    ],
    [
      "a proxy's refusal",
      () => web((_, response) => response.writeHead(403, { via: `1.1 proxy${'\u009B'}2J` }).end('<html>')),
      'ask',
      'A proxy answered',
    ],
    ['a proxy that wants a password', () => web((_, response) => response.writeHead(407).end()), 'ask', 'asks for a password'],
  ])('%s', async (_, start, stage, words) => {
    const [at, sentence] = await ended(await start());
    expect(at).toBe(stage);
    expect(sentence).toContain(words);
  });

  test('escape sequences in every text of a document are shown, not obeyed', async () => {
    const bad = `a${escapes}\u202Eb`;
    const id = '00000004-0000-0ff1-ce00-000000000000';
    const view = await viewOf(
      await json(skypeDocument({ id: bad, name: bad, realm: bad, issuer: `${id}@${bad}`, allowedAudiences: [bad], [bad]: bad })),
    );
    harmlessly(view);
    expect(view.document).toMatchObject({ seen: true, value: { realm: 'a␛[2J␛]0;owned␇‹U+202E›b' } });
  });
});

describe('a document that is as it should be', () => {
  test('fills the line to its end, and tells of each stage as it is known', async () => {
    const lines: string[] = [];
    const view = await probesTo(await web(document)).readDocument(address, {
      expectedId: '00000004-0000-0ff1-ce00-000000000000',
      progress: (stages) => lines.push(stages.map(({ state }) => (state === 'not reached' ? '.' : state[0])).join('')),
    });
    expect(lines).toEqual(['p.....', 'pp....', 'ppp...', 'pppp..', 'ppppp.', 'pppppp']);
    expect(view.document).toMatchObject({ seen: true, value: { realm: 'contoso.com', keys: [{ keyBits: 2048 }] } });
    expect(Math.abs(view.clock?.offsetMs ?? Number.NaN)).toBeLessThanOrEqual(view.clock?.errorMs ?? 0);
  });

  test('is followed to another address of the same server', async () => {
    const port = await web((request, response) =>
      request.url === '/metadata/json/1' ? response.writeHead(307, { location: '/elsewhere' }).end() : document(request, response),
    );
    const view = await viewOf(port);
    expect(view.document.seen).toBe(true);
    expect(view.stages[3]).toMatchObject({ state: 'noted', words: expect.stringContaining('another address of its own') });
  });

  test('is read with a byte order mark, which is noted', async () => {
    const view = await viewOf(await json(`\uFEFF${JSON.stringify(skypeDocument())}`));
    expect(view.document.seen).toBe(true);
    expect(view.stages[4]).toMatchObject({ state: 'noted', words: expect.stringContaining('byte order mark') });
  });

  test('is asked for by the published name, at the server that is named', async () => {
    const asked: (string | undefined)[] = [];
    const port = await web((request, response) => {
      asked.push(request.headers.host);
      document(request, response);
    });
    const view = await probesTo(port).readDocument(address, { expectedId: '00000004-0000-0ff1-ce00-000000000000', at: 'fe1.contoso.com' });
    expect([asked, view.at, view.secured?.trust.trusted]).toEqual([[host], 'fe1.contoso.com', true]);
  });
});
