import { globSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { textFiles } from '../checks/files.ts';
import { tier } from './tier.ts';

const project = path.join(import.meta.dirname, '../..');

test.for(['integration', 'deep', 'release', 'kit', 'browser'])(
  'each file of the tier "%s" is found by its name, those with screens too',
  (name) => {
    const found = globSync(tier(name), { cwd: project }).map((file) => file.split(path.sep).join('/'));
    const there = textFiles(project, ['test']).map((file) => file.name);
    expect(found.toSorted()).toEqual(there.filter((file) => file.includes(`.${name}.test.`)).toSorted());
    expect(found).not.toEqual([]);
  },
);
