// Answers that were pasted for a look that was left before it was whole. They are kept as text, by the command that they answer, and
// offered as a paste when the same command is asked again: what reads a paste reads them, and believes them no more.

import type { ManualTask } from '../../model/access.ts';
import type { Command } from '../../model/command.ts';
import { canonical, type Json } from '../../model/json.ts';
import type { Item } from '../../model/shell.ts';
import { readPasted } from './pasted.ts';

/** `asks` is the command; `answer` is a line of JSON as in manual/text.ts, without its mark, for marks are new each time. */
export type KeptAnswer = { readonly asks: string; readonly answer: string };

export const asksOf = (command: Command): string => canonical(JSON.parse(JSON.stringify(command)) satisfies Json);

/** Those whole answers that a paste holds. */
export function answersIn(task: ManualTask, pasted: string): readonly KeptAnswer[] {
  const { gave } = readPasted(task, pasted);
  return task.parts.flatMap(({ mark, command }) => {
    const items = gave.get(mark)?.items;
    return items === undefined ? [] : [{ asks: asksOf(command), answer: lineOf(items) }];
  });
}

/** The answer as it would be pasted for this mark. */
export const pasteOf = (mark: string, { answer }: KeptAnswer): string => `{"for":${JSON.stringify(mark)},${answer.replace(/^\{/, '')}`;

/** It holds no space, as those that are pasted hold none. */
function lineOf(items: readonly Item[]): string {
  const objects = items.flatMap((each) => (each.kind === 'object' ? [each.value] : []));
  const errors = items.flatMap((each) =>
    each.kind === 'error'
      ? [
          {
            message: each.error.message,
            id: each.error.fullyQualifiedErrorId,
            category: each.error.category,
            chain: each.error.chain ?? [],
          },
        ]
      : [],
  );
  return JSON.stringify({ objects, errors }).replaceAll(' ', '\\u0020');
}
