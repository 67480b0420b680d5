// What is seen of Skype's signing key (OAuthTokenIssuer): what is assigned, what each Front End has in its store, and how far
// the Central Management Store has brought it.

import { z } from 'zod';
import type { Reader } from '../../../powershell/reader.ts';
import { readAssigned } from '../../../skype/oauth.ts';
import { readReplicas } from '../../../skype/topology.ts';
import { readStore } from '../../../windows/functions.ts';
import { replicas, seenOf } from '../../facts.ts';
import { frontEndsTakingPart } from '../../servers/facts.ts';
import type { Known } from '../../step.ts';

const storeCertificate = z.object({
  thumbprint: z.string(),
  subject: z.string(),
  friendlyName: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  keyBits: z.number().nullable(),
  algorithm: z.string(),
  signature: z.string(),
  hasPrivateKey: z.boolean(),
  exportable: z.boolean(),
});
export type StoreCertificate = z.output<typeof storeCertificate>;

const assigned = z.object({
  thumbprint: z.string(),
  subject: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  previous: z.string().nullable(),
});

/** Its part of the step's facts. */
export const tokenIssuerShape = {
  issuer: seenOf(assigned.nullable()),
  standard: seenOf(assigned.nullable()),
  stores: z.array(z.object({ frontEnd: z.string(), certificates: seenOf(z.array(storeCertificate)) })),
  replication: replicas,
};
const tokenIssuerFacts = z.object(tokenIssuerShape);
export type TokenIssuerFacts = z.output<typeof tokenIssuerFacts>;

export async function inspectTokenIssuer(reader: Reader, known: Known) {
  const [stores, issuer, standard, replication] = await Promise.all([
    Promise.all(frontEndsTakingPart(known).map(async (frontEnd) => ({ frontEnd, certificates: await readStore(reader, frontEnd) }))),
    readAssigned(reader, 'OAuthTokenIssuer'),
    readAssigned(reader, 'Default'),
    readReplicas(reader),
  ]);
  return { issuer, standard, stores, replication };
}

/** Certificates that may sign for Skype: on every Front End's store that was seen, fit for use (field.md 18). */
export function candidates(facts: TokenIssuerFacts, now: string): readonly StoreCertificate[] {
  const [first] = facts.stores;
  if (!first?.certificates.seen) return [];
  return first.certificates.value.filter((each) => unfit(each, now) === undefined);
}

/** Why a certificate cannot sign for Skype, or undefined where it can (domain.md 1a). */
export function unfit(certificate: StoreCertificate, now: string): string | undefined {
  if (certificate.algorithm.toUpperCase() !== 'RSA') return `its key is of the kind ${certificate.algorithm}, and RSA is needed`;
  if (certificate.keyBits === null || certificate.keyBits < 2048)
    return `its key has ${certificate.keyBits ?? 'an unknown number of'} bits, and 2048 are needed`;
  if (/sha1|md5/i.test(certificate.signature)) return 'it is signed with SHA-1, which is no longer safe';
  if (certificate.notAfter <= now) return 'it has expired';
  if (certificate.notBefore > now) return 'it is not valid yet';
  if (!certificate.hasPrivateKey) return 'its private key is not on this server';
  if (!certificate.exportable) return 'its private key may not be copied, so the other servers could not get it';
  return undefined;
}
