// What a certificate in the store of a Front End lacks: its key, the right to copy it, or the file of the key.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faultsInStore, unfit, useless, uselessHere } from '../../src/steps/certificates/token-issuer/fitness.ts';

const stored = (more: object) => ({
  thumbprint: 'A'.repeat(40),
  subject: 'CN=example.com',
  friendlyName: '',
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2030-01-01T00:00:00.000Z',
  keyBits: 2048,
  algorithm: 'RSA',
  signature: 'sha256RSA',
  hasPrivateKey: true,
  exportable: true,
  keyTrouble: null,
  rawData: null,
  ...more,
});
const faultsOf = (more: object) => ({ faults: faultsInStore(stored(more), new Date('2026-06-01'), 'example.com') });

test('a key that Windows cannot open is told as that, with the number, and not as one that may not be copied', () => {
  const broken = faultsOf({ keyTrouble: '0x80090016', exportable: false });
  expect(broken.faults.map(({ code }) => code)).toEqual(['key.unusable']);
  expect(unfit(broken)).toContain('0x80090016');
});

test('it is amiss with the copy on this server, and not with the certificate', () => {
  for (const more of [{ keyTrouble: '0x80090016' }, { hasPrivateKey: false }]) {
    expect(useless(faultsOf(more))).toBeUndefined();
    expect(uselessHere(faultsOf(more))).toBeDefined();
  }
});

test('a key that may not be copied signs all the same', () => {
  expect(uselessHere(faultsOf({ exportable: false }))).toBeUndefined();
  expect(unfit(faultsOf({ exportable: false }))).toContain('may not be copied');
});

test('an elliptic-curve key signs nowhere', () => {
  const rawData = Buffer.from(readFileSync('test/x509/corpus/p256.pem', 'utf8').replace(/-----[^-]+-----|\s/g, ''), 'base64').toString(
    'base64',
  );
  expect(useless(faultsOf({ rawData }))).toContain('elliptic-curve');
});
