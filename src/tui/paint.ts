// The first screen before Ink, which loads longer than a person should wait: Ink's own first frame, so that nothing flickers.

import type { Context } from './context.ts';
import { frameOf, linesIn, type Size } from './frame.ts';
import type { Line } from './lines.ts';
import type { SignSet } from './signs.ts';
import type { State } from './state.ts';
import { ansiOf } from './theme.ts';

const home = '\u001b[H';
const enterScreen = `\u001b[?1049h\u001b[?25l${home}`;
/** Gives the screen back, where Ink never came to do it. */
export const leaveAlternateScreen = '\u001b[?25h\u001b[?1049l';

/** What to write for a state: the alternate screen with its frame. */
export function painted(state: State, context: Context, size: Size, colours: boolean, set: SignSet): string {
  // Ink draws from where the cursor is, and entering the alternate screen a second time does not move it.
  return enterScreen + textOf(linesIn(frameOf(state, context, size, set)), colours).replaceAll('\n', '\r\n') + home;
}

/** Lines as one text for a terminal, their tones as escape sequences. */
export const textOf = (lines: readonly Line[], colours: boolean): string => lines.map((each) => toned(each, colours)).join('\n');

/** One line with its tones as escape sequences. */
export const toned = (each: Line, colours: boolean): string => each.map(({ text, tone }) => ansiOf(text, tone, colours)).join('');
