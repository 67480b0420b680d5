// Reads a certificate's fields with Node's own X509Certificate (OpenSSL): for the kinds of key that node-forge does not know.

import { type KeyObject, X509Certificate } from 'node:crypto';
import { distinguishedName, type Fields, type PublicKey, shownName } from './fields.ts';

/** Throws where OpenSSL does not understand the certificate. */
export function readByNode(der: Uint8Array): Fields {
  const certificate = new X509Certificate(der);
  return {
    subject: distinguishedName((certificate.subject ?? '').split('\n')),
    issuer: distinguishedName((certificate.issuer ?? '').split('\n')),
    names: namesOf(certificate.subjectAltName ?? ''),
    key: keyOf(certificate.publicKey),
    uses: certificate.keyUsage ?? null,
    authority: certificate.ca,
    notBefore: certificate.validFromDate,
    notAfter: certificate.validToDate,
  };
}

function keyOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): PublicKey {
  switch (asymmetricKeyType) {
    case 'rsa':
    case 'rsa-pss':
      return { kind: asymmetricKeyType, bits: asymmetricKeyDetails?.modulusLength ?? 0 };
    case 'ec':
      return { kind: 'elliptic curve', curve: asymmetricKeyDetails?.namedCurve ?? 'unnamed' };
    default:
      return { kind: 'other', name: asymmetricKeyType ?? 'unknown' };
  }
}

// 'DNS:a.example, IP Address:10.0.0.1, URI:"text with , in it"': Node quotes what could be mistaken for another name.
const alternativeName = /([A-Za-z ]+):("(?:[^"\\]|\\.)*"|[^,]*)(?:, |$)/gy;

function namesOf(text: string): readonly string[] {
  return [...text.matchAll(alternativeName)]
    .filter(([, type]) => type === 'DNS' || type === 'IP Address')
    .map(([, , name = '']) => shownName(name));
}
