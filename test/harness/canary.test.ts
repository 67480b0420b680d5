import { expect, test } from 'vitest';
import { canaryWith, carriersOf, foundIn, notations } from './canary.ts';

const word = 'Zx9Canary';
const secret = canaryWith(word);
const carriers = carriersOf(secret, word);

test.each(Object.entries(notations))('a secret is found when it is written as %s, also in base64 and in UTF-16', (_, write) => {
  const text = `before ${write(secret)} after`;
  for (const bytes of [Buffer.from(text), Buffer.from(text, 'utf16le')])
    for (const carrying of [
      bytes,
      Buffer.from(bytes.toString('base64')),
      Buffer.from(bytes.toString('base64url'), 'utf16le'),
      Buffer.from(bytes.toString('hex')),
    ])
      expect(foundIn(carrying, carriers)).not.toEqual([]);
});

test('nothing is found where it is not', () => {
  expect(foundIn(Buffer.from(`before ${canaryWith('another')} after`), carriers)).toEqual([]);
});
