// The first screen before Ink is there: Ink takes longer to load than a person should wait. The same frame as Ink's
// first, so that it takes over without a flicker.

import type { Context } from './context.ts';
import { frameOf, type Size } from './frame.ts';
import type { State } from './state.ts';
import { ansiOf } from './theme.ts';

const enterScreen = '\u001b[?1049h\u001b[?25l\u001b[H';
/** Gives the screen back, where Ink never came to do it. */
export const leaveScreen = '\u001b[?25h\u001b[?1049l';

/** What to write for a state: the alternate screen with its frame. */
export function painted(state: State, context: Context, size: Size, colours: boolean): string {
  const { lines } = frameOf(state, context, size);
  const rows = lines.map((line) => line.map(({ text, tone }) => ansiOf(text, tone, colours)).join(''));
  return enterScreen + rows.join('\r\n');
}
