// What a kit's parts promise before anything is built.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseArguments } from '../../src/cli/arguments.ts';
import { forms } from './forms.ts';
import { licenceOf } from './node.ts';

const root = path.join(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
const { version } = z.object({ version: z.string() }).parse(JSON.parse(read('package.json')));

test('the program says the version of package.json, and no file says it again', () => {
  expect(parseArguments(['--version'])).toMatchObject({ text: `${version}\n`, exitCode: 0 });
  expect(read('src/cli/asked.ts')).not.toContain(version);
});

test.for(forms)('Node’s licence is there for the version in $name', ({ node }) =>
  expect(licenceOf(node).toString()).toMatch(/^Node.js is licensed for use as follows:/),
);

test('the kit has the Node.js that the tests run on', () => {
  const { devDependencies } = z.object({ devDependencies: z.object({ node: z.string() }) }).parse(JSON.parse(read('package.json')));
  expect(forms[0]?.node.version).toBe(devDependencies.node);
});

test('the changelog has an entry of the version', () => expect(read('CHANGELOG.md')).toContain(`\n## [${version}] - `));
