// A PowerShell with the functions for Windows servers in it (assets/powershell/windows.ps1), on a computer that trusts two roots and no
// others, and certificates for its tests.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import forge from 'node-forge';
import { onTestFinished } from 'vitest';
import type { Call } from '../../src/powershell/host/request.ts';
import { engineOptions, hostForTest } from '../harness/powershell.ts';

const { pki, md, asn1, util } = forge;
export const functions = join(import.meta.dirname, '../../assets/powershell/windows.ps1');

export type Identity = ReturnType<typeof certificateFor>;
type Wanted = { readonly by?: Identity; readonly until?: string; readonly keys?: Identity['keys'] };

/** A certificate that signs itself, or one by another, until 2036 or another day. */
export function certificateFor(
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

export const trusted = certificateFor('localhost');
export const other = certificateFor('elsewhere.litwareinc.com');

/** Its bytes in base64, as .NET's RawData. */
export const rawOf = ({ certificate }: Identity): string => util.encode64(asn1.toDer(pki.certificateToAsn1(certificate)).getBytes());

type Changes = { readonly defines?: string; readonly env?: NodeJS.ProcessEnv };

/** How such a host is started, with more that `defines` says. The folder is its home; empty it afterwards. */
export function windowsOptions(folder: string, { defines = '', env = {} }: Changes = {}) {
  const roots = join(folder, 'roots.pem');
  writeFileSync(roots, `${trusted.cert}${other.cert}`);
  const own = join(folder, 'own.ps1');
  writeFileSync(own, defines);
  const profiles = [own, functions].map(
    (name): Call => ({ what: 'profile', name, parameters: {}, switches: [], arguments: [], returns: [] }),
  );
  const options = engineOptions({
    env: { ...process.env, HOME: folder, SSL_CERT_FILE: roots, SSL_CERT_DIR: folder, ...env },
    secret: (ref) => ({ text: ref }),
  });
  return { ...options, prepare: [...options.prepare, ...profiles] };
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'windows-'));

/** One for one test. */
export function windowsHost(changes: Changes = {}) {
  const folder = newFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return { folder, host: hostForTest(windowsOptions(folder, changes)) };
}
