// What was asked for on the command line, as data. Apart from its parser (arguments.ts), since the first screen need not wait
// for that when there are no arguments.

import manifest from '../../package.json' with { type: 'json' };
import type { LogFormat } from '../log/formats.ts';
import type { Aim } from '../model/undo.ts';

export type SetUpArguments = {
  readonly kind: 'set up';
  readonly aim: Aim;
  readonly state: string | null;
  readonly answers: string | null;
  /** Where the answers that repeat the run are written. */
  readonly saveAnswers: string | null;
  /** The lab's folder; true for one of the wizard's choosing; null where the lab was not asked for. */
  readonly lab: string | true | null;
  readonly preset: string | null;
  readonly faults: readonly string[];
  readonly speed: number;
  readonly input: boolean;
  readonly yes: boolean;
  /** The number of the plan that was approved: no other is run. */
  readonly approved: string | null;
  readonly color: boolean;
  /** Lines, put one by one. */
  readonly plain: boolean;
  /** Lines to be read aloud. */
  readonly screenReader: boolean;
  readonly json: boolean;
  readonly demo: boolean;
  /** Whoever else has the state file open is not at work: the admin says so. */
  readonly takeOver: boolean;
  /** How many servers one word agrees to restart: the answer `iisRestart.batch`; null where it is not said here. */
  readonly batch: string | null;
  /** Kept for the log's first page. */
  readonly ticket: string | null;
  readonly note: string | null;
};

export type SalvageArguments = { readonly kind: 'salvage'; readonly state: string; readonly out: string };

export type LogArguments = {
  readonly kind: 'log';
  readonly state: string | null;
  /** Null where the ending of `out` says it. */
  readonly format: LogFormat | null;
  readonly out: string | null;
  /** In disguise, for whoever helps; `yes`: without asking first. */
  readonly share: boolean;
  readonly yes: boolean;
  /** For this log only. */
  readonly ticket: string | null;
  readonly note: string | null;
};
/** Whether a file is as it was written. */
export type VerifyArguments = { readonly kind: 'log verify'; readonly file: string; readonly fingerprint: string | null };
/** An error as a text; from standard input where no file is named. */
export type ExplainArguments = { readonly kind: 'explain'; readonly file: string | null };
export type PlanArguments = {
  readonly kind: 'plan';
  readonly aim: Exclude<Aim, 'undo'>;
  readonly state: string | null;
  readonly lab: string | null;
  readonly answers: string | null;
  readonly batch: string | null;
  readonly format: 'ps1' | 'md' | 'json';
  readonly out: string | null;
};
export type CheckArguments = {
  readonly kind: 'check';
  readonly answers: string | null;
  readonly lab: string | null;
  readonly format: 'table' | 'json' | 'nagios';
  readonly warnDays: number;
  readonly withTestItem: boolean;
  /** The account for which the lines are printed that check every day; true for whoever is signed in; null where it checks now. */
  readonly schedule: string | true | null;
};
export type NextArguments = {
  readonly kind: 'next';
  readonly state: string | null;
  readonly lab: string | null;
  readonly answers: string | null;
};
export type RecordArguments = {
  readonly kind: 'record';
  readonly out: string;
  readonly state: string | null;
  readonly lab: string | null;
  readonly answers: string | null;
  /** The address of a test mailbox into which the storage test may write its item; null where it is left out. */
  readonly withTestItem: string | null;
  readonly input: boolean;
  readonly yes: boolean;
};
export type ListArguments = { readonly kind: 'lab faults' | 'lab presets'; readonly json: boolean };
/** Playing the admin who mends a fault of the lab; without a folder, that of the latest rehearsal. */
export type MendArguments = { readonly kind: 'lab mend'; readonly id: string; readonly lab: string | null };
/** The lab in a process of its own. */
export type ServeArguments = {
  readonly kind: 'lab serve';
  readonly lab: string;
  readonly preset: string | null;
  readonly faults: readonly string[];
  readonly speed: number;
};

export type ParsedArguments =
  | SetUpArguments
  | LogArguments
  | VerifyArguments
  | PlanArguments
  | CheckArguments
  | NextArguments
  | RecordArguments
  | ListArguments
  | ServeArguments
  | MendArguments
  | SalvageArguments
  | ExplainArguments
  | { readonly kind: 'said'; readonly text: string; readonly exitCode: number; readonly toMonitor?: true };

/** Said once, in package.json. */
export const version = manifest.version;

/** In the lab, how many times faster than production, unless --speed says otherwise. */
export const usualSpeed = 30;

/** What the wizard does when it is started without arguments. */
export const withoutArguments: SetUpArguments = {
  kind: 'set up',
  aim: 'set up',
  state: null,
  answers: null,
  saveAnswers: null,
  lab: null,
  preset: null,
  faults: [],
  speed: usualSpeed,
  input: true,
  yes: false,
  approved: null,
  color: true,
  plain: false,
  screenReader: false,
  json: false,
  demo: false,
  takeOver: false,
  batch: null,
  ticket: null,
  note: null,
};

/** Whether a monitor will read what comes of these arguments, whatever it is. */
export const isForNagios = ([command, ...rest]: readonly string[]): boolean =>
  command === 'check' && rest.some((each, at) => each === '--format=nagios' || (each === '--format' && rest[at + 1] === 'nagios'));
