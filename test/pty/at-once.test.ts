// What is seen at once: it waits for nothing but a few lines of code.

import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const dist = path.join(import.meta.dirname, '../../dist');

/** The built file with all that it loads before its first line runs. */
function loadedWith(name: string, loaded = new Set<string>()): ReadonlySet<string> {
  if (loaded.has(name)) return loaded;
  loaded.add(name);
  const text = readFileSync(path.join(dist, name), 'utf8');
  for (const [, other = ''] of text.matchAll(/^(?:import|export) (?:[^;'"]* from )?["']\.\/([^"']+)["'];/gm)) loadedWith(other, loaded);
  return loaded;
}

test('what greets loads 32 KiB at most before it does', () => {
  const sizes = [...loadedWith('partner-wizard.mjs')].map((name) => statSync(path.join(dist, name)).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(32 * 1024);
});
