// Which keys do something now: the hint bar and the help are made of this.

import type { Binding } from './keys.ts';
import { isTyping } from './press.ts';
import type { State } from './state.ts';
import type { Symbols } from './theme.ts';

const back: Binding = { keys: ['escape'], label: 'Esc', action: 'back' };
const leave: Binding = { keys: ['interrupt'], label: 'Ctrl+C', action: 'leave' };
const help: Binding = { keys: ['?'], label: '?', action: 'help' };
const details: Binding = { keys: ['tab'], label: 'Tab', action: 'details' };
const scroll: Binding = { keys: ['pageUp', 'pageDown'], label: 'PgUp PgDn', action: 'scroll' };
const enter = (action: string): Binding => ({ keys: ['enter'], label: 'Enter', action });
const close: Binding = { keys: ['escape'], label: 'Esc', action: 'close' };

/** The bindings of a state; `scrolls` tells whether the body is taller than the window. */
export function bindingsOf(state: State, scrolls: boolean, symbols: Symbols): readonly Binding[] {
  const move: Binding = { keys: ['up', 'down'], label: `${symbols.up}${symbols.down}`, action: 'move' };
  const more = scrolls ? [scroll] : [];
  if (state.overlay === 'leave') return [enter('leave'), { ...close, action: 'stay' }];
  if (state.overlay !== 'none') return [...more, close, leave];
  if (state.welcome !== null) return [move, enter('start'), ...more, help, leave];
  const { asking } = state;
  if (asking === null) return [...more, details, help, leave];
  const backwards = asking.view.canGoBack ? [back] : [];
  const inDetail = asking.demand.kind === 'finished' ? [] : [details];
  return [...main(state, move), ...more, ...backwards, ...inDetail, ...(isTyping(state) ? [] : [help]), leave];
}

function main({ asking }: State, move: Binding): readonly Binding[] {
  switch (asking?.input.kind) {
    case 'text':
      return [enter('accept')];
    case 'one':
      return [move, enter('choose')];
    case 'many':
      return [move, { keys: [' '], label: 'Space', action: 'mark' }, enter('accept')];
    case 'word':
      return [enter('agree')];
    case 'option':
      return [move, enter('do this')];
    case 'page':
      return [enter(asking.demand.kind === 'confirm' ? 'run it' : asking.demand.kind === 'finished' ? 'close' : 'go on')];
    default:
      return [];
  }
}
