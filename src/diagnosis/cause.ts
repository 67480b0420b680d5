// What an entry of the catalogue says: what a cause looks like, how sure that makes, what would make it surer, and the way out.

import type { Pattern } from './evidence.ts';

/** certain: documented for exactly this, or seen on the servers as well. likely: it fits, as few others do. possible: one of several. */
export type Sure = 'certain' | 'likely' | 'possible';

export type Clue = Pattern & { readonly sure: Sure };

/** How it can be rehearsed: in a lab that is broken so, in a shell that fails so, or not at all. A test looks for each fault. */
type Played = `fault ${string}` | 'a shell fault' | 'text only';

export type Cause = {
  readonly id: string;
  readonly played: Played;
  readonly clues: readonly Clue[];
  /** Ids of entries that follow from this one, and are not named beside it. */
  readonly explains?: readonly string[];
  readonly cause: string;
  readonly wayOut: readonly string[];
  /** The one look that settles it; empty where nothing is open. */
  readonly settle: string;
  /** Where in public it can be read. */
  readonly address: string;
};

/** Says what happened, and not why: such an entry stands last, and is no cause. */
export type Symptom = Omit<Cause, 'explains' | 'clues' | 'played'> & { readonly clues: readonly Pattern[] };
