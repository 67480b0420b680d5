// Reads a certificate's bytes: what the wizard needs to compare and judge a signing key.

import { X509Certificate } from 'node:crypto';
import { notSeen, type Seen, seen } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';

export type CertificateFacts = {
  /** SHA-1 of the DER bytes, upper case hex, as Windows shows it. */
  readonly thumbprint: string;
  readonly subject: string;
  readonly keyType: string;
  /** Bits of an RSA modulus; null for other kinds of key. */
  readonly keyBits: number | null;
  readonly notBefore: string;
  readonly notAfter: string;
};

// No certificate in use comes near this; larger ones are only a way to use up memory.
const largest = 64 * 1024;

/** Reads a base64 DER certificate of at most 64 KiB. */
export function readCertificate(base64: string): Seen<CertificateFacts> {
  if (base64.length > (largest * 4) / 3 + 4) return notSeen('The certificate is larger than 64 KiB.');
  try {
    const certificate = new X509Certificate(Buffer.from(base64, 'base64'));
    return seen({
      thumbprint: certificate.fingerprint.replaceAll(':', '').toUpperCase(),
      subject: harmless(certificate.subject.replaceAll('\n', ', '), 1024),
      keyType: certificate.publicKey.asymmetricKeyType ?? 'unknown',
      keyBits: certificate.publicKey.asymmetricKeyDetails?.modulusLength ?? null,
      notBefore: certificate.validFromDate.toISOString(),
      notAfter: certificate.validToDate.toISOString(),
    });
  } catch {
    return notSeen('The bytes are not a certificate that can be read.');
  }
}
