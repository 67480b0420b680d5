// Comments rest on facts of the two products. Whoever reads one finds the fact in the repository, and where it comes from.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textFiles } from './files.ts';

const root = join(import.meta.dirname, '../..');
const page = 'assets/facts.md';
const files = textFiles(root);

const facts = [...(files.find(({ name }) => name === page)?.text ?? '').matchAll(/^- \*\*(\d+)\*\* (.+(?:\n {2}.+)*)/gm)].map(
  ([, number = '', words = '']) => ({ number, words }),
);
const numbers = facts.map(({ number }) => number);

const cited = files
  .filter(({ name }) => name !== page && !name.startsWith('.github/') && name !== 'test/checks/facts.test.ts')
  .flatMap(({ name, text }) =>
    [...text.matchAll(/facts\.md (\d+(?:, \d+)*)/g)].flatMap(([, list = '']) => list.split(', ').map((number) => ({ name, number }))),
  );

test('each citation leads to a fact', () => {
  expect(cited.length).toBeGreaterThan(0);
  expect(cited.filter(({ number }) => !numbers.includes(number))).toEqual([]);
});

test('a citation is the page and numbers, so that none is missed', () => {
  const vague = files.filter(({ name, text }) => /^(src|assets\/(powershell|lab))\//.test(name) && /facts\.md(?! \d)/.test(text));
  expect(vague.map(({ name }) => name)).toEqual([]);
});

test('each fact is cited somewhere', () => {
  const used = new Set(cited.map(({ number }) => number));
  expect(facts.filter(({ number }) => !used.has(number))).toEqual([]);
});

test('each fact says where it can be read, who saw it, or that it is assumed', () => {
  expect(facts.filter(({ words }) => !/\*(Source:|Observed|Assumed)\* *:? *\S/.test(words))).toEqual([]);
});

test('each number is given once', () => {
  expect(numbers).toEqual([...new Set(numbers)]);
});

test('nothing cites a page that only its author has', () => {
  const elsewhere = /(?<![\w/-])(?:domain|field|terminal|engineering|powershell|shapes|failures|next|screens|cases|DESIGN)\.md\b/;
  const said = files.filter(({ name, text }) => name !== 'test/checks/facts.test.ts' && elsewhere.test(text)).map(({ name }) => name);
  expect(said).toEqual([]);
});
