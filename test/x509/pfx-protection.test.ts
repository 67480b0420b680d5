// Who can open a PKCS#12 file is read from its bytes, before anybody is asked for its password.

import forge from 'node-forge';
import { expect, test } from 'vitest';
import { isNewerProtection } from '../../src/x509/pfx-protection.ts';

const keys = forge.pki.rsa.generateKeyPair(512);
const certificate = forge.pki.createCertificate();
certificate.publicKey = keys.publicKey;
certificate.sign(keys.privateKey);

function made(algorithm: 'aes256' | '3des'): Buffer {
  const tree = forge.pkcs12.toPkcs12Asn1(keys.privateKey, certificate, 'practice', { algorithm });
  return Buffer.from(forge.asn1.toDer(tree).getBytes(), 'latin1');
}

test('a file that is protected with AES is told from one of before', () => {
  expect(isNewerProtection(made('aes256'))).toBe(true);
  expect(isNewerProtection(made('3des'))).toBe(false);
});

test('a seal by SHA-256 alone is enough', () => {
  const seal = Buffer.from('0609608648016503040201', 'hex');
  expect(isNewerProtection(Buffer.concat([made('3des'), seal, Buffer.alloc(60)]))).toBe(true);
  expect(isNewerProtection(Buffer.concat([seal, made('3des')]))).toBe(false);
});
