// The lab's key pairs. They protect nothing, and to make one takes longer than all else that a certificate needs. So a process that
// makes one practice world after another goes round: a key comes back after `ring` others, which is more than one world makes.

import { generateKeyPairSync } from 'node:crypto';

/** PEM: SPKI and PKCS#8. */
type KeyPair = { readonly public: string; readonly private: string };

/** The size of an RSA key, or the curve of one with which no token can be signed. */
export type KeyKind = 1024 | 2048 | 4096 | 'P-256';

const ring = 24;

const made: { readonly [kind in KeyKind]: KeyPair[] } = { 1024: [], 2048: [], 4096: [], 'P-256': [] };

/** A key pair that no other certificate of the world has. */
export function keyPair(kind: KeyKind): KeyPair {
  const keys = made[kind];
  const pair = (keys.length < ring ? undefined : keys.shift()) ?? generate(kind);
  keys.push(pair);
  return pair;
}

/** Takes over keys that another process made, so that this one need not. */
export function takeKeys(keys: readonly (KeyPair & { readonly bits: KeyKind })[]): void {
  for (const { bits, ...pair } of keys) made[bits].push(pair);
}

function generate(kind: KeyKind): KeyPair {
  const publicKeyEncoding = { type: 'spki', format: 'pem' } as const;
  const privateKeyEncoding = { type: 'pkcs8', format: 'pem' } as const;
  const { publicKey, privateKey } =
    kind === 'P-256'
      ? generateKeyPairSync('ec', { namedCurve: kind, publicKeyEncoding, privateKeyEncoding })
      : generateKeyPairSync('rsa', { modulusLength: kind, publicKeyEncoding, privateKeyEncoding });
  return { public: publicKey, private: privateKey };
}
