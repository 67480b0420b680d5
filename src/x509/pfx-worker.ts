// Runs in a worker: opens one PKCS#12 file with node-forge, which works without a pause for as long as the file's iteration
// count wants. pfx.ts starts it, and ends it when it takes too long. It hands back certificates and public keys, never a private key.

import { createPrivateKey, createPublicKey } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { asn1, pkcs12 } from 'node-forge';
import { forge } from './forge.ts';

export type PfxGiven = { readonly der: Uint8Array; readonly password: string };

// node-forge keeps of certificates and RSA keys only what it understood. Where it understands none, it hands on the bytes.
const notUnderstood = () => {
  throw new Error('left as it is');
};
Object.assign(forge.pki, { certificateFromAsn1: notUnderstood, privateKeyFromAsn1: notUnderstood });

const given: PfxGiven = workerData;
parentPort?.postMessage(unpack(given));

function unpack({ der, password }: PfxGiven) {
  try {
    const tree = forge.asn1.fromDer(Buffer.from(der).toString('latin1'));
    const bags = open(tree, password).safeContents.flatMap(({ safeBags }) => safeBags);
    const ofType = (...types: readonly (string | undefined)[]) => bags.filter(({ type }) => types.includes(type)).map(bytesOf);
    const { certBag, keyBag, pkcs8ShroudedKeyBag } = forge.pki.oids;
    return { kind: 'opened', certificates: ofType(certBag), keys: ofType(keyBag, pkcs8ShroudedKeyBag).map(publicKeyOf) };
  } catch (error) {
    // Only the words of node-forge's errors tell a wrong password from a damaged file.
    const words = error instanceof Error ? error.message : '';
    if (/unsupported/i.test(words)) return { kind: 'unknown protection' };
    return { kind: /password|decrypt/i.test(words) ? 'wrong password' : 'unreadable' };
  }
}

/** Throws what node-forge said of the likeliest reading of the password. */
function open(tree: asn1.Asn1, password: string): pkcs12.Pkcs12Pfx {
  const [first, ...more] = readings(tree, password);
  try {
    return first();
  } catch (error) {
    for (const reading of more) {
      try {
        return reading();
      } catch {
        // The first error counts: it is about the password as it was typed.
      }
    }
    throw error;
  }
}

type Reading = () => pkcs12.Pkcs12Pfx;

function readings(tree: asn1.Asn1, password: string): readonly [Reading, ...Reading[]] {
  const typed = () => forge.pkcs12.pkcs12FromAsn1(tree, true, password);
  // "No password" is written in two ways: as empty text and as none at all.
  if (password === '') return [typed, () => forge.pkcs12.pkcs12FromAsn1(tree, true)];
  // The seal (MAC) takes a password in UTF-16, but newer encryption (PBES2) takes it in UTF-8: read past the seal for that.
  const utf8 = forge.util.encodeUtf8(password);
  return utf8 === password ? [typed] : [typed, () => forge.pkcs12.pkcs12FromAsn1(unsealed(tree), true, utf8)];
}

function unsealed(tree: asn1.Asn1): asn1.Asn1 {
  return typeof tree.value === 'string' ? tree : { ...tree, value: tree.value.slice(0, 2) };
}

function bytesOf(bag: pkcs12.Bag): Uint8Array {
  return Buffer.from(forge.asn1.toDer(bag.asn1).getBytes(), 'latin1');
}

function publicKeyOf(pkcs8: Uint8Array): Uint8Array {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  return createPublicKey(key).export({ format: 'der', type: 'spki' });
}
