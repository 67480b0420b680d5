// The session log, from the records of a journal: `md` for people (the admin, an auditor, support), `jsonl` for programs.
// Pure: the same records give the same log. Secrets are masked and server text is made harmless in both.
// To add a format, write its file and put it into `sessionLog`.

import type { Calendar } from '../model/calendar.ts';
import type { Change } from '../model/change.ts';
import type { Command } from '../model/command.ts';
import type { Record } from '../model/record.ts';
import { steps as ownSteps } from '../model/steps.ts';
import { events } from './events.ts';
import { markdown } from './markdown-text.ts';
import { story } from './story.ts';
import { summary } from './summary.ts';
import type { Titles } from './words.ts';

export type LogOptions = {
  readonly format: 'md' | 'jsonl';
  /** The journal's short head, to be compared with the screen's. */
  readonly head: string;
  /** A command as an expert would type it. */
  readonly render: (command: Command) => string;
  /** The commands that remove what a change made, known only after it ran. */
  readonly madeBy: (change: Change) => readonly Command[];
  readonly redact: (text: string) => string;
  /** What ends, and when. */
  readonly calendar: Calendar;
  /** The line that renews. */
  readonly renew: string;
  /** The steps that the records tell of; our own if not given. */
  readonly steps?: Titles;
  /** The zone (IANA name) whose offset stands beside UTC; the computer's own if not given. */
  readonly zone?: string;
};

export function sessionLog(records: readonly Record[], options: LogOptions): string {
  return options.format === 'md' ? inMarkdown(records, options) : events(records, { steps: ownSteps, ...options });
}

function inMarkdown(records: readonly Record[], { redact, zone, steps = ownSteps, ...rest }: LogOptions): string {
  const md = markdown(redact);
  const lines = [
    '# Session log: trust between Skype for Business Server and Exchange Server',
    '',
    ...summary(records, { ...rest, md, steps, zone: zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone }),
    ...story(records, { md, steps, render: rest.render }),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
