// partner-wizard salvage: a new state file from what is sound in a damaged one.

import { hostname, userInfo } from 'node:os';
import path from 'node:path';
import { salvage } from '../journal/salvage.ts';
import type { SalvageArguments } from './asked.ts';
import { exitCodes } from './exit-codes.ts';
import { labFolderOf } from './places.ts';
import { talk, tell } from './say.ts';
import { goingOn, typedLines } from './typed.ts';

export function salvageFile({ state, out }: SalvageArguments): number {
  const salvaged = salvage({ from: state, to: out, now: () => new Date(), on: hostname(), by: userInfo().username });
  if (salvaged.kind === 'refused') {
    talk(salvaged.words);
    return exitCodes.failed;
  }
  const lab = salvaged.world === 'lab' ? ['--lab', path.resolve(labFolderOf(state))] : [];
  const lines = salvaged.lines === 1 ? 'The first line' : `The first ${salvaged.lines} lines`;
  tell(
    [
      `${lines} of ${state} ${salvaged.lines === 1 ? 'is' : 'are'} now in ${out}. The damaged file is as it was: keep it.`,
      'To go on:',
      ...typedLines([...goingOn('set up', path.resolve(out)), ...lab]).map((each) => `  ${each}`),
    ].join('\n'),
  );
  return exitCodes.done;
}
