// The auth metadata document: what a product publishes about itself so that a partner can trust its
// tokens (domain.md 6.2). Read from whatever fetched it, and judged without believing a byte of it.

import { z } from 'zod';
import { notSeen, type Seen, seen } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import { readCertificate } from '../x509/certificate.ts';

/** The well-known application ids (domain.md 6.4). */
export const exchangeId = '00000002-0000-0ff1-ce00-000000000000';
export const skypeId = '00000004-0000-0ff1-ce00-000000000000';

type SigningKey = { readonly thumbprint: string; readonly notAfter: string; readonly keyBits: number | null };

export type AuthMetadata = {
  readonly serviceName: string;
  readonly realm: string;
  readonly issuer: string;
  /** Empty where the product has no certificate to sign with: the document is then read, but useless. */
  readonly keys: readonly SigningKey[];
};

// What is shown later is made harmless now.
const shown = z
  .string()
  .max(512)
  .transform((value) => harmless(value, 512));

const document = z.object({
  serviceName: shown,
  realm: shown,
  issuer: shown,
  // Exchange itself keeps at most ten (domain.md 6.2).
  keys: z
    .array(z.object({ usage: z.string().max(64), keyvalue: z.object({ type: z.string().max(64), value: z.string().max(90_000) }) }))
    .max(10),
});

/** Reads a document of one product, from its HTTP status and body; says in one sentence what is wrong with it. */
export function readAuthMetadata(status: number, body: string, expectedId: string): Seen<AuthMetadata> {
  if (status !== 200) return notSeen(`The server answered with HTTP status ${status} instead of the document.`);
  const text = body.replace(/^\uFEFF/, '').trim();
  if (text.startsWith('<')) return notSeen('The answer is a web page, not the document: a proxy or a sign-in page stands in between.');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return notSeen('The answer is not JSON, so it is not the document.');
  }
  const parsed = document.safeParse(json);
  if (!parsed.success) return notSeen('The answer is JSON, but not an auth metadata document.');
  const { serviceName, realm, issuer, keys } = parsed.data;
  if (serviceName !== expectedId)
    return notSeen(`The document belongs to another product: its service name is ${harmless(serviceName, 60)}.`);
  if (issuer !== `${serviceName}@${realm}`)
    return notSeen('The document contradicts itself: its issuer is not its service name and realm.');
  const signing = keys.filter((key) => key.usage === 'signing' && key.keyvalue.type === 'x509Certificate');
  const read = signing.map((key) => readCertificate(key.keyvalue.value));
  const good = read.flatMap((each) => (each.seen ? [each.value] : []));
  return seen({
    serviceName,
    realm,
    issuer,
    keys: good.map(({ thumbprint, notAfter, key }) => ({ thumbprint, notAfter, keyBits: key.kind === 'rsa' ? key.bits : null })),
  });
}
