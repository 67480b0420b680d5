// From a certificate to its root: who issued it, as far as the certificates at hand say. The roots of this computer play no
// part: a partner trusts a token's key by itself, so a chain is shown and judged, never a condition (facts.md 11).

import { type KeyObject, X509Certificate } from 'node:crypto';
import type { Certificate } from './certificate.ts';

export type Chain =
  /** It ends at a certificate that signed itself. The first link is the certificate in question. */
  | { readonly kind: 'whole'; readonly links: readonly Certificate[] }
  /** The issuer of the last link is not at hand. */
  | { readonly kind: 'open'; readonly links: readonly Certificate[] }
  /** The last link names an issuer that is at hand, but that one's key did not sign it: damaged, or not what it seems. */
  | { readonly kind: 'broken'; readonly links: readonly Certificate[] };

/** Follows the issuers of a certificate through others, in whatever order they are. */
export function chainOf(leaf: Certificate, others: readonly Certificate[]): Chain {
  const links = [leaf];
  for (let last = leaf; ; ) {
    const claimed = [last, ...others.filter((each) => !links.includes(each))].filter((each) => says(last, each));
    if (claimed.length === 0) return { kind: 'open', links };
    const issuer = claimed.find((each) => signed(last, each));
    if (issuer === undefined) return { kind: 'broken', links };
    if (issuer === last) return { kind: 'whole', links };
    links.push(issuer);
    last = issuer;
  }
}

/** Whether it is signed with its own key. */
export const isSelfSigned = (certificate: Certificate): boolean => says(certificate, certificate) && signed(certificate, certificate);

/** Those that issued none of the others: of a chain, the certificate that it is about. */
export function leavesOf(certificates: readonly Certificate[]): readonly Certificate[] {
  return certificates.filter((each) => !certificates.some((other) => other !== each && says(other, each)));
}

/** Whether the certificate names this one as its issuer. */
const says = (certificate: Certificate, issuer: Certificate): boolean => {
  const [it, by] = [opened(certificate), opened(issuer)];
  return it !== null && by !== null && it.issuer === by.subject;
};

const signed = (certificate: Certificate, issuer: Certificate): boolean => {
  const key = publicKeyOf(issuer);
  try {
    return key !== null && (opened(certificate)?.verify(key) ?? false);
  } catch {
    return false;
  }
};

/** Its public key; null where OpenSSL cannot read it. */
export function publicKeyOf(certificate: Certificate): KeyObject | null {
  try {
    return opened(certificate)?.publicKey ?? null;
  } catch {
    return null;
  }
}

function opened({ der }: Certificate): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
}
