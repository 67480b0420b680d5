// What a Windows server keeps, as far as it can be had elsewhere: a store of certificates, and PKCS#12 files.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import forge from 'node-forge';
import { expect, test } from 'vitest';
import type { Parameters } from '../../src/model/command.ts';
import { cmdlet, describeWithEngine, runWith } from '../harness/powershell.ts';
import { read } from '../lab/playing.ts';
import { trusted, windowsHost } from './windows-host.ts';

const { pki, md, asn1, pkcs12, util } = forge;

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
    // There is no registry on this computer, or it is none of Windows.
    const here = { Build: process.platform === 'win32' ? expect.any(Number) : null };
    const get = async (Path: string) => (await runWith(host, cmdlet('Get-PfxContent', { Path }))).objects;
    expect(await get(just)).toEqual([{ State: 'read', Base64: Buffer.alloc(2 ** 20, 1).toString('base64'), ...here }]);
    expect(await get(large)).toEqual([{ State: 'too large', Base64: null, ...here }]);
    expect(await get(folder)).toEqual([{ State: 'folder', Base64: null, ...here }]);
    expect(await get(join(folder, 'absent.pfx'))).toEqual([{ State: 'missing', Base64: null, ...here }]);
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

/** The bytes of a connection's settings as Windows writes them: 12 that begin them, then three texts with their lengths. */
function connection(flags: number, ...texts: readonly string[]): Buffer {
  const head = Buffer.alloc(12);
  head.writeInt32LE(0x28, 0);
  head.writeInt32LE(flags, 8);
  const parts = texts.flatMap((each) => {
    const length = Buffer.alloc(4);
    length.writeInt32LE(each.length);
    return [length, Buffer.from(each, 'latin1')];
  });
  return Buffer.concat([head, ...parts]);
}

describeWithEngine('the proxy of an account', () => {
  test('is told as the registry keeps it, with what bypasses it, and nothing where none counts or the bytes are cut off', async () => {
    const { host } = windowsHost();
    const told = async (bytes: Buffer) => {
      const given: Parameters = { Bytes: { kind: 'bytes', base64: bytes.toString('base64') } };
      return (await runWith(host, cmdlet('Read-ConnectionSetting', given))).objects;
    };
    const proxy = { Proxy: 'proxy.example.com:8080', Bypass: '<local>;*.example.com', Script: null };
    expect(await told(connection(3, proxy.Proxy, proxy.Bypass))).toEqual([proxy]);
    expect(await told(connection(15, proxy.Proxy, proxy.Bypass, 'http://wpad/wpad.dat'))).toEqual([
      { ...proxy, Script: 'http://wpad/wpad.dat' },
    ]);
    expect(await told(connection(5, '', '', 'http://wpad/wpad.dat'))).toEqual([
      { Proxy: null, Bypass: null, Script: 'http://wpad/wpad.dat' },
    ]);
    // What is written down and switched off.
    expect(await told(connection(1, proxy.Proxy, proxy.Bypass))).toEqual([]);
    expect(await told(connection(3, proxy.Proxy, proxy.Bypass).subarray(0, 20))).toEqual([]);
    expect(await told(Buffer.alloc(3))).toEqual([]);
  });
});
