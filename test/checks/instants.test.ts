// A step reckons with instants that servers and older state files wrote down. What throws on a text that is no instant stays out of them.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textFiles } from './files.ts';

const root = join(import.meta.dirname, '../..');

test('no step parses an instant, or writes one, by itself: model/instant.ts does, and does not throw', () => {
  const own = textFiles(root, ['src/steps']).filter(({ text }) => /\bDate\.parse\(|\.toISOString\(/.test(text));
  expect(own.map(({ name }) => name)).toEqual([]);
});
