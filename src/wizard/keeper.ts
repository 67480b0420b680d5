// The journal's part of the drive: every fact is written, folded into the story, and shown. Nothing is kept here that is not in the
// journal.

import type { Journal } from '../journal/journal.ts';
import { CannotWrite } from '../journal/writer.ts';
import type { Demand } from '../model/demand.ts';
import type { Fact } from '../model/record.ts';
import { after, type Story, storyOf } from '../story/story.ts';
import type { FrontEnd, View } from './front-end.ts';
import type { Here } from './here.ts';
import type { Turn } from './turn.ts';
import { untilWritten } from './until-written.ts';
import { viewOf } from './view.ts';

export type Keeper = {
  story(): Story;
  /** What a front end may show beside a demand, as the story stands. */
  view(demand: Demand): View;
  /** Waits, with the admin, for a disk that cannot take it. Throws LeftUnwritten where they leave. */
  record(fact: Fact, turn: Turn): Promise<void>;
  /** Whether the disk took it. */
  tryToRecord(fact: Fact): boolean;
  /** From now on facts are known, and written nowhere. */
  holdBack(): void;
  /** Writes what was held back, and whatever comes from now on. */
  putDown(turn: Turn): Promise<void>;
};

export function createKeeper(journal: Journal, told: Story, frontEnd: FrontEnd, here: () => Here): Keeper {
  let story = told;
  const view = (demand: Demand) => viewOf(story, demand, here());
  /** What is known of this run and written nowhere; undefined while everything is. */
  let held: Fact[] | undefined;
  /** Gives why where the disk does not let it. */
  const write = (fact: Fact): CannotWrite | undefined => {
    if (held !== undefined) {
      held.push(fact);
      const { now: at, computer: on } = here();
      story = after(story, { seq: (story.moments.at(-1)?.seq ?? 0) + 1, at, on, by: story.written?.by ?? '', ...fact });
      return undefined;
    }
    try {
      const record = journal.append(fact);
      story = after(story, record);
      frontEnd.show({ kind: 'recorded', record });
      return undefined;
    } catch (error) {
      if (error instanceof CannotWrite) return error;
      throw error;
    }
  };
  const record: Keeper['record'] = (fact, { step, signal }) =>
    untilWritten(
      fact,
      step,
      () => write(fact),
      (demand) => frontEnd.reply(demand, view(demand), signal),
    );
  return {
    story: () => story,
    view,
    record,
    tryToRecord: (fact) => write(fact) === undefined,
    holdBack() {
      held = [];
    },
    async putDown(turn) {
      const facts = held ?? [];
      held = undefined;
      story = storyOf(journal.records);
      for (const fact of facts) await record(fact, turn);
    },
  };
}
