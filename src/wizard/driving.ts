// What all parts of the drive work with.

import type { Journal } from '../journal/journal.ts';
import type { World } from '../model/shell.ts';
import type { Aim } from '../model/undo.ts';
import type { Secrets } from '../secrets/redact.ts';
import type { Look, Sequence } from '../steps/step.ts';
import type { FrontEnd } from './front-end.ts';
import type { Here } from './here.ts';
import type { Keeper } from './keeper.ts';

export type DriveOptions = {
  readonly sequence: Sequence;
  /** The set-up where it is left out. */
  readonly aim?: Aim;
  /** Nobody is asked: this run's own answers say where it connects to. */
  readonly unattended?: true;
  readonly journal: Journal;
  readonly world: World;
  readonly frontEnd: FrontEnd;
  /** The name of this computer, as the journal has it. */
  readonly computer: string;
  readonly now: () => Date;
  /** Aborted when the admin leaves while the wizard works. */
  readonly signal: AbortSignal;
  /** Holds what must not be recorded, and masks it in everything that is. */
  readonly secrets: Secrets;
  /** Milliseconds that a command has at least before the admin is asked whether to wait on; half a minute where it is not given. */
  readonly leastPatience?: number;
};

export type Driving = Omit<DriveOptions, 'journal'> & {
  readonly keeper: Keeper;
  readonly here: () => Here;
  /** What was seen of all that is to come is kept for this run alone. */
  readonly keepAhead: (ahead: Here['ahead']) => void;
  readonly probes: Look['probes'];
};

/** `openedSeq` is the record that opened this run. */
export const hereIn = (
  { sequence, aim, unattended, world, now, computer, secrets }: Omit<DriveOptions, 'journal'>,
  openedSeq: number,
): Here => ({
  sequence,
  ...(aim === undefined ? {} : { aim }),
  ...(unattended === undefined ? {} : { waysSince: openedSeq }),
  user: world.user,
  computer,
  now: now().toISOString(),
  reach: world.reach,
  secrets: secrets.given(),
});
