// What is seen of the certificates that Exchange's servers show to whoever connects. The wizard leaves them as they are; the
// calendar (steps/expiries.ts) says when they end.

import { z } from 'zod';
import { seen } from '../../model/finding.ts';
import { seenOf } from '../facts.ts';
import type { Held } from './held.ts';

const webCertificate = z.object({ thumbprint: z.string(), subject: z.string(), notAfter: z.string() });
export type WebCertificate = z.output<typeof webCertificate>;

/** Its part of the step's facts. */
export const webShape = {
  web: z.array(z.object({ server: z.string(), certificates: seenOf(z.array(webCertificate)) })),
};

/** Those with the service IIS. Usually two: the published one, and the self-signed one of the back end. */
export const webOf = (held: readonly Held[]) =>
  held.map(({ server, certificates }) => ({
    server,
    certificates: certificates.seen
      ? seen(
          certificates.value
            .filter(({ services }) => services !== null && /\bIIS\b/i.test(services))
            .map(({ thumbprint, subject, notAfter }) => ({ thumbprint, subject, notAfter })),
        )
      : certificates,
  }));
