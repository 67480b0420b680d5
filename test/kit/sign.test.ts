// The signing of a kit's scripts, as far as it can be tried without a company's certificate: with one of our own.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { scriptHash } from '../../src/cli/assets.ts';
import { signed, whyNotThis } from './sign.ts';

test.for<readonly [string, boolean]>([
  ['osslsigncode 2.5, using:\n\tOpenSSL 3.0.8', false],
  ['osslsigncode 2.7, using:', false],
  ['osslsigncode 2.8, using:', true],
  ['osslsigncode 2.13, using:', true],
  ['osslsigncode 3.0, using:', true],
  ['something else', false],
])('%j signs scripts: %s', ([said, can]) => expect(whyNotThis(said) === null).toBe(can));

test('a signed script is still the one that the program was built with, and its signature verifies', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'partner-wizard-sign-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [script, certificate, key] = ['host.ps1', 'certificate.pem', 'key.pem'].map((name) => path.join(folder, name));
  cpSync(path.join(import.meta.dirname, '../../assets/powershell/host.ps1'), script ?? '');
  const request = [
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=Litware',
    '-addext',
    'extendedKeyUsage=codeSigning',
  ];
  execFileSync('openssl', ['req', ...request, '-keyout', key ?? '', '-out', certificate ?? ''], { stdio: 'ignore' });
  const plain = signed(script ?? '', null);
  const bytes = signed(script ?? '', { certificate: certificate ?? '', key: key ?? '' });
  expect(bytes.toString()).toContain('# SIG # Begin signature block');
  expect(scriptHash(bytes.toString())).toBe(scriptHash(plain.toString()));
  writeFileSync(script ?? '', bytes);
  execFileSync('osslsigncode', ['verify', '-CAfile', certificate ?? '', '-in', script ?? ''], { stdio: 'ignore' });
});
