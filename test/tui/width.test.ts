import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, test } from 'vitest';
import { widthOf } from '../../src/tui/width.ts';

const characters = fc.string({ unit: fc.constantFrom(...'aZ~ ¡\u00adéÿ˿‐’“”…‧‹›←↑→↓√─│╿▲▶►▼◀◄✔✖✘❯ℹ⚠◉◯☐☒⠀⠋⣿'), maxLength: 40 });
const sequences = fc.constantFrom(
  '\u001b[1m',
  '\u001b[0m',
  '\u001b[36;1m',
  '\u001b[',
  '\u001b',
  '\u009b1m',
  '\u001b]0;x\u0007',
  '\u001b[38:2:1m',
);
const coloured = fc.array(fc.oneof(characters, sequences), { maxLength: 8 }).map((parts) => parts.join(''));
const any = fc.oneof(characters, coloured, fc.string({ unit: 'binary' }));

describe('the short way to a width', () => {
  test('gives what the proper one gives, for any text', () => {
    fc.assert(fc.property(any, (text) => widthOf(text) === stringWidth(text)));
  });

  test('counts escape sequences where that is asked for', () => {
    const asked = { countAnsiEscapeCodes: true };
    fc.assert(fc.property(any, (text) => widthOf(text, asked) === stringWidth(text, asked)));
  });
});
