// Undo: what taking a change back would mean, as things stand now. A step says it (Step.takeBack); the wizard shows it and runs it.

import type { Change } from './change.ts';
import type { Command, Instant } from './command.ts';
import type { StepId } from './steps.ts';

/** One command that takes something back; `words` is a sentence that begins with a verb. */
export type UndoPart = { readonly words: string; readonly command: Command };

export type TakeBack =
  /** Still as the change left it. `breaks` says what no longer works then; `leaves` what of it stays, and why; `word` has to be typed. */
  | {
      readonly kind: 'run';
      readonly parts: readonly UndoPart[];
      readonly breaks: string;
      readonly leaves: readonly string[];
      readonly word?: { readonly word: string; readonly says: string };
    }
  /** Nothing of it is there any more. */
  | { readonly kind: 'nothing'; readonly why: string }
  /** Someone has changed it since, so it is theirs now. */
  | { readonly kind: 'changed'; readonly why: string }
  | { readonly kind: 'cannot'; readonly why: string }
  /** It would do harm as things are (facts.md 99). */
  | { readonly kind: 'refused'; readonly why: string }
  /** It could not be looked at, so nobody can tell whether it is still as it was left. */
  | { readonly kind: 'not seen'; readonly why: string };

/** A change of the session and what can be done about it now; `seq` is the record of its intent. */
export type UndoItem = {
  readonly seq: number;
  readonly at: Instant;
  readonly step: StepId;
  /** The change's own id, and what it does in the words of this version. */
  readonly id: string;
  readonly words: string;
  readonly takeBack: TakeBack;
};

/** What an admin came for: the set-up; the same, with certificates renewed that are still valid; or taking it back. */
export type Aim = 'set up' | 'renew' | 'undo';

/** What a run does: a renewal goes the way of a set-up and ends like one. */
export type Course = Exclude<Aim, 'renew'>;

/** Which change, by the record of its intent, this one takes back; undefined for a change of the set-up. */
export function takesBack({ fields }: Pick<Change, 'fields'>): number | undefined {
  return fields !== null && typeof fields === 'object' && 'takesBack' in fields && typeof fields.takesBack === 'number'
    ? fields.takesBack
    : undefined;
}
