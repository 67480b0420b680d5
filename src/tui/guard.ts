// When a key that agrees counts. Pure: the clock comes in with what happens. Who shows the screen calls `quiet` after a while without
// keys, and `drawn` when what that changed is on the screen.

import type { KeyGuard, State } from './state.ts';

/**
 * The lines that are told, how many of them the window shows, and from which on: the frame knows. A height of 0: none. While a word is
 * looked for, `texts` are those of the entries of a list, and of these lines.
 */
export type Extent = {
  readonly lines: number;
  readonly height: number;
  readonly from: number;
  readonly texts?: { readonly entries: readonly string[]; readonly told: readonly string[] };
};

/** Milliseconds without any key after which the hint of a key that agrees is drawn. */
const quietFor = 400;
/** The proof is not closed unread. */
const quietAtTheEnd = 2000;
/** Keyboards repeat a held key only after a while, so a plan that follows at once on another one waits for longer than that. */
const quietAfterYes = 1200;

function quietNeeded({ asking, agreedAt }: State, since: number): number {
  if (asking?.demand.kind === 'finished') return quietAtTheEnd;
  return asking?.demand.kind === 'confirm' && since - agreedAt < quietAfterYes ? quietAfterYes : quietFor;
}

export const lastScroll = ({ lines, height }: Extent): number => Math.max(0, lines - height);
const isAtEnd = (extent: Extent): boolean => extent.height > 0 && extent.from >= lastScroll(extent);

/** What runs or connects is agreed to only when it was seen to its end. */
export const needsItsEnd = ({ asking }: State): boolean => asking?.demand.kind === 'confirm' || asking?.demand.kind === 'targets';
export const isUnread = (state: State): boolean => needsItsEnd(state) && !state.seen;

/** A hint is on the screen, or about to be. */
export const isHinted = ({ guard }: State): boolean => guard.kind !== 'shut';

/** Milliseconds until the hint is due; undefined where it is there, or nothing is asked. */
export function dueIn(state: State, now: number): number | undefined {
  const { guard, asking, welcome, overlay } = state;
  if (guard.kind !== 'shut' || overlay !== null || (asking === null && welcome === null)) return undefined;
  return Math.max(0, guard.since + quietNeeded(state, guard.since) - now);
}

/** Nothing was pressed for a while, if so. */
export function quiet(state: State, extent: Extent, now: number): State {
  if (dueIn(state, now) !== 0) return state;
  return { ...state, seen: state.seen || isAtEnd(extent), guard: { kind: 'drawing' } };
}

/** The hint stands on the screen. */
export const drawn = (state: State): State => (state.guard.kind === 'drawing' ? { ...state, guard: { kind: 'open' } } : state);

const shut = (now: number): KeyGuard => ({ kind: 'shut', since: now });

/** A key came: while the guard is not open, the while begins anew. */
export const touched = (state: State, now: number): State => (state.guard.kind === 'open' ? state : { ...state, guard: shut(now) });

/** The told was scrolled: with its end in view, agreeing is possible, after a while without keys. */
export const reached = (state: State, extent: Extent, now: number): State =>
  needsItsEnd(state) && !state.seen && state.overlay === null && isAtEnd(extent) ? { ...state, seen: true, guard: shut(now) } : state;
