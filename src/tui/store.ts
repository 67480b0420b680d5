// Holds the state outside React, so that the engine can tell it things at any time. Output is told at most ten
// times a second: a command may print thousands of lines, and keys must not wait for them.

import type { State } from './state.ts';

export type Store = {
  /** As it is shown. */
  readonly get: () => State;
  /** As it is, shown or not. */
  readonly newest: () => State;
  readonly subscribe: (listener: () => void) => () => void;
  /** A key, on the newest state, shown or not. */
  readonly press: <T extends { readonly state: State }>(pressed: (state: State) => T) => T;
  /** `soon` lets a flood of updates share one picture. */
  readonly update: (change: (state: State) => State, when?: 'now' | 'soon') => void;
};

const together = 100;

export function createStore(first: State): Store {
  let state = first;
  let shown = state;
  let timer: NodeJS.Timeout | undefined;
  const listeners = new Set<() => void>();
  const tell = () => {
    clearTimeout(timer);
    timer = undefined;
    // React compares by identity: what changed since the last picture is shown now.
    shown = state;
    for (const listener of listeners) listener();
  };
  return {
    get: () => shown,
    newest: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    press(pressed) {
      const after = pressed(state);
      state = after.state;
      tell();
      return after;
    },
    update(change, when = 'now') {
      state = change(state);
      if (when === 'now') tell();
      else timer ??= setTimeout(tell, together);
    },
  };
}
