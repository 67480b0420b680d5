// The log so far as entries, from the story: what a command was asked to do, what it said and how that ended are one.

import type { OutputLine } from '../model/output.ts';
import type { Moment, MomentOf } from '../story/moment.ts';
import type { State } from './state.ts';

/** What only the file itself is about is told in the whole log. */
type Told = Exclude<Moment, { readonly type: 'ended' | 'output' | 'driven' | 'noted' | 'world' | 'read' }>;

export type LogEntry = {
  readonly moment: Told;
  /** Of a command. */
  readonly said: readonly OutputLine[];
  readonly ended: MomentOf<'ended'> | null;
};

/** What the story had at the last question, and what was recorded since. */
export function momentsOf({ told, later }: Pick<State, 'told' | 'later'>): readonly Moment[] {
  const last = told.at(-1)?.seq ?? 0;
  return [...told, ...later.filter(({ seq }) => seq > last)];
}

export function logEntries(state: Pick<State, 'told' | 'later'>): readonly LogEntry[] {
  const entries: { moment: Told; said: OutputLine[]; ended: LogEntry['ended'] }[] = [];
  const begun = (change: string) => entries.findLast(({ moment }) => moment.type === 'intent' && moment.change.id === change);
  for (const moment of momentsOf(state)) {
    switch (moment.type) {
      case 'ended': {
        const entry = begun(moment.change);
        if (entry !== undefined) entry.ended = moment;
        break;
      }
      case 'output':
        begun(moment.change)?.said.push(...moment.lines);
        break;
      case 'driven':
      case 'noted':
      case 'world':
      case 'read':
        break;
      default:
        entries.push({ moment, said: [], ended: null });
    }
  }
  return entries;
}
