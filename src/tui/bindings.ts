// Which key does what, and when: the one list that the keyboard (press.ts), the hints, the help and the page of keys go by. To add a key:
// a row here, and what it does in press.ts, where the compiler asks for it.

import { isRight } from '../model/demand.ts';
import { isUnread } from './guard.ts';
import { entriesOf, isTyping, pointedList } from './pointer.ts';
import { type Overlay, type State, takesMessage } from './state.ts';
import { isTab, looksOf, wayShown } from './tabs.ts';

export type KeyAct =
  | 'leave'
  | 'redraw'
  | 'help'
  | 'close'
  | 'why'
  | 'looks'
  | 'undo'
  | 'words'
  | 'not right'
  | 'others'
  | 'what next'
  | 'ways on'
  | 'look now'
  | 'hop'
  | 'next'
  | 'previous'
  | 'move'
  | 'leap'
  | 'number'
  | 'mark'
  | 'enter'
  | 'yes'
  | 'read on'
  | 'page'
  | 'line'
  | 'ends'
  | 'edit'
  | 'back'
  | 'copy'
  | 'log'
  | 'file'
  | 'folder';

/** How many entries of a long list a page key passes. */
export const leapt = 10;

export type Binding = {
  readonly act: KeyAct;
  /** Named keys and characters. A character is a key only where it does not go into a field. */
  readonly keys: readonly string[];
  readonly label: string | ((state: State) => string);
  /** What it does, in a word or two; as help and the page of keys say it where the hints say more. */
  readonly action: string | ((state: State) => string);
  readonly words?: string;
  /** The told goes on above or below the window. */
  readonly when: (state: State, scrolls: boolean) => boolean;
  /** It counts once its hint is drawn (guard.ts). */
  readonly agrees?: true;
  /** When hints have no room: the higher stays; those without are in help only. */
  readonly hint?: number;
};

const open = ({ overlay }: State): boolean => overlay === null;
const over =
  (...kinds: readonly Overlay['kind'][]) =>
  ({ overlay }: State): boolean =>
    overlay !== null && kinds.includes(overlay.kind);
const hasEntries = (state: State): boolean => state.overlay !== null && entriesOf(state, state.overlay.kind).length > 0;
const demandOf = (state: State) => (open(state) ? state.asking?.demand : undefined);
const canGoBack = (state: State): boolean => open(state) && (state.asking?.view.canGoBack === true || state.welcome?.outer !== undefined);
const isMild = (state: State): boolean => demandOf(state)?.kind === 'confirm' && state.asking?.input.kind === 'page';

/** What Enter does on what is asked; undefined where it does nothing. */
function enterOn(state: State): string | undefined {
  if (over('what next')(state)) return 'read it';
  if (hasEntries(state)) return 'do this';
  if (over('log')(state)) return pointedList(state) === undefined ? undefined : 'in full';
  if (!open(state)) return undefined;
  const choice = state.welcome?.choices[state.welcome.cursor];
  if (choice !== undefined) return choice.opens === undefined && choice.shows === undefined ? 'start' : 'open';
  const { asking } = state;
  if (asking === null || isUnread(state)) return undefined;
  switch (asking.input.kind) {
    case 'text':
    case 'one':
      return 'take it';
    case 'many':
      return 'go on';
    case 'word':
      return 'agree';
    case 'option':
    case 'manual task':
      return 'do this';
    case 'page':
      return enterOnPage(asking.demand);
  }
}

function enterOnPage(demand: NonNullable<State['asking']>['demand']): string | undefined {
  if (demand.kind === 'read') return 'go on';
  if (demand.kind !== 'finished') return undefined;
  if (demand.standing.kind === 'as of this file') return 'look again';
  return isRight(demand.standing) ? 'close' : 'set up';
}

const hasLog = (state: State): boolean => open(state) && state.welcome === null && state.told.length + state.later.length > 0;
/** What is under way or over: there the log has its hint. */
function isWatched(state: State): boolean {
  const demand = demandOf(state);
  return demand === undefined || demand.kind === 'finished' || (demand.kind === 'read' && demand.page !== 'found');
}

const othersOf = (state: State): number => {
  const demand = demandOf(state);
  return demand?.kind === 'way out' ? (demand.trouble.others?.length ?? 0) : 0;
};

const isWaiting = (state: State): boolean =>
  open(state) && state.welcome === null && state.asking === null && state.live.demand?.kind === 'wait' && state.live.wish === null;

const copies: readonly string[] = ['by hand', 'confirm', 'finished'];

export const bindings: readonly Binding[] = [
  {
    act: 'enter',
    keys: ['enter'],
    label: 'Enter',
    action: (state) => enterOn(state) ?? '',
    words: 'the likely thing: start, open, take it, go on, agree, do this, read it, close; never a change by itself',
    when: (state) => enterOn(state) !== undefined,
    agrees: true,
    hint: 9,
  },
  {
    act: 'yes',
    keys: ['y'],
    label: 'y',
    action: (state) => (demandOf(state)?.kind === 'targets' ? 'connect' : 'run it'),
    words: 'run a plan, or connect, once it was seen to its end',
    when: (state) => (isMild(state) || demandOf(state)?.kind === 'targets') && !isUnread(state),
    agrees: true,
    hint: 9,
  },
  {
    act: 'read on',
    keys: ['pageDown', 'enter', 'y'],
    label: 'PgDn',
    action: 'read on',
    when: (state, scrolls) => scrolls && open(state) && isUnread(state),
    hint: 9,
  },
  {
    act: 'move',
    keys: ['up', 'down'],
    label: (state) => (isTyping(state) || over('log')(state) ? '↑↓' : `↑↓ 1-${Math.min(9, pointedList(state)?.count ?? 9)}`),
    action: (state) => (over('log')(state) ? 'record' : 'choose'),
    words: 'move the pointer; a number points at that entry, and Enter takes it',
    when: (state) => (pointedList(state)?.count ?? 0) > 1,
    hint: 3,
  },
  {
    act: 'leap',
    keys: ['pageUp', 'pageDown', 'home', 'end'],
    label: 'PgDn End',
    action: 'further on',
    words: 'in a long list: ten entries on or back; Home and End its first, its last',
    when: (state, scrolls) => !scrolls && !isTyping(state) && (pointedList(state)?.count ?? 0) > leapt,
    hint: 5,
  },
  {
    act: 'number',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    label: '1-9',
    action: 'choose',
    when: (state) => (pointedList(state)?.count ?? 0) > 1 && !isTyping(state) && !over('log')(state),
    agrees: true,
  },
  {
    act: 'mark',
    keys: [' '],
    label: 'Space',
    action: 'mark',
    words: 'mark or unmark',
    when: (state) => open(state) && state.asking?.input.kind === 'many' && pointedList(state) !== undefined,
    hint: 8,
  },
  {
    act: 'copy',
    keys: ['c'],
    label: 'c',
    action: 'copy',
    words: 'copy the commands, the line, the record or the path that the screen is about',
    when: (state) => over('elsewhere', 'log', 'record', 'follow-up')(state) || copies.includes(demandOf(state)?.kind ?? ''),
    hint: 6,
  },
  {
    act: 'file',
    keys: ['f'],
    label: 'f',
    action: 'file',
    words: 'write what is to be run by hand, or the log so far, to a file',
    when: (state) => over('log', 'record')(state) || demandOf(state)?.kind === 'by hand',
    hint: 6,
  },
  {
    act: 'folder',
    keys: ['f'],
    label: 'f',
    action: 'open its folder',
    words: 'on the last page: open the folder that the log is in',
    when: (state) => demandOf(state)?.kind === 'finished' && state.opensFolder,
    hint: 4,
  },
  {
    act: 'not right',
    keys: ['n'],
    label: 'n',
    action: 'not right',
    words: 'a server is missing, or one is foreign',
    when: (state) => {
      const demand = demandOf(state);
      return demand?.kind === 'read' && demand.page === 'found';
    },
    hint: 7,
  },
  {
    act: 'others',
    keys: ['o'],
    label: 'o',
    action: (state) => (othersOf(state) === 1 ? 'another cause' : 'other causes'),
    words: 'what else it may be: what speaks for it and against it, and how to tell',
    when: (state) => othersOf(state) > 0,
    hint: 8,
  },
  {
    act: 'what next',
    keys: ['n'],
    label: 'n',
    action: 'what comes next',
    words: 'behind the last screen: what may come next; nothing of it is run',
    when: (state) => demandOf(state)?.kind === 'finished' && (state.asking?.view.followUps.length ?? 0) > 0,
    hint: 7,
  },
  {
    act: 'look now',
    keys: ['enter'],
    label: 'Enter',
    action: 'look now',
    words: 'while it waits: look now',
    when: isWaiting,
    hint: 9,
  },
  {
    act: 'ways on',
    keys: ['o'],
    label: 'o',
    action: 'other ways on',
    words: 'while it waits: the other ways on',
    when: isWaiting,
    hint: 8,
  },
  {
    act: 'looks',
    keys: ['a'],
    label: 'a',
    action: (state) => (looksOf(state) === 1 ? 'the look' : `all ${looksOf(state)} looks`),
    words: 'all looks of this step, with what was seen',
    when: (state) => open(state) && looksOf(state) > 0,
    hint: 5,
  },
  {
    act: 'log',
    keys: ['l'],
    label: 'l',
    action: 'log',
    words: 'the log so far, newest last',
    when: (state) => hasLog(state) && isWatched(state),
    hint: 2,
  },
  { act: 'log', keys: ['l'], label: 'l', action: 'log', when: (state) => hasLog(state) && !isWatched(state) },
  {
    act: 'back',
    keys: ['escape', 'b'],
    label: 'Esc',
    action: (state) => {
      const demand = demandOf(state);
      return demand?.kind === 'confirm' && demand.plan.of === 'undo' ? 'leave it' : 'back';
    },
    words: 'back; nothing runs',
    when: canGoBack,
    hint: 7,
  },
  {
    act: 'close',
    keys: ['escape', 'b'],
    label: 'Esc',
    action: (state) =>
      over('what next')(state) ? 'close' : over('follow-up')(state) ? 'all of them' : hasEntries(state) ? 'stay' : 'close',
    words: 'close what lies over the screen',
    when: (state) => !open(state),
    hint: 9,
  },
  {
    act: 'page',
    keys: ['pageUp', 'pageDown'],
    label: 'PgUp PgDn',
    action: 'read',
    words: 'read what is told, a page at a time',
    when: (state, scrolls) => scrolls && !(open(state) && isUnread(state)),
    hint: 1,
  },
  {
    act: 'page',
    keys: ['pageUp'],
    label: 'PgUp',
    action: 'read',
    when: (state, scrolls) => scrolls && open(state) && isUnread(state),
  },
  {
    act: 'line',
    keys: ['up', 'down'],
    label: '↑↓',
    action: 'read',
    words: 'read what is told, a line at a time, where there is nothing to choose',
    when: (state, scrolls) => scrolls && (pointedList(state)?.count ?? 0) <= 1,
  },
  {
    act: 'ends',
    keys: ['home', 'end'],
    label: 'Home End',
    action: 'first, last line',
    words: 'the first, the last line of what is told',
    when: (state, scrolls) => scrolls && !isTyping(state),
  },
  {
    act: 'hop',
    keys: ['left', 'right'],
    label: '← →',
    action: 'hop',
    words: 'in the picture of the connectivity test: the hop before, the next one',
    when: (state) => wayShown(state) !== undefined,
    hint: 6,
  },
  {
    act: 'edit',
    keys: ['left', 'right', 'home', 'end', 'clear', 'backspace', 'delete'],
    label: '← → Ctrl+U',
    action: 'edit',
    words: 'in a field: the cursor to the left, to the right; empty it',
    when: isTyping,
  },
  {
    act: 'edit',
    keys: ['clear'],
    label: 'Ctrl+U',
    action: 'forget what was pasted',
    when: (state) => demandOf(state)?.kind === 'by hand' || (takesMessage(state) && state.explaining.text !== ''),
  },
  {
    act: 'why',
    keys: ['tab'],
    label: 'Tab',
    action: ({ welcome }) => (welcome === null ? 'why' : 'what is this'),
    words: 'why: reasons, looks, how to take it back, words',
    when: (state) => open(state) && demandOf(state)?.kind !== 'finished',
    hint: 10,
  },
  {
    act: 'next',
    keys: ['tab'],
    label: 'Tab',
    action: 'next page',
    words: 'the next page of the details; Shift+Tab the one before',
    when: ({ overlay }) => isTab(overlay?.kind),
    hint: 9,
  },
  { act: 'previous', keys: ['backTab'], label: 'Shift+Tab', action: 'page before', when: ({ overlay }) => isTab(overlay?.kind) },
  { act: 'words', keys: ['w'], label: 'w', action: 'all words', words: 'in help: all words of the trade', when: over('help'), hint: 6 },
  {
    act: 'undo',
    keys: ['u'],
    label: 'u',
    action: 'undo, how',
    words: 'how to take back what was done',
    when: (state) => over('help')(state) || isSetUp(state) || isOutcome(state),
    hint: 3,
  },
  {
    act: 'help',
    keys: ['?', 'help'],
    label: (state) => (isTyping(state) ? 'F1' : '?'),
    action: 'help',
    words: 'the keys and words of this screen; F1 also in a field',
    when: open,
    hint: 10,
  },
  { act: 'redraw', keys: ['redraw'], label: 'Ctrl+L', action: 'draw anew', words: 'draw the screen anew', when: () => true },
  {
    act: 'leave',
    keys: ['interrupt'],
    label: 'Ctrl+C',
    action: ({ overlay }) => (overlay?.kind === 'leave' ? 'leave now' : 'leave'),
    words: 'leave; it asks first, and a second one leaves at once',
    when: () => true,
    hint: 10,
  },
];

/** What was taken back is not taken back again. */
function isSetUp(state: State): boolean {
  const demand = demandOf(state);
  return demand?.kind === 'finished' && demand.of !== 'undo';
}

function isOutcome(state: State): boolean {
  const demand = demandOf(state);
  return demand?.kind === 'read' && demand.page === 'outcome' && demand.ending === 'proved';
}
