// What would take a change back, where its objects could only be found by looking afterwards (field.md 33).

import type { Change } from '../model/change.ts';
import type { Command } from '../model/command.ts';
import type { Record } from '../model/record.ts';
import { sequence } from '../steps/sequence.ts';
import { knownOf } from './known.ts';
import { sessionOf } from './session.ts';

/** For each change, the commands that remove what it made, by GUID, as the last look of its step saw it. */
export function madeByIn(records: readonly Record[]): (change: Change) => readonly Command[] {
  const known = knownOf(sessionOf(records), { user: '', computer: '', now: records.at(-1)?.at ?? '' });
  return (change) => {
    const did = known.did.findLast((each) => each.change.id === change.id);
    return sequence.find((step) => step.id === did?.step)?.madeBy(change, known) ?? [];
  };
}
