// What every screen may go by beside the state: the words of the steps, the names of files, the look.

import type { Command } from '../model/command.ts';
import type { StepId } from '../model/steps.ts';
import type { Aim } from '../model/undo.ts';

export type StepWords = {
  readonly id: StepId;
  readonly title: string;
  readonly why: readonly string[];
  readonly touches: readonly string[];
  readonly notices: readonly string[];
};

/** What takes the set-up to another computer. */
export type HandOver = { readonly how: readonly string[]; readonly lines: readonly string[] };

export type Context = {
  readonly aim: Aim;
  /** 'not chosen' on the first screen. */
  readonly world: 'lab' | 'real' | 'not chosen';
  /** How many times faster than production time passes. */
  readonly factor: number;
  /** Who runs the commands, as what follows "driven by"; undefined where that goes without saying. */
  readonly drivenBy?: string | undefined;
  readonly steps: readonly StepWords[];
  readonly render: (command: Command) => string;
  readonly statePath: string;
  readonly logPath: string;
  /** The file that calendar programs read, and the line that renews; undefined before anything was started. */
  readonly calendar?: { readonly path: string; readonly renew: string } | undefined;
  /** How the state file gets to another computer, and the lines to type there; undefined before anything was started. */
  readonly handOver?: HandOver | undefined;
  /** What to type to take back what was done; undefined before anything was started. */
  readonly undo?: readonly string[] | undefined;
  /** Milliseconds now, for elapsed times. */
  readonly now: number;
};
