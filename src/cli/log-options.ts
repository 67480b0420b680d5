// What a session log is made with, but for its format: the same beside the state file and when it is exported.

import type { LogOptions } from '../log/session-log.ts';
import { render } from '../powershell/render.ts';
import { sequence } from '../steps/sequence.ts';
import type { Story } from '../story/story.ts';
import { matrixIn } from '../wizard/matrix.ts';
import { troubleIn } from '../wizard/next.ts';
import { summaryIn } from '../wizard/summary.ts';
import { madeByIn } from '../wizard/undo.ts';

export function logOptionsOf(story: Story, given: Pick<LogOptions, 'fingerprint' | 'redact' | 'renew'>): Omit<LogOptions, 'format'> {
  const { title, calendar } = summaryIn(story, sequence);
  return {
    ...given,
    ...{ render, madeBy: madeByIn(story, sequence), title, calendar, matrix: matrixIn(story, sequence), steps: sequence },
    trouble: troubleIn(story, sequence),
  };
}
