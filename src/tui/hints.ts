// What is made of the list of keys: the one that was pressed, the hints of a screen, help, and the page of keys.

import type { Binding } from './binding.ts';
import { bindings } from './bindings.ts';
import { isHinted } from './guard.ts';
import type { Key } from './keys.ts';
import { isTyping } from './pointer.ts';
import { initial as anyScreen, type State } from './state.ts';

/** The keys of a binding that count now. */
export const keysNow = ({ keys }: Binding, state: State): readonly string[] =>
  isTyping(state) ? keys.filter((each) => each.length > 1) : keys;

/** What is typed goes into the field of the search. */
const whileSearching: ReadonlySet<Binding['act']> = new Set(['leave', 'redraw']);

export const validBindings = (state: State, scrolls: boolean): readonly Binding[] =>
  bindings.filter(
    (each) => each.when(state, scrolls) && keysNow(each, state).length > 0 && (state.search === null || whileSearching.has(each.act)),
  );

export function bindingFor(state: State, key: Key, scrolls: boolean): Binding | undefined {
  const pressed = key.kind === 'named' ? key.name : key.text;
  return validBindings(state, scrolls).find((each) => keysNow(each, state).includes(pressed));
}

const wordsIn = (words: Binding['label'], state: State): string => (typeof words === 'string' ? words : words(state));

/** What a key does now, in a word or two; undefined where it does nothing. */
export function actionOf(state: State, key: Key): string | undefined {
  const binding = bindingFor(state, key, false);
  return binding && wordsIn(binding.action, state);
}

/** The same at length, as help says it. */
export const meaningOf = (state: State, key: Key): string | undefined => bindingFor(state, key, false)?.words;

export type Hint = { readonly label: string; readonly action: string; readonly weight: number; readonly counts: boolean };

/** The hints of a screen; one that does not count yet is not drawn, but keeps its place. */
export function hintsOf(state: State, scrolls: boolean): readonly Hint[] {
  const said = new Set<string>();
  return validBindings(state, scrolls)
    .flatMap(({ label, action, agrees, hint }): readonly Hint[] => {
      if (hint === undefined) return [];
      const each = { label: wordsIn(label, state), action: wordsIn(action, state), weight: hint };
      return [{ ...each, counts: agrees !== true || state.overlay !== null || isHinted(state) }];
    })
    .filter(({ label, action }) => !said.has(`${label} ${action}`) && said.add(`${label} ${action}`) !== undefined);
}

/** Said in help: QuickEdit of a console holds all output while text is marked. */
export const stillWindow = 'If a window of Windows stands still, a click has marked text in it, and the Escape key lets it go on.';

/** The keys that count on a screen, as help says them. */
export const helpOn = (state: State, scrolls: boolean): readonly (readonly [label: string, words: string])[] =>
  validBindings(state, scrolls)
    .filter(({ act }) => act !== 'number')
    .map(({ label, action, words }) => [wordsIn(label, state), words ?? wordsIn(action, state)] as const);

/** All keys, for their page: as help says them, whatever the screen. */
export const keyTable: readonly (readonly [label: string, words: string])[] = bindings.flatMap(({ label, words }) =>
  words === undefined ? [] : [[wordsIn(label, anyScreen), words] as const],
);
