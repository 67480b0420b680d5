// A thumbprint and an x5t are the same bytes, written in two ways.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { thumbprintOfX5t, x5tOf } from '../../src/x509/thumbprint.ts';

test('a thumbprint becomes the x5t that a metadata document shows', () => {
  expect(x5tOf('7A787D049AD53D4E628D5D6A8D98D5FDF2F66DCA')).toBe('enh9BJrVPU5ijV1qjZjV_fL2bco');
});

test('every thumbprint comes back from its x5t', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
      const thumbprint = Buffer.from(bytes).toString('hex').toUpperCase();
      expect(thumbprintOfX5t(x5tOf(thumbprint) ?? '')).toBe(thumbprint);
    }),
  );
});

test("a thumbprint copied from Windows' dialog is understood, with its spaces and the invisible mark before it", () => {
  expect(x5tOf('\u200E7a 78 7d 04 9a d5 3d 4e 62 8d 5d 6a 8d 98 d5 fd f2 f6 6d ca')).toBe('enh9BJrVPU5ijV1qjZjV_fL2bco');
});

test.each(['', 'enh9BJrVPU5ijV1qjZjV_fL2bc', '7A787D', 'enh9BJrVPU5ijV1qjZjV/fL2bco'])(
  'what is neither is not guessed at: "%s"',
  (text) => {
    expect([x5tOf(text), thumbprintOfX5t(text)]).toEqual([null, null]);
  },
);
