// What a server that means harm costs at the most, with an admin's patience: it ends, and takes up at most 64 MiB more than before.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import forge from 'node-forge';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { encrypted, endlessly, plain, secretOf, web } from './serving.ts';

const looker = join(import.meta.dirname, 'memory-looker.ts');
const told = z.object({
  stages: z.array(z.object({ stage: z.string(), state: z.string(), words: z.string() })),
  more: z.number(),
});

async function lookAt(port: number) {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', looker, String(port)], { timeout: 60_000 });
  return told.parse(JSON.parse(stdout));
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const bomb = gzipSync(Buffer.alloc(256 * 1024 * 1024));
const deep = `${'['.repeat(500_000)}${']'.repeat(500_000)}`;
const pieces = `{"keys":[${'{},'.repeat(349_000)}{}]}`;

const keys = `{"serviceName":"","realm":"","issuer":"","keys":[${'{"usage":1},'.repeat(20_000)}{}]}`;

/** A certificate that signed itself and holds some megabytes of names. */
function namedAMillionTimes(): { readonly cert: string; readonly key: string } {
  const key = secretOf('rsa2048');
  const privateKey = forge.pki.privateKeyFromPem(key);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(privateKey.n, privateKey.e);
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date('2026-01-01T00:00:00Z');
  certificate.validity.notAfter = new Date('2036-01-01T00:00:00Z');
  certificate.setSubject([{ name: 'commonName', value: 'pool01.contoso.com' }]);
  certificate.setIssuer([{ name: 'commonName', value: 'pool01.contoso.com' }]);
  const altNames = Array.from({ length: 60_000 }, (_, at) => ({ type: 2, value: `server${at}.${'x'.repeat(50)}.contoso.com` }));
  certificate.setExtensions([{ name: 'subjectAltName', altNames }]);
  certificate.sign(privateKey, forge.md.sha256.create());
  return { cert: forge.pki.certificateToPem(certificate), key };
}

test.each<readonly [string, () => Promise<number>, string]>([
  ['accepts and says nothing', () => plain(() => undefined), 'within 10 seconds'],
  [
    'drips one byte a second',
    () =>
      encrypted((socket) => {
        socket.write(`${head}Content-Length: 1000\r\n\r\n`);
        const drip = setInterval(() => socket.write(' '), 1_000);
        socket.on('close', () => clearInterval(drip));
      }),
    'not complete after 10 seconds',
  ],
  ['sends 10 GB', () => endlessly(`${head}Content-Length: 10737418240\r\n\r\n`, 'x'.repeat(65_536)), 'larger than 1 MiB'],
  ['sends headers without end', () => endlessly(head, `X-More: ${'x'.repeat(1000)}\r\n`), 'more headers'],
  ['says "100 Continue" without end', () => endlessly('', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(100)), 'does not speak HTTP'],
  ['says "102 Processing" without end', () => endlessly('', 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(100)), '.'],
  [
    'sends chunks of one byte without end',
    () => endlessly(`${head}Transfer-Encoding: chunked\r\n\r\n`, '1\r\nx\r\n'.repeat(1_000)),
    'larger than 1 MiB',
  ],
  ['sends a gzip bomb', () => web((_, response) => response.setHeader('content-encoding', 'gzip').end(bomb)), 'compressed'],
  ['sends JSON half a million deep', () => web((_, response) => response.end(deep)), 'levels deep'],
  ['sends a document in a million pieces', () => web((_, response) => response.end(pieces)), 'more pieces'],
  ['sends 20,000 keys', () => web((_, response) => response.end(keys)), 'more than 10 keys'],
  [
    'shows a certificate with megabytes of names',
    () => web((_, response) => response.end('{}'), namedAMillionTimes()),
    'larger than any real',
  ],
])('a server that %s', async (_, start, words) => {
  const { stages, more } = await lookAt(await start());
  expect(stages.findLast(({ state }) => state !== 'not reached')?.words).toContain(words);
  expect(more).toBeLessThan(64 * 1024 * 1024);
});
