// partner-wizard lab: lists what the practice lab can be, and how it can be broken.

import type { ListArguments } from './asked.ts';
import { exitCodes } from './exit-codes.ts';

export type ListEntry = { readonly id: string; readonly title: string; readonly words: string };

export function list({ json }: ListArguments, entries: readonly ListEntry[]): number {
  const listed = entries.map(({ id, title, words }) => ({ id, title, words }));
  const lines = listed.flatMap((entry) => [entry.id, `  ${entry.title}`, `  ${entry.words}`, '']);
  process.stdout.write(json ? `${JSON.stringify(listed)}\n` : `${lines.join('\n')}`);
  return exitCodes.done;
}
