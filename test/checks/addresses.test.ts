// Where the catalogue, the facts and the commands can be read in public. That a page is there, and says what it is named for, cannot be
// seen from here: whoever adds one has read it. Here each page has one name, so that one that moves is mended once.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/diagnosis/catalogue.ts';
import { publicPages } from '../../src/diagnosis/causes/public-pages.ts';
import { symptoms } from '../../src/diagnosis/causes/symptoms.ts';

const read = (name: string): string => readFileSync(join(import.meta.dirname, '../..', name), 'utf8');
const written = [
  ...read('assets/facts.md').matchAll(/<(http[^>]*)>/g),
  ...read('assets/other-commands.json').matchAll(/"source": "(http[^"]*)"/g),
].map(([, address = '']) => address);
const ofEntries = [...catalogue, ...symptoms].map(({ address }) => address);
const addresses = [...new Set([...ofEntries, ...written])];

const samePage = (address: string): string =>
  address
    .toLowerCase()
    .replace('://www.', '://')
    .replace(/[/?#]*$/, '');

/** A reader's language or edition, and hosts and paths that have moved. */
const passing =
  /^http:|microsoft\.com\/[a-z]{2}-[a-z]{2}\/|\/\/(?:docs|technet|msdn|blogs|social)\.|\/module\/exchange\/|OfficeDocs-Support/;

test('no address is in one language, or of a place that has moved', () => {
  expect(addresses.length).toBeGreaterThan(150);
  expect(addresses.filter((each) => passing.test(each))).toEqual([]);
});

test('no page stands under two names', () => {
  const pages = Map.groupBy(addresses, samePage);
  expect([...pages.values()].filter(({ length }) => length > 1)).toEqual([]);
});

test('each page that the catalogue has a name for is the source of an entry, and has one name', () => {
  const named: readonly string[] = Object.values(publicPages);
  expect(named.filter((each, at) => !ofEntries.includes(each) || named.indexOf(each) !== at)).toEqual([]);
});
