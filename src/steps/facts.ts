// Shapes that the steps' facts share. Facts are JSON, since the journal keeps them; every look is a
// "seen or not seen", so that what could not be looked at is never taken as right.

import { z } from 'zod';
import { shapeSchema } from '../model/finding-schema.ts';
import { stageNames } from '../model/probe-trace.ts';

/** Seen with a value, or not seen with the reason. */
export const seenOf = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('seen', [
    z.object({ seen: z.literal(true), value }),
    z.object({ seen: z.literal(false), why: z.string(), shape: z.exactOptional(shapeSchema) }),
  ]);

/** A name as it was found, and what it is compared by (model/name.ts). */
export const nameFacts = z.object({ key: z.string(), shown: z.string() });

export const authMetadata = z.object({
  serviceName: z.string(),
  realm: z.string(),
  issuer: z.string(),
  keys: z.array(z.object({ thumbprint: z.string(), notAfter: z.string(), keyBits: z.number().nullable() })),
});

export const documentSeen = z.object({
  server: z.string(),
  reading: z.enum(['read', 'not yet', 'failed', 'not looked']),
  document: seenOf(authMetadata),
  /** The stage at which it stopped; null where it came to the end. */
  stage: z.enum(stageNames).nullable(),
  /** Why the certificate was not trusted (TrustFault in probes/document-probe.ts), where that is what stopped it. */
  fault: z.string().nullable(),
  /** The status of the answer, of whatever kind. */
  status: z.number().nullable(),
  /** Another host to which the request was sent on. */
  leadsTo: z.string().nullable(),
});
export type DocumentFacts = z.output<typeof documentSeen>;

export const replicas = seenOf(z.array(z.object({ fqdn: z.string(), upToDate: z.boolean() })));
