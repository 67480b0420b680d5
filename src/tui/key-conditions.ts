// What a key's row in the list of keys (bindings.ts) may ask of the state: what is open, what is asked, what there is to go on with.

import { isRight } from '../model/demand.ts';
import { isUnread } from './guard.ts';
import { entriesOf, pointedList } from './pointer.ts';
import type { Overlay, State } from './state.ts';

export const open = ({ overlay }: State): boolean => overlay === null;
export const over =
  (...kinds: readonly Overlay['kind'][]) =>
  ({ overlay }: State): boolean =>
    overlay !== null && kinds.includes(overlay.kind);
const hasEntries = (state: State): boolean => state.overlay !== null && entriesOf(state, state.overlay.kind).length > 0;
export const demandOf = (state: State) => (open(state) ? state.asking?.demand : undefined);
export const canGoBack = (state: State): boolean =>
  open(state) && (state.asking?.view.canGoBack === true || state.welcome?.outer !== undefined);
export const isMild = (state: State): boolean => demandOf(state)?.kind === 'confirm' && state.asking?.input.kind === 'page';

/** What Enter does on what is asked; undefined where it does nothing. */
export function enterOn(state: State): string | undefined {
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

export const hasLog = (state: State): boolean => open(state) && state.welcome === null && state.told.length + state.later.length > 0;
/** What is under way or over: there the log has its hint. */
export function isWatched(state: State): boolean {
  const demand = demandOf(state);
  return demand === undefined || demand.kind === 'finished' || (demand.kind === 'read' && demand.page !== 'found');
}

export const othersOf = (state: State): number => {
  const demand = demandOf(state);
  return demand?.kind === 'way out' ? (demand.trouble.others?.length ?? 0) : 0;
};

export const isWaiting = (state: State): boolean =>
  open(state) && state.welcome === null && state.asking === null && state.live.demand?.kind === 'wait' && state.live.wish === null;

/** What was taken back is not taken back again. */
export function isSetUp(state: State): boolean {
  const demand = demandOf(state);
  return demand?.kind === 'finished' && demand.of !== 'undo';
}

export function isOutcome(state: State): boolean {
  const demand = demandOf(state);
  return demand?.kind === 'read' && demand.page === 'outcome' && demand.ending === 'proved';
}

export function isFound(state: State): boolean {
  const demand = demandOf(state);
  return demand?.kind === 'read' && demand.page === 'found';
}

export function isPlanOfUndo(state: State): boolean {
  const demand = demandOf(state);
  return demand?.kind === 'confirm' && demand.plan.of === 'undo';
}

/** What Esc does on what lies over the screen. */
export function closeOn(state: State): string {
  if (over('follow-up')(state)) return 'all of them';
  return hasEntries(state) && !over('what next')(state) ? 'stay' : 'close';
}
