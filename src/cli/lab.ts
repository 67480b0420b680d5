// partner-wizard lab faults: the ways in which the practice lab can be broken.

import type { FaultsArguments } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';

export type FaultListed = { readonly id: string; readonly title: string; readonly words: string };

export function listFaults({ json }: FaultsArguments, faults: readonly FaultListed[]): number {
  const listed = faults.map(({ id, title, words }) => ({ id, title, words }));
  const lines = listed.flatMap((fault) => [fault.id, `  ${fault.title}`, `  ${fault.words}`, '']);
  process.stdout.write(json ? `${JSON.stringify(listed)}\n` : `${lines.join('\n')}`);
  return exitCodes.done;
}
