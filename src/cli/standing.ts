// How an end is told of: as of this run; or, where an earlier run closed it as done, as what the file says and what a look saw now.

import { instantInWords } from '../log/words.ts';
import type { EndStanding, Summary } from '../model/demand.ts';
import { harmless } from '../model/harmless.ts';
import type { World } from '../model/shell.ts';

export function standingWords(standing: EndStanding, { title }: Summary, world: World['kind']): readonly string[] {
  if (standing.kind === 'now') return [`Done${world === 'lab' ? ' in the practice lab' : ''}. ${title}`];
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
