// A key pressed: (state, key) -> state, and perhaps a reply to the demand or the wish to leave. Pure. Which keys count now is in
// bindings.ts, when those that agree do in guard.ts; here is what they do.

import { type Asking, isWord, type Reply } from '../model/demand.ts';
import { readAnswer } from '../model/question.ts';
import type { WaitWish } from '../wizard/front-end.ts';
import type { KeyAct } from './binding.ts';
import { type Extent, lastScroll, reached, touched } from './guard.ts';
import type { OutletWish } from './hand-out.ts';
import { bindingFor } from './hints.ts';
import { hopAt } from './hops.ts';
import { isNamed, type Key } from './keys.ts';
import { actsOf } from './live.ts';
import { choose } from './manual-task.ts';
import { entriesOf, isTyping, leapt, pointedAt, pointedList, withInput } from './pointer.ts';
import { searched, searching } from './search.ts';
import { answered, type Input, type Overlay, type State, takable } from './state.ts';
import { tabsOf, wayShown } from './tabs.ts';
import { typed } from './typing.ts';

export type Wish = OutletWish | 'redraw' | WaitWish;

/** `chosen` is the id of a choice on the first screen. */
export type Pressed = {
  readonly state: State;
  readonly reply?: Reply;
  readonly leave?: true;
  readonly chosen?: string;
  readonly wish?: Wish;
};

/** `now` in milliseconds: when the key came. */
export function press(before: State, key: Key, extent: Extent, now: number): Pressed {
  const state = touched({ ...before, said: '' }, now);
  const binding = bindingFor(state, key, extent.lines > extent.height);
  // In a window too small to show anything, no key may agree to what cannot be read.
  if (extent.height === 0 && binding?.act !== 'leave' && state.overlay?.kind !== 'leave') return { state };
  if (binding === undefined && state.search !== null) return { state: seenIn(searched(state, state.search, key, extent), extent, now) };
  // A word that is typed where no field is must not agree with its "y".
  if (binding === undefined) return { state: isTyping(state) ? typed(state, key) : { ...state, guard: { kind: 'shut', since: now } } };
  if (binding.agrees && state.overlay === null && before.guard.kind !== 'open') return { state };
  const pressed = begun(acts[binding.act](state, key, extent, now), now);
  return { ...pressed, state: seenIn(pressed.state, extent, now) };
}

/** What the window shows now may be the end of what is told. */
const seenIn = (state: State, extent: Extent, now: number): State =>
  reached(state, { ...extent, from: state.scroll === 'focus' ? extent.from : state.scroll }, now);

/** What comes after a reply has not looked at anything yet: neither the time nor the looks before the question are its own. */
const begun = (pressed: Pressed, now: number): Pressed =>
  pressed.reply === undefined
    ? pressed
    : { ...pressed, state: { ...pressed.state, live: { ...pressed.state.live, since: now, looking: [], traces: [] } } };

type Does = (state: State, key: Key, extent: Extent, now: number) => Pressed;

const opened =
  (kind: Overlay['kind']): Does =>
  (state) => ({ state: { ...state, search: null, overlay: { kind, scroll: 0, cursor: 0 } } });

const wishing =
  (wish: WaitWish): Does =>
  (state) => ({ state: { ...state, live: { ...state.live, wish } }, wish });

const acts: { readonly [act in KeyAct]: Does } = {
  // The second Ctrl+C leaves at once, whatever is open.
  leave: (state, key, extent, now) => (state.overlay?.kind === 'leave' ? leave(state) : opened('leave')(state, key, extent, now)),
  redraw: (state) => ({ state, wish: 'redraw' }),
  help: opened('help'),
  words: opened('words'),
  looks: opened('looks'),
  undo: opened('undo'),
  // At its end, and it stays there while more comes.
  log: (state) => ({ state: { ...state, overlay: { kind: 'log', scroll: 'focus', cursor: Number.MAX_SAFE_INTEGER } } }),
  'not right': opened('not right'),
  others: opened('others'),
  'what next': opened('what next'),
  'look now': wishing('look now'),
  'ways on': wishing('ways on'),
  why: opened('why'),
  next: (state) => ({ state: turned(state, 1) }),
  previous: (state) => ({ state: turned(state, -1) }),
  close: (state, _key, _extent, now) => ({ state: closed(state, now) }),
  back: (state) =>
    state.welcome?.outer === undefined ? reply(state, { kind: 'back' }) : { state: { ...state, welcome: state.welcome.outer } },
  move(state, key) {
    const { count, cursor } = pointedList(state) ?? { count: 1, cursor: 0 };
    return { state: pointedAt(state, (cursor + (isNamed(key, 'up') ? count - 1 : 1)) % count) };
  },
  leap(state, key) {
    const { count, cursor } = pointedList(state) ?? { count: 1, cursor: 0 };
    const by = isNamed(key, 'home', 'end') ? count : leapt;
    return { state: pointedAt(state, Math.min(count - 1, Math.max(0, cursor + (isNamed(key, 'home', 'pageUp') ? -by : by)))) };
  },
  hop(state, key) {
    const way = wayShown(state);
    if (way === undefined) return { state };
    const { length } = way.hops;
    return { state: { ...state, hop: (hopAt(way, state.hop) + (isNamed(key, 'left') ? length - 1 : 1)) % length } };
  },
  number(state, key) {
    const number = key.kind === 'character' ? Number(key.text) : 0;
    return { state: number <= (pointedList(state)?.count ?? 0) ? pointedAt(state, number - 1) : state };
  },
  mark: (state) => ({ state: marked(state) }),
  'read on': (state, _key, extent) => ({ state: scrolled(state, extent, pageOf(extent)) }),
  page: (state, key, extent) => ({ state: scrolled(state, extent, isNamed(key, 'pageUp') ? -pageOf(extent) : pageOf(extent)) }),
  line: (state, key, extent) => ({ state: scrolled(state, extent, isNamed(key, 'up') ? -1 : 1) }),
  ends: (state, key, extent) => ({ state: scrolled(state, extent, isNamed(key, 'home') ? -extent.lines : extent.lines) }),
  search: (state, _key, extent) => ({ state: searching(state, extent) }),
  edit: (state, key) => ({ state: typed(state, key) }),
  copy: (state) => ({ state, wish: 'copy' }),
  file: (state) => ({ state, wish: 'write' }),
  folder: (state) => ({ state, wish: 'folder' }),
  yes: (state, _key, _extent, now) =>
    state.asking?.demand.kind === 'confirm' ? agreed(state, 'yes', now) : reply(state, { kind: 'value', value: true }),
  enter: (state, _key, _extent, now) => enter(state, now),
};

function leave(state: State): Pressed {
  const there = { ...state, overlay: null };
  return state.asking === null ? { state: there, leave: true } : { state: answered(there), reply: { kind: 'leave' }, leave: true };
}

const reply = (state: State, given: Reply): Pressed => ({ state: answered({ ...state, overlay: null }), reply: given });

/** What was below is to be read anew before a key agrees to it. */
function closed(state: State, now: number): State {
  switch (state.overlay?.kind) {
    case 'record':
      return { ...state, overlay: { ...state.overlay, kind: 'log', scroll: 'focus' } };
    case 'follow-up':
      return { ...state, overlay: { ...state.overlay, kind: 'what next', scroll: 0 } };
    default:
      return { ...state, overlay: null, guard: { kind: 'shut', since: now } };
  }
}

function turned(state: State, by: 1 | -1): State {
  const kinds: readonly Overlay['kind'][] = tabsOf(state);
  const at = state.overlay === null ? 0 : kinds.indexOf(state.overlay.kind);
  const kind = kinds[(at + by + kinds.length) % kinds.length];
  return kind === undefined ? state : { ...state, overlay: { kind, scroll: 0, cursor: 0 } };
}

/** One row stays, so that the eye finds its place. */
const pageOf = ({ height }: Extent): number => Math.max(1, height - 1);

function scrolled(state: State, extent: Extent, by: number): State {
  const scroll = Math.min(lastScroll(extent), Math.max(0, extent.from + by));
  return state.overlay === null ? { ...state, scroll } : { ...state, overlay: { ...state.overlay, scroll } };
}

function enter(state: State, now: number): Pressed {
  const { overlay, welcome, asking } = state;
  if (overlay !== null) return enterOver(state, overlay, now);
  if (welcome !== null) {
    const choice = welcome.choices[welcome.cursor];
    if (choice?.shows !== undefined) return { state: { ...state, overlay: { kind: choice.shows, scroll: 0, cursor: 0 } } };
    if (choice?.opens !== undefined) return { state: { ...state, welcome: { choices: choice.opens, cursor: 0, outer: welcome } } };
    return choice === undefined ? { state } : { state: { ...state, welcome: null }, chosen: choice.id };
  }
  return asking === null ? { state } : enterOnInput(state, asking.demand, asking.input, now);
}

function enterOver(state: State, { kind, cursor }: Overlay, now: number): Pressed {
  if (kind === 'log') return { state: { ...state, overlay: { kind: 'record', scroll: 0, cursor: pointedList(state)?.cursor ?? 0 } } };
  switch (entriesOf(state, kind)[cursor]?.id) {
    case 'leave':
      return leave(state);
    case 'read it':
      return { state: { ...state, overlay: { kind: 'follow-up', scroll: 0, cursor } } };
    case 'elsewhere':
      return { state: { ...state, overlay: { kind: 'elsewhere', scroll: 0, cursor: 0 } } };
    case 'end here':
      return { ...reply(state, { kind: 'hand over' }), leave: true };
    case 'look again':
      return reply(state, { kind: 'value', value: 'look again' });
    case 'foreign':
      return reply(state, { kind: 'value', value: true });
    default:
      return { state: closed(state, now) };
  }
}

function enterOnInput(state: State, demand: Asking, input: Input, now: number): Pressed {
  const value = (value: Extract<Reply, { kind: 'value' }>['value']) => reply(state, { kind: 'value', value });
  switch (input.kind) {
    case 'page':
      return value(true);
    case 'word':
      return enterWord(state, demand, input, now);
    case 'option':
      return enterOption(state, demand, input);
    case 'manual task': {
      if (demand.kind !== 'by hand') return { state };
      const chosen = choose(input, demand.task);
      return 'value' in chosen ? value(chosen.value) : { state: withInput(state, { ...input, error: chosen.why }) };
    }
    case 'many':
      return value([...input.chosen]);
    case 'one': {
      const choice = demand.kind === 'ask' && demand.question.kind === 'one' ? demand.question.choices[input.cursor] : undefined;
      return choice === undefined ? { state } : value(choice.value);
    }
    case 'text': {
      if (demand.kind !== 'ask') return { state };
      const read = readAnswer(demand.question, input.text);
      return read.ok ? value(read.value) : { state: withInput(state, { ...input, error: read.why }) };
    }
  }
}

function enterWord(state: State, demand: Asking, input: Extract<Input, { kind: 'word' }>, now: number): Pressed {
  if (demand.kind !== 'confirm' || demand.plan.severity.kind !== 'type') return { state };
  const { word } = demand.plan.severity;
  if (isWord(input.text, word)) return agreed(state, input.text, now);
  const back = demand.plan.of === 'undo' ? 'or press Esc to leave this one as it is' : 'or press Esc to go back';
  return input.text.trim() === ''
    ? { state: withInput(state, { ...input, note: `Type ${word} to agree, ${back}. Nothing has run.` }) }
    : { state: withInput(state, { ...input, error: `That is another word. Type ${word} to agree, ${back}.` }) };
}

/** A yes to the plan on the screen: from now on it stands there as things to do. */
function agreed(state: State, value: string, now: number): Pressed {
  const { asking, live } = state;
  if (asking?.demand.kind !== 'confirm') return { state };
  const { plan } = asking.demand;
  const batch = plan.severity.kind === 'type' ? (plan.severity.batch ?? null) : null;
  return reply({ ...state, agreedAt: now, live: { ...live, acts: actsOf(plan), batch } }, { kind: 'value', value });
}

function enterOption(state: State, demand: Asking, input: Extract<Input, { kind: 'option' }>): Pressed {
  const option = demand.kind === 'way out' ? demand.options[input.cursor] : undefined;
  if (option === undefined) return { state };
  if (isWord(input.text, option.word)) return reply(state, { kind: 'value', value: { option: option.option, typed: input.text } });
  return input.text.trim() === ''
    ? { state: withInput(state, { ...input, note: `Type ${option.word} for this, or choose another way.` }) }
    : { state: withInput(state, { ...input, error: `That is another word. Type ${option.word} for this, or choose another way.` }) };
}

function marked(state: State): State {
  const { asking } = state;
  if (asking?.input.kind !== 'many') return state;
  const { demand, input } = asking;
  const value =
    demand.kind === 'undo'
      ? String(takable(demand.items)[input.cursor]?.seq)
      : demand.kind === 'ask' && demand.question.kind === 'many'
        ? demand.question.choices[input.cursor]?.value
        : undefined;
  return value === undefined ? state : withInput(state, { ...input, chosen: toggle(input.chosen, value) });
}

const toggle = (chosen: readonly string[], value: string) =>
  chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];

/** What became of a wish. */
export function granted(state: State, words: string): State {
  const input = state.asking?.input;
  return input?.kind === 'manual task' && state.overlay === null
    ? withInput(state, { ...input, note: words, error: '' })
    : { ...state, said: words };
}
