// The session log, from the story of a journal: `html` and `md` for people (the admin, an auditor, support), `jsonl` for programs.
// Pure: the same story gives the same log, piece by piece, since a log may be long. Secrets are masked in all of them.
// To add a format for people, write what lays out a document's blocks and put it into `sessionLog`.

import type { Calendar } from '../model/calendar.ts';
import type { Command, Instant } from '../model/command.ts';
import type { Trouble } from '../model/demand.ts';
import type { Row } from '../model/matrix.ts';
import type { Fate } from '../story/fate.ts';
import { proofsIn } from '../story/proofs.ts';
import type { Story } from '../story/story.ts';
import { asHtml } from './as-html.ts';
import { asMarkdown } from './as-markdown.ts';
import type { LogBlock } from './document.ts';
import { events } from './events.ts';
import { firstPage } from './first-page.ts';
import type { LogFormat } from './formats.ts';
import { timeline } from './timeline.ts';
import { instantInZone, type LoggedSteps } from './words.ts';

export type LogOptions = {
  readonly format: LogFormat;
  /** The journal's short fingerprint, to be compared with the screen's. */
  readonly fingerprint: string;
  /** A command as an expert would type it. */
  readonly render: (command: Command) => string;
  /** The commands that remove what a change made, known only after it ran. */
  readonly madeBy: (did: Fate) => readonly Command[];
  readonly redact: (text: string) => string;
  /** What it all comes to, as the last screen says it. */
  readonly title: string;
  /** What stands in its way, and why; left out where nothing does. */
  readonly trouble?: Pick<Trouble, 'title' | 'cause' | 'wayOut'> | undefined;
  /** What ends, and when. */
  readonly calendar: Calendar;
  /** What each server answered last. */
  readonly matrix: readonly Row[];
  /** The line that renews. */
  readonly renew: string;
  /** The steps that it tells of. */
  readonly steps: LoggedSteps;
  /** For this log only: they stand in the place of those that the set-up was given. */
  readonly ticket?: string | null;
  readonly note?: string | null;
  /** All names in it stand for others (share.ts). */
  readonly disguised?: true;
  /** The zone (IANA name) whose time stands beside UTC; the computer's own if not given. */
  readonly zone?: string;
};

export function sessionLog(story: Story, options: LogOptions): Iterable<string> {
  switch (options.format) {
    case 'md':
      return asMarkdown(blocksOf(story, options), options.redact);
    case 'html':
      return asHtml(blocksOf(story, options), options.redact);
    case 'jsonl':
      return events(story, options);
  }
}

function* blocksOf(story: Story, { zone, ticket = null, note = null, ...rest }: LogOptions): Generator<LogBlock> {
  const here = zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const when = (at: Instant) => instantInZone(at, here);
  yield* firstPage(story, { ...rest, ticket, note, when, proofs: proofsIn(story, rest.steps) });
  yield* timeline(story, { render: rest.render, steps: rest.steps, zone: here });
}
