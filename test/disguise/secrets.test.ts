// Texts with the shape of a secret are found by their signs first, since most have none: no secret may stay because a sign is missing.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mask, maskAllSecrets, maskSecrets, secretShapes } from '../../src/disguise/secrets.ts';

/** One of each shape at least. */
const secrets = [
  '-----BEGIN RSA PRIVATE KEY-----\nMIIB',
  'Proxy-Authorization: Negotiate hunter2',
  'Set-Cookie: a=hunter2',
  'Cookie2: hunter2',
  'Bearer hunter2hunter2hunter2',
  'eyJhbGciOi.eyJpc3MiOi.c2ln',
  'TlRMTVNTUAhunter2hunter2',
  'NTLM hunter2hunter2hunter2',
  'Kerberos hunter2hunter2hunter2',
  'Basic hunter2hunter2hunter2',
  'Negotiate hunter2hunter2hunter2',
  ...['YII', 'YIG', 'YH'].map((begins) => `${begins}${'hunter2'.repeat(10)}`),
  'api_key = hunter2',
  '-CertPassword hunter2',
  '--password hunter2',
  ...['password', 'passwd', 'passphrase', 'pwd', 'client_secret', 'clientSecret', 'api_key', 'apiKey'].map(
    (name) => `"${name}": "hunter2"`,
  ),
  ...['access_token', 'accessToken', 'refresh_token', 'refreshToken'].map((name) => `"${name}":"hunter2"`),
  ...['Password', 'Passphrase', 'Pwd', 'ClientSecret', 'Client_Secret'].map((name) => `<${name} x="1">hunter2</${name}>`),
  '-Passphrase: hunter2',
  '-pwd hunter2',
  "ConvertTo-SecureString -Force 'hunter2'",
  "-AsPlainText 'hunter2'",
  '"hunter2" | ConvertTo-SecureString',
  'net1 use Z: \\\\files\\share hunter2',
  'net.exe use \\\\files\\share /user:x hunter2',
  'net user kenmyer hunter2',
  'cmdkey /rp:hunter2',
  '<InverseQ>hunter2hunter2hunter2</InverseQ>',
  'kenmyer:hunter2@litwareinc.com',
  '//kenmyer:hunter2@host',
];

const inAnyCapitals = fc.constantFrom(...secrets).chain((text) =>
  fc.constantFrom(
    text,
    text.toUpperCase(),
    text.toLowerCase(),
    text.replace(/.{2}/gs, (two) => two.toUpperCase()),
  ),
);
const texts = fc.array(fc.oneof(inAnyCapitals, fc.string({ maxLength: 12 })), { maxLength: 4 }).map((parts) => parts.join('\n'));

/** Every shape, looked for everywhere. */
const slowly = (text: string): string => secretShapes.reduce((rest, { pattern, by }) => rest.replace(pattern, by), text);

test('there is a text here for each shape', () => {
  const without = secretShapes.filter(({ pattern }) => !secrets.some((text) => text.search(pattern) >= 0));
  expect(without.map(({ pattern }) => pattern.source)).toEqual([]);
});

test('the quick look masks what the slow one does, in any capitals and surroundings', () => {
  fc.assert(fc.property(texts, (text) => maskSecrets(text) === slowly(text)));
});

test('a text of each shape has one of its signs', () => {
  for (const { pattern, by, signs } of secretShapes) {
    const fitting = secrets.flatMap((text) => [text, text.toUpperCase(), text.toLowerCase()]).filter((text) => text.search(pattern) >= 0);
    expect(
      fitting.filter((text) => text.replace(pattern, by) !== text && !signs.some((sign) => text.toLowerCase().includes(sign))),
    ).toEqual([]);
  }
});

test.each(['password', 'Passwd', 'PASSPHRASE', 'pwd', 'secret'])(
  'where all is disguised, "%s: value" is masked too; a log keeps it',
  (name) => {
    const text = `Its ${name}: hunter2, as everywhere.`;
    expect(maskSecrets(text)).toBe(text);
    expect(maskAllSecrets(text)).toBe(`Its ${name}: ${mask}, as everywhere.`);
  },
);
