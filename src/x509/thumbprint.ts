// The two names of a certificate: Windows shows the thumbprint, an auth metadata document the x5t. Both are the
// SHA-1 of its bytes, in hex and in base64url without padding (facts.md 65).

import { createHash } from 'node:crypto';

/** SHA-1 of the DER bytes, upper case hex, as Windows shows it. */
export const thumbprintOf = (der: Uint8Array): string => createHash('sha1').update(der).digest('hex').toUpperCase();

/** The x5t of a thumbprint; null where it is no thumbprint. Spaces and the unseen mark that Windows' dialog copies are let through. */
export function x5tOf(thumbprint: string): string | null {
  const hex = thumbprint.slice(0, 200).replace(/[\s:\u200E]/g, '');
  return /^[0-9a-f]{40}$/i.test(hex) ? Buffer.from(hex, 'hex').toString('base64url') : null;
}

/** The thumbprint of an x5t; null where it is no x5t. */
export function thumbprintOfX5t(x5t: string): string | null {
  return /^[\w-]{27}=?$/.test(x5t) ? Buffer.from(x5t, 'base64url').toString('hex').toUpperCase() : null;
}
