// The story in the order in which it happened: a heading whenever the wizard came to another step, and under it what was found, asked,
// answered, run, said, waited for and decided. To tell of a new type of moment, add its case to `tell`.

import type { Command } from '../model/command.ts';
import { exactDurationInWords } from '../model/duration.ts';
import type { Finding, Source } from '../model/finding.ts';
import type { OutputLine } from '../model/output.ts';
import { placeInWords } from '../model/place.ts';
import type { Answer } from '../model/question.ts';
import type { StepId } from '../model/steps.ts';
import { joinOutput, type Moment, type MomentOf } from '../story/moment.ts';
import type { Story } from '../story/story.ts';
import { type InWords, inWordsOf } from './in-words.ts';
import type { Markdown } from './markdown-text.ts';
import {
  decisions,
  endInWords,
  instantInWords,
  type LoggedSteps,
  numbered,
  organisationInWords,
  pageWords,
  pastedInWords,
  settledInWords,
  takenOverInWords,
  titleOf,
} from './words.ts';

export type TimelineOptions = { readonly md: Markdown; readonly render: (command: Command) => string; readonly steps: LoggedSteps };

export function timeline(story: Story, options: TimelineOptions): readonly string[] {
  const inWords = inWordsOf(story, options.steps);
  const told: string[] = ['## What happened, in order', '', 'Times of day are in UTC.', ''];
  const visited = new Set<StepId>();
  const known = new Map<StepId, ReadonlySet<string>>();
  let here: StepId | undefined;
  for (const moment of joinOutput(story.moments)) {
    // Each run is reported on its own.
    const step = moment.type === 'opened' ? undefined : (stepOf(moment) ?? here);
    if (step !== undefined && step !== here) {
      told.push(`### ${numbered(step, options.steps)}${visited.has(step) ? ', again' : ''}`, '');
      visited.add(step);
    }
    here = step;
    const lines = moment.type === 'looked' ? tellLook(moment, known.get(moment.step), options.md) : tell(moment, inWords, options);
    if (moment.type === 'looked') known.set(moment.step, new Set(moment.findings.map(identity)));
    if (lines.length > 0) told.push(...lines, '');
  }
  return told;
}

const timeOf = (moment: Moment): string => moment.at.slice(11, 19);
const identity = (finding: Finding): string => JSON.stringify(finding);

/** A first look in full; a later one by what is new in it. */
function tellLook(moment: MomentOf<'looked'>, before: ReadonlySet<string> | undefined, md: Markdown): readonly string[] {
  const fresh = moment.findings.filter((finding) => before?.has(identity(finding)) !== true);
  const list = fresh.length === 0 ? [] : ['', ...fresh.map((each) => found(each, md))];
  const time = timeOf(moment);
  if (before === undefined) return [`${time} Looked${fresh.length === 0 ? '; there was nothing to report.' : ', and found:'}`, ...list];
  const same = moment.findings.length - fresh.length;
  const asBefore = `${same} ${same === 1 ? 'is' : 'are'} as before`;
  return [`${time} Looked again: ${asBefore}${fresh.length === 0 ? '.' : '; new is:'}`, ...list];
}

const stepOf = (moment: Moment): StepId | undefined => {
  if (moment.type === 'went back') return moment.to.step;
  return 'step' in moment ? moment.step : undefined;
};

function tell(moment: Exclude<Moment, MomentOf<'looked'>>, inWords: InWords, { md, render, steps }: TimelineOptions): readonly string[] {
  const at = timeOf(moment);
  switch (moment.type) {
    case 'opened':
      return [
        '---',
        '',
        `**${instantInWords(moment.at)}** The wizard was started by ${md.inline(moment.by)} on ${md.inline(moment.on)} (${md.inline(moment.tool)}).`,
      ];
    case 'driven':
      return [`${at} The practice lab is driven by ${md.inline(moment.driver)}.`];
    case 'world':
      return [`${at} Saw whose servers these are: ${md.inline(organisationInWords(moment))}.`];
    case 'targets':
      return [
        `${at} Agreed to connect to:`,
        '',
        ...moment.targets.map(({ to, protocol, account }) => `- ${md.inline(to)} (${md.inline(protocol)}; account: ${md.inline(account)})`),
      ];
    case 'answered':
      return [`${at} Asked: ${md.inline(inWords.question(moment.key))} Answered: **${md.inline(answerInWords(moment.value))}**`];
    case 'pasted':
      return [`${at} Kept what was pasted by hand so far: ${pastedInWords(moment)}.`];
    case 'read':
      return [`${at} Read ${pageWords[moment.page]}, and went on.`];
    case 'went back':
      return [
        `${at} Went back to ${moment.to.kind === 'answer' ? `the question: ${md.inline(inWords.question(moment.to.key))}` : `what ${titleOf(moment.to.step, steps)} showed`}.`,
      ];
    case 'confirmed':
      return [
        `${at} Confirmed the plan${moment.typed === null ? '' : ` by typing “${md.inline(moment.typed)}”`} (SHA-256 ${md.inline(moment.digest)}).`,
      ];
    case 'intent': {
      const { words, command, because } = moment.change;
      const why = because.flatMap((code) => inWords.said(code, moment.seq) ?? []);
      return [
        `${at} **${md.inline(words)}** In: ${md.inline(placeInWords(command.place))}.${why.length === 0 ? '' : ` Because: ${md.inline(why.join(' '), 500)}`}`,
        '',
        md.fenced(render(command), 'powershell'),
      ];
    }
    case 'output':
      return moment.lines.length === 0 ? [] : [md.fenced(moment.lines.map(said).join('\n'))];
    case 'ended':
      return [`${at} Outcome: **${md.inline(endInWords(moment.end))}**, after ${exactDurationInWords(moment.seconds)}.`];
    case 'settled':
      return [
        `${at} Looked whether the interrupted change took effect: **${settledInWords(moment.settled)}**. ${md.inline(inWords.said(moment.change, moment.seq) ?? '')}`.trimEnd(),
      ];
    case 'waited': {
      const end = moment.met ? 'it came' : 'it had not come when patience ended';
      return [
        `${at} Waited ${exactDurationInWords(moment.seconds)} for ${md.inline(inWords.wait(moment.wait))}: ${end}. Last seen: ${md.inline(moment.saw)} (${origins[moment.source]}).`,
      ];
    }
    case 'decided':
      return [`${at} Stopped at: ${md.inline(inWords.stop(moment.about, moment.seq))} Decided to ${decisions[moment.option]}.`];
    case 'undoing':
      return [`${at} Chose what to take back: ${moment.changes.length === 1 ? '1 change' : `${moment.changes.length} changes`}.`];
    case 'repaired':
      return [
        `${at} The last line of the state file had been cut short. Its ${moment.bytes} bytes are kept beside it${moment.kept === null ? '' : ` in ${md.inline(moment.kept)}`} (SHA-256 ${md.inline(moment.sha256)}).`,
      ];
    case 'took over':
      return [
        `${at} Took the state file over${moment.from === null ? '' : ` from ${md.inline(moment.from.by)} on ${md.inline(moment.from.on)}`}: ${takenOverInWords(moment.why)}.`,
      ];
    case 'salvaged':
      return [
        `${at} Everything before this was taken from ${md.inline(moment.from)}, which is damaged from its line ${moment.line} on (SHA-256 of that file: ${md.inline(moment.sha256)}). What was done after that line is not on moment here.`,
      ];
    case 'handed over':
      return [`${at} Handed over, to go on on another computer: ${md.inline(moment.to)}.`];
    case 'closed':
      return [`${at} The wizard was closed: ${moment.verdict}.`];
  }
}

const origins: { readonly [source in Source]: string } = {
  shell: 'asked a management shell',
  probe: 'looked over the network',
  reported: 'reported by the admin, not seen',
};

function found(finding: Finding, md: Markdown): string {
  const wayOut = finding.wayOut === undefined ? '' : ` Way out: ${md.inline(finding.wayOut)}`;
  return `- **${finding.state}** ${md.inline(finding.words)}${wayOut} (${origins[finding.source]})`;
}

function answerInWords(value: Answer): string {
  if (typeof value === 'string') return value === '' ? '(empty)' : value;
  return value.length === 0 ? 'none' : value.join(', ');
}

/** What a command said; plain output as it is, the rest with the name of its stream. */
const said = ({ stream, text }: OutputLine): string => (stream === 'output' ? text : `${stream}: ${text}`);
