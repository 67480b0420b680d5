// What the step "Certificates" sees: Skype's assigned certificate and each Front End's store, Exchange's
// auth configuration and the certificate on each server, and who else trusts these keys.

import { z } from 'zod';
import { readAuthServers, readHybrid } from '../../exchange/organisation.ts';
import { readAuthConfig, readExchangeCertificate } from '../../exchange/signing.ts';
import { seen } from '../../model/finding.ts';
import { readAssigned, readOAuthServers, readSkypePartnerApplications } from '../../skype/oauth.ts';
import { readReplicas } from '../../skype/topology.ts';
import { readStore } from '../../windows/functions.ts';
import { replicas, seenOf } from '../facts.ts';
import { exchangeTakingPart, frontEndsTakingPart } from '../servers/facts.ts';
import { factsOf, type Known, type Look } from '../step.ts';

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

const certificatesFacts = z.object({
  issuer: seenOf(assigned.nullable()),
  standard: seenOf(assigned.nullable()),
  stores: z.array(z.object({ frontEnd: z.string(), certificates: seenOf(z.array(storeCertificate)) })),
  replication: replicas,
  authConfig: seenOf(
    z
      .object({
        current: z.string().nullable(),
        next: z.string().nullable(),
        nextEffective: z.string().nullable(),
        domainController: z.string().nullable(),
        whenChanged: z.string().nullable(),
      })
      .nullable(),
  ),
  authCertificates: z.array(
    z.object({
      server: z.string(),
      certificate: seenOf(
        z.object({ notBefore: z.string(), notAfter: z.string(), hasPrivateKey: z.boolean(), keyBits: z.number() }).nullable(),
      ),
    }),
  ),
  others: z.object({
    skypeOAuthServers: seenOf(z.array(z.string())),
    skypeApplications: seenOf(z.array(z.string())),
    exchangeAuthServers: seenOf(z.array(z.string())),
    hybrid: seenOf(z.boolean()),
  }),
});
export type CertificatesFacts = z.output<typeof certificatesFacts>;

export const certificatesOf = (known: Known): CertificatesFacts | undefined => factsOf(known, 'certificates', certificatesFacts);

export async function inspectCertificates({ reader }: Look, known: Known): Promise<CertificatesFacts> {
  const [stores, issuer, standard, replication, skypeOAuthServers, applications, exchangeAuthServers, hybrid, exchange] = await Promise.all(
    [
      Promise.all(frontEndsTakingPart(known).map(async (frontEnd) => ({ frontEnd, certificates: await readStore(reader, frontEnd) }))),
      readAssigned(reader, 'OAuthTokenIssuer'),
      readAssigned(reader, 'Default'),
      readReplicas(reader),
      readOAuthServers(reader),
      readSkypePartnerApplications(reader),
      readAuthServers(reader),
      readHybrid(reader),
      inspectExchange(reader, known),
    ],
  );
  return certificatesFacts.parse({
    issuer,
    standard,
    stores,
    replication,
    ...exchange,
    others: {
      skypeOAuthServers,
      skypeApplications: applications.seen ? seen(applications.value.map((each) => each.identity)) : applications,
      exchangeAuthServers,
      hybrid: hybrid.seen ? seen(hybrid.value.length > 0) : hybrid,
    },
  });
}

/** Exchange's auth configuration, and its current certificate on each server that takes part. */
async function inspectExchange(reader: Look['reader'], known: Known) {
  const authConfig = await readAuthConfig(reader);
  const current = authConfig.seen ? authConfig.value?.current : null;
  const servers = current ? exchangeTakingPart(known).map(({ fqdn }) => ({ current, fqdn })) : [];
  const authCertificates = await Promise.all(
    servers.map(async ({ current, fqdn }) => ({ server: fqdn, certificate: await readExchangeCertificate(reader, current, fqdn) })),
  );
  return { authConfig, authCertificates };
}

/** The thumbprint that Skype's document must show: the assigned one. */
export function assignedThumbprint(known: Known): string | null {
  const issuer = certificatesOf(known)?.issuer;
  return issuer?.seen ? (issuer.value?.thumbprint ?? null) : null;
}

/** Certificates that may sign for Skype: on every Front End's store that was seen, fit for use (field.md 18). */
export function candidates(facts: CertificatesFacts, now: string): readonly StoreCertificate[] {
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
