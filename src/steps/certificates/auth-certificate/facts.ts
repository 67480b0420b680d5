// What is seen of Exchange's signing key (the auth certificate): its configuration, and the certificate on each server.

import { z } from 'zod';
import { readAuthConfig, readExchangeCertificate } from '../../../exchange/signing.ts';
import type { Reader } from '../../../powershell/reader.ts';
import { seenOf } from '../../facts.ts';
import { exchangeTakingPart } from '../../servers/facts.ts';
import type { Known } from '../../step.ts';

/** Its part of the step's facts. */
export const authShape = {
  authConfig: seenOf(
    z
      .object({
        current: z.string().nullable(),
        /** An older state file lacks it. */
        previous: z.string().nullable().default(null),
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
};
const authFacts = z.object(authShape);
export type AuthFacts = z.output<typeof authFacts>;

/** Exchange's auth configuration, and its current certificate on each server that takes part. */
export async function inspectAuth(reader: Reader, known: Known) {
  const authConfig = await readAuthConfig(reader);
  const current = authConfig.seen ? authConfig.value?.current : null;
  const servers = current ? exchangeTakingPart(known).map(({ fqdn }) => ({ current, fqdn })) : [];
  const authCertificates = await Promise.all(
    servers.map(async ({ current, fqdn }) => ({ server: fqdn, certificate: await readExchangeCertificate(reader, current, fqdn) })),
  );
  return { authConfig, authCertificates };
}
