// The looks on a Windows server, as far as they can be had elsewhere: what .NET sees of real servers, and of a store of certificates.

import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createPlainServer, type RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import forge from 'node-forge';
import { expect, onTestFinished, test } from 'vitest';
import { cmdlet, describeWithEngine, engineOptions, hostForTest, runWith } from '../harness/powershell.ts';

const { pki, md, asn1, pkcs12, util } = forge;
const functions = join(import.meta.dirname, '../../assets/powershell/windows.ps1');

/** A certificate that signs itself. */
function certificateFor(name: string) {
  const keys = pki.rsa.generateKeyPair(2048);
  const certificate = pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date('2026-01-01T00:00:00Z');
  certificate.validity.notAfter = new Date('2036-01-01T00:00:00Z');
  const subject = [{ name: 'commonName', value: name }];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true },
    { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
  ]);
  certificate.sign(keys.privateKey, md.sha256.create());
  return { cert: pki.certificateToPem(certificate), key: pki.privateKeyToPem(keys.privateKey), keys, certificate };
}

const trusted = certificateFor('localhost');
const other = certificateFor('elsewhere.litwareinc.com');

function folderForTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'windows-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A host with our functions, on a computer that trusts these roots and no others. */
function windowsHost() {
  const folder = folderForTest();
  const roots = join(folder, 'roots.pem');
  writeFileSync(roots, `${trusted.cert}${other.cert}`);
  const options = engineOptions({ env: { ...process.env, HOME: folder, SSL_CERT_FILE: roots, SSL_CERT_DIR: folder } });
  const profile = { what: 'profile', name: functions, parameters: {}, switches: [], arguments: [] } as const;
  return { folder, host: hostForTest({ ...options, prepare: [...options.prepare, profile] }) };
}

async function serve(listener: RequestListener, identity: { readonly cert: string; readonly key: string } = trusted): Promise<number> {
  const server = createServer({ cert: identity.cert, key: identity.key }, listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return portOf(server.address());
}

const portOf = (address: AddressInfo | string | null): number => (typeof address === 'object' && address !== null ? address.port : 0);

describeWithEngine('a web document, as a server gets it', () => {
  test('comes with status and text, also when the status is an error; a redirect on the same computer is followed', async () => {
    const { host } = windowsHost();
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
    const { host } = windowsHost();
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

describeWithEngine('a certificate of a store', () => {
  test('is told with its key, dates and thumbprint', async () => {
    const { folder, host } = windowsHost();
    const pfx = join(folder, 'one.pfx');
    const made = pkcs12.toPkcs12Asn1(trusted.keys.privateKey, [trusted.certificate], 'secret', { algorithm: '3des' });
    writeFileSync(pfx, asn1.toDer(made).getBytes(), 'latin1');
    expect((await runWith(host, cmdlet('Add-TestCertificate', { Path: pfx }))).errors).toEqual([]);
    const thumbprint = md.sha1
      .create()
      .update(asn1.toDer(pki.certificateToAsn1(trusted.certificate)).getBytes())
      .digest()
      .toHex()
      .toUpperCase();
    const spaced = thumbprint.replaceAll(/(..)/g, '$1 ').trim().toLowerCase();
    const { objects } = await runWith(host, cmdlet('Get-StoreCertificate', { Location: 'CurrentUser', Thumbprint: spaced }));
    expect(objects).toMatchObject([
      {
        Thumbprint: thumbprint,
        Subject: 'CN=localhost',
        NotBefore: '2026-01-01T00:00:00.0000000Z',
        KeySize: 2048,
        KeyAlgorithm: 'RSA',
        HasPrivateKey: true,
        RawData: util.encode64(asn1.toDer(pki.certificateToAsn1(trusted.certificate)).getBytes()),
      },
    ]);
    expect((await runWith(host, cmdlet('Get-StoreCertificate', { Location: 'CurrentUser', Thumbprint: 'AB' }))).objects).toEqual([]);
    // A key of another kind is told too, and keeps nothing from being told.
    expect((await runWith(host, cmdlet('Add-TestCertificate'))).errors).toEqual([]);
    const all = await runWith(host, cmdlet('Get-StoreCertificate', { Location: 'CurrentUser' }));
    expect(all).toMatchObject({ errors: [], objects: expect.arrayContaining([expect.objectContaining({ Subject: 'CN=localhost' })]) });
    expect(all.objects).toContainEqual(
      expect.objectContaining({ Subject: 'CN=curve', KeyAlgorithm: 'ECDSA', KeySize: 256, Exportable: false }),
    );
  });
});
