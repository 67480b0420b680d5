// A key pressed: (state, key) -> state, and perhaps a reply to the demand or the wish to leave. Pure.

import type { ManualTask } from '../model/access.ts';
import { type Asking, isWord, type Reply } from '../model/demand.ts';
import { readAnswer } from '../model/question.ts';
import type { Key } from './keys.ts';
import { choicesFor, choose, emptyManualTask, type ManualTaskInput, pasteInto, type Wish } from './manual-task.ts';
import { actsOf, answered, type Input, restingScroll, type State, takable, type Welcome } from './state.ts';

/** `chosen` is the id of a choice on the first screen. */
export type Pressed = {
  readonly state: State;
  readonly reply?: Reply;
  readonly leave?: true;
  readonly chosen?: string;
  readonly wish?: Wish;
};

/** The lines of the body, how many of them the window shows, and from which on: the frame knows. A height of 0: none. */
export type Extent = { readonly lines: number; readonly height: number; readonly from: number };

const lastScroll = ({ lines, height }: Extent) => Math.max(0, lines - height);
const isText = (key: Key, text: string) => key.kind === 'character' && key.text === text;
const isNamed = (key: Key, name: string) => key.kind === 'named' && key.name === name;

export function press(state: State, key: Key, extent: Extent): Pressed {
  // The second Ctrl+C leaves at once, whatever is open.
  if (isNamed(key, 'interrupt')) return state.overlay === 'leave' ? leave(state) : { state: { ...state, overlay: 'leave' } };
  if (state.overlay === 'leave') return pressInLeave(state, key);
  if (state.overlay === 'elsewhere') return pressInElsewhere(state, key, extent);
  // In a window too small to show anything, no key may agree to what cannot be read.
  if (extent.height === 0) return { state };
  if (state.overlay !== 'none') return pressInOverlay(state, key, extent);
  if (state.welcome !== null) return pressInWelcome(state, state.welcome, key, extent);
  const scrolled = scroll(state, key, extent);
  if (scrolled !== undefined) return { state: scrolled };
  const typing = isTyping(state);
  if (isText(key, '?') && !typing) return { state: { ...state, overlay: 'help', scroll: 0 } };
  if (isText(key, 'q') && !typing) return { state: { ...state, overlay: 'leave' } };
  if (isNamed(key, 'tab')) return { state: { ...state, overlay: 'details', scroll: 0 } };
  if (state.asking === null) return { state };
  const { demand, view, input } = state.asking;
  if (isNamed(key, 'escape') && view.canGoBack) return reply(state, { kind: 'back' });
  return pressInInput(state, demand, input, key, extent);
}

/** Whether characters go into a field. */
export function isTyping(state: State): boolean {
  const input = state.asking?.input;
  return input?.kind === 'text' || input?.kind === 'word' || (input?.kind === 'option' && wordAt(state) !== '');
}

function wordAt(state: State): string {
  const asking = state.asking;
  return asking?.demand.kind === 'way out' && asking.input.kind === 'option'
    ? (asking.demand.options[asking.input.cursor]?.word ?? '')
    : '';
}

function leave(state: State): Pressed {
  const closed = { ...state, overlay: 'none' as const };
  return state.asking === null ? { state: closed, leave: true } : { state: answered(closed), reply: { kind: 'leave' }, leave: true };
}

function pressInLeave(state: State, key: Key): Pressed {
  if (isNamed(key, 'enter') || isText(key, 'y')) return leave(state);
  if (isNamed(key, 'escape') || isText(key, 'n')) return { state: { ...state, overlay: 'none' } };
  if (isText(key, 'o') && canHandOver(state)) return { state: { ...state, overlay: 'elsewhere', scroll: 0 } };
  return { state };
}

/** The wizard waits for the admin, and has something to go on with. */
export const canHandOver = ({ asking }: State): boolean => asking !== null && asking.demand.kind !== 'finished';

function pressInElsewhere(state: State, key: Key, extent: Extent): Pressed {
  const scrolled = scroll(state, key, extent);
  if (scrolled !== undefined) return { state: scrolled };
  if (isNamed(key, 'enter') && extent.height > 0)
    return { state: answered({ ...state, overlay: 'none' }), reply: { kind: 'hand over' }, leave: true };
  return isNamed(key, 'escape') ? { state: { ...state, overlay: 'none' } } : { state };
}

function pressInWelcome(state: State, welcome: Welcome, key: Key, extent: Extent): Pressed {
  const scrolled = scroll(state, key, extent);
  if (scrolled !== undefined) return { state: scrolled };
  if (isText(key, '?')) return { state: { ...state, overlay: 'help', scroll: 0 } };
  if (isText(key, 'q')) return { state: { ...state, overlay: 'leave' } };
  const number = key.kind === 'character' ? Number(key.text) : 0;
  const numbered = number >= 1 && number <= welcome.choices.length ? number - 1 : welcome.cursor;
  const cursor = move(numbered, welcome.choices.length, key);
  const choice = welcome.choices[cursor];
  if (!isNamed(key, 'enter') || choice === undefined) return { state: { ...state, scroll: 'focus', welcome: { ...welcome, cursor } } };
  return { state: { ...state, welcome: null }, chosen: choice.id };
}

function pressInOverlay(state: State, key: Key, extent: Extent): Pressed {
  const scrolled = scroll(state, key, extent);
  if (scrolled !== undefined) return { state: scrolled };
  const closes = isNamed(key, 'escape') || isNamed(key, 'enter') || isNamed(key, 'tab') || ['?', 'q'].some((each) => isText(key, each));
  return { state: closes ? { ...state, overlay: 'none', scroll: restingScroll(state.asking?.demand) } : state };
}

/** PgUp, PgDn always; arrows where they have no other use. */
function scroll(state: State, key: Key, extent: Extent): State | undefined {
  const by = isNamed(key, 'pageUp')
    ? -(extent.height - 1)
    : isNamed(key, 'pageDown')
      ? extent.height - 1
      : arrowsScroll(state) && isNamed(key, 'up')
        ? -1
        : arrowsScroll(state) && isNamed(key, 'down')
          ? 1
          : 0;
  return by === 0 ? undefined : { ...state, scroll: Math.min(lastScroll(extent), Math.max(0, extent.from + by)) };
}

function arrowsScroll(state: State): boolean {
  const kind = state.asking?.input.kind;
  if (state.welcome !== null && state.overlay === 'none') return false;
  return state.overlay !== 'none' || kind === undefined || kind === 'page' || kind === 'word';
}

const reply = (state: State, given: Reply): Pressed => ({ state: answered(state), reply: given });

function withInput(state: State, input: Input): Pressed {
  return { state: state.asking === null ? state : { ...state, scroll: 'focus', asking: { ...state.asking, input } } };
}

function pressInInput(state: State, demand: Asking, input: Input, key: Key, extent: Extent): Pressed {
  switch (input.kind) {
    case 'page':
      return pressInPage(state, demand, key, extent);
    case 'word':
      return pressInWord(state, demand, input, key);
    case 'option':
      return pressInOptions(state, demand, input, key);
    case 'manual task':
      return demand.kind === 'by hand' ? pressInManualTask(state, demand.task, input, key) : { state };
    case 'many':
      if (demand.kind === 'undo') return pressInUndo(state, demand, input, key);
      return demand.kind === 'ask' ? pressInQuestion(state, demand, input, key) : { state };
    case 'text':
    case 'one':
      return demand.kind === 'ask' ? pressInQuestion(state, demand, input, key) : { state };
  }
}

function pressInPage(state: State, demand: Asking, key: Key, extent: Extent): Pressed {
  const agreed = isNamed(key, 'enter') || (demand.kind === 'confirm' && isText(key, 'y'));
  if (!agreed) return { state };
  // Enter on a plan that goes on below shows the rest first: nothing runs that was not on the screen.
  if ((demand.kind === 'confirm' || demand.kind === 'targets') && extent.from < lastScroll(extent))
    return { state: { ...state, scroll: Math.min(lastScroll(extent), extent.from + extent.height - 1) } };
  if (demand.kind === 'confirm')
    return reply({ ...state, live: { ...state.live, acts: actsOf(demand.plan) } }, { kind: 'value', value: 'yes' });
  return reply(state, { kind: 'value', value: true });
}

function pressInWord(state: State, demand: Asking, input: Extract<Input, { kind: 'word' }>, key: Key): Pressed {
  if (demand.kind !== 'confirm' || demand.plan.severity.kind !== 'type') return { state };
  const { word } = demand.plan.severity;
  if (!isNamed(key, 'enter')) return withInput(state, { ...input, text: editEnd(input.text, key), error: '' });
  if (!isWord(input.text, word))
    return withInput(state, { ...input, error: `To agree, type "${word}" and press Enter. To think it over, press Esc.` });
  return reply({ ...state, live: { ...state.live, acts: actsOf(demand.plan) } }, { kind: 'value', value: input.text });
}

function pressInOptions(state: State, demand: Asking, input: Extract<Input, { kind: 'option' }>, key: Key): Pressed {
  if (demand.kind !== 'way out') return { state };
  const moved = move(input.cursor, demand.options.length, key);
  if (moved !== input.cursor) return withInput(state, { ...input, cursor: moved, text: '', error: '' });
  const option = demand.options[input.cursor];
  if (option === undefined) return { state };
  if (!isNamed(key, 'enter'))
    return option.word === ''
      ? pickByNumber(state, demand.options.length, input, key)
      : withInput(state, { ...input, text: editEnd(input.text, key), error: '' });
  if (!isWord(input.text, option.word))
    return withInput(state, { ...input, error: `To go on in spite of it, type "${option.word}" and press Enter.` });
  return reply(state, { kind: 'value', value: { option: option.option, typed: input.text } });
}

function pressInManualTask(state: State, task: ManualTask, input: ManualTaskInput, key: Key): Pressed {
  if (isText(key, 'c')) return { state, wish: { kind: 'copy', text: task.text } };
  if (isText(key, 'f')) return { state, wish: { kind: 'write', text: task.text } };
  if (isNamed(key, 'clear')) return withInput(state, emptyManualTask);
  if (!isNamed(key, 'enter'))
    return withInput(state, { ...input, cursor: move(input.cursor, choicesFor(task).length, key), note: '', error: '' });
  const chosen = choose(input, task);
  return 'value' in chosen ? reply(state, { kind: 'value', value: chosen.value }) : withInput(state, { ...input, error: chosen.why });
}

/** What became of a wish, under the keys that made it. */
export function granted(state: State, words: string): State {
  const input = state.asking?.input;
  return input?.kind === 'manual task' ? withInput(state, { ...input, note: words, error: '' }).state : state;
}

function pickByNumber(state: State, count: number, input: Extract<Input, { kind: 'option' }>, key: Key): Pressed {
  const number = key.kind === 'character' ? Number(key.text) : 0;
  return number >= 1 && number <= count ? withInput(state, { ...input, cursor: number - 1, text: '', error: '' }) : { state };
}

function pressInQuestion(
  state: State,
  { question }: Extract<Asking, { kind: 'ask' }>,
  input: Extract<Input, { kind: 'text' | 'one' | 'many' }>,
  key: Key,
): Pressed {
  if ((question.kind === 'text' || question.kind === 'secret') && input.kind === 'text') {
    if (!isNamed(key, 'enter')) return withInput(state, { ...editAt(input, key), error: '' });
    const read = readAnswer(question, input.text);
    return read.ok ? reply(state, { kind: 'value', value: read.value }) : withInput(state, { ...input, error: read.why });
  }
  if (question.kind === 'one' && input.kind === 'one') {
    const number = key.kind === 'character' ? Number(key.text) : 0;
    if (number >= 1 && number <= question.choices.length) return withInput(state, { ...input, cursor: number - 1 });
    const choice = question.choices[input.cursor];
    if (isNamed(key, 'enter') && choice !== undefined) return reply(state, { kind: 'value', value: choice.value });
    return withInput(state, { ...input, cursor: move(input.cursor, question.choices.length, key) });
  }
  if (question.kind === 'many' && input.kind === 'many') {
    const choice = question.choices[input.cursor];
    if (isNamed(key, 'enter')) return reply(state, { kind: 'value', value: [...input.chosen] });
    if (isText(key, ' ') && choice !== undefined) return withInput(state, { ...input, chosen: toggle(input.chosen, choice.value) });
    return withInput(state, { ...input, cursor: move(input.cursor, question.choices.length, key) });
  }
  return { state };
}

function pressInUndo(
  state: State,
  { items }: Extract<Asking, { kind: 'undo' }>,
  input: Extract<Input, { kind: 'many' }>,
  key: Key,
): Pressed {
  const choices = takable(items).map((each) => String(each.seq));
  const choice = choices[input.cursor];
  if (isNamed(key, 'enter')) return reply(state, { kind: 'value', value: [...input.chosen] });
  if (isText(key, ' ') && choice !== undefined) return withInput(state, { ...input, chosen: toggle(input.chosen, choice) });
  return withInput(state, { ...input, cursor: choices.length === 0 ? 0 : move(input.cursor, choices.length, key) });
}

const toggle = (chosen: readonly string[], value: string) =>
  chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];

function move(cursor: number, count: number, key: Key): number {
  if (isNamed(key, 'up')) return (cursor + count - 1) % count;
  if (isNamed(key, 'down')) return (cursor + 1) % count;
  return cursor;
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
export function paste(state: State, text: string): State {
  const input = state.asking?.input;
  if (state.overlay !== 'none' || input === undefined) return state;
  if (input.kind === 'manual task') {
    const { demand } = state.asking ?? {};
    return demand?.kind === 'by hand' ? withInput(state, pasteInto(input, demand.task, text)).state : state;
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
    }).state;
  }
  if (input.kind === 'word' || (input.kind === 'option' && isTyping(state)))
    return withInput(state, { ...input, text: `${input.text}${clean}`.slice(0, longest), error: '' }).state;
  return state;
}
