import { join } from 'node:path';
import { expect, test } from 'vitest';
import { doubles } from './names.ts';

test('no exported name is declared in two files, so that each has one meaning', () => {
  expect([...doubles(join(import.meta.dirname, '../..'))].map(([name, files]) => `${name}: ${files.join(', ')}`)).toEqual([]);
});
