import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { harmless } from '../../src/model/harmless.ts';

const dangerous = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/u;
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\u001B[31m',
        '\u001B[2J',
        '\u001B]0;title\u0007',
        '\u009B1A',
        '\r\n',
        '\n',
        '\t',
        '\u202E',
        '\uFEFF',
        '\uD83D',
        '😀',
        '\u{E0041}',
      ),
    ),
  )
  .map((parts) => parts.join(''));

describe('text from a server', () => {
  test('never holds a control character, a direction mark or half a character afterwards, and is never too long', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 0, max: 200 }), (text, length) => {
        const shown = harmless(text, length);
        expect(shown).not.toMatch(dangerous);
        expect(shown.length).toBeLessThanOrEqual(length);
        expect(harmless(shown, length)).toBe(shown);
      }),
    );
  });

  test('keeps only its line ends where they are asked for', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(harmless(text, 5000, 'keep').replaceAll('\n', '')).not.toMatch(dangerous);
      }),
    );
  });

  test.each([
    ['\u001B[91mAccess denied\u001B[0m', 'Access denied'],
    ['before\u001B[2Jafter', 'before␛[2Jafter'],
    ['gpj.\u202Eexe', 'gpj.‹U+202E›exe'],
    ['tagged\u{E0000}', 'tagged‹U+E0000›'],
    ['one\r\ntwo\nthree', 'one two three'],
    ['a\tb\u0000\u007F\u009B', 'a b␀␡‹U+009B›'],
    ['Zoë 😀 𝒳', 'Zoë 😀 𝒳'],
  ])('%j reads %j', (text, shown) => {
    expect(harmless(text, 100)).toBe(shown);
  });

  test('says that it was cut, and cuts no character in half', () => {
    expect(harmless('abcdef', 4)).toBe('abc…');
    expect(harmless('ab😀def', 4)).toBe('ab…');
    expect(harmless('abcd', 4)).toBe('abcd');
  });

  // Time that grows with the square of the length would be minutes, and end the test.
  test('comes to the end of a megabyte of half-open escape sequences', () => {
    expect(harmless('\u001B[1;'.repeat(250_000), 100)).toHaveLength(100);
  });
});
