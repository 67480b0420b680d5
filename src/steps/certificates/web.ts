// What is seen of the certificates that Exchange's servers show to whoever connects. The wizard leaves them as they are; the
// calendar (steps/expiries.ts) says when they end.

import { z } from 'zod';
import { readWebCertificates } from '../../exchange/web-certificates.ts';
import type { Reader } from '../../powershell/reader.ts';
import { seenOf } from '../facts.ts';
import { exchangeTakingPart } from '../servers/facts.ts';
import type { Known } from '../step.ts';

const webCertificate = z.object({ thumbprint: z.string(), subject: z.string(), notAfter: z.string() });
export type WebCertificate = z.output<typeof webCertificate>;

/** Its part of the step's facts. An older state file lacks it. */
export const webShape = {
  web: z.array(z.object({ server: z.string(), certificates: seenOf(z.array(webCertificate)) })).default([]),
};

export async function inspectWeb(reader: Reader, known: Known) {
  const web = await Promise.all(
    exchangeTakingPart(known).map(async ({ fqdn }) => ({ server: fqdn, certificates: await readWebCertificates(reader, fqdn) })),
  );
  return { web };
}
