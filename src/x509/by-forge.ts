// Reads a certificate's fields with node-forge, which knows RSA keys only and throws on any other.

import { z } from 'zod';
import { distinguishedName, type Fields, shownName } from './fields.ts';
import { forge } from './forge.ts';

const alternativeNames = z.object({
  altNames: z.array(z.object({ type: z.number(), value: z.unknown(), ip: z.string().optional() })),
});
const constraints = z.object({ cA: z.boolean() });
const usage = z.object({ value: z.string() });

/** Throws where node-forge does not understand the certificate. */
export function readByForge(tree: forge.asn1.Asn1): Fields {
  const certificate = forge.pki.certificateFromAsn1(tree);
  if (!('n' in certificate.publicKey)) throw new Error('not an RSA key');
  return {
    subject: distinguishedName(certificate.subject.attributes.map(part)),
    issuer: distinguishedName(certificate.issuer.attributes.map(part)),
    names: namesOf(certificate),
    key: { kind: 'rsa', bits: certificate.publicKey.n.bitLength() },
    uses: usesOf(certificate),
    authority: constraints.safeParse(certificate.getExtension('basicConstraints')).data?.cA ?? false,
    notBefore: certificate.validity.notBefore,
    notAfter: certificate.validity.notAfter,
  };
}

function part(attribute: forge.pki.CertificateField): string {
  const value = String(attribute.value ?? '');
  const isUtf8 = Number(attribute.valueTagClass) === Number(forge.asn1.Type.UTF8);
  return `${attribute.shortName ?? attribute.type ?? '?'}=${isUtf8 ? forge.util.decodeUtf8(value) : value}`;
}

function namesOf(certificate: forge.pki.Certificate): readonly string[] {
  const extension = certificate.getExtension('subjectAltName');
  if (extension === undefined || extension === null) return [];
  return alternativeNames
    .parse(extension)
    .altNames.flatMap(({ type, value, ip }) => (type === 2 ? [z.string().parse(value)] : type === 7 && ip !== undefined ? [ip] : []))
    .map(shownName);
}

function usesOf(certificate: forge.pki.Certificate): readonly string[] | null {
  const extension = certificate.getExtension('extKeyUsage');
  if (extension === undefined || extension === null) return null;
  const listed = forge.asn1.fromDer(usage.parse(extension).value).value;
  return Array.isArray(listed) ? listed.flatMap(({ value }) => (typeof value === 'string' ? [forge.asn1.derToOid(value)] : [])) : [];
}
