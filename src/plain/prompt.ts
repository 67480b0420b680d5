// What is put to the admin, made of what the screens ask, and what a typed line means to it. Both askers go by these.

import { isWord } from '../model/demand.ts';
import type { AskedPart, Option } from '../tui/content.ts';
import { actionOf, meaningOf } from '../tui/hints.ts';
import type { Key } from '../tui/keys.ts';
import { line, lineText } from '../tui/lines.ts';
import { withInput } from '../tui/pointer.ts';
import { type State, takesMessage } from '../tui/state.ts';
import type { Voice } from './voice.ts';

type Entry = { readonly label: string; readonly because: string };
/** A key of the screens, typed as a letter. */
type Letter = { readonly letter: string; readonly does: string; readonly means: string };

type What =
  | { readonly kind: 'choice'; readonly entries: readonly Entry[]; readonly likely: number }
  | { readonly kind: 'several'; readonly entries: readonly Entry[]; readonly marked: readonly number[] }
  /** `given` is what Enter alone takes. */
  | { readonly kind: 'text'; readonly given: string }
  | { readonly kind: 'secret' }
  /** To be typed in full. */
  | { readonly kind: 'word'; readonly word: string }
  /** Only read; `does` is what Enter does then. */
  | { readonly kind: 'page'; readonly does: string }
  /** What was run by hand, which ends with a line of its own; or one of the entries. */
  | { readonly kind: 'paste'; readonly entries: readonly Entry[] };

/** A prompt, before an asker words it. */
export type Posed = What & { readonly head: readonly string[]; readonly letters: readonly Letter[] };

/** What must come after it was printed. */
export const isGuarded = ({ kind }: Posed): boolean => kind === 'word' || kind === 'secret';

/** Said where something was dropped. */
export const tooEarly = 'What was typed before this was printed is not taken.';

export type Given =
  | { readonly kind: 'letter'; readonly letter: string }
  | { readonly kind: 'entry'; readonly at: number }
  | { readonly kind: 'several'; readonly at: readonly number[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'enter' }
  /** Nothing that fits; `why` says what would. */
  | { readonly kind: 'unclear'; readonly why: string }
  | { readonly kind: 'over' };

const named = (name: Extract<Key, { kind: 'named' }>['name']): Key => ({ kind: 'named', name });
const enter = named('enter');

/** In the order in which they are offered. */
const keys: { readonly [letter: string]: Key } = {
  b: named('escape'),
  '?': named('tab'),
  ...Object.fromEntries([...'acfnolu'].map((text) => [text, { kind: 'character', text }])),
  h: named('help'),
  q: named('interrupt'),
};
export const keyFor = (key: string): Key => keys[key] ?? (key === 'enter' ? enter : { kind: 'character', text: key });

/** While a word is to be typed, letters are keys all the same: none of them is the word. */
export function lettered(state: State): State {
  const kind = state.asking?.input.kind;
  return kind === 'word' || kind === 'option' ? withInput(state, { kind: 'page' }) : state;
}

/** What help says of letters where the words for the screens do not fit. */
const own: { readonly [letter: string]: string } = {
  h: 'these letters, and the words on this page',
  b: 'back; on a plan to take something back, leave that as it is',
};

/** How the screens agree, which each asker says in its own words. */
const agreeing = / ?To (?:agree, type: .*|(?:run it|connect), type yes\.)$/;

/** `worded`: the entry with the pointer was chosen, and wants its word. */
export function posedOf(state: State, asked: AskedPart | undefined, voice: Voice, worded: boolean): Posed {
  const what = whatOf(state, asked?.options ?? [], voice, worded);
  const lines = worded && what.kind === 'word' ? [line(`For this, type: ${what.word}`)] : [...(asked?.head ?? []), ...(asked?.foot ?? [])];
  const letters = Object.entries(keys).flatMap(([letter, key]) => {
    const does = letter === 'b' && worded ? 'another way' : actionOf(lettered(state), key);
    return does === undefined ? [] : [{ letter, does, means: own[letter] ?? meaningOf(lettered(state), key) ?? does }];
  });
  return {
    ...what,
    head: lines.map((each) => voice.say(each).replace(what.kind === 'word' ? agreeing : '', '')).filter((each) => each !== ''),
    letters: letters.toSpliced(-2, 0, { letter: 'r', does: 'again', means: 'tell this page again' }),
  };
}

function whatOf(state: State, options: readonly Option[], voice: Voice, worded: boolean): What {
  const entries = options.map((each) => entryOf(each, voice));
  const choice = { kind: 'choice', entries, likely: options.findIndex(({ selected }) => selected) } as const;
  const { overlay, asking } = state;
  if (takesMessage(state)) return { kind: 'paste', entries };
  if (overlay !== null || asking === null) return choice;
  const { demand, input } = asking;
  switch (input.kind) {
    case 'one':
      return choice;
    case 'option':
      return worded && demand.kind === 'way out' ? { kind: 'word', word: demand.options[input.cursor]?.word ?? '' } : choice;
    case 'many':
      return entries.length === 0
        ? { kind: 'page', does: actionOf(state, enter) ?? '' }
        : { kind: 'several', entries, marked: options.flatMap(({ checked }, at) => (checked ? [at] : [])) };
    case 'text':
      return demand.kind === 'ask' && demand.question.kind === 'secret' ? { kind: 'secret' } : { kind: 'text', given: input.text };
    case 'word':
      return { kind: 'word', word: demand.kind === 'confirm' && demand.plan.severity.kind === 'type' ? demand.plan.severity.word : '' };
    case 'manual task':
      return { kind: 'paste', entries };
    case 'page':
      return demand.kind === 'confirm' || demand.kind === 'targets'
        ? { kind: 'word', word: 'yes' }
        : { kind: 'page', does: actionOf(state, enter) ?? '' };
  }
}

/** Without the pointer and the number or mark of the screen; what stands at the right there follows a comma. */
function entryOf({ label, because }: Option, { say }: Voice): Entry {
  const words = (lines: Option['label']) => lines.map((each) => lineText(each).trim()).join(' ');
  const text = words(label)
    .replace(/^❯? *(?:\d+|\[[ x]\]) +/, '')
    .replace(/ {2,}/g, ', ')
    .replace(', type: ', '; for this you type: ');
  return { label: say(line(text)), because: say(line(words(because))) };
}

/** What a typed line means. */
export function understood(prompt: Posed, typed: string): Given {
  const text = typed.trim();
  const letter = prompt.letters.find((each) => isWord(text, each.letter));
  if (letter !== undefined) return { kind: 'letter', letter: letter.letter };
  switch (prompt.kind) {
    case 'choice':
    case 'paste': {
      if (text === '' && prompt.kind === 'choice' && prompt.likely >= 0) return { kind: 'entry', at: prompt.likely };
      const at = numberIn(text, prompt.entries);
      return at === undefined ? { kind: 'unclear', why: `Type a number from 1 to ${prompt.entries.length}.` } : { kind: 'entry', at };
    }
    case 'several': {
      if (text === '') return { kind: 'several', at: prompt.marked };
      if (text === '0') return { kind: 'several', at: [] };
      const at = text.split(/[\s,]+/).map((each) => numberIn(each, prompt.entries));
      return at.every((each) => each !== undefined)
        ? { kind: 'several', at }
        : { kind: 'unclear', why: `Type numbers from 1 to ${prompt.entries.length} with blanks between them, or 0 for none.` };
    }
    case 'text':
      return { kind: 'text', text: text === '' ? prompt.given : typed };
    case 'secret':
      return { kind: 'text', text: typed };
    case 'word':
      return isWord(typed, prompt.word)
        ? { kind: 'text', text: typed }
        : { kind: 'unclear', why: `${text === '' ? '' : 'That is another word. '}Type ${prompt.word} in full. Nothing was done.` };
    case 'page':
      return text === '' ? { kind: 'enter' } : { kind: 'unclear', why: `Press Enter to ${prompt.does}.` };
  }
}

function numberIn(text: string, entries: readonly Entry[]): number | undefined {
  const at = /^\d{1,4}$/.test(text) ? Number(text) - 1 : -1;
  return at >= 0 && at < entries.length ? at : undefined;
}

/** The line that ends a paste. */
const endOfPaste = '.';

/** Lines up to the one that ends a paste; or what the first of them chooses. `next` gives undefined when nothing more comes. */
export async function pasteFrom(prompt: Posed, next: () => Promise<string | undefined>): Promise<Given> {
  const all: string[] = [];
  for (let line = await next(); line !== undefined; line = await next()) {
    if (line.trim() === endOfPaste) return { kind: 'paste', text: all.join('\n') };
    const given = all.length === 0 ? understood(prompt, line) : undefined;
    if (given !== undefined && given.kind !== 'unclear') return given;
    if (all.length > 0 || line.trim() !== '') all.push(line);
  }
  return { kind: 'over' };
}
