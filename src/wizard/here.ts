// Who asks, where and when: what the wizard may go by beside the story.

import type { Reach } from '../model/shell.ts';
import type { Aim } from '../model/undo.ts';
import type { Sequence } from '../steps/step.ts';
import type { Road } from './road.ts';

export type Here = {
  readonly sequence: Sequence;
  /** The set-up where it is left out. */
  readonly aim?: Aim;
  readonly user: string;
  readonly computer: string;
  readonly now: string;
  /** How real servers can be reached from here; undefined in the lab, where there is nothing to choose. */
  readonly reach?: Pick<Reach, 'offers' | 'found'> | undefined;
  /** Where nobody is asked: the record after which an answer about a way counts. What an earlier run was told sends this one nowhere. */
  readonly waysSince?: number;
  /** A set-up that was done by an earlier run: it is shown as that, or looked at again, until it is gone on with. */
  readonly review?: 'offered' | 'looking';
  /** What this run saw of all that is to come, after the record `seq`. */
  readonly ahead?: { readonly seq: number; readonly road: Road };
  /** The secrets that were given in this run, as Secrets.given says it: they are in no record. */
  readonly secrets?: { readonly [ref: string]: number };
};
