// Whom this computer trusts, and what it makes of a server's chain. Node alone trusts Mozilla's list; an enterprise authority is in
// the system's store (facts.md 53). A new fault: a row in `faults`, or a check of its own in `judge`.

import { constants } from 'node:crypto';
import tls from 'node:tls';
import { notSeen, type Seen, seen } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import { remembered } from '../model/remembered.ts';
import type { Network } from '../model/shell.ts';
import { type Certificate, readDer } from '../x509/certificate.ts';
import type { Trust, TrustFault } from './document-probe.ts';

/** By the authorities that a network adds to this computer's; a process meets few networks. */
const made = remembered<tls.SecureContext>(8);

/**
 * Made once for the same authorities: some 300 certificates take longer to read than a handshake does. It speaks TLS from 1.0 up and
 * weak ciphers too, so that old servers are looked at and named, not missed.
 */
export const trustOf = ({ authorities }: Network): tls.SecureContext => made(authorities.join('\n'), () => contextFor(authorities));

function contextFor(authorities: readonly string[]): tls.SecureContext {
  const roots = new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system'), ...authorities]);
  return tls.createSecureContext({
    ca: [...roots],
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT@SECLEVEL=0',
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
  });
}

/** More are not followed: a chain in use has three or four. */
const longestChain = 10;

/** The chain that a server sent, completed from this computer's roots as far as they go. */
export function chainFrom(socket: tls.TLSSocket): Seen<readonly [Certificate, ...Certificate[]]> {
  const links: Certificate[] = [];
  try {
    let at: tls.DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
    while (at?.raw !== undefined && links.length < longestChain) {
      const read = readDer(at.raw);
      if (!read.seen) return read;
      links.push(read.value);
      // A certificate that signed itself is its own issuer.
      at = at.issuerCertificate === at ? undefined : at.issuerCertificate;
    }
  } catch {
    return notSeen("The server's certificate cannot be read.");
  }
  const [leaf, ...rest] = links;
  return leaf === undefined ? notSeen('The server showed no certificate.') : seen([leaf, ...rest]);
}

type Chain = readonly [Certificate, ...Certificate[]];

type Explained = { readonly code: TrustFault; readonly link: number; readonly why: string };

const serverAuthentication = ['1.3.6.1.5.5.7.3.1', '2.5.29.37.0'];

/** The verdicts of OpenSSL that an admin meets. */
const faults: { readonly [verdict: string]: (chain: Chain, now: Date) => Explained } = {
  CERT_HAS_EXPIRED: (chain, now) => {
    const link = placeOf(chain, ({ notAfter }) => Date.parse(notAfter) <= now.getTime());
    return { code: 'expired', link, why: `${whose(chain, link)} expired on ${day(chain[link]?.notAfter)}.` };
  },
  CERT_NOT_YET_VALID: (chain, now) => {
    const link = placeOf(chain, ({ notBefore }) => Date.parse(notBefore) > now.getTime());
    return { code: 'not yet valid', link, why: `${whose(chain, link)} is not valid before ${day(chain[link]?.notBefore)}.` };
  },
  DEPTH_ZERO_SELF_SIGNED_CERT: () => ({
    code: 'self-signed',
    link: 0,
    why: "The server's certificate is self-signed: nobody whom this computer trusts vouches for it.",
  }),
  SELF_SIGNED_CERT_IN_CHAIN: (chain) => {
    const link = chain.length - 1;
    return { code: 'unknown root', link, why: `This computer does not trust the authority at the end of the chain: ${name(chain, link)}.` };
  },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: issuerMissing,
  UNABLE_TO_GET_ISSUER_CERT: issuerMissing,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: issuerMissing,
  INVALID_PURPOSE: (chain) => {
    const link = placeOf(chain, ({ uses }) => uses !== null && !uses.some((use) => serverAuthentication.includes(use)));
    return {
      code: 'wrong use',
      link,
      why: `${whose(chain, link)} is not made for servers: "Server Authentication" is missing from its uses.`,
    };
  },
};

function issuerMissing(chain: Chain): Explained {
  const link = chain.length - 1;
  const issuer = chain[link]?.issuer ?? '';
  return {
    code: 'issuer missing',
    link,
    why: `The chain is not whole: ${whose(chain, link, 'in a sentence')} was issued by ${issuer}, which the server did not send and this computer does not know.`,
  };
}

/** Windows refuses shorter RSA keys, whoever signed them (KB2661254). */
const fewestBits = 1024;

/** Judges a chain for the published name. `verdict`: what OpenSSL says of the chain; '' where it trusts it. */
export function judge(chain: Chain, verdict: string, host: string, socket: tls.TLSSocket, now: Date): Trust {
  const untrusted = ({ code, link, why }: Explained): Trust => ({ trusted: false, code, link, why });
  if (verdict !== '') {
    const explain = Object.hasOwn(faults, verdict) ? faults[verdict] : undefined;
    if (explain !== undefined) return untrusted(explain(chain, now));
    return untrusted({ code: 'other', link: 0, why: `This computer does not trust the server's certificate: ${harmless(verdict, 64)}.` });
  }
  const [leaf] = chain;
  if (tls.checkServerIdentity(host, socket.getPeerCertificate()) !== undefined) {
    const names = leaf.names.length === 0 ? leaf.subject : leaf.names.slice(0, 3).join(', ');
    const more = leaf.names.length > 3 ? ` and ${leaf.names.length - 3} more` : '';
    return untrusted({
      code: 'wrong name',
      link: 0,
      why: `The server's certificate is not for ${harmless(host, 253)} but for ${names}${more}.`,
    });
  }
  if ('bits' in leaf.key && leaf.key.bits < fewestBits)
    return untrusted({
      code: 'key too short',
      link: 0,
      why: `The key of the server's certificate has only ${leaf.key.bits} bits; Windows refuses it.`,
    });
  return { trusted: true };
}

const oldSignatures = new Map([
  ['1.2.840.113549.1.1.4', 'MD5'],
  ['1.2.840.113549.1.1.5', 'SHA-1'],
  ['1.3.14.3.2.29', 'SHA-1'],
]);

/** What is old about a chain that works all the same. A root's own signature is checked by nobody. */
export function oldIn(chain: Chain): readonly string[] {
  const [{ key }] = chain;
  const signatures = chain.flatMap(({ signature, subject, issuer }, link) => {
    const old = oldSignatures.get(signature ?? '');
    return old === undefined || subject === issuer ? [] : [`${whose(chain, link)} is signed with ${old}, which newer servers may refuse.`];
  });
  const short =
    'bits' in key && key.bits < 2048 ? [`Its key has ${key.bits} bits; 2048 are usual, and newer servers may refuse fewer.`] : [];
  return [...signatures, ...short];
}

/** The first link that is so; the server's own where none is. */
const placeOf = (chain: Chain, is: (link: Certificate) => boolean): number => Math.max(0, chain.findIndex(is));
const name = (chain: Chain, link: number): string => chain[link]?.subject ?? '';
function whose(chain: Chain, link: number, where: 'in a sentence' | 'first' = 'first'): string {
  if (link === 0) return `${where === 'first' ? 'The' : 'the'} server's certificate`;
  return `${where === 'first' ? 'A' : 'a'} certificate in the chain (${name(chain, link)})`;
}
const day = (instant: string | undefined): string => (instant ?? '').slice(0, 10);
