// A file is read as whichever program wrote it, and no text is too strange to be looked through.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/diagnosis/explain.ts';
import { decoded, plainLines } from '../../src/diagnosis/plain-text.ts';

describe('a file', () => {
  const text = 'Zugriff verweigert: für アクセス';
  test.each([
    ['in UTF-8', Buffer.from(text)],
    ['in UTF-16, as Windows PowerShell writes it', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['in UTF-16 of the other order', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()])],
  ])('%s', (_, bytes) => expect(decoded(bytes)).toBe(text));

  test('in the code page of western Windows', () => expect(decoded(Buffer.from('für', 'latin1'))).toBe('für'));
});

test('a warning is left out with the lines on which it goes on, and what follows it is not', () =>
  expect(
    plainLines(
      'WARNING: The server could not be looked at, because access is denied there, and so\nit is left out.\n\nGet-X : Access denied',
    ),
  ).toEqual(['', 'Get-X : Access denied']));

test('any text is answered', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => explain(text).lines.length > 0),
    { numRuns: 50 },
  );
});

test.each([
  ['one letter', 'x'.repeat(1_000_000)],
  ['blanks', ' '.repeat(1_000_000)],
  ['quotes and colons', `the term '${"a' : ".repeat(200_000)}`],
  ['one label', 'x-ms-diagnostics: '.repeat(55_000)],
  ['sources of events', 'MSExchange OAuth Event ID: '.repeat(37_000)],
  ['events', 'MSExchange OAuth Event ID: 2007 '.repeat(33_000)],
  ['commands', 'Test-OAuthConnectivity Get-CsUser '.repeat(30_000)],
  ['ids', 'FullyQualifiedErrorId : x '.repeat(40_000)],
  ['help', 'SYNOPSIS SYNTAX '.repeat(60_000)],
  ['codes', 'code=x, reason=y, '.repeat(55_000)],
])('a MiB of %s takes as many times longer as it is larger, and not more', (_, text) => {
  const timeOf = (some: string) => {
    const started = performance.now();
    explain(some);
    return performance.now() - started;
  };
  const some = text.slice(0, text.length / 8);
  const eighth = Math.max(timeOf(some), timeOf(some));
  const whole = Math.min(timeOf(text), timeOf(text));
  // Where time grew by the square it would be 64 times.
  expect(whole / Math.max(eighth, 5)).toBeLessThan(32);
});
