import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { lineWidth, marked, span, widthOf, wrapText } from '../../src/tui/lines.ts';

const text = fc
  .array(fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: 'grapheme', maxLength: 10 })), { maxLength: 12 })
  .map((words) => words.join(' '));

test('a wrapped text fits its width and loses nothing but blanks at line ends', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 8, max: 100 }), (whole, width) => {
      const lines = wrapText(whole, width);
      for (const each of lines) expect(widthOf(each)).toBeLessThanOrEqual(width);
      expect(lines.join('').replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''));
    }),
  );
});

test('an address longer than the line is broken, and reads on', () => {
  expect(wrapText('See https://atl-cs-001.litwareinc.com/metadata', 20)).toEqual([
    'See',
    'https://atl-cs-001.l',
    'itwareinc.com/metada',
    'ta',
  ]);
});

test('a text behind a mark hangs under itself', () => {
  const lines = marked([span('1.')], 'Restart IIS on every server.', 16).map((line) => line.map((each) => each.text).join(''));
  expect(lines).toEqual(['1. Restart IIS', '   on every', '   server.']);
  for (const line of marked([span('1.')], 'x'.repeat(50), 16)) expect(lineWidth(line)).toBeLessThanOrEqual(16);
});

describe('the short way to a width', () => {
  test('gives what the proper one gives, for any text', () => {
    const characters = fc.string({ unit: fc.constantFrom(...'aZ~ ¡\u00adéÿ˿‐’“”…‧↑↓─│╿✔✘❯ℹ⚠◉◯☐☒⠀⠋⣿'), maxLength: 40 });
    fc.assert(fc.property(fc.oneof(characters, fc.string({ unit: 'binary' })), (text) => widthOf(text) === stringWidth(text)));
  });
});
