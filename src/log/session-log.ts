// The session log, from the story of a journal: `md` for people (the admin, an auditor, support), `jsonl` for programs.
// Pure: the same story gives the same log. Secrets are masked and server text is made harmless in both.
// To add a format, write its file and put it into `sessionLog`.

import type { Calendar } from '../model/calendar.ts';
import type { Command } from '../model/command.ts';
import type { Fate } from '../story/fate.ts';
import type { Story } from '../story/story.ts';
import { events } from './events.ts';
import { markdown } from './markdown-text.ts';
import { summary } from './summary.ts';
import { timeline } from './timeline.ts';
import type { LoggedSteps } from './words.ts';

export type LogOptions = {
  readonly format: 'md' | 'jsonl';
  /** The journal's short fingerprint, to be compared with the screen's. */
  readonly fingerprint: string;
  /** A command as an expert would type it. */
  readonly render: (command: Command) => string;
  /** The commands that remove what a change made, known only after it ran. */
  readonly madeBy: (did: Fate) => readonly Command[];
  readonly redact: (text: string) => string;
  /** What ends, and when. */
  readonly calendar: Calendar;
  /** The line that renews. */
  readonly renew: string;
  /** The steps that it tells of. */
  readonly steps: LoggedSteps;
  /** The zone (IANA name) whose offset stands beside UTC; the computer's own if not given. */
  readonly zone?: string;
};

export function sessionLog(story: Story, options: LogOptions): string {
  return options.format === 'md' ? inMarkdown(story, options) : events(story, options);
}

function inMarkdown(story: Story, { redact, zone, ...rest }: LogOptions): string {
  const md = markdown(redact);
  const lines = [
    '# Session log: trust between Skype for Business Server and Exchange Server',
    '',
    ...summary(story, { ...rest, md, zone: zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone }),
    ...timeline(story, { md, render: rest.render, steps: rest.steps }),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
