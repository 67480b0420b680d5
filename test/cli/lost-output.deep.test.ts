import path from 'node:path';
import { expect, test } from 'vitest';
import { rehearsalFolder } from '../wizard/rehearsal.ts';
import { runInto, type Sink } from './lost-output.ts';

const closed: Sink = { closes: 0 };
const list = ['lab', 'faults'];
const begun = (dir: string) => ['--lab', dir, '--no-input'];
const lostTo = (why: string) => new RegExp(`^The result could not be written to standard output: ${why}\\.\n$`, 'm');

test
  .skipIf(process.platform === 'win32')
  .each<readonly [string, readonly string[] | undefined, Parameters<typeof runInto>[1], number, RegExp]>([
    ['a result that nobody reads', list, { out: closed }, 1, lostTo('nobody reads it any more \\(EPIPE\\)')],
    ['a result on a full disk', list, { out: 'full' }, 1, lostTo('the disk is full \\(ENOSPC\\)')],
    ['a refusal that nobody reads', ['--nonsense'], { err: closed }, 64, /^$/],
    ['talk on a full disk', undefined, { err: 'full' }, 3, /^$/],
    ['a run of which nobody reads anything', undefined, { out: closed, err: closed }, 3, /^$/],
    ['a log of a file that is not there', ['log', '--state', '/nowhere'], { out: 'full' }, 1, /^There is no state file \/nowhere\./],
  ])('%s changes nothing but the exit code that tells of it', async (_, args, sinks, code, err) => {
  const dir = rehearsalFolder();
  const lost = await runInto(args ?? begun(path.join(dir, 'lab')), sinks);
  expect(lost.err).toMatch(err);
  expect(lost.err + lost.out).not.toMatch(/\n\s+at /);
  expect(lost.code).toBe(code);
});
