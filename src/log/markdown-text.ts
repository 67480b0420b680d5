// Text of any origin as Markdown that stays text: secrets masked, controls made visible, and nothing that a
// server wrote can end a block, make a heading, a link or a tag. Everything in the Markdown log goes through here.

import { harmless } from '../model/harmless.ts';

export type Redact = (text: string) => string;

export interface Markdown {
  /** One line of text within a sentence, a list or a table; `at`: whether it may begin a line, where more can be read as Markdown. */
  inline(text: string, maxLength?: number, at?: 'start' | 'within'): string;
  /** Lines in a block of their own, exactly as they are. `language` is for the colours of a viewer. */
  fenced(text: string, language?: string): string;
}

export function markdown(redact: Redact): Markdown {
  return {
    inline: (text, maxLength = 2000, at = 'start') => escaped(harmless(redact(text), maxLength), at === 'start' ? atStart : marks),
    fenced(text, language = 'text') {
      const content = harmless(redact(text), 2 ** 22, 'keep');
      const fence = '`'.repeat(Math.max(3, longestRun(content) + 1));
      return `${fence}${language}\n${content}\n${fence}`;
    },
  };
}

// Only what would be read as Markdown, so that names and paths stay readable in the raw file: a backslash
// before a mark, an underscore at the edge of a word, an entity.
const marks = /[`*<[\]|~]|\\(?=[!-/:-@[-`{-~]|$)|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?=#?\w+;)/g;
const atStart = new RegExp(`${marks.source}|(?<=^ *)[#>+-]|(?<=^ *)\\d+(?=[.)])`, 'g');

const escaped = (text: string, which: RegExp): string => text.replace(which, (mark) => (/^\d/.test(mark) ? `${mark}\\` : `\\${mark}`));

function longestRun(text: string): number {
  if (!text.includes('`')) return 0;
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
