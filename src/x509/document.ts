// Reads a file, or pasted text, that should hold certificates: PEM, DER, PKCS#7, or base64 as PowerShell shows RawData.
// A PKCS#12 file is only recognised here: it opens with its password, in pfx.ts. A new shape: one case in `readBinary` or `readPem`.

import type { asn1 } from 'node-forge';
import { largestDocument, mostKeys } from './bounds.ts';
import { type Certificate, parse, readDer } from './certificate.ts';
import { forge } from './forge.ts';

export type Document =
  | { readonly kind: 'certificates'; readonly certificates: readonly Certificate[] }
  /** A PKCS#12 file: it takes its password to say more. */
  | { readonly kind: 'locked'; readonly der: Uint8Array }
  | { readonly kind: 'refused'; readonly why: string };

const refused = (why: string): Document => ({ kind: 'refused', why });

/** Reads a document of at most 1 MiB and ten certificates. Never throws: what it cannot read is refused in one sentence. */
export function readDocument(bytes: Uint8Array): Document {
  if (bytes.length > largestDocument) return refused('The file is larger than 1 MiB, so it is not a certificate.');
  if (bytes.length === 0) return refused('The file is empty.');
  return bytes[0] === sequence ? readBinary(bytes) : readText(textOf(bytes));
}

// Every certificate, PKCS#7 and PKCS#12 file in DER begins with this tag.
const sequence = 0x30;

/** Windows' Notepad and PowerShell write UTF-16 with a byte order mark. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
}

function readText(text: string): Document {
  if (text.includes('-----BEGIN ')) return readPem(text);
  const plain = text.replace(/\s/g, '');
  if (plain.startsWith('<')) return refused('This is a web page, not a certificate.');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(plain)) return refused('This is neither a certificate nor a file that holds one.');
  return readBinary(Buffer.from(plain, 'base64'));
}

const block = /-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]*)-----END \1-----/g;
const certificateLabels = ['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE'];
const bundleLabels = ['PKCS7', 'CMS'];

// What else is kept in PEM, for someone who chose the wrong file.
const otherLabels: readonly { readonly label: RegExp; readonly why: string }[] = [
  {
    label: /CERTIFICATE REQUEST$/,
    why: 'This is a request for a certificate; the file that the certification authority answered with is needed.',
  },
  { label: /PRIVATE KEY$/, why: 'This file holds a private key, but no certificate.' },
  { label: /CRL$/, why: 'This is a list of revoked certificates, not a certificate.' },
];

function readPem(text: string): Document {
  const blocks = [...text.matchAll(block)].map(([, label = '', base64 = '']) => ({ label, der: Buffer.from(base64, 'base64') }));
  const bundle = blocks.find(({ label }) => bundleLabels.includes(label));
  if (bundle !== undefined) return readBinary(bundle.der);
  const certificates = blocks.filter(({ label }) => certificateLabels.includes(label)).map(({ der }) => der);
  if (certificates.length > 0) return readAll(certificates);
  const other = otherLabels.find((each) => blocks.some(({ label }) => each.label.test(label)));
  return refused(
    other?.why ?? 'The certificate in this file is damaged: its text is cut short or holds characters that do not belong there.',
  );
}

function readBinary(der: Uint8Array): Document {
  const parsed = parse(der);
  if (parsed.kind === 'parsed') {
    if (isPfx(parsed.tree)) return { kind: 'locked', der };
    if (oidOf(child(parsed.tree, 0)) === forge.pki.oids.signedData) return readBundle(parsed.tree);
  }
  return readAll([der]);
}

function readAll(ders: readonly Uint8Array[]): Document {
  if (ders.length > mostKeys) return refused(`The file holds ${ders.length} certificates; at most ${mostKeys} are read.`);
  const read = ders.map(readDer);
  const unread = read.find((each) => !each.seen);
  if (unread !== undefined && !unread.seen) return refused(unread.why);
  return { kind: 'certificates', certificates: read.flatMap((each) => (each.seen ? [each.value] : [])) };
}

/** The certificates of PKCS#7 signed data: they stand under its context tag 0. */
function readBundle(tree: asn1.Asn1): Document {
  const signedData = child(child(tree, 1), 0);
  const certificates = children(signedData).find(
    ({ tagClass, type }) => tagClass === forge.asn1.Class.CONTEXT_SPECIFIC && Number(type) === 0,
  );
  const found = children(certificates).map((each) => Buffer.from(forge.asn1.toDer(each).getBytes(), 'latin1'));
  return found.length === 0 ? refused('The file is made for certificates, but holds none.') : readAll(found);
}

/** A PKCS#12 file begins with its version, 3, and then names what it holds: data, or signed data. */
function isPfx(tree: asn1.Asn1): boolean {
  return child(tree, 0)?.value === '\u0003' && oidOf(child(child(tree, 1), 0)) !== null;
}

function children(of: asn1.Asn1 | undefined): readonly asn1.Asn1[] {
  return of === undefined || typeof of.value === 'string' ? [] : of.value;
}

const child = (of: asn1.Asn1 | undefined, at: number): asn1.Asn1 | undefined => children(of)[at];

function oidOf(node: asn1.Asn1 | undefined): string | null {
  if (node === undefined || node.type !== forge.asn1.Type.OID || typeof node.value !== 'string') return null;
  return node.value.length === 0 ? null : forge.asn1.derToOid(node.value);
}
