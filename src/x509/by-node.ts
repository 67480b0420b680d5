// Reads a certificate's fields with Node's own X509Certificate (OpenSSL): for the kinds of key that node-forge does not know.

import { X509Certificate } from 'node:crypto';
import { distinguishedName, type Fields, type PublicKey, shownName } from './fields.ts';

/** Throws where OpenSSL does not understand the certificate. */
export function readByNode(der: Uint8Array): Fields {
  const certificate = new X509Certificate(der);
  return {
    subject: distinguishedName((certificate.subject ?? '').split('\n')),
    issuer: distinguishedName((certificate.issuer ?? '').split('\n')),
    names: namesOf(certificate.subjectAltName ?? ''),
    key: keyOf(certificate),
    uses: certificate.keyUsage ?? null,
    authority: certificate.ca,
    notBefore: certificate.validFromDate,
    notAfter: certificate.validToDate,
  };
}

function keyOf(certificate: X509Certificate): PublicKey {
  try {
    const { asymmetricKeyType: kind, asymmetricKeyDetails: details } = certificate.publicKey;
    if (kind === 'rsa' || kind === 'rsa-pss') return { kind, bits: details?.modulusLength ?? 0 };
    return kind === 'ec' ? { kind: 'elliptic curve', curve: details?.namedCurve ?? 'unnamed' } : { kind: 'other', name: kind ?? 'unknown' };
  } catch {
    // A kind that OpenSSL does not know either, such as GOST: one such certificate in a store does not hide the others.
    return { kind: 'other', name: 'unknown' };
  }
}

// 'DNS:a.example, IP Address:10.0.0.1, URI:"text with , in it"': Node quotes what could be mistaken for another name.
const alternativeName = /([A-Za-z ]+):("(?:[^"\\]|\\.)*"|[^,]*)(?:, |$)/gy;

function namesOf(text: string): readonly string[] {
  return [...text.matchAll(alternativeName)]
    .filter(([, type]) => type === 'DNS' || type === 'IP Address')
    .map(([, , name = '']) => shownName(name));
}
