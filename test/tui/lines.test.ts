import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineWidth, marked, pathLines, span, typedLine, wrapText } from '../../src/tui/lines.ts';
import { widthOf } from '../../src/tui/width.ts';

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

test('a full stop behind a long address never stands alone on a line', () => {
  expect(wrapText('It is https://atl-cs-001.litwareinc.com/metadata/json/1.', 49)).toEqual([
    'It is',
    'https://atl-cs-001.litwareinc.com/metadata/json/',
    '1.',
  ]);
  const label = fc.stringMatching(/^[a-z0-9]{1,12}$/);
  const address = fc.array(fc.tuple(label, fc.constantFrom('.', '/', '-', '\\')), { minLength: 1, maxLength: 14 });
  const end = fc.constantFrom('.', ',', ':', ').', '",', "'");
  fc.assert(
    fc.property(address, label, end, fc.integer({ min: 8, max: 100 }), (parts, last, stop, width) => {
      const lines = wrapText(`See ${parts.flat().join('')}${last}${stop} Then go on.`, width);
      for (const each of lines) {
        expect(each).not.toMatch(/^[.,:)"']+( |$)/);
        expect(widthOf(each)).toBeLessThanOrEqual(width);
      }
    }),
  );
});

test('an address longer than the line is broken, and reads on', () => {
  expect(wrapText('See https://atl-cs-001.litwareinc.com/metadata', 20)).toEqual([
    'See',
    'https://atl-cs-001.l',
    'itwareinc.com/',
    'metadata',
  ]);
});

test('a path is broken behind a slash only, goes on two columns further, and is whole', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,16}[A-Za-z0-9]$/);
  const path = fc
    .tuple(fc.constantFrom('C:\\', '/', '\\\\server\\'), fc.array(name, { minLength: 1, maxLength: 8 }))
    .map(([root, names]) => root + names.join(root === '/' ? '/' : '\\'));
  fc.assert(
    fc.property(path, fc.integer({ min: 34, max: 90 }), (whole, width) => {
      const lines = pathLines([span('State')], whole, width).map((line) => line.map((each) => each.text).join(''));
      for (const [index, line] of lines.entries()) {
        expect(widthOf(line)).toBeLessThanOrEqual(width);
        expect(line.startsWith(index === 0 ? 'State ' : '        ')).toBe(true);
        if (index < lines.length - 1) expect(line).toMatch(/[/\\]$/);
      }
      expect(lines.map((line, index) => line.slice(index === 0 ? 6 : 8)).join('')).toBe(whole);
    }),
  );
});

test('a text behind a mark hangs under itself', () => {
  const lines = marked([span('1.')], 'Restart IIS on every server.', 16).map((line) => line.map((each) => each.text).join(''));
  expect(lines).toEqual(['1. Restart IIS', '   on every', '   server.']);
  for (const line of marked([span('1.')], 'x'.repeat(50), 16)) expect(lineWidth(line)).toBeLessThanOrEqual(16);
});

test('a line to type is broken between its words, and in one that is too long behind a slash: never in a name', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,12}[A-Za-z0-9]$/);
  const path = fc.array(name, { minLength: 1, maxLength: 8 }).map((names) => `"C:\\${names.join('\\')}"`);
  fc.assert(
    fc.property(path, path, fc.integer({ min: 40, max: 90 }), (program, file, width) => {
      const whole = `& ${program} undo --state ${file}`;
      const lines = typedLine(whole, width).map((line) => line.map((each) => each.text).join(''));
      for (const each of lines) expect(widthOf(each)).toBeLessThanOrEqual(width);
      for (const each of lines.slice(0, -1)) expect(each).toMatch(/[\\&"]$|undo$|--state$/);
      expect(lines.join('').replace(/ /g, '')).toBe(whole.replace(/ /g, ''));
    }),
  );
});
