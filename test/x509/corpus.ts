// The corpus made by corpus/make: what each file is, and the sentences that an admin reads about it. A row is a file, what comes
// first of what is wrong with it, and everything else in order. `good` is a certificate with nothing wrong but that it comes alone.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'corpus');

export const corpusFile = (name: string): Uint8Array => readFileSync(join(folder, name));
export const corpusNames = (): readonly string[] => readdirSync(folder).filter((name) => name.includes('.'));

/** A file of certificates: of the first of them that issued no other, how its chain ends, and what is wrong. */
export type CertificateRow = readonly [file: string, subject: string, ...sentences: string[]];

const subject = 'CN=contoso.com';
const full = 'CN=contoso.com, O=Contoso';
const alone = (of: string) => `Its chain is not whole: the certificate that issued ${of} is not here.`;
const elliptic = 'It has an elliptic-curve key; Skype for Business and Exchange sign their tokens with RSA keys.';
const otherKey = 'It has a key of a kind that does not sign tokens; Skype for Business and Exchange sign with RSA keys.';
const unnamed = 'It does not name contoso.com, which is usual but not needed.';
const issues = 'It may issue certificates itself: its key should sign nothing else.';
const selfSigned = 'It is self-signed: no certification authority vouches for it.';
const pssKey = 'Its key is limited to RSASSA-PSS signatures, which Skype for Business Server does not support.';
const issuing = 'CN=Contoso Issuing CA, O=Contoso';
const unfit = 'The signature does not fit: CN=contoso.com names an issuer whose key did not sign it.';

export const certificateRows: readonly CertificateRow[] = [
  ['good.pem', full, alone(full)],
  ['good.der', full, alone(full)],
  ['good.b64', full, alone(full)],
  ['good-lines.b64', full, alone(full)],
  ['good-utf16.pem', full, alone(full)],
  ['good-with-text.pem', full, alone(full)],
  ['good-old-label.pem', full, alone(full)],
  ['trailing.der', full, alone(full)],
  ['bits-3072.pem', subject, alone(subject)],
  ['no-limits.pem', subject, alone(subject)],
  ['any-use.pem', subject, alone(subject)],
  ['after-2050.pem', subject, alone(subject)],
  ['no-names.pem', 'CN=sip.contoso.com', alone('CN=sip.contoso.com')],
  ['addresses.pem', subject, alone(subject)],
  ['many-names.pem', subject, alone(subject)],
  ['unicode.pem', 'CN=contoso.com, O=Contöso 東京', alone('CN=contoso.com, O=Contöso 東京')],
  ['unknown-critical.pem', subject, alone(subject)],
  ['bits-1024.pem', subject, 'Its key has 1024 bits; at least 2048 are needed.', alone(subject)],
  ['bits-512.pem', subject, 'Its key has 512 bits; at least 2048 are needed.', alone(subject)],
  ['p256.pem', subject, elliptic, alone(subject)],
  ['p384.pem', subject, elliptic, alone(subject)],
  ['quoted-names.pem', subject, elliptic, alone(subject)],
  ['ed25519.pem', subject, otherKey, alone(subject)],
  ['dsa.pem', subject, otherKey, alone(subject)],
  ['pss-key.pem', subject, pssKey, alone(subject)],
  ['pss-signature.pem', subject, 'Its issuer signed it with RSASSA-PSS, which Skype for Business Server does not support.', alone(subject)],
  ['sha1.pem', subject, 'Its issuer signed it with SHA-1, which is no longer thought safe.', alone(subject)],
  ['md5.pem', subject, 'Its issuer signed it with MD5, which is no longer thought safe.', alone(subject)],
  ['expired.pem', subject, 'It expired on 2026-01-01.', alone(subject)],
  ['not-yet.pem', subject, 'It is not valid before 2027-06-01.', alone(subject)],
  ['far-future.pem', subject, 'It is not valid before 2090-01-01.', alone(subject)],
  ['soon.pem', subject, 'It expires on 2026-12-10, which is less than 30 days away.', alone(subject)],
  [
    'client-only.pem',
    subject,
    'It is not made for servers: "Server Authentication" is missing from its enhanced key usage.',
    alone(subject),
  ],
  ['of-authority.pem', subject, issues, alone(subject)],
  ['self-signed.pem', subject, selfSigned],
  ['signature-damaged.der', subject, unfit],
  ['other-domain.pem', 'CN=fabrikam.com', alone('CN=fabrikam.com'), unnamed],
  ['lookalike-domain.pem', 'CN=notcontoso.com', alone('CN=notcontoso.com'), unnamed],
  ['escapes.pem', 'CN=contoso.com, O=␛[2Jred', alone('CN=contoso.com, O=␛[2Jred')],
  ['direction.pem', 'CN=contoso.com, O=abc‹U+202E›def', alone('CN=contoso.com, O=abc‹U+202E›def')],
  ['root.pem', 'CN=Contoso Root CA, O=Contoso', selfSigned, unnamed],
  ['issuing.pem', issuing, issues, alone(issuing), unnamed],
  ['issuing-impostor.pem', issuing, issues, alone(issuing), unnamed],
  ['issuing-expired.pem', issuing, 'It expired on 2026-01-01.', issues, alone(issuing), unnamed],
  ['leaf.pem', subject, alone(subject)],
  ['ec-leaf.pem', subject, elliptic, alone(subject)],
  ['chain.pem', subject],
  ['chain-turned.pem', subject],
  ['chain.p7b', subject],
  ['chain-der.p7b', subject],
  ['ec-chain.p7b', subject, elliptic],
  ['signed.p7b', full, alone(full)],
  ['two-leaves.pem', full],
  ['chain-no-root.pem', subject, alone(issuing)],
  ['chain-gap.pem', subject, alone(subject)],
  ['chain-impostor.pem', subject, unfit],
  ['chain-expired.pem', subject, `A certificate in its chain has expired: ${issuing}.`],
];

const unreadable = 'The bytes are not a certificate that can be read.';
const damagedText = 'The certificate in this file is damaged: its text is cut short or holds characters that do not belong there.';

/** Files that are refused, each with its sentence. */
export const refusedRows: readonly (readonly [file: string, why: string])[] = [
  ['cut.der', unreadable],
  ['cut.pfx', unreadable],
  ['empty.pem', 'The file is empty.'],
  ['page.pem', 'This is a web page, not a certificate.'],
  ['text.txt', 'This is neither a certificate nor a file that holds one.'],
  ['request.pem', 'This is a request for a certificate; the file that the certification authority answered with is needed.'],
  ['key.pem', 'This file holds a private key, but no certificate.'],
  ['revoked.pem', 'This is a list of revoked certificates, not a certificate.'],
  ['stray-character.pem', damagedText],
  ['no-end.pem', damagedText],
  ['eleven.pem', 'The file holds 11 certificates; at most 10 are read.'],
  ['larger.b64', 'The certificate is larger than 64 KiB.'],
  ['nothing.p7b', 'The file is made for certificates, but holds none.'],
];

const password = 'practice';
const noWay = 'The file is protected in a way that this program cannot undo. Windows may still be able to import it.';

/** PKCS#12 files: the password, and what is said once it is open; of those that do not open, why. */
export const pfxRows: readonly (readonly [file: string, password: string, ...sentences: string[]])[] = [
  ['aes.pfx', password, alone(full)],
  ['aes128.pfx', password, alone(full)],
  ['legacy.pfx', password, alone(full)],
  ['triple-des.pfx', password, alone(full)],
  ['sha512.pfx', password, alone(full)],
  ['unencrypted.pfx', password, alone(full)],
  ['no-mac.pfx', password, alone(full)],
  ['nothing-at-all.pfx', '', alone(full)],
  ['empty-password.pfx', '', alone(full)],
  ['empty-password-legacy.pfx', '', alone(full)],
  ['utf8-password.pfx', 'pä', alone(full)],
  ['utf8-password-legacy.pfx', 'pä', alone(full)],
  ['emoji-password.pfx', '密码🔑', alone(full)],
  ['with-name.pfx', password, alone(full)],
  ['with-chain.pfx', password],
  ['ec.pfx', password, elliptic, alone(subject)],
  ['pss.pfx', password, pssKey, alone(subject)],
  ['bits-1024.pfx', password, 'Its key has 1024 bits; at least 2048 are needed.', alone(subject)],
  ['expired.pfx', password, 'It expired on 2026-01-01.', alone(subject)],
  ['no-key.pfx', password, 'Its private key is not in the file; without it nothing can be signed.', alone(full)],
  ['no-certificate.pfx', password, 'The file holds no certificate.'],
  ['rc2-128.pfx', password, noWay],
  ['slow.pfx', password, 'The file was not open after 1 seconds, so it was given up.'],
];
