// Makes the file that broken-pairs.test.ts judges. What a run that was stopped has made, the next one takes over, as long as src/ is the
// same; AT_MOST=300 makes only so many, which cover all faults.

import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { textFiles } from '../checks/files.ts';
import { allBroken, seenIn } from './breaking-pairs.ts';
import { keep, type Seen } from './broken-pairs.ts';

const wanted = allBroken.slice(0, Number(process.env.AT_MOST ?? allBroken.length));
const folder = 'node_modules/.cache/partner-wizard';
const sources = createHash('sha256').update(JSON.stringify(textFiles('.', ['src', 'assets'])));
const begun = path.join(folder, `broken-pairs-${sources.digest('hex').slice(0, 16)}.jsonl`);

const nameOf = ({ broken }: Pick<Seen, 'broken'>): string => broken.join(' ');

test('the world is broken in pairs, and what is seen there is kept', async () => {
  mkdirSync(folder, { recursive: true });
  const made: Seen[] = existsSync(begun)
    ? readFileSync(begun, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];
  const known = new Set(made.map(nameOf));
  // The same moment for all, so that what they share is the same.
  const now = new Date(made[0]?.context?.now ?? Date.now());
  const open = wanted.filter((broken) => !known.has(nameOf({ broken })));
  const work = async () => {
    for (let broken = open.shift(); broken !== undefined; broken = open.shift()) {
      const seen = await seenIn(broken, now);
      appendFileSync(begun, `${JSON.stringify(seen)}\n`);
      made.push(seen);
    }
  };
  await Promise.all([work(), work(), work()]);
  keep(made.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), 'en')));
  expect(made.length).toBeGreaterThanOrEqual(wanted.length);
});
