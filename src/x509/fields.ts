// What is read from a certificate, by whichever reader understands it: by-forge.ts knows RSA, by-node.ts the rest.

import { harmless } from '../model/harmless.ts';

export type PublicKey =
  | { readonly kind: 'rsa'; readonly bits: number }
  /** An RSA key that its certificate allows for RSASSA-PSS signatures only. */
  | { readonly kind: 'rsa-pss'; readonly bits: number }
  | { readonly kind: 'elliptic curve'; readonly curve: string }
  | { readonly kind: 'other'; readonly name: string };

export const keyKinds = ['rsa', 'rsa-pss', 'elliptic curve', 'other'] as const satisfies readonly PublicKey['kind'][];

export type Fields = {
  /** As Windows shows it: the most special part first. */
  readonly subject: string;
  readonly issuer: string;
  /** DNS names and addresses of the subject alternative name, in its order. */
  readonly names: readonly string[];
  readonly key: PublicKey;
  /** OIDs of the enhanced key usage; null where the certificate does not limit its use. */
  readonly uses: readonly string[] | null;
  /** Whether it may issue certificates. */
  readonly authority: boolean;
  readonly notBefore: Date;
  readonly notAfter: Date;
};

/** A name out of its parts, such as ["O=Contoso", "CN=pool01.contoso.com"], in the order of the certificate. */
export const distinguishedName = (parts: readonly string[]): string => harmless(parts.toReversed().join(', '), 1024);

/** A DNS name or an address as it may be shown. A DNS name has at most 253 characters. */
export const shownName = (name: string): string => harmless(name, 253);
