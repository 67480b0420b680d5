// What the lab's cmdlets are given, and how they end early: the stage on which they play.

import type { ErrorRecord, Item, Prompts } from '../model/shell.ts';
import type { Random } from './ids.ts';
import type { Pace } from './pace.ts';
import type { Fetch } from './servers/fetch.ts';
import type { WayTo } from './servers/way-to.ts';
import type { Store } from './store.ts';

export type Stage = {
  readonly store: Store;
  readonly pace: Pace;
  readonly fetch: Fetch;
  readonly wayTo: WayTo;
  readonly now: () => Date;
  readonly random: Random;
  readonly signal: AbortSignal;
  readonly prompts: Prompts;
};

/** An error that ends a cmdlet. 'terminating' ones are shown whatever -ErrorAction says. */
export class Refusal extends Error {
  readonly record: ErrorRecord;
  readonly weight: 'terminating' | 'non-terminating';
  constructor(record: ErrorRecord, weight: 'terminating' | 'non-terminating') {
    super(record.message);
    this.record = record;
    this.weight = weight;
  }
}

/** An error as the lab gives it: whether it ended its command is nothing to the wizard, but PowerShell must be told (assets/lab). */
export type LabError = Extract<Item, { kind: 'error' }> & { readonly terminating?: boolean };

/** A question that the caller did not provide an answer for. */
export class Asked extends Error {}

export const refusal = (message: string, fullyQualifiedErrorId: string, category: string): Refusal =>
  new Refusal({ message, fullyQualifiedErrorId, category }, 'terminating');

export const error = (message: string, fullyQualifiedErrorId: string, category: string): Refusal =>
  new Refusal({ message, fullyQualifiedErrorId, category }, 'non-terminating');

export const notPlayed = (what: string): Refusal =>
  refusal(`The practice lab does not play ${what}. A real server would.`, 'NotPlayedByThePracticeLab', 'NotImplemented');

export const object = (value: unknown): Item => ({ kind: 'object', value });
export const text = (stream: 'information' | 'warning' | 'verbose' | 'output', words: string): Item => ({
  kind: 'text',
  stream,
  text: words,
});

/** Waits so many seconds of production. */
export const pause = (stage: Stage, seconds: number): Promise<void> => stage.pace.wait(seconds, stage.signal);
