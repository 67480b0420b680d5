// A moment: one fact as it was written, by whom, where and when. What belongs to the file alone (its version, its chain) stays with
// the journal.

import type { OutputLine } from '../model/output.ts';
import type { Record } from '../model/record.ts';

type Unchained<R> = R extends unknown ? Omit<R, 'v' | 'prev'> : never;
export type Moment = Unchained<Record>;
export type MomentOf<Type extends Moment['type']> = Extract<Moment, { readonly type: Type }>;

/** Output comes in batches. What one change said in a row is one moment here, the last of them: a command may say very much. */
export function joinOutput(moments: readonly Moment[]): readonly Moment[] {
  let said: OutputLine[] = [];
  return moments.flatMap((moment, index): readonly Moment[] => {
    if (moment.type !== 'output') return [moment];
    said.push(...moment.lines);
    const next = moments[index + 1];
    if (next?.type === 'output' && next.change === moment.change) return [];
    const lines = said;
    said = [];
    return [{ ...moment, lines }];
  });
}
