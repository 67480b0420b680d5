// The facts about Exchange's signing key (the auth certificate): its configuration, the certificates on each server, and what else
// such a certificate could be taken for (facts.md 32).

import { z } from 'zod';
import { keyKinds } from '../../../x509/fields.ts';
import { seenOf } from '../../facts.ts';

/** What could not be told of a certificate is null. */
const certificate = z.object({
  notBefore: z.string(),
  notAfter: z.string(),
  hasPrivateKey: z.boolean().nullable(),
  keyBits: z.number().nullable(),
  keyKind: z.enum(keyKinds).nullable(),
});
export type AuthCertificate = z.output<typeof certificate>;

/** A certificate on each server: null where the server does not have it. */
const onServers = z.array(z.object({ server: z.string(), certificate: seenOf(certificate.nullable()) }));
export type OnServers = z.output<typeof onServers>;

const unused = z.object({ server: z.string(), thumbprint: z.string(), notAfter: z.string() });
export type Unused = z.output<typeof unused>;

const uses = z.object({ server: z.string(), smtp: seenOf(z.string().nullable()), web: seenOf(z.string().nullable()) });
export type Uses = z.output<typeof uses>;

/** Its part of the step's facts. */
export const authShape = {
  authConfig: seenOf(
    z
      .object({
        current: z.string().nullable(),
        previous: z.string().nullable(),
        next: z.string().nullable(),
        nextEffective: z.string().nullable(),
        /** As configured; null where it is the default accepted domain. */
        realm: z.string().nullable(),
        domainController: z.string().nullable(),
        whenChanged: z.string().nullable(),
      })
      .nullable(),
  ),
  /** The current one. */
  authCertificates: onServers,
  nextAuthCertificates: onServers,
  /** The end of the previous one, where a server still has it. */
  previousAuthUntil: z.string().nullable(),
  /** Certificates with the auth certificate's name that could become the next one. */
  unusedAuthCertificates: z.array(unused),
  /** The rest is looked at only where something is to be renewed: null, none and '' where not. */
  exchangeShellOn: z.string().nullable(),
  certificateUses: z.array(uses),
  /** When that look was made: a date "at once" must not change from one moment to the next. */
  authLookedAt: z.string(),
};
export const authFacts = z.object(authShape);
export type AuthFacts = z.output<typeof authFacts>;
