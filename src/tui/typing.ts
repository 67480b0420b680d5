// What is typed or pasted into a field: a key or a text -> the state. Pure; what the other keys do is in press.ts.

import { touched } from './guard.ts';
import { isNamed, type Key } from './keys.ts';
import { emptyManualTask, pasteInto } from './manual-task.ts';
import { isTyping, withInput } from './pointer.ts';
import { type Input, initial, type State, takesMessage, withMessage } from './state.ts';

/** A key in a field. */
export function typed(state: State, key: Key): State {
  if (takesMessage(state)) return isNamed(key, 'clear') ? { ...state, explaining: initial.explaining } : state;
  const input = state.asking?.input;
  switch (input?.kind) {
    case 'text':
      return withInput(state, { ...editAt(input, key), error: '' });
    case 'word':
    case 'option':
      return withInput(state, { ...input, text: editEnd(input.text, key), note: '', error: '' });
    case 'manual task':
      return isNamed(key, 'clear') ? withInput(state, emptyManualTask) : state;
    default:
      return state;
  }
}

const longest = 4096;

/** Typing at the end of a short word. */
function editEnd(text: string, key: Key): string {
  if (key.kind === 'character') return `${text}${key.text}`.slice(0, longest);
  return key.name === 'backspace' ? [...text].slice(0, -1).join('') : key.name === 'clear' ? '' : text;
}

type Text = Extract<Input, { kind: 'text' }>;

/** Typing in a field with a cursor; `cursor` counts characters, not bytes. */
function editAt(input: Text, key: Key): Text {
  const characters = [...input.text];
  const at = Math.min(input.cursor, characters.length);
  const put = (next: readonly string[], cursor: number): Text => ({ ...input, text: next.join(''), cursor });
  if (key.kind === 'character')
    return characters.length >= longest ? input : put([...characters.slice(0, at), key.text, ...characters.slice(at)], at + 1);
  switch (key.name) {
    case 'backspace':
      return at === 0 ? input : put([...characters.slice(0, at - 1), ...characters.slice(at)], at - 1);
    case 'delete':
      return put([...characters.slice(0, at), ...characters.slice(at + 1)], at);
    case 'clear':
      return put([], 0);
    case 'left':
      return { ...input, cursor: Math.max(0, at - 1) };
    case 'right':
      return { ...input, cursor: Math.min(characters.length, at + 1) };
    case 'home':
      return { ...input, cursor: 0 };
    case 'end':
      return { ...input, cursor: characters.length };
    default:
      return input;
  }
}

/** A paste: its first line goes into the field; what follows a line end is left out, and that is said. */
export function paste(before: State, text: string, now: number): State {
  const state = touched(before, now);
  if (state.search !== null) return state;
  if (takesMessage(state)) return withMessage(state, text);
  const input = state.asking?.input;
  if (state.overlay !== null || input === undefined) return state;
  if (input.kind === 'manual task') {
    const { demand } = state.asking ?? {};
    return demand?.kind === 'by hand' ? withInput(state, pasteInto(input, demand.task, text)) : state;
  }
  const [first = '', ...rest] = text.replace(/^[\r\n]+/, '').split(/\r\n|\r|\n/);
  const more = rest.some((each) => each.trim() !== '');
  const clean = first.replace(/\p{Cc}/gu, '');
  if (input.kind === 'text') {
    const characters = [...input.text];
    const put = [...clean.slice(0, longest)].slice(0, Math.max(0, longest - characters.length));
    const text = [...characters.slice(0, input.cursor), ...put, ...characters.slice(input.cursor)].join('');
    return withInput(state, {
      ...input,
      text,
      cursor: input.cursor + put.length,
      error: more ? 'Only the first line was taken: this field holds one.' : '',
    });
  }
  if (input.kind === 'word' || (input.kind === 'option' && isTyping(state)))
    return withInput(state, { ...input, text: `${input.text}${clean}`.slice(0, longest), note: '', error: '' });
  return state;
}
