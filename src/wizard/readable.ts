// Whether this version can read what a state file says was seen. Asked before anything else is done with it, so that it never ends a
// set-up in the middle.

import type { Sequence } from '../steps/step.ts';
import type { Moment } from '../story/moment.ts';

/** Why it cannot, in a sentence, with the line; undefined where it can. `name` is what people call the file. */
export function whyUnreadable(records: readonly Moment[], name: string, sequence: Sequence): string | undefined {
  for (const record of records) {
    const step = record.type === 'looked' ? sequence.find(({ id }) => id === record.step) : undefined;
    if (record.type !== 'looked' || step === undefined) continue;
    try {
      step.seen({ facts: { [step.id]: record.facts } });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return `${name} cannot be used because of its line ${record.seq}: ${why}. Nothing was changed. If another version of this program wrote it, use that one; otherwise name another file with --state FILE.`;
    }
  }
  return undefined;
}
