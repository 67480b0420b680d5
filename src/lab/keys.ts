// The lab's key pairs. They protect nothing, and to make one takes longer than all else that a certificate needs. So a process that
// makes one practice world after another goes round: a key comes back after `ring` others, which is more than one world makes.

import { generateKeyPairSync } from 'node:crypto';

/** PEM: SPKI and PKCS#8. */
type KeyPair = { readonly public: string; readonly private: string };

type Bits = 1024 | 2048 | 4096;

const ring = 24;

const made: { readonly [bits in Bits]: KeyPair[] } = { 1024: [], 2048: [], 4096: [] };

/** An RSA key pair that no other certificate of the world has. */
export function keyPair(bits: Bits): KeyPair {
  const keys = made[bits];
  const pair = (keys.length < ring ? undefined : keys.shift()) ?? generate(bits);
  keys.push(pair);
  return pair;
}

/** Takes over keys that another process made, so that this one need not. */
export function takeKeys(keys: readonly (KeyPair & { readonly bits: Bits })[]): void {
  for (const { bits, ...pair } of keys) made[bits].push(pair);
}

function generate(modulusLength: Bits): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { public: publicKey, private: privateKey };
}
