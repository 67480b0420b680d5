// What keeps a certificate from signing for Exchange, wherever it is (facts.md 132). A new reason: a row here, its code in ../found.ts.

import { between, isYetToBegin } from '../../../model/instant.ts';
import { day } from '../../phrases.ts';
import type { Code } from '../found.ts';
import type { AuthCertificate } from './shape.ts';

/** `because` is what follows "the current one". */
export type Unfit = { readonly code: Code; readonly because: string };

const fewestBits = 2048;

const otherKeys = { 'rsa-pss': 'a key for RSASSA-PSS only', 'elliptic curve': 'an elliptic-curve key', other: 'a key of another kind' };

type Row = { readonly code: Code; readonly because: (certificate: Own, at: string) => string | undefined };
type Own = Pick<AuthCertificate, 'notBefore' | 'notAfter' | 'keyBits' | 'keyKind'>;

const reasons: readonly Row[] = [
  {
    code: 'auth.expired',
    because: ({ notAfter }, at) => ((between(at, notAfter) ?? 1) > 0 ? undefined : `expired on ${day(notAfter)}`),
  },
  {
    code: 'auth.not-yet-valid',
    because: ({ notBefore }, at) =>
      isYetToBegin(notBefore, at) ? `is not valid before ${day(notBefore)}, ${notBefore.slice(11, 16)} UTC` : undefined,
  },
  {
    code: 'auth.other-key',
    because: ({ keyKind }) =>
      keyKind === null || keyKind === 'rsa' ? undefined : `has ${otherKeys[keyKind]}, and Exchange signs its tokens with RSA keys`,
  },
  {
    code: 'auth.weak',
    because: ({ keyBits }) =>
      keyBits === null || keyBits >= fewestBits ? undefined : `has a key of ${keyBits} bits, and Exchange refuses fewer than ${fewestBits}`,
  },
];

/** Why it cannot sign at a moment; undefined where it can, as far as it was seen. Whether its key is there, each server tells. */
export function whyUnfit(certificate: Own, at: string): Unfit | undefined {
  for (const { code, because } of reasons) {
    const why = because(certificate, at);
    if (why !== undefined) return { code, because: why };
  }
  return undefined;
}
