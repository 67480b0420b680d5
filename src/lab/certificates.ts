// The lab's certificates: real X.509 with real RSA keys, issued by a private root as an enterprise CA would.
// Practice keys: they are kept in the open in world.json and protect nothing.

import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { hex, type Random } from './ids.ts';
import type { Certificate } from './world.ts';

export type Wanted = {
  readonly commonName: string;
  /** DNS names of the subject alternative name; empty for none. */
  readonly names: readonly string[];
  readonly bits: 1024 | 2048;
  readonly digest: 'sha1' | 'sha256';
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly use: 'authority' | 'server';
  readonly issuer: Certificate | 'itself';
};

/** Makes a key pair and a certificate for it. Throws an Error where the issuer's key is not there. */
export function issue(wanted: Wanted, random: Random): Certificate {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: wanted.bits,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(pair.publicKey);
  // A leading 20 keeps the number positive: a serial number with its top bit set would be read as negative.
  certificate.serialNumber = `20${hex(random, 15)}`;
  certificate.validity.notBefore = wanted.notBefore;
  certificate.validity.notAfter = wanted.notAfter;
  const subject = [{ name: 'commonName', value: wanted.commonName }];
  certificate.setSubject(subject);
  const issuer = wanted.issuer === 'itself' ? null : wanted.issuer;
  certificate.setIssuer(issuer === null ? subject : forge.pki.certificateFromPem(issuer.pem).subject.attributes);
  const isAuthority = wanted.use === 'authority';
  certificate.setExtensions([
    { name: 'basicConstraints', cA: isAuthority, critical: true },
    isAuthority
      ? { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true }
      : { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    ...(isAuthority ? [] : [{ name: 'extKeyUsage', serverAuth: true }]),
    ...(wanted.names.length === 0 ? [] : [{ name: 'subjectAltName', altNames: wanted.names.map((value) => ({ type: 2, value })) }]),
  ]);
  const signingKey = issuer === null ? pair.privateKey : issuer.key;
  if (signingKey === null) throw new Error('The issuing certificate has no private key.');
  certificate.sign(forge.pki.privateKeyFromPem(signingKey), wanted.digest === 'sha1' ? forge.md.sha1.create() : forge.md.sha256.create());
  const pem = forge.pki.certificateToPem(certificate);
  return { thumbprint: describe(pem).thumbprint, pem, key: pair.privateKey, signature: wanted.digest === 'sha1' ? 'sha1RSA' : 'sha256RSA' };
}

export type Description = {
  readonly thumbprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly serialNumber: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly names: readonly string[];
  readonly bits: number;
  /** DER in base64. */
  readonly raw: string;
};

/** What Windows would show of a certificate. Throws an Error for a text that is not one. */
export function describe(pem: string): Description {
  const read = new X509Certificate(pem);
  return {
    thumbprint: read.fingerprint.replaceAll(':', ''),
    subject: windowsName(read.subject),
    issuer: windowsName(read.issuer),
    serialNumber: read.serialNumber,
    notBefore: new Date(read.validFrom).toISOString(),
    notAfter: new Date(read.validTo).toISOString(),
    names: (read.subjectAltName ?? '').split(', ').flatMap((each) => (each.startsWith('DNS:') ? [each.slice(4)] : [])),
    bits: read.publicKey.asymmetricKeyDetails?.modulusLength ?? 0,
    raw: read.raw.toString('base64'),
  };
}

/** Windows writes the most specific part first and joins with commas. */
const windowsName = (lines: string): string => lines.split('\n').reverse().join(', ');
