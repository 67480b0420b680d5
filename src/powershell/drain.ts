// Reads a running command to its end.

import type { End, Item } from '../model/shell.ts';

/** Hands on each item as it comes; gives how the command ended. */
export async function drain(items: AsyncGenerator<Item, End>, each: (item: Item) => void): Promise<End> {
  for (;;) {
    const step = await items.next();
    if (step.done === true) return step.value;
    each(step.value);
  }
}
