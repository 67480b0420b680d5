// The README is read in a few minutes; what does not fit stands on pages, and every link of theirs leads to a file that is there.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';

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

/** What is to be typed, without what is said behind it. */
const typedIn = (file: string): readonly string[] =>
  [...textOf(file).matchAll(/^ {0,4}partner-wizard (.*?)(?: {2,}.*)?$/gm)].map(([, args = '']) =>
    args.replace('FINGERPRINT', 'c0ffee123456'),
  );

test('every line of the README and of its pages is one that the wizard takes', () => {
  const refused = ['README.md', ...pages].flatMap((file) =>
    typedIn(file).filter((line) => {
      const said = parseArguments(line.match(/'[^']*'|"[^"]*"|\S+/g)?.map((each) => each.replace(/^['"]|['"]$/g, '')) ?? []);
      return said.kind === 'said' && said.exitCode !== 0;
    }),
  );
  expect(refused).toEqual([]);
});

test('what the README says for a rehearsal holds for each of the reviewer’s lines', () => {
  const reviewers = textOf('README.md').split('## For the reviewer')[1]?.split('## ')[0] ?? '';
  expect(reviewers).toContain('`./rehearsal/set-up.jsonl`');
  expect(reviewers).not.toContain('--lab');
});
