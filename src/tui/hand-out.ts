// What the keys do that take something out of the wizard: into the clipboard, into a file, or into the window that shows its folder.

import type { Context } from './context.ts';
import { copied, written } from './copied.ts';
import type { ManualTaskOutlet } from './desk.ts';
import type { State } from './state.ts';

export type OutletWish = 'copy' | 'write' | 'folder';

/** The sentence says what became of it; undefined where there is nothing to be had. */
export function handOut(wish: OutletWish, state: State, context: Context, outlet: ManualTaskOutlet): Promise<string> | undefined {
  switch (wish) {
    case 'copy': {
      const text = copied(state, context);
      return text === undefined ? undefined : outlet.copy(text);
    }
    case 'write': {
      const file = written(state, context);
      return file && outlet.write(file.text, file.as);
    }
    case 'folder':
      return outlet.openFolder?.();
  }
}
