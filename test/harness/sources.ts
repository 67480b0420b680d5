// Which state of the sources is tested.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';

/** What a release's test makes anew itself: with it in the sum, each run would find other sources than the last one left. */
const made = 'test/wizard/broken-pairs.jsonl.gz';

/** The last commit, and all that differs from it. */
export function sourcesIn(cwd: string): string {
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return createHash('sha256')
    .update(git('rev-parse', 'HEAD'))
    .update(git('diff', 'HEAD', '--', '.', `:(exclude)${made}`))
    .digest('hex');
}
