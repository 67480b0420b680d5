// Looking for a word where there is much: "/" opens a field at the bottom of the screen. Each character goes to the first place from here
// on that has the text, Enter to the next one. In a long list that is an entry, to which the pointer goes; else a line of what is told.

import type { Extent } from './guard.ts';
import type { Key } from './keys.ts';
import { ends, type Line, line, lineWidth, type Span, span } from './lines.ts';
import { isLongList, pointedAt, pointedList } from './pointer.ts';
import type { Search, State } from './state.ts';

const longest = 60;

/** A key in the field. */
export function searched(state: State, search: Search, key: Key, extent: Extent): State {
  if (key.kind === 'character') return gone(state, search, `${search.text}${key.text}`.slice(0, longest), extent, 'here');
  switch (key.name) {
    case 'escape':
      return { ...state, search: null };
    case 'backspace':
      return gone(state, search, [...search.text].slice(0, -1).join(''), extent, 'here');
    case 'clear':
      return gone(state, search, '', extent, 'here');
    case 'enter':
    case 'down':
      return gone(state, search, search.text, extent, 'next');
    case 'up':
      return gone(state, search, search.text, extent, 'before');
    default:
      return state;
  }
}

/** The field opened where the page stands. */
export function searching(state: State, extent: Extent): State {
  const from = (isLongList(state) ? pointedList(state)?.cursor : undefined) ?? extent.from;
  return { ...state, search: { text: '', from, place: from } };
}

/** The next place is the first one again where there is none behind; a word that is nowhere leads back to where it began. */
function gone(state: State, { from, place }: Search, text: string, extent: Extent, way: 'here' | 'next' | 'before'): State {
  const hits = hitsOf(text, textsOf(state, extent));
  const wanted = {
    here: () => hits.find((each) => each >= from) ?? hits[0],
    next: () => hits.find((each) => each > place) ?? hits[0],
    before: () => hits.findLast((each) => each < place) ?? hits.at(-1),
  };
  const at = wanted[way]() ?? from;
  const there = { ...state, search: { text, from, place: at } };
  if (isLongList(state)) return pointedAt(there, at);
  return there.overlay === null ? { ...there, scroll: at } : { ...there, overlay: { ...there.overlay, scroll: at } };
}

const textsOf = (state: State, { texts }: Extent): readonly string[] => (isLongList(state) ? texts?.entries : texts?.told) ?? [];

const hitsOf = (text: string, texts: readonly string[]): readonly number[] =>
  text === '' ? [] : [...texts.keys()].filter((at) => texts[at]?.toLowerCase().includes(text.toLowerCase()));

/** The field in place of the hints: " Search: atl-042    2 of 5   Enter next   Esc close   Ctrl+C leave ". */
export function searchLine(state: State, { text, place }: Search, extent: Extent, width: number): Line {
  const hits = hitsOf(text, textsOf(state, extent));
  const count = text === '' ? '' : hits.length === 0 ? 'nowhere here' : `${hits.indexOf(place) + 1} of ${hits.length}`;
  const hints = [['Enter', 'next'], ['Esc', 'close'], ...(width < 80 ? [] : [['Ctrl+C', 'leave']])];
  const keys: Line = [
    span(`${count} `, 'bold'),
    ...hints.flatMap(([key = '', does]) => [span('  '), span(key, 'bold'), span(` ${does} `)]),
  ];
  const room = Math.floor((width - lineWidth(keys) - 12) / 2);
  const shown = lineWidth(line(text)) > room * 2 ? [...text].slice(-room).join('') : text;
  return ends([span(' Search: ', 'accent'), span(shown), span('', 'cursor')], keys, width);
}

/** A line in which each place that has the text stands out. */
export const standingOut = (each: Line, text: string): Line => (text === '' ? each : each.flatMap((one) => partsOf(one, text)));

function partsOf(whole: Span, text: string): readonly Span[] {
  const [small, wanted] = [whole.text.toLowerCase(), text.toLowerCase()];
  // Where small letters are more or fewer, places are not to be told.
  if (small.length !== whole.text.length || !small.includes(wanted)) return [whole];
  const parts: Span[] = [];
  let from = 0;
  for (let at = small.indexOf(wanted); at !== -1; at = small.indexOf(wanted, from)) {
    parts.push(span(whole.text.slice(from, at), whole.tone), span(whole.text.slice(at, at + wanted.length), 'badge'));
    from = at + wanted.length;
  }
  return [...parts, span(whole.text.slice(from), whole.tone)];
}
