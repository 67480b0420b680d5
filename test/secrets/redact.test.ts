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
  'JSON in capitals': '"P\\u00E4\\u0027s\\u0022w0rd\\u003C\\u0026\\u003E`$%+\\/ 7!\\u2019"',
  'HTML of .NET': 'P&#228;&#39;s&quot;w0rd&lt;&amp;&gt;`$%+/ 7!’',
  'HTML in hexadecimals': [...canary].map((each) => `&#x${each.codePointAt(0)?.toString(16)};`).join(''),
  'HTML in JSON': JSON.stringify('P&#228;&#39;s&quot;w0rd&lt;&amp;&gt;`$%+/ 7!’'),
  CLIXML: `<S>P_x00E4_'s"w0rd&lt;&amp;&gt;\`$%+/ 7!_x2019_</S>`,
  'a URL in small letters': encodeURIComponent(canary).replace(/%../g, (code) => code.toLowerCase()),
  'hex of UTF-8': Buffer.from(canary).toString('hex'),
  'hex of UTF-16': Buffer.from(canary, 'utf16le').toString('hex').toUpperCase(),
  'hex of .NET': (Buffer.from(canary).toString('hex').match(/../g) ?? []).join('-').toUpperCase(),
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
    expect(secrets.redact(text)).not.toMatch(/w0rd|dzByZ|&#x77;|77-?30|7700/i);
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

  test.each([
    ['Authorization: Custom hunter2 and more', /hunter2|more/],
    ['{"Authorization":"Basic aHVudGVyMg==","x":1}', /aHVudGVyMg/],
    ['Proxy-Authorization: Negotiate hunter2', /hunter2/],
    ['Cookie: a=hunter2; b=hunter2', /hunter2/],
    ['Set-Cookie: X-BackEndCookie=hunter2; path=/', /hunter2/],
    ['New-PSSession -Password hunter2 -Name x', /hunter2/],
    ['Import-PfxCertificate -Password "hunter2 two" -Name x', /hunter2|two/],
    ["ConvertTo-SecureString 'hunter2' -AsPlainText -Force", /hunter2/],
    ['ConvertTo-SecureString -AsPlainText -Force -String hunter2', /hunter2/],
    ['ConvertTo-SecureString -AsPlainText hunter2 -Force', /hunter2/],
    ['"hunter2" | ConvertTo-SecureString -AsPlainText -Force', /hunter2/],
    ['Server=x;uid=sa;pwd=hunter2;Encrypt=yes', /hunter2/],
    ['net use Z: \\\\files\\share hunter2 /user:LITWAREINC\\kenmyer', /hunter2/],
    ['net.exe use \\\\files\\share /user:LITWAREINC\\kenmyer hunter2 /persistent:no', /hunter2/],
    ['net user kenmyer hunter2 /domain', /hunter2/],
    ['cmdkey /add:x /user:y /pass:hunter2', /hunter2/],
    ['https://kenmyer:hunter2@mail.litwareinc.com/ews', /hunter2/],
    ['curl kenmyer:hunter2@mail.litwareinc.com', /hunter2/],
    ['-----BEGIN ENCRYPTED PRIVATE KEY-----\nhunter2\n-----END ENCRYPTED PRIVATE KEY-----', /hunter2/],
    ['-----BEGIN PGP PRIVATE KEY BLOCK-----\nhunter2\n-----END PGP PRIVATE KEY BLOCK-----', /hunter2/],
    ['{"user":"kenmyer","password": "hunter2 \\"two\\" it\'s","x":1}', /hunter2|two|it's/],
    ['{"body":"{\\"clientSecret\\":\\"hunter2\\",\\"x\\":1}"}', /hunter2/],
    ["{'adminPassword': 'hunter2'}", /hunter2/],
    ['<Credentials><Password>hunter2</Password></Credentials>', /hunter2/],
    ['<S N="Password">hunter2</S>', /hunter2/],
    ['sqlcmd --password hunter2 -Q x', /hunter2/],
    ['<RSAKeyValue><D>hunter2hunter2hunter2==</D></RSAKeyValue>', /hunter2/],
  ])('is masked where its surroundings tell: %s', (text, hidden) => {
    expect(redact(text)).toContain(mask);
    expect(redact(text)).not.toMatch(hidden);
    expect(redact(redact(text))).toBe(redact(text));
  });

  test.each([
    'sip:kenmyer@litwareinc.com and SMTP:kenmyer@litwareinc.com',
    'The -Password parameter is missing.',
    "Import-PfxCertificate -Password (Read-Host -AsSecureString 'The password')",
    '-Password $password',
    '{"password":null,"passwordExpires":"2027-01-31"} <PasswordExpires>2027-01-31</PasswordExpires>',
    'net use Z: \\\\files\\share /user:kenmyer *',
    'thumbprint 23D55F5F0E1E8B1C0F5B3E2B3A3C4D5E6F708192, 23 D5 5F',
    'authorization_uri="https://x", Authorization is needed.',
    'The cookie was refused.',
    '00000004-0000-0ff1-ce00-000000000000@litwareinc.com at 10:15:33',
  ])('stays where it is none: %s', (text) => {
    expect(redact(text)).toBe(text);
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
    for (const text of [
      'eyJ-'.repeat(250_000),
      '-----BEGIN PRIVATE KEY----'.repeat(40_000),
      '<password'.repeat(100_000),
      '"pwd":"'.repeat(150_000),
    ])
      expect(redact(text).length).toBeLessThanOrEqual(text.length);
  });
});
