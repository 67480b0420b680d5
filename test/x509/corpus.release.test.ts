// What an admin is told about every file of the corpus, which OpenSSL made (corpus/make).

import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Certificate } from '../../src/x509/certificate.ts';
import { chainOf, leavesOf } from '../../src/x509/chain.ts';
import { faultsOf } from '../../src/x509/checks.ts';
import { readDocument } from '../../src/x509/document.ts';
import { openPfx, pfxWorker } from '../../src/x509/pfx.ts';
import { certificateRows, corpusFile, corpusNames, pfxRows, refusedRows } from './corpus.ts';

const at = new Date('2026-11-24T12:00:00Z');
const domain = 'contoso.com';

function certificatesIn(file: string): readonly Certificate[] {
  const document = readDocument(corpusFile(file));
  return document.kind === 'certificates' ? document.certificates : [];
}

/** The subject of the certificate that a file is about, and what is wrong with it. */
function told(file: string): readonly string[] {
  const certificates = certificatesIn(file);
  const certificate = leavesOf(certificates)[0] ?? certificates[0];
  if (certificate === undefined) return ['nothing'];
  const chain = chainOf(
    certificate,
    certificates.filter((each) => each !== certificate),
  );
  const faults = faultsOf({ certificate, chain, privateKey: 'kept elsewhere', at, domain });
  return [certificate.subject, ...faults.map(({ words }) => words)];
}

async function opened(file: string, password: string, milliseconds: number): Promise<readonly string[]> {
  const pfx = await openPfx(corpusFile(file), password, { worker: pfxWorker(), milliseconds });
  if (pfx.kind !== 'opened') return [pfx.why];
  return faultsOf({ ...pfx, privateKey: pfx.key, at, domain }).map(({ words }) => words);
}

test('every file of the corpus has its row', () => {
  const rows = [...certificateRows, ...refusedRows, ...pfxRows].map(([file]) => file);
  expect(rows.toSorted()).toEqual(corpusNames().toSorted());
});

describe('a certificate is shown with everything that is wrong with it', () => {
  test.each(certificateRows)('%s', (file, ...expected) => {
    expect(told(file)).toEqual(expected);
  });
});

describe('a file that holds no readable certificate is refused with its reason', () => {
  test.each(refusedRows)('%s', (file, why) => {
    expect(readDocument(corpusFile(file))).toEqual({ kind: 'refused', why });
  });
});

describe('a PKCS#12 file opens with its password and is judged like any other', () => {
  test.each(pfxRows)('%s', async (file, password, ...expected) => {
    expect(readDocument(corpusFile(file)).kind).toBe('locked');
    expect(await opened(file, password, file === 'slow.pfx' ? 1000 : 30_000)).toEqual(expected);
  });
});

test.each(['aes.pfx', 'legacy.pfx', 'utf8-password.pfx', 'unencrypted.pfx', 'no-mac.pfx', 'rc2-128.pfx'])(
  'a wrong password is named as such: %s',
  async (file) => {
    expect(await opened(file, 'wrong', 30_000)).toEqual(['The password does not open this file.']);
  },
);

test.each(['chain.pem', 'chain-der.p7b', 'chain.p7b'])('a certificate keeps its thumbprint in every wrapping: %s', (file) => {
  const leaf = new X509Certificate(corpusFile('leaf.pem')).fingerprint.replaceAll(':', '');
  expect(certificatesIn(file).map(({ thumbprint }) => thumbprint)).toContain(leaf);
});

test('a certificate keeps its thumbprint inside a PKCS#12 file', async () => {
  const pfx = await openPfx(corpusFile('aes.pfx'), 'practice', { worker: pfxWorker() });
  expect(pfx).toMatchObject({ certificate: { thumbprint: new X509Certificate(corpusFile('good.pem')).fingerprint.replaceAll(':', '') } });
});

test('bytes behind a certificate are no part of its thumbprint', () => {
  expect(certificatesIn('trailing.der')[0]?.thumbprint).toBe(certificatesIn('good.der')[0]?.thumbprint);
});

test('names are DNS names and addresses, in their order', () => {
  expect(certificatesIn('addresses.pem')[0]?.names).toEqual(['contoso.com', '10.0.0.1', 'fd00::1']);
});

test('a name hidden inside a web address is not taken for a name', () => {
  expect(certificatesIn('quoted-names.pem')[0]?.names).toEqual(['contoso.com']);
});

test('all of two hundred names are read', () => {
  expect(certificatesIn('many-names.pem')[0]?.names).toHaveLength(200);
});

test('what node-forge cannot parse is read as fully: uses, dates and signature of an elliptic-curve certificate', () => {
  expect(certificatesIn('p256.pem')[0]).toMatchObject({
    key: { kind: 'elliptic curve', curve: 'prime256v1' },
    uses: ['1.3.6.1.5.5.7.3.1'],
    names: ['contoso.com', 'pool01.contoso.com'],
    signature: '1.2.840.113549.1.1.11',
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2036-01-01T00:00:00.000Z',
  });
});
