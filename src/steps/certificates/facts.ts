// What the step "Certificates" sees: both products' signing keys, who else trusts them, and Exchange's web certificates.

import { z } from 'zod';
import { factsReader } from '../facts.ts';
import type { Look, StepContext } from '../step.ts';
import { inspectAuth } from './auth-certificate/facts.ts';
import { authShape } from './auth-certificate/shape.ts';
import { inspectHeld } from './held.ts';
import { inspectOthers, othersSeen } from './others.ts';
import { inspectTokenIssuer, tokenIssuerShape } from './token-issuer/facts.ts';
import { signingOf } from './token-issuer/signing.ts';
import { webOf, webShape } from './web.ts';

const certificatesFacts = z.object({ ...tokenIssuerShape, ...authShape, ...webShape, others: othersSeen });
export type CertificatesFacts = z.output<typeof certificatesFacts>;

export const certificatesOf = factsReader('certificates', certificatesFacts);

export async function inspectCertificates({ reader }: Look, context: StepContext): Promise<CertificatesFacts> {
  const [issuer, held, others] = await Promise.all([
    inspectTokenIssuer(reader, context),
    inspectHeld(reader, context),
    inspectOthers(reader),
  ]);
  return certificatesFacts.parse({ ...issuer, ...(await inspectAuth(reader, held, context)), web: webOf(held), others, pfx: null });
}

/** The thumbprint that Skype's document must show: of the certificate that signs now. */
export function assignedThumbprint(context: StepContext): string | null {
  const facts = certificatesOf(context);
  return facts === undefined ? null : signingOf(facts, context).now;
}
