// The shape of a row in the list of keys (bindings.ts).

import type { State } from './state.ts';

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
  | 'folder'
  | 'search';

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
