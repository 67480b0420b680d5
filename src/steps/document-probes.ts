// Views: what each look at a metadata document saw, stage by stage, as the facts keep it: no bodies and no chains. Made in one place,
// so that a step which looks at a document shows it filling up and keeps the same.

import { z } from 'zod';
import { notSeen, type Seen, seen } from '../model/finding.ts';
import type { Fqdn } from '../model/place.ts';
import { type ProbeTrace, type Product, type StageSeen, stageNames, stageStates, unreached } from '../model/probe-trace.ts';
import type { AuthMetadata } from '../probes/auth-metadata.ts';
import type { DocumentProbe } from '../probes/document-probe.ts';
import type { Probes } from '../probes/probes.ts';

const stage = z.object({ stage: z.enum(stageNames), state: z.enum(stageStates), words: z.string() });

export const documentProbeFacts = z.object({
  product: z.enum(['Skype', 'Exchange']),
  /** The server that looked; null for this computer. */
  from: z.string().nullable(),
  /** The server that was looked at under the published name; null: whoever the name leads to. */
  at: z.string().nullable(),
  stages: z.array(stage),
  /** The connection, and the certificate that was shown. */
  secured: z
    .object({
      protocol: z.string(),
      thumbprint: z.string().nullable(),
      subject: z.string().nullable(),
      notAfter: z.string().nullable(),
      names: z.array(z.string()),
      trusted: z.boolean(),
    })
    .nullable(),
  /** How far the server's clock is ahead of that of the one who looked. */
  clock: z.object({ offsetMs: z.number(), errorMs: z.number() }).nullable(),
  /** What the document says; null where it could not be read. Keys are thumbprints. */
  says: z.object({ issuer: z.string(), keys: z.array(z.string()) }).nullable(),
});
export type DocumentProbeFacts = z.output<typeof documentProbeFacts>;

// A certificate may hold thousands; these are enough to recognise it by.
const mostNames = 10;

/** A view as the facts keep it: only what is not as it should be keeps its words. */
export function kept(product: Product, from: Fqdn | null, { at, stages, secured, clock, document }: DocumentProbe): DocumentProbeFacts {
  const leaf = secured?.chain[0];
  return {
    product,
    from,
    at,
    stages: stages.map((each) => ({ ...each, words: each.state === 'passed' ? '' : each.words })),
    secured:
      secured === null
        ? null
        : {
            protocol: secured.protocol,
            thumbprint: leaf?.thumbprint ?? null,
            subject: leaf?.subject ?? null,
            notAfter: leaf?.notAfter ?? null,
            names: secured.names.slice(0, mostNames),
            trusted: secured.trust.trusted,
          },
    clock,
    says: document.seen ? { issuer: document.value.issuer, keys: document.value.keys.map((each) => each.thumbprint) } : null,
  };
}

export const traceOf = ({ product, from, at, stages }: DocumentProbeFacts): ProbeTrace => ({ product, from, at, stages });

/** A line that ends at its first stage, because nobody could look. */
export const notLooked = (words: string): readonly StageSeen[] =>
  unreached.map((each, index) => (index === 0 ? { ...each, state: 'not seen', words } : each));

/** What a document says, where it came over a connection that this computer trusts: anybody could have said the rest. */
export function trusted({ secured, document }: DocumentProbe): Seen<AuthMetadata> {
  if (!document.seen || secured === null || secured.trust.trusted) return document;
  return notSeen(`This computer does not trust whoever answers there. ${secured.trust.why}`);
}

/** Thumbprints of the keys in the document that one server gives out itself, under the published name. */
export async function keysShown(probes: Probes, at: Fqdn, url: string, expectedId: string): Promise<Seen<readonly string[]>> {
  const document = trusted(await probes.readDocument(url, { at, expectedId }));
  return document.seen ? seen(document.value.keys.map((key) => key.thumbprint)) : document;
}
