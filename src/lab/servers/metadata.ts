// The auth metadata document: what a product tells its partners about itself (facts.md 62). Written for one side,
// read by the other.

import { z } from 'zod';
import { describe, isValidAt } from '../certificates.ts';
import { guid, type Random } from '../ids.ts';
import { x5tOf } from '../tokens.ts';
import type { Certificate } from '../world.ts';
import type { SiteAnswer } from './site.ts';

export type Document = {
  /** "Exchange" is sourced; "Lync" for Skype is an assumption (facts.md 63). */
  readonly name: 'Exchange' | 'Lync';
  readonly applicationId: string;
  readonly realm: string;
  /** Current, then previous; those that are not valid, or not yet, are left out. */
  readonly certificates: readonly Certificate[];
  readonly url: string;
};

export function metadataAnswer(document: Document, now: Date, random: Random): SiteAnswer {
  const principal = `${document.applicationId}@${document.realm}`;
  const described = document.certificates.filter((each) => isValidAt(each.pem, now)).map((each) => describe(each.pem));
  const body = {
    id: `_${guid(random)}`,
    version: '1.0',
    name: document.name,
    realm: document.realm,
    serviceName: document.applicationId,
    issuer: principal,
    allowedAudiences: [principal],
    keys: described.map(({ thumbprint, raw }) => ({
      usage: 'signing',
      keyinfo: { x5t: x5tOf(thumbprint) },
      keyvalue: { type: 'x509Certificate', value: raw },
    })),
    endpoints: [{ location: document.url, protocol: 'OAuth2', usage: 'metadata' }],
  };
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'private' },
    body: JSON.stringify(body),
  };
}

const partnerDocument = z.object({
  issuer: z.string().max(1024).optional(),
  serviceName: z.string().max(1024).optional(),
  realm: z.string().max(1024).optional(),
  keys: z
    .array(
      z.object({
        usage: z.string().max(64).optional(),
        keyvalue: z.object({ type: z.string().max(64).optional(), value: z.string().max(90_000).optional() }).optional(),
      }),
    )
    .max(100),
});

export type PartnerDocument = { readonly applicationId: string; readonly realm: string; readonly certificates: readonly string[] };

/** Reads a partner's document as Exchange does: issuer first, at most ten signing certificates (facts.md 64). */
export function readPartnerDocument(body: string): PartnerDocument | { readonly wrong: string } {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { wrong: 'The document is not valid JSON.' };
  }
  const read = partnerDocument.safeParse(json);
  if (!read.success) return { wrong: 'The document is not an auth metadata document.' };
  const [issuerId, issuerRealm] = (read.data.issuer ?? '').split('@');
  const applicationId = issuerRealm === undefined ? read.data.serviceName : issuerId;
  const realm = issuerRealm ?? read.data.realm;
  if (applicationId === undefined || applicationId === '') return { wrong: 'The document names no service.' };
  if (realm === undefined || realm === '') return { wrong: 'The document names no realm.' };
  const certificates = read.data.keys
    .filter((each) => each.usage === 'signing' && each.keyvalue?.type === 'x509Certificate')
    .flatMap((each) => (each.keyvalue?.value === undefined || each.keyvalue.value === '' ? [] : [each.keyvalue.value]))
    .slice(0, 10);
  return certificates.length === 0 ? { wrong: 'The document holds no signing key.' } : { applicationId, realm, certificates };
}
