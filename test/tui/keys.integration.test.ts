import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keysOf } from '../../src/tui/keys.ts';
import { character, named } from './sample.ts';

const noFlags = {
  return: false,
  escape: false,
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageUp: false,
  pageDown: false,
  home: false,
  end: false,
  tab: false,
  shift: false,
  backspace: false,
  delete: false,
  ctrl: false,
  meta: false,
};

test('quick typing that arrives as one chunk is taken key by key, its Enter too', () => {
  expect(keysOf('ab\r', noFlags)).toEqual([character('a'), character('b'), named('enter')]);
  expect(keysOf('qq', noFlags)).toEqual([character('q'), character('q')]);
  expect(keysOf('\r\r', noFlags)).toEqual([named('enter'), named('enter')]);
});

test('Ctrl+C is the same key whether it arrives alone or in a chunk', () => {
  expect(keysOf('c', { ...noFlags, ctrl: true })).toEqual([named('interrupt')]);
  expect(keysOf('a\x03', noFlags)).toEqual([character('a'), named('interrupt')]);
});

test('a function key is help: it comes without text and without a flag', () => {
  expect(keysOf('', noFlags)).toEqual([named('help')]);
});

test('Ctrl+L draws anew, and the ends of a field are as in a shell', () => {
  expect(keysOf('l', { ...noFlags, ctrl: true })).toEqual([named('redraw')]);
  expect(keysOf('a', { ...noFlags, ctrl: true })).toEqual([named('home')]);
  expect(keysOf('e', { ...noFlags, ctrl: true })).toEqual([named('end')]);
});

test('Alt and Ctrl combinations that mean nothing type nothing', () => {
  expect(keysOf('x', { ...noFlags, meta: true })).toEqual([]);
  expect(keysOf('x', { ...noFlags, ctrl: true })).toEqual([]);
});

test('no typed character is lost or doubled, and no control character gets into a field', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (chunk) => {
      const typed = keysOf(chunk, noFlags).flatMap((key) => (key.kind === 'character' ? [key.text] : []));
      expect(typed.join('')).toBe(chunk.replace(/\p{Cc}/gu, ''));
    }),
  );
});
