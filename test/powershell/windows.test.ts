// The looks on a Windows server, as far as they can be had elsewhere: what .NET sees of real servers, and of a store of certificates.

import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createPlainServer, type RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import forge from 'node-forge';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { Parameters } from '../../src/model/command.ts';
import type { Call } from '../../src/powershell/host/request.ts';
import { cmdlet, describeWithEngine, engineOptions, hostForTest, runWith } from '../harness/powershell.ts';
import { read } from '../lab/playing.ts';

const { pki, md, asn1, pkcs12, util } = forge;
const functions = join(import.meta.dirname, '../../assets/powershell/windows.ps1');

type Identity = ReturnType<typeof certificateFor>;
type Wanted = { readonly by?: Identity; readonly until?: string; readonly keys?: Identity['keys'] };

/** A certificate that signs itself, or one by another, until 2036 or another day. */
function certificateFor(
  name: string,
  { by, until = '2036-01-01T00:00:00Z', keys = pki.rsa.generateKeyPair(2048) }: Wanted = {},
): {
  readonly cert: string;
  readonly key: string;
  readonly keys: forge.pki.rsa.KeyPair;
  readonly certificate: forge.pki.Certificate;
} {
  const certificate = pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date('2026-01-01T00:00:00Z');
  certificate.validity.notAfter = new Date(until);
  const subject = [{ name: 'commonName', value: name }];
  certificate.setSubject(subject);
  certificate.setIssuer(by === undefined ? subject : by.certificate.subject.attributes);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true },
    { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
  ]);
  certificate.sign((by?.keys ?? keys).privateKey, md.sha256.create());
  return { cert: pki.certificateToPem(certificate), key: pki.privateKeyToPem(keys.privateKey), keys, certificate };
}

const trusted = certificateFor('localhost');
const other = certificateFor('elsewhere.litwareinc.com');

function folderForTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'windows-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A host with our functions, and more that `defines` says, on a computer that trusts these roots and no others. */
function windowsHost({ defines = '', env = {} }: { readonly defines?: string; readonly env?: NodeJS.ProcessEnv } = {}) {
  const folder = folderForTest();
  const roots = join(folder, 'roots.pem');
  writeFileSync(roots, `${trusted.cert}${other.cert}`);
  const options = engineOptions({
    env: { ...process.env, HOME: folder, SSL_CERT_FILE: roots, SSL_CERT_DIR: folder, ...env },
    secret: (ref) => ({ text: ref }),
  });
  const own = join(folder, 'own.ps1');
  writeFileSync(own, defines);
  const profiles = [own, functions].map((name): Call => ({ what: 'profile', name, parameters: {}, switches: [], arguments: [] }));
  return { folder, host: hostForTest({ ...options, prepare: [...options.prepare, ...profiles] }) };
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

describeWithEngine('the way to a web document, as a server sees it', () => {
  const answer: RequestListener = (request, response) => {
    const via = '1.1 proxy.litwareinc.com';
    if (request.url === '/away') response.writeHead(302, { via, location: 'https://elsewhere.litwareinc.com/x' }).end();
    else response.writeHead(200, { via }).end('{}');
  };
  const rawOf = ({ certificate }: Identity) => util.encode64(asn1.toDer(pki.certificateToAsn1(certificate)).getBytes());

  test('tells the addresses, what was agreed, the certificate, the time of both clocks', async () => {
    const { host } = windowsHost();
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
    const { host } = windowsHost();
    const port = await serve(answer, identity);
    expect((await runWith(host, cmdlet('Get-WebDocument', { Url: `https://localhost:${port}/` }))).objects).toMatchObject([
      { Stage: 'tls', Status: null, Date: null, ...expected },
    ]);
  });

  test('a chain that the server sends whole is trusted, with each of its links', async () => {
    const { host } = windowsHost();
    const port = await serve(answer, { cert: leaf.cert + issuing.cert, key: leaf.key });
    expect((await runWith(host, cmdlet('Get-WebDocument', { Url: `https://localhost:${port}/` }))).objects).toMatchObject([
      { Stage: 'done', ChainTrusted: true, Links: [leaf, issuing, other].map((each) => ({ RawData: rawOf(each), Status: '' })) },
    ]);
  });

  test('a proxy is named, and nothing is told of a connection that this server does not have', async () => {
    const port = await serve(answer);
    const { host } = windowsHost({ env: { https_proxy: 'http://127.0.0.1:9' } });
    const [proxied] = (await runWith(host, cmdlet('Get-WebDocument', { Url: `https://pool01.litwareinc.com:${port}/`, Patience: 3000 })))
      .objects;
    expect(proxied).toMatchObject({ Stage: 'connect', Proxy: '127.0.0.1:9', ConnectedTo: null, Protocol: null, Links: [] });
  });

  test('a server that starts TLS and never goes on with it, or goes on with it for ever, is left in time', async () => {
    const { host } = windowsHost();
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
      const Url = `https://localhost:${portOf(server.address())}/`;
      const started = performance.now();
      const { objects } = await runWith(host, cmdlet('Get-WebDocument', { Url, Patience: 900 }));
      expect(objects).toMatchObject([{ Status: null, ConnectedTo: '127.0.0.1', Protocol: null, Links: [] }]);
      expect(performance.now() - started).toBeLessThan(5000);
    }
  });
});

describeWithEngine('a server’s clock', () => {
  const clockOf = async (script: string) => {
    const { folder, host } = windowsHost();
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

const clockShape = z.object({ NowUtc: z.string(), Source: z.string(), SourceAheadSeconds: z.number(), TookMs: z.number() });

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

describeWithEngine('a PKCS#12 file on a server', () => {
  test('is given as it is, at most 1 MiB of it, and a file that cannot be had says why', async () => {
    const { folder, host } = windowsHost();
    const [just, large] = [join(folder, 'just.pfx'), join(folder, 'large.pfx')];
    writeFileSync(just, Buffer.alloc(2 ** 20, 1));
    writeFileSync(large, Buffer.alloc(2 ** 20 + 1, 1));
    const get = async (Path: string) => (await runWith(host, cmdlet('Get-PfxContent', { Path }))).objects;
    expect(await get(just)).toEqual([{ State: 'read', Base64: Buffer.alloc(2 ** 20, 1).toString('base64') }]);
    expect(await get(large)).toEqual([{ State: 'too large', Base64: null }]);
    expect(await get(folder)).toEqual([{ State: 'folder', Base64: null }]);
    expect(await get(join(folder, 'absent.pfx'))).toEqual([{ State: 'missing', Base64: null }]);
  });

  test('is imported by .NET, with its key, where Windows has no cmdlet for it; a wrong password is an error, and imports nothing', async () => {
    const { host } = windowsHost();
    const parameters = (file: string, password: string | null): Parameters => ({
      Path: join(import.meta.dirname, '../x509/corpus', file),
      Location: 'CurrentUser',
      ...(password === null ? {} : { Password: { kind: 'secret', ref: password, as: 'SecureString' } }),
    });
    const run = (file: string, password: string | null) => runWith(host, cmdlet('Import-StoreCertificate', parameters(file, password)));
    const kept = async () => (await runWith(host, cmdlet('Get-StoreCertificate', { Location: 'CurrentUser' }))).objects;
    const wrong = await run('aes.pfx', 'Practice');
    expect(wrong.errors).toMatchObject([{ message: expect.stringMatching(/^The .*password/) }]);
    expect(await kept()).toEqual([]);
    for (const [file, password] of [
      ['aes.pfx', 'practice'],
      ['legacy.pfx', 'practice'],
      ['utf8-password.pfx', 'p\u00E4'],
      ['with-chain.pfx', 'practice'],
      ['empty-password.pfx', null],
    ] as const) {
      const { objects, errors } = await run(file, password);
      expect({ file, errors }).toEqual({ file, errors: [] });
      expect(objects).toMatchObject([{ HasPrivateKey: true }]);
      expect(await kept()).toContainEqual(expect.objectContaining({ HasPrivateKey: true, Thumbprint: read(objects[0], 'Thumbprint') }));
    }
  });

  test('is imported by Windows where it has the cmdlet: into the store of the computer, exportable, with the password as a SecureString', async () => {
    // The cmdlet is in a module that comes with Windows only.
    const { host } = windowsHost({
      defines: `function Import-PfxCertificate {
        param($FilePath, $CertStoreLocation, [switch] $Exportable, $Password)
        $given = "$CertStoreLocation $Exportable $(if ($Password) { "$($Password.GetType().Name) $($Password.Length)" })"
        [pscustomobject]@{ Thumbprint = $given; Subject = $FilePath; HasPrivateKey = $true }
      }`,
    });
    const Password = { kind: 'secret', ref: 'practice', as: 'SecureString' } as const;
    const path = 'C:\\Certificates\\one.pfx';
    const given = async (parameters: Parameters) => (await runWith(host, cmdlet('Import-StoreCertificate', parameters))).objects;
    expect(await given({ Path: path, Password })).toEqual([
      { Thumbprint: 'Cert:\\LocalMachine\\My True SecureString 8', Subject: path, HasPrivateKey: true },
    ]);
    expect(await given({ Path: path })).toMatchObject([{ Thumbprint: 'Cert:\\LocalMachine\\My True ' }]);
  });
});
