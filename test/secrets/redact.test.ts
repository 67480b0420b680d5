import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mask } from '../../src/disguise/secrets.ts';
import { createSecrets } from '../../src/secrets/redact.ts';

const canary = `Pä's"w0rd<&>\`$%+/ 7!’`;

/** The canary as it could reach a log, each way by another program's rules. */
const carried: { readonly [how: string]: string } = {
  'as typed': canary,
  'base64 of UTF-8': Buffer.from(canary).toString('base64'),
  'base64 for a URL': Buffer.from(canary).toString('base64url'),
  'base64 of UTF-16': Buffer.from(canary, 'utf16le').toString('base64'),
  JSON: JSON.stringify({ password: canary }),
  'JSON in JSON': JSON.stringify({ body: JSON.stringify({ password: canary }) }),
  'JSON of Windows PowerShell': `{"password":"P\\u00e4\\u0027s\\"w0rd\\u003c\\u0026\\u003e\`$%+/ 7!\\u2019"}`,
  'XML text': `<p>Pä's"w0rd&lt;&amp;&gt;\`$%+/ 7!’</p>`,
  'XML attribute': '<p v="Pä&apos;s&quot;w0rd&lt;&amp;&gt;`$%+/ 7!’"/>',
  'a URL': `https://host/?p=${encodeURIComponent(canary)}`,
  'a form': new URLSearchParams({ p: canary }).toString(),
  'a PowerShell text in single quotes': `'Pä''s"w0rd<&>\`$%+/ 7!’’'`,
  'a PowerShell text in double quotes': '"Pä\'s`"w0rd<&>```$%+/ 7!’"',
};

describe('a registered secret', () => {
  test.each(Object.entries(carried))('is masked %s', (_, text) => {
    const secrets = createSecrets();
    secrets.keep('a', { text: canary });
    expect(secrets.redact(text)).toContain(mask);
    expect(secrets.redact(text)).not.toMatch(/w0rd|dzByZ/);
  });

  test.each(['', 'u', 'us', 'use', 'user:'])('is masked inside a longer base64 text, after %j', (before) => {
    const secrets = createSecrets();
    secrets.keep('a', { text: 'correct horse battery' });
    const text = secrets.redact(Buffer.from(`${before}correct horse battery:after`).toString('base64'));
    expect(text).toContain(mask);
    expect(Buffer.from(text.replace(mask, ' '), 'base64').toString()).not.toMatch(/orrect|horse|batter/);
  });

  test('of any content is nowhere in the text afterwards, and the mask tells no length', () => {
    const word = fc
      .string({ minLength: 4, maxLength: 40, unit: 'grapheme' })
      .filter((value) => value.trim().length > 3 && !value.includes('•'));
    fc.assert(
      fc.property(word, fc.string(), fc.string(), (value, before, after) => {
        const secrets = createSecrets();
        secrets.keep('a', { text: value });
        expect(secrets.redact(`${before}${value}${after}`)).not.toContain(value);
        expect(secrets.redact(`<${value}>`)).toBe(`<${mask}>`);
      }),
    );
  });

  test('is kept behind its name, until it is replaced or forgotten', () => {
    const secrets = createSecrets();
    secrets.keep('password', { text: 'first', user: 'LITWAREINC\\kenmyer' });
    const first = secrets.given();
    secrets.keep('password', { text: 'second', user: 'LITWAREINC\\kenmyer' });
    expect(secrets.reveal('password')).toEqual({ text: 'second', user: 'LITWAREINC\\kenmyer' });
    expect(Object.keys(secrets.given())).toEqual(['password']);
    expect(secrets.given()).not.toEqual(first);
    secrets.forget();
    expect(secrets.reveal('password')).toBeUndefined();
  });

  test('that was replaced or forgotten is masked all the same: an error may quote the wrong one', () => {
    const secrets = createSecrets();
    secrets.keep('password', { text: 'first' });
    secrets.keep('password', { text: 'second' });
    secrets.forget();
    expect(secrets.redact('first second')).toBe(`${mask} ${mask}`);
  });

  test('that is empty masks nothing', () => {
    const secrets = createSecrets();
    secrets.keep('a', { text: '' });
    expect(secrets.redact('as it was')).toBe('as it was');
  });
});

describe('what looks like a secret', () => {
  const { redact } = createSecrets();
  const token = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIwMDAwMDAwMiJ9.c2lnbmF0dXJl';

  test('is masked: a private key, also one cut short, and a token', () => {
    const key = `-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----`;
    expect(redact(`before\n${key}\nafter`)).toBe(`before\n-----BEGIN RSA PRIVATE KEY-----${mask}\nafter`);
    expect(redact('-----BEGIN PRIVATE KEY-----\nMIIB')).toBe(`-----BEGIN PRIVATE KEY-----${mask}`);
    expect(redact(`Authorization: Bearer ${token}`)).toBe(`Authorization: Bearer ${mask}`);
    expect(redact(`{"token":"${token}"}`)).toBe(`{"token":"${mask}"}`);
  });

  test('is told from evidence: a challenge, a certificate and a thumbprint stay readable', () => {
    const challenge =
      'WWW-Authenticate: Bearer client_id="00000002-0000-0ff1-ce00-000000000000", trusted_issuers="00000004-0000-0ff1-ce00-000000000000@litwareinc.com", authorization_uri="https://x"';
    const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
    for (const text of [challenge, 'Bearer authorization_uri="https://x"', certificate, '23D55F5F0E1E8B1C0F5B3E2B3A3C4D5E6F708192']) {
      expect(redact(text)).toBe(text);
    }
  });

  // Time that grows with the square of the length would be minutes, and end the test.
  test('is looked for to the end of a megabyte of hostile text', () => {
    for (const text of ['eyJ-'.repeat(250_000), '-----BEGIN PRIVATE KEY----'.repeat(40_000)])
      expect(redact(text).length).toBeLessThanOrEqual(text.length);
  });
});
