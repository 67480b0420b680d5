// Shapes that the steps' facts share. Facts are JSON, since the journal keeps them; every look is a
// "seen or not seen", so that what could not be looked at is never taken as right. And how they are read again.

import { z } from 'zod';
import { shapeSchema } from '../model/finding-schema.ts';
import { harmless } from '../model/harmless.ts';
import type { Json } from '../model/json.ts';
import { stageNames } from '../model/probe-trace.ts';
import type { StepId } from '../model/steps.ts';
import type { StepContext } from './step.ts';

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

/**
 * Reads the facts of a step as it last saw them; gives undefined before its first look. The same facts are read once: everything pure
 * asks for them again and again, and hundreds of servers make them large.
 */
export function factsReader<T>(step: StepId, schema: z.ZodType<T>): (known: Pick<StepContext, 'facts'>) => T | undefined {
  const read = new WeakMap<object, T>();
  const parse = (facts: Json): T => {
    const parsed = schema.safeParse(facts);
    if (parsed.success) return parsed.data;
    throw new OtherShape(parsed.error.issues[0]?.path.map(String).join('.') ?? '');
  };
  return ({ facts: { [step]: facts } }) => {
    if (facts === undefined) return undefined;
    if (typeof facts !== 'object' || facts === null) return parse(facts);
    const parsed = read.get(facts) ?? parse(facts);
    read.set(facts, parsed);
    return parsed;
  };
}

/** Facts that this version does not know the shape of: those of another one, or of somebody's making. */
class OtherShape extends Error {
  constructor(at: string) {
    super(`what was seen has another form there than this version knows${at === '' ? '' : `, at "${harmless(at, 100)}"`}`);
  }
}
