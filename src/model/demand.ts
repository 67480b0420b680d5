// A demand: what the wizard needs next. The engine gives it (wizard/next.ts); a front end answers the
// asking ones with a reply, and shows live events while the engine does the others itself.

import type { ManualTask } from './access.ts';
import type { Calendar } from './calendar.ts';
import type { Act, Change, Settled, Wait } from './change.ts';
import type { Command } from './command.ts';
import type { Finding } from './finding.ts';
import type { Json } from './json.ts';
import type { OutputLine } from './output.ts';
import type { Page } from './page.ts';
import type { ProbeTrace } from './probe-trace.ts';
import type { Question } from './question.ts';
import type { Record, Written } from './record.ts';
import type { End } from './shell.ts';
import type { StepId } from './steps.ts';
import type { ConnectionTarget } from './target.ts';
import type { Course, UndoItem } from './undo.ts';
import type { WayOutOption } from './way-out.ts';

/** mild: one key; otherwise the admin types `word`. `says` names what will be hit. */
export type Severity =
  | { readonly kind: 'mild' }
  | { readonly kind: 'type'; readonly word: string; readonly says: string; readonly batch?: Batch };

/** Where one word agrees to a part of all that there is to do: which of how many. */
export type Batch = { readonly number: number; readonly of: number };

export type Plan = {
  readonly of: Course;
  readonly acts: readonly Act[];
  readonly severity: Severity;
  /** What else must be known before a yes: what will no longer work, what stays. */
  readonly warns: readonly string[];
  /** Where it is what is left of a change that was cut off: when that began, and what of it is there. */
  readonly begun?: string;
  /** SHA-256 of the plan: what was confirmed is what runs. */
  readonly digest: string;
};

/** What else may be behind a trouble: what speaks for it and against it, and the look that tells; empty where there is nothing. */
export type OtherCause = { readonly cause: string; readonly speaksFor: string; readonly against: string; readonly tell: string };

/** Something that stops the wizard, with its cause where it is known. */
export type Trouble = {
  /** What it is about: a finding's code, a change's id, a wait's id. */
  readonly about: string;
  readonly title: string;
  readonly cause: string;
  readonly wayOut: readonly string[];
  readonly others?: readonly OtherCause[];
  /** What was seen of it last, by whom and when, as a sentence. */
  readonly seen?: string;
  /** What the server said, made harmless: the evidence. */
  readonly evidence: readonly string[];
};

export type WayOut = {
  readonly option: WayOutOption;
  readonly label: string;
  /** What else is to be known of it. */
  readonly because?: string;
  /** The answer that it gives. */
  readonly instead?: { readonly step: StepId; readonly key: string; readonly value: string };
  /** The question that it asks again. */
  readonly again?: { readonly step: StepId; readonly key: string };
  /** The word to type for a way out that hurts; empty where one key is enough. */
  readonly word: string;
};

export type Summary = {
  /** What it all comes to, in a sentence or two: the first line of the last screen. */
  readonly title: string;
  readonly proven: readonly string[];
  readonly notProven: readonly string[];
  readonly remember: readonly string[];
  /** Of a set-up; empty after an undo. */
  readonly calendar: Calendar;
};

/** What an end stands on: what this run saw; what the file says of an earlier one; or a look of this run at what the file says. */
export type EndStanding =
  | { readonly kind: 'now' }
  | { readonly kind: 'as of this file'; readonly written: Written }
  /** `amiss` is what the look found to be done, as sentences; nothing of it is on record. */
  | { readonly kind: 'looked again'; readonly written: Written; readonly amiss: readonly string[] };

/** Whether this run saw that all is as it should be. */
export const isRight = (standing: EndStanding): boolean =>
  standing.kind === 'now' || (standing.kind === 'looked again' && standing.amiss.length === 0);

export type Demand =
  | {
      readonly kind: 'look';
      readonly step: StepId;
      readonly why: 'first' | 'again' | 'after changes' | 'closer' | 'organisation' | 'ahead';
    }
  | { readonly kind: 'settle'; readonly step: StepId; readonly change: Change }
  | { readonly kind: 'ask'; readonly step: StepId; readonly question: Question }
  /** All that this run connects to, for one yes before the first session. */
  | { readonly kind: 'targets'; readonly step: StepId; readonly targets: readonly ConnectionTarget[] }
  | { readonly kind: 'confirm'; readonly step: StepId; readonly plan: Plan }
  | { readonly kind: 'run'; readonly step: StepId; readonly change: Change }
  | { readonly kind: 'wait'; readonly step: StepId; readonly wait: Wait }
  | {
      readonly kind: 'way out';
      readonly step: StepId;
      readonly trouble: Trouble;
      readonly options: readonly WayOut[];
      /** The wait that goes on while this is asked, and for how many seconds: where it is over, nothing is asked any more. */
      readonly waiting?: { readonly wait: Wait; readonly seconds: number };
    }
  /** Made by the shell of the same name in the middle of a look or a run, not by next(). */
  | { readonly kind: 'by hand'; readonly step: StepId; readonly task: ManualTask }
  /** Show what a step found, or how it ended, and go on when it was read. */
  | {
      readonly kind: 'read';
      readonly step: StepId;
      readonly page: Page;
      readonly ending: 'already right' | 'proved';
      /** Why nothing was changed, where that is not because all was right. */
      readonly unchanged?: string;
    }
  /** Show what can be taken back, the newest first, and let the admin choose. */
  | { readonly kind: 'undo'; readonly step: StepId; readonly items: readonly UndoItem[] }
  | { readonly kind: 'finished'; readonly of: Course; readonly summary: Summary; readonly standing: EndStanding };

/** asks: a front end answers it; stops: the set-up stands there, and says so when it is resumed. */
const kinds = {
  look: { asks: false, stops: false },
  settle: { asks: false, stops: false },
  ask: { asks: true, stops: true },
  targets: { asks: true, stops: false },
  confirm: { asks: true, stops: true },
  run: { asks: false, stops: true },
  wait: { asks: false, stops: true },
  'way out': { asks: true, stops: true },
  'by hand': { asks: true, stops: true },
  read: { asks: true, stops: true },
  undo: { asks: true, stops: true },
  finished: { asks: true, stops: false },
} as const satisfies { readonly [kind in Demand['kind']]: { readonly asks: boolean; readonly stops: boolean } };

type Where<What extends 'asks' | 'stops'> = {
  [kind in keyof typeof kinds]: (typeof kinds)[kind][What] extends true ? kind : never;
}[Demand['kind']];

/** The demands that a front end answers. */
export type Asking = Extract<Demand, { kind: Where<'asks'> }>;
export const isAsking = (demand: Demand): demand is Asking => kinds[demand.kind].asks;

/** Those at which the set-up stands. */
export type Stop = Extract<Demand, { kind: Where<'stops'> }>;
export const isStop = (demand: Demand): demand is Stop => kinds[demand.kind].stops;

/**
 * `value` answers: a question's value; for what is connected to, true; for a confirmation 'yes' or the typed word; for a way out
 * `{option, typed}`; for a page to read, true, or 'look again'; for an undo, the `seq` of each item, as texts; by hand, a BroughtBack.
 */
export type Reply =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'back' }
  | { readonly kind: 'leave' }
  /** Leave, to go on on another computer. */
  | { readonly kind: 'hand over' }
  | { readonly kind: 'missing'; readonly key: string; readonly why: string };

/** What happens while the engine works, for the screen only. */
export type LiveEvent =
  | { readonly kind: 'demand'; readonly demand: Demand }
  /** Something about the state file that the admin should know; a sentence or two. */
  | { readonly kind: 'notice'; readonly words: string }
  | { readonly kind: 'looking'; readonly step: StepId; readonly command: Command | { readonly kind: 'probe'; readonly url: string } }
  /** A look at a metadata document, each time that one more of its stages is known. */
  | { readonly kind: 'traced'; readonly step: StepId; readonly trace: ProbeTrace }
  | { readonly kind: 'looked'; readonly step: StepId; readonly findings: readonly Finding[] }
  | { readonly kind: 'started'; readonly change: Change }
  | { readonly kind: 'output'; readonly change: string; readonly line: OutputLine }
  | { readonly kind: 'ended'; readonly change: string; readonly end: End; readonly seconds: number }
  /** An interrupted change whose command goes on in a process of this computer, which is waited for. */
  | { readonly kind: 'at work'; readonly change: Change; readonly pid: number }
  | { readonly kind: 'settled'; readonly change: Change; readonly settled: Settled }
  | { readonly kind: 'waiting'; readonly wait: Wait; readonly saw: string; readonly seconds: number }
  | { readonly kind: 'recorded'; readonly record: Record };

/** Whether the word to type was typed, in any case: the point is to have read it. */
export const isWord = (typed: string, word: string): boolean => unquoted(typed.trim()).toLowerCase() === word.toLowerCase();

/** Who is told to type a word in quotes may type the quotes, too. */
const unquoted = (text: string): string => text.replace(/^["'“‘](.*)["'”’]$/, '$1');
