// How many columns a text takes on the screen. Measuring properly takes longer, the first time, than loading all of our
// screens, so what is known to be narrow is only counted. The build gives Ink this one, too (tsdown.config.ts).

import stringWidth, { type Options } from 'string-width';

// Characters that are one column wide: ASCII, Latin, and the symbols that the screens draw with (theme.ts).
const narrow = /^[ -~¡-¬®-˿‐-‧‹›←-↓√─-╿▲▶►▼◀◄✔✖✘❯ℹ⚠◉◯☐☒⠀-⣿]*$/;
// The only escape sequences that our own texts hold (paint.ts), and Ink's.
const colours = /\u001B\[[0-9;]*m/g;

/** With options it is measured properly: they change what counts. */
export function widthOf(text: string, options?: Options): number {
  if (options !== undefined) return stringWidth(text, options);
  const plain = text.includes('\u001B') ? text.replace(colours, '') : text;
  return narrow.test(plain) ? plain.length : stringWidth(text);
}
