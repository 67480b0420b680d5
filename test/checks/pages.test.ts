// The README is read in a few minutes; what does not fit stands on pages, and every link of theirs leads to a file that is there.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const pages = readdirSync(path.join(root, 'assets/pages')).map((each) => `assets/pages/${each}`);
const linksIn = (file: string): readonly string[] =>
  [...textOf(file).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, to = '']) => path.join(path.dirname(file), to));

test('the README has at most 120 lines, a picture before its first sentence, and the two commands', () => {
  const text = textOf('README.md');
  expect(text.split('\n').length - 1).toBeLessThanOrEqual(120);
  expect(text.split('\n').find((each) => each !== '' && !each.startsWith('#'))).toMatch(/^!\[/);
  expect(text).toContain('npm ci && npm start');
  expect(text).toContain('npm ci && npm test');
});

test('every link of the README and of its pages leads to a file', () => {
  const broken = ['README.md', '.github/CONTRIBUTING.md', 'assets/trust.md', 'assets/first-run.md', ...pages].flatMap((file) =>
    linksIn(file).filter((to) => !existsSync(path.join(root, to))),
  );
  expect(broken).toEqual([]);
});

test('every page is reached from the README', () => {
  expect(pages.filter((each) => !linksIn('README.md').includes(each))).toEqual([]);
});
