// Reads one certificate's bytes: what the wizard needs to compare, show and judge a signing key (checks.ts judges).
// node-forge reads first; what it does not understand is read by OpenSSL. Files with more in them: document.ts.

import { X509Certificate } from 'node:crypto';
import { notSeen, type Seen, seen } from '../model/finding.ts';
import { remembered } from '../model/remembered.ts';
import { largestCertificate } from './bounds.ts';
import { readByForge } from './by-forge.ts';
import { readByNode } from './by-node.ts';
import type { Fields, PublicKey } from './fields.ts';
import { forge } from './forge.ts';
import { thumbprintOf } from './thumbprint.ts';

export type Certificate = {
  /** The bytes that were read. */
  readonly der: Uint8Array;
  /** SHA-1 of the DER bytes, upper case hex, as Windows shows it. */
  readonly thumbprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly names: readonly string[];
  readonly key: PublicKey;
  /** OIDs of the enhanced key usage; null where the certificate does not limit its use. */
  readonly uses: readonly string[] | null;
  readonly authority: boolean;
  /** OID of the algorithm that it is signed with; null where it could not be read. */
  readonly signature: string | null;
  readonly notBefore: string;
  readonly notAfter: string;
};

const tooLarge = 'The certificate is larger than 64 KiB.';
const unreadable = 'The bytes are not a certificate that can be read.';

/** The last that were read: every look shows the same few again, and reading one costs more than the rest of the look. */
const lately = remembered<Seen<Certificate>>(64);

/** Reads a certificate in base64, as PowerShell shows `RawData` and a metadata document its keys. */
export function readCertificate(base64: string): Seen<Certificate> {
  // Line ends in a certificate of the largest size take less than a tenth of it.
  if (base64.length > largestCertificate * 1.5) return notSeen(tooLarge);
  return lately(base64, () => readBase64(base64));
}

function readBase64(base64: string): Seen<Certificate> {
  const plain = base64.replace(/\s/g, '');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(plain) ? readDer(Buffer.from(plain, 'base64')) : notSeen(unreadable);
}

/** Reads a certificate in DER, of at most 64 KiB. */
export function readDer(der: Uint8Array): Seen<Certificate> {
  if (der.length > largestCertificate) return notSeen(tooLarge);
  const parsed = parse(der);
  if (parsed.kind === 'too deep') return notSeen('The certificate is nested more than 32 levels deep, as no real one is.');
  try {
    const tree = parsed.kind === 'parsed' ? parsed.tree : null;
    const exact = tree === null ? withoutRest(der) : der;
    if (exact.length < der.length) return readDer(exact);
    const fields = readByEither(tree, der);
    return seen({
      ...fields,
      der,
      thumbprint: thumbprintOf(der),
      signature: tree === null ? null : signatureOf(tree),
      notBefore: fields.notBefore.toISOString(),
      notAfter: fields.notAfter.toISOString(),
    });
  } catch {
    return notSeen(unreadable);
  }
}

/** What stands behind a certificate, such as a line end, is no part of its thumbprint. OpenSSL finds its end; without one it throws. */
const withoutRest = (der: Uint8Array): Uint8Array => new X509Certificate(der).raw;

/** ASN.1 as a tree, or why there is none. */
export type ParsedAsn1 =
  | { readonly kind: 'parsed'; readonly tree: forge.asn1.Asn1 }
  | { readonly kind: 'too deep' }
  | { readonly kind: 'not ASN.1' };

/** Reads ASN.1 of at most 32 levels. */
export function parse(der: Uint8Array): ParsedAsn1 {
  try {
    return { kind: 'parsed', tree: forge.asn1.fromDer(Buffer.from(der).toString('latin1')) };
  } catch (error) {
    return { kind: error instanceof Error && error.message.includes('Max depth') ? 'too deep' : 'not ASN.1' };
  }
}

function readByEither(tree: forge.asn1.Asn1 | null, der: Uint8Array): Fields {
  if (tree === null) return readByNode(der);
  try {
    return readByForge(tree);
  } catch {
    return readByNode(der);
  }
}

function signatureOf({ value: [, algorithm] }: forge.asn1.Asn1): string | null {
  if (algorithm === undefined || typeof algorithm === 'string') return null;
  const [oid] = algorithm.value;
  return oid === undefined || typeof oid === 'string' || typeof oid.value !== 'string' ? null : forge.asn1.derToOid(oid.value);
}
