// The changes that a journal tells of, each with what became of it.

import type { Change, Settled } from '../model/change.ts';
import type { Instant } from '../model/command.ts';
import type { OutputLine } from '../model/output.ts';
import type { Record } from '../model/record.ts';
import type { End } from '../model/shell.ts';
import type { StepId } from '../model/steps.ts';
import { endInWords, settledInWords } from './words.ts';

/** `end` is null where nobody saw it; `settled` is what a later look found then. */
export type Done = {
  readonly at: Instant;
  readonly by: string;
  readonly on: string;
  readonly step: StepId;
  readonly change: Change;
  readonly lines: readonly OutputLine[];
  readonly end: End | null;
  readonly seconds: number | null;
  readonly settled: Settled | null;
};

export function doneIn(records: readonly Record[]): readonly Done[] {
  const all: Done[] = [];
  const update = (change: string, more: (done: Done) => Partial<Done>): void => {
    const index = all.findLastIndex((each) => each.change.id === change);
    const done = all[index];
    if (done !== undefined) all[index] = { ...done, ...more(done) };
  };
  for (const record of records) {
    switch (record.type) {
      case 'intent': {
        const { at, by, on, step, change } = record;
        all.push({ at, by, on, step, change, lines: [], end: null, seconds: null, settled: null });
        break;
      }
      case 'output':
        update(record.change, ({ lines }) => ({ lines: [...lines, ...record.lines] }));
        break;
      case 'ended':
        update(record.change, () => ({ end: record.end, seconds: record.seconds }));
        break;
      case 'settled':
        update(record.change, () => ({ settled: record.settled }));
        break;
    }
  }
  return all;
}

export function outcomeOf({ end, settled }: Done): string {
  if (settled !== null) return `interrupted; a look afterwards found that ${settledInWords(settled)}`;
  return end === null ? 'interrupted, or still running; its effect is not known' : endInWords(end);
}
