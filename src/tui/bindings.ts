// Which keys do something now: the hint bar and the help are made of this.

import { type EndStanding, isRight } from '../model/demand.ts';
import type { Binding } from './keys.ts';
import { canHandOver, isTyping } from './press.ts';
import type { State } from './state.ts';
import type { Symbols } from './theme.ts';

const back: Binding = { keys: ['escape'], label: 'Esc', action: 'back' };
const leave: Binding = { keys: ['interrupt'], label: 'Ctrl+C', action: 'leave' };
const help: Binding = { keys: ['?'], label: '?', action: 'help' };
const details: Binding = { keys: ['tab'], label: 'Tab', action: 'details' };
const scroll: Binding = { keys: ['pageUp', 'pageDown'], label: 'PgUp PgDn', action: 'scroll' };
const enter = (action: string): Binding => ({ keys: ['enter'], label: 'Enter', action });
const copy: Binding = { keys: ['c'], label: 'c', action: 'copy' };
const file: Binding = { keys: ['f'], label: 'f', action: 'file' };
const elsewhere: Binding = { keys: ['o'], label: 'o', action: 'other computer' };
const close: Binding = { keys: ['escape'], label: 'Esc', action: 'close' };

/** Whether the body is taller than the window, and whether some of it is still below. */
export type Scrolls = 'no' | 'yes' | 'below';

export function bindingsOf(state: State, scrolls: Scrolls, symbols: Symbols): readonly Binding[] {
  const move: Binding = { keys: ['up', 'down'], label: `${symbols.up}${symbols.down}`, action: 'move' };
  const more = scrolls === 'no' ? [] : [scroll];
  if (state.overlay === 'leave') return [enter('leave'), { ...close, action: 'stay' }, ...(canHandOver(state) ? [elsewhere] : [])];
  if (state.overlay === 'elsewhere') return [enter('end here'), ...more, { ...close, action: 'stay' }, leave];
  if (state.overlay !== 'none') return [...more, close, leave];
  if (state.welcome !== null) return [move, enter('start'), ...more, help, leave];
  const { asking } = state;
  if (asking === null) return [...more, details, help, leave];
  const leaves = asking.demand.kind === 'confirm' && asking.demand.plan.of === 'undo';
  const backwards = asking.view.canGoBack ? [leaves ? { ...back, action: 'leave it' } : back] : [];
  const inDetail = asking.demand.kind === 'finished' ? [] : [details];
  return [...main(state, move, scrolls === 'below'), ...more, ...backwards, ...inDetail, ...(isTyping(state) ? [] : [help]), leave];
}

function endKeys(standing: EndStanding): string {
  if (standing.kind === 'as of this file') return 'look again';
  return isRight(standing) ? 'close' : 'set up';
}

function main({ asking }: State, move: Binding, below: boolean): readonly Binding[] {
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
    case 'manual task':
      return [enter('do this'), copy, file, move];
    case 'page':
      if (asking.demand.kind === 'confirm') return [enter(below ? 'read on' : 'run it')];
      if (asking.demand.kind === 'targets') return [enter(below ? 'read on' : 'connect')];
      return [enter(asking.demand.kind === 'finished' ? endKeys(asking.demand.standing) : 'go on')];
    default:
      return [];
  }
}
