// What a front end for people is to whoever starts it: the first screen's choice, then the front end of a run. Ink's is in start.tsx,
// the ones that write lines are in plain/.

import type { FrontEnd } from '../wizard/front-end.ts';
import type { Context } from './context.ts';
import type { WrittenAs } from './copied.ts';

/** What is known once it is chosen what to work on. */
type RunContext = Pick<
  Context,
  'aim' | 'world' | 'factor' | 'drivenBy' | 'steps' | 'render' | 'statePath' | 'logPath' | 'calendar' | 'handOver' | 'undo'
>;

/** Before that. */
export const nothingChosen: Omit<Context, 'now'> = {
  aim: 'set up',
  world: 'not chosen',
  factor: 1,
  steps: [],
  render: () => '',
  statePath: '',
  logPath: '',
};

/** Where the text of a manual task, or of the log, goes; each says what became of it. `openFolder` is not there where nothing opens it. */
export type ManualTaskOutlet = {
  readonly copy: (text: string) => Promise<string>;
  readonly write: (text: string, as: WrittenAs) => Promise<string>;
  readonly openFolder?: () => Promise<string>;
};

export type Desk = {
  /** The id of the choice on the first screen; '' where there was nothing to choose; undefined when the admin leaves. */
  readonly chosen: Promise<string | undefined>;
  /** From here on the screen belongs to a run of the engine. */
  frontEnd(run: RunContext, hand: ManualTaskOutlet): FrontEnd;
  /** Aborted when the admin leaves. */
  readonly leaving: AbortSignal;
  /** Leaves as the admin would: what runs is ended, and written down. */
  leave(): void;
  /** Whether there was nobody to answer any more: the input was a file or a pipe, and it is over. */
  isDeserted(): boolean;
  close(): Promise<void>;
};
