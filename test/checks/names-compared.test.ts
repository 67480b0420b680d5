import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
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

test('a comparison of names outside of the keys is refused, and one of keys, or with nothing, is not', () => {
  const here = mkdtempSync(join(tmpdir(), 'partner-wizard-'));
  onTestFinished(() => rmSync(here, { recursive: true, force: true }));
  mkdirSync(join(here, 'src'));
  const compared = ['if (one.issuer === two) {', 'return skype !== facts.oauth.value.realm;', 'each.value.trustedIssuers.includes(issuer)'];
  const folded = ['one.toLowerCase() === two', 'one.localeCompare(two)'];
  const fine = ['if (one.realm === null) {', 'one.key === two.key', "areOneName('issuer', one.issuer, two)", '// one.issuer === two'];
  writeFileSync(join(here, 'src/sample.ts'), [...compared, ...folded, ...fine].join('\n'));
  expect(comparedIn(here).map(({ line }) => line)).toEqual(compared);
  expect(foldedIn(here).map(({ line }) => line)).toEqual(folded);
});
