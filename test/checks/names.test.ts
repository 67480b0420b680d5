import { join } from 'node:path';
import { expect, test } from 'vitest';
import { doubles, known } from './names.ts';

const root = join(import.meta.dirname, '../..');

test('no exported name is declared in two files, so that each has one meaning', () => {
  const found = [...doubles(root)].filter(([name]) => !known.includes(name)).map(([name, files]) => `${name}: ${files.join(', ')}`);
  expect(found).toEqual([]);
});

test('the list of doubles that still stand holds none that is gone', () => {
  expect(known.filter((name) => !doubles(root).has(name))).toEqual([]);
});
