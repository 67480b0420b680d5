// How a set-up that an earlier run closed as done is told of: as what the file says, and as what a look of this run saw.

import { instantInWords } from '../log/words.ts';
import type { EndStanding } from '../model/demand.ts';
import { harmless } from '../model/harmless.ts';

export function standingWords(standing: Exclude<EndStanding, { kind: 'now' }>): readonly string[] {
  const { at, by, on } = standing.written;
  const history = `Done on ${instantInWords(at)}, as of this file (written by ${harmless(by, 64)} on ${harmless(on, 64)}).`;
  if (standing.kind === 'as of this file') return [history, 'Nobody has looked again: this says nothing of the servers as they are now.'];
  return standing.amiss.length === 0
    ? [history, 'Looked again now: all that a look shows is as it should be. Nothing was changed or recorded.']
    : [
        history,
        'Looked again now: it is not as it should be. Nothing was changed or recorded.',
        ...standing.amiss.map((each) => `  ${each}`),
      ];
}
