// What a newcomer presses on a screen.

import { key } from './terminal.ts';

const clear = '\u0015';

/** The keys for a screen; undefined where it waits for none. */
export type Keys = (screen: string) => string | undefined;

/** What a newcomer does on a screen: what its hints offer, once they are drawn; and types the word that is asked for. */
export const usualKeys: Keys = (screen) => {
  if (/PgDn read on/.test(screen)) return key.pageDown;
  if (/ y (run it|connect)/.test(screen)) return 'y';
  const word = /To agree, type: (.*\S)/.exec(screen)?.[1];
  // Typed once more, since something else on the screen had changed before the word stood there.
  if (word !== undefined && screen.includes(`❯ ${word}${word}`)) return clear;
  if (word !== undefined && /^ *❯ *$/m.test(screen)) return word;
  return /Enter (start|take it|agree|go on)/.test(screen) && (word === undefined || screen.includes(`❯ ${word}`)) ? key.enter : undefined;
};
