// The session as it happened: a heading whenever the wizard came to another step, and under it what was found, asked,
// answered, run, said, waited for and decided. To tell of a new type of record, add its case to `tell`.

import type { Command } from '../model/command.ts';
import type { Finding } from '../model/finding.ts';
import type { OutputLine } from '../model/output.ts';
import { placeInWords } from '../model/place.ts';
import type { Answer } from '../model/question.ts';
import type { Record } from '../model/record.ts';
import type { StepId } from '../model/steps.ts';
import type { Markdown } from './markdown-text.ts';
import {
  decisions,
  durationInWords,
  endInWords,
  instantInWords,
  numbered,
  pageWords,
  settledInWords,
  stepTitles,
  takenOverInWords,
} from './words.ts';

type Looked = Extract<Record, { readonly type: 'looked' }>;

export type StoryOptions = { readonly md: Markdown; readonly render: (command: Command) => string };

export function story(records: readonly Record[], options: StoryOptions): readonly string[] {
  const told: string[] = ['## What happened, in order', '', introduction(records), ''];
  const visited = new Set<StepId>();
  const known = new Map<StepId, ReadonlySet<string>>();
  let here: StepId | undefined;
  for (const record of joinOutput(records)) {
    // Each run is told on its own.
    const step = record.type === 'opened' ? undefined : (stepOf(record) ?? here);
    if (step !== undefined && step !== here) {
      told.push(`### ${numbered(step)}${visited.has(step) ? ', again' : ''}`, '');
      visited.add(step);
    }
    here = step;
    const lines = record.type === 'looked' ? tellLook(record, known.get(record.step), options.md) : tell(record, options);
    if (record.type === 'looked') known.set(record.step, new Set(record.findings.map(identity)));
    if (lines.length > 0) told.push(...lines, '');
  }
  return told;
}

function introduction(records: readonly Record[]): string {
  const lab = records.some((record) => record.type === 'opened' && record.world === 'lab');
  return lab
    ? 'Times are in UTC. Waits are as long as they would be in production; in the practice lab they are shorter.'
    : 'Times are in UTC.';
}

const timeOf = (record: Record): string => record.at.slice(11, 19);
const identity = (finding: Finding): string => JSON.stringify(finding);

/** A first look in full; a later one by what is new in it. */
function tellLook(record: Looked, before: ReadonlySet<string> | undefined, md: Markdown): readonly string[] {
  const fresh = record.findings.filter((finding) => before?.has(identity(finding)) !== true);
  const list = fresh.length === 0 ? [] : ['', ...fresh.map((each) => found(each, md))];
  const time = timeOf(record);
  if (before === undefined) return [`${time} Looked${fresh.length === 0 ? '; there was nothing to report.' : ', and found:'}`, ...list];
  const same = record.findings.length - fresh.length;
  const asBefore = `${same} ${same === 1 ? 'finding is' : 'findings are'} as before`;
  return [`${time} Looked again: ${asBefore}${fresh.length === 0 ? '.' : '; new is:'}`, ...list];
}

const stepOf = (record: Record): StepId | undefined => {
  if (record.type === 'went back') return record.to.step;
  return 'step' in record ? record.step : undefined;
};

/** Output comes in batches; people read it as one. */
function joinOutput(records: readonly Record[]): readonly Record[] {
  const joined: Record[] = [];
  for (const record of records) {
    const last = joined.at(-1);
    if (record.type === 'output' && last?.type === 'output' && last.change === record.change) {
      joined[joined.length - 1] = { ...last, lines: [...last.lines, ...record.lines] };
    } else {
      joined.push(record);
    }
  }
  return joined;
}

function tell(record: Exclude<Record, Looked>, { md, render }: StoryOptions): readonly string[] {
  const at = timeOf(record);
  switch (record.type) {
    case 'opened':
      return [
        '---',
        '',
        `**${instantInWords(record.at)}** The wizard was started by ${md.inline(record.by)} on ${md.inline(record.on)} (${md.inline(record.tool)}).`,
      ];
    case 'driven':
      return [`${at} The practice lab is driven by ${md.inline(record.driver)}.`];
    case 'answered':
      return [`${at} Answered ${md.inline(record.key)}: **${md.inline(answerInWords(record.value))}**`];
    case 'read':
      return [`${at} Read ${pageWords[record.page]}, and went on.`];
    case 'went back':
      return [
        `${at} Went back to ${record.to.kind === 'answer' ? `the answer ${md.inline(record.to.key)}` : `what ${stepTitles[record.to.step]} showed`}.`,
      ];
    case 'confirmed':
      return [
        `${at} Confirmed the plan${record.typed === null ? '' : ` by typing “${md.inline(record.typed)}”`} (SHA-256 ${md.inline(record.digest)}).`,
      ];
    case 'intent': {
      const { words, command, because } = record.change;
      return [
        `${at} **${md.inline(words)}** In: ${md.inline(placeInWords(command.place))}. Because of: ${md.inline(because.join(', '))}.`,
        '',
        md.fenced(render(command), 'powershell'),
      ];
    }
    case 'output':
      return record.lines.length === 0 ? [] : [md.fenced(record.lines.map(said).join('\n'))];
    case 'ended':
      return [
        `${at} Outcome: **${md.inline(endInWords(record.end))}**, after ${durationInWords(record.seconds)}. (${md.inline(record.change)})`,
      ];
    case 'settled':
      return [
        `${at} Looked whether the interrupted change took effect: **${settledInWords(record.settled)}**. (${md.inline(record.change)})`,
      ];
    case 'waited': {
      const end = record.met ? 'it came' : 'it had not come when patience ended';
      return [
        `${at} Waited ${durationInWords(record.seconds)} for ${md.inline(record.wait)}: ${end}. Last seen: ${md.inline(record.saw)}.`,
      ];
    }
    case 'decided':
      return [`${at} Trouble with ${md.inline(record.about)}; decided to ${decisions[record.option]}.`];
    case 'undoing':
      return [`${at} Chose what to take back: ${record.changes.length === 1 ? '1 change' : `${record.changes.length} changes`}.`];
    case 'repaired':
      return [
        `${at} The last line of the state file had been cut short. Its ${record.bytes} bytes are kept beside it${record.kept === null ? '' : ` in ${md.inline(record.kept)}`} (SHA-256 ${md.inline(record.sha256)}).`,
      ];
    case 'took over':
      return [
        `${at} Took the state file over${record.from === null ? '' : ` from ${md.inline(record.from.by)} on ${md.inline(record.from.on)}`}: ${takenOverInWords(record.why)}.`,
      ];
    case 'salvaged':
      return [
        `${at} Everything before this was taken from ${md.inline(record.from)}, which is damaged from its line ${record.line} on (SHA-256 of that file: ${md.inline(record.sha256)}). What was done after that line is not on record here.`,
      ];
    case 'handed over':
      return [`${at} Handed over, to go on on another computer: ${md.inline(record.to)}.`];
    case 'closed':
      return [`${at} The wizard was closed: ${record.verdict}.`];
  }
}

function found(finding: Finding, md: Markdown): string {
  const origin = {
    shell: 'asked a management shell',
    probe: 'looked over the network',
    told: 'told by the admin, who ran the command by hand',
  }[finding.source];
  const wayOut = finding.wayOut === undefined ? '' : ` Way out: ${md.inline(finding.wayOut)}`;
  return `- **${finding.state}** ${md.inline(finding.words)}${wayOut} (${origin})`;
}

function answerInWords(value: Answer): string {
  if (typeof value === 'string') return value === '' ? '(empty)' : value;
  return value.length === 0 ? 'none' : value.join(', ');
}

/** What a command said; plain output as it is, the rest with the name of its stream. */
const said = ({ stream, text }: OutputLine): string => (stream === 'output' ? text : `${stream}: ${text}`);
