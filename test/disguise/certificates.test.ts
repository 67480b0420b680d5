import { generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { createDisguise } from '../../src/disguise/disguise.ts';
import { issue } from '../../src/lab/certificates.ts';
import { type Certificate, readCertificate } from '../../src/x509/certificate.ts';
import { chainOf } from '../../src/x509/chain.ts';

const from = new Date('2026-01-01T00:00:00.000Z');
const to = new Date('2028-01-01T00:00:00.000Z');
const usual = { names: [], bits: 2048, digest: 'sha256', notBefore: from, notAfter: to } as const;
const root = issue({ ...usual, commonName: 'Zebrafinch Root CA', use: 'authority', issuer: 'itself' }, randomBytes);
const issueLeaf = () =>
  issue(
    {
      ...usual,
      commonName: 'ex01.zebrafinch.com',
      names: ['ex01.zebrafinch.com', 'autodiscover.zebrafinch.com'],
      use: 'server',
      issuer: root,
    },
    randomBytes,
  );
// In one of some 250, a line of the PEM begins as a ticket of Kerberos does: the shape of a secret goes first, and all of it is masked.
const leaf = [issueLeaf(), issueLeaf(), issueLeaf()].find(({ pem }) => !/^Y(?:II|IG|H)/m.test(pem)) ?? issueLeaf();
const old = issue({ ...usual, commonName: 'pool.zebrafinch.com', bits: 1024, digest: 'sha1', use: 'server', issuer: root }, randomBytes);

const base64Of = (pem: string): string => new X509Certificate(pem).raw.toString('base64');
const [rootText, leafText, oldText] = [base64Of(root.pem), base64Of(leaf.pem), base64Of(old.pem)];
const all = [leafText, rootText, oldText, leaf.thumbprint, 'CN=ex01.zebrafinch.com'];
const disguise = createDisguise(all);

function read(base64: string): Certificate {
  const certificate = readCertificate(base64);
  if (!certificate.seen) throw new Error(certificate.why);
  return certificate.value;
}

test('the form of a certificate is kept: key, dates, uses, and how it is signed', () => {
  for (const text of [leafText, rootText, oldText]) {
    const [original, fresh] = [read(text), read(disguise.text(text))];
    const formOf = ({ key, notBefore, notAfter, uses, authority, signature, names }: Certificate) => ({
      ...{ key, notBefore, notAfter, uses, authority, signature, names: names.length },
    });
    expect(formOf(fresh)).toEqual(formOf(original));
  }
});

test('nothing of the original is in its bytes', () => {
  for (const text of [leafText, rootText, oldText]) {
    const bytes = Buffer.from(disguise.text(text), 'base64').toString('latin1');
    expect(bytes).not.toMatch(/zebra/i);
    const key = new X509Certificate(Buffer.from(text, 'base64')).publicKey.export({ type: 'spki', format: 'der' });
    expect(bytes).not.toContain(key.subarray(40, 100).toString('latin1'));
  }
});

test('whoever issued it has issued it still', () => {
  const [fresh, issuer] = [read(disguise.text(leafText)), read(disguise.text(rootText))];
  expect(chainOf(fresh, [issuer]).kind).toBe('whole');
});

test('its thumbprint and its names stand wherever those of the original stood', () => {
  const fresh = read(disguise.text(leafText));
  expect(disguise.text(leaf.thumbprint)).toBe(fresh.thumbprint);
  expect(disguise.text('CN=ex01.zebrafinch.com')).toBe(fresh.subject);
  expect(disguise.text(`${leaf.thumbprint.slice(0, 8)}…`)).toBe(`${fresh.thumbprint.slice(0, 8)}…`);
});

test('the same certificate is the same each time, with line ends and in PEM too', () => {
  const fresh = disguise.text(leafText);
  expect(disguise.text(leafText.replace(/.{64}/g, '$&\r\n'))).toBe(fresh);
  expect(disguise.text(leaf.pem).replace(/-----[A-Z ]+-----|\s/g, '')).toBe(fresh);
});

test('a signature that did not fit does not fit', () => {
  const bytes = Buffer.from(leafText, 'base64');
  bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
  const broken = bytes.toString('base64');
  const both = createDisguise([broken, rootText]);
  expect(chainOf(read(both.text(broken)), [read(both.text(rootText))]).kind).toBe('broken');
});

test('a private key is masked, whatever its form', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  for (const type of ['pkcs8', 'pkcs1'] as const) {
    const der = privateKey.export({ type, format: 'der' }).toString('base64');
    expect(createDisguise(der).text(der)).toBe('••••••••');
  }
});
