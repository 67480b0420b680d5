// The lab's certificates: real X.509 with real RSA keys, issued by a private root as an enterprise CA would.
// Practice keys: they are kept in the open in world.json and protect nothing.

import { createPublicKey, sign, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { hex, type Random } from './ids.ts';
import { type KeyKind, keyPair } from './keys.ts';
import type { Certificate } from './world.ts';

export type Wanted = {
  readonly commonName: string;
  /** DNS names of the subject alternative name; empty for none. */
  readonly names: readonly string[];
  /** An elliptic curve's is not signed by itself. */
  readonly bits: KeyKind;
  readonly digest: 'sha1' | 'sha256';
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly use: 'authority' | 'server';
  readonly issuer: Certificate | 'itself';
};

/** Makes a key pair and a certificate for it. Throws an Error where the issuer's key is not there. */
export function issue(wanted: Wanted, random: Random): Certificate {
  const pair = keyPair(wanted.bits);
  return { ...certify(wanted, pair, random), key: pair.private };
}

function certify(wanted: Wanted, pair: { readonly public: string; readonly private: string | null }, random: Random): Certificate {
  const certificate = forge.pki.createCertificate();
  // A leading 20 keeps the number positive: a serial number with its top bit set would be read as negative.
  certificate.serialNumber = `20${hex(random, 15)}`;
  certificate.validity.notBefore = wanted.notBefore;
  certificate.validity.notAfter = wanted.notAfter;
  // Printable text is the usual form; what is beyond ASCII must say that it is UTF-8, which the types take for a class of tags.
  const subject: forge.pki.CertificateField[] = [{ name: 'commonName', value: wanted.commonName }];
  if (!/^[\x20-\x7e]*$/.test(wanted.commonName)) Object.assign(subject[0] ?? {}, { valueTagClass: forge.asn1.Type.UTF8 });
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
    ...(wanted.names.length === 0 ? [] : [{ name: 'subjectAltName', altNames: wanted.names.map(dnsName) }]),
  ]);
  const signingKey = issuer === null ? pair.private : issuer.key;
  if (signingKey === null) throw new Error('The issuing certificate has no private key.');
  const pem = signWith(signingKey, certificate, pair.public, wanted.digest);
  return { thumbprint: describe(pem).thumbprint, pem, key: null, signature: wanted.digest === 'sha1' ? 'sha1RSA' : 'sha256RSA' };
}

const dnsName = (value: string) => ({ type: 2, value });

/** Makes a key pair and a request for a certificate (PKCS #10), in PEM. */
export function makeRequest({ commonName, names, bits }: Pick<Wanted, 'commonName' | 'names' | 'bits'>): {
  readonly key: string;
  readonly csr: string;
} {
  const pair = keyPair(bits);
  const request = forge.pki.createCertificationRequest();
  request.publicKey = forge.pki.publicKeyFromPem(pair.public);
  request.setSubject([{ name: 'commonName', value: commonName }]);
  request.setAttributes([{ name: 'extensionRequest', extensions: [{ name: 'subjectAltName', altNames: names.map(dnsName) }] }]);
  request.sign(forge.pki.privateKeyFromPem(pair.private), forge.md.sha256.create());
  return { key: pair.private, csr: forge.pki.certificationRequestToPem(request) };
}

/** Signs a request as the company's authority would: for two years, for the names in it. Throws an Error for what is no request. */
export function signRequest(
  csr: string,
  names: readonly string[],
  { authority, now }: { readonly authority: Certificate; readonly now: Date },
  random: Random,
): Certificate {
  const request = forge.pki.certificationRequestFromPem(csr, true);
  if (request.publicKey === null) throw new Error('The request holds no key.');
  const subject: unknown = request.subject.getField('CN')?.value;
  return certify(
    {
      commonName: typeof subject === 'string' ? subject : (names[0] ?? ''),
      names,
      bits: 2048,
      digest: 'sha256',
      notBefore: new Date(now.getTime() - 10 * 60_000),
      notAfter: new Date(now.getTime() + 2 * 365 * 86_400_000),
      use: 'server',
      issuer: authority,
    },
    { public: forge.pki.publicKeyToPem(request.publicKey), private: null },
    random,
  );
}

/** Signs by OpenSSL: node-forge's own arithmetic takes a hundred times as long. It knows RSA keys only, so the key is put in here. PEM. */
function signWith(signer: string, certificate: forge.pki.Certificate, publicKey: string, digest: Wanted['digest']): string {
  const algorithm = forge.pki.oids[`${digest}WithRSAEncryption`] ?? '';
  certificate.signatureOid = algorithm;
  certificate.siginfo.algorithmOid = algorithm;
  certificate.signature = '';
  // Stands for the key until it is there.
  certificate.publicKey = forge.pki.setRsaPublicKey(new forge.jsbn.BigInteger('3'), new forge.jsbn.BigInteger('3'));
  const whole = forge.pki.certificateToAsn1(certificate);
  const [toSign, , signature] = typeof whole.value === 'string' ? [] : whole.value;
  if (toSign === undefined || typeof toSign.value === 'string' || signature === undefined)
    throw new Error('The certificate has nothing to sign.');
  toSign.value[6] = forge.asn1.fromDer(createPublicKey(publicKey).export({ type: 'spki', format: 'der' }).toString('latin1'));
  signature.value = `\0${sign(digest, Buffer.from(forge.asn1.toDer(toSign).getBytes(), 'latin1'), signer).toString('latin1')}`;
  return forge.pem.encode({ type: 'CERTIFICATE', body: forge.asn1.toDer(whole).getBytes() });
}

export type Description = {
  readonly thumbprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly serialNumber: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly names: readonly string[];
  /** 0 for a key of another kind than RSA. */
  readonly bits: number;
  readonly isRsa: boolean;
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
    isRsa: read.publicKey.asymmetricKeyType === 'rsa',
    raw: read.raw.toString('base64'),
  };
}

/**
 * Whether its first day has come and its last has not: with another one neither product signs (facts.md 134, an assumption for Skype).
 * That a few minutes are borne at its beginning, as with tokens, is another: it was made by a clock that is not this one.
 */
export function isValidAt(pem: string, at: Date): boolean {
  const { notBefore, notAfter } = describe(pem);
  return Date.parse(notBefore) <= at.getTime() + 5 * 60_000 && at.getTime() < Date.parse(notAfter);
}

/** Windows writes the most specific part first and joins with commas. */
const windowsName = (lines: string): string => lines.split('\n').reverse().join(', ');
