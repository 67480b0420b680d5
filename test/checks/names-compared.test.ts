import { join } from 'node:path';
import { expect, test } from 'vitest';
import { comparedIn, comparing, type Found, foldedIn, folding } from './names-compared.ts';

const root = join(import.meta.dirname, '../..');
type Exceptions = { readonly [file: string]: string };

const unexpected = (found: readonly Found[], exceptions: Exceptions) =>
  found.filter(({ file }) => exceptions[file] === undefined).map(({ file, line }) => `${file}: ${line}`);
const gone = (found: readonly Found[], exceptions: Exceptions) =>
  Object.keys(exceptions).filter((name) => found.every(({ file }) => file !== name));

test('capitals are folded in the keys of names only, and in what is no name', () => {
  expect(unexpected(foldedIn(root), folding)).toEqual([]);
});

test('no text is compared as a server wrote it', () => {
  expect(unexpected(comparedIn(root), comparing)).toEqual([]);
});

test('no exception stands without need', () => {
  expect([...gone(foldedIn(root), folding), ...gone(comparedIn(root), comparing)]).toEqual([]);
});
