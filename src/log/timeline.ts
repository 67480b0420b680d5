// The story in the order in which it happened: a heading whenever the wizard came to another step, and under it what was found, asked,
// answered, run, said, waited for and decided. To tell of a new type of moment, add its case to `tell`.

import type { Command, Instant } from '../model/command.ts';
import { exactDurationInWords } from '../model/duration.ts';
import type { Finding, FindingState, Source } from '../model/finding.ts';
import type { OutputLine } from '../model/output.ts';
import { placeInWords } from '../model/place.ts';
import type { Answer } from '../model/question.ts';
import { succeeded } from '../model/shell.ts';
import type { StepId } from '../model/steps.ts';
import { joinOutput, type Moment, type MomentOf } from '../story/moment.ts';
import type { Story } from '../story/story.ts';
import {
  atMost,
  bullets,
  code,
  headline,
  type LogBlock,
  type Meant,
  type Phrase,
  passage,
  type Sentence,
  saying,
  strong,
} from './document.ts';
import { type InWords, inWordsOf } from './in-words.ts';
import {
  atGreenwich,
  decisions,
  endInWords,
  instantInWords,
  instantInZone,
  inZone,
  type LoggedSteps,
  notedInWords,
  numbered,
  organisationInWords,
  pageWords,
  pastedInWords,
  settledInWords,
  takenOverInWords,
  titleOf,
} from './words.ts';

export type TimelineOptions = { readonly render: (command: Command) => string; readonly steps: LoggedSteps; readonly zone: string };

/** Where a step is told of first: the tables before lead there. */
export const anchorOf = (step: StepId): string => `step-${step}`;

export function* timeline(story: Story, options: TimelineOptions): Generator<LogBlock> {
  const inWords = inWordsOf(story, options.steps);
  const visited = new Set<StepId>();
  const known = new Map<StepId, ReadonlySet<string>>();
  let here: StepId | undefined;
  let day = '';
  yield headline(2, 'What happened, in order');
  for (const moment of joinOutput(story.moments)) {
    // Each run is reported on its own.
    const step = moment.type === 'opened' ? undefined : (stepOf(moment) ?? here);
    if (step !== undefined && step !== here) {
      yield headline(
        3,
        `${numbered(step, options.steps)}${visited.has(step) ? ', again' : ''}`,
        visited.has(step) ? undefined : anchorOf(step),
      );
      visited.add(step);
    }
    here = step;
    if (moment.type === 'opened') yield headline(3, `A run of the wizard, begun ${instantInWords(moment.at)}`);
    const today = dayOf(moment.at, options.zone);
    if (today !== day) yield passage(saying`${today}`);
    day = today;
    yield* moment.type === 'looked' ? tellLook(moment, known.get(moment.step), options) : tell(moment, inWords, options);
    if (moment.type === 'looked') known.set(moment.step, new Set(moment.findings.map(identity)));
  }
}

/** Said again when one of the two has another day, or the clock was put forward or back. */
function dayOf(at: Instant, zone: string): string {
  const { date, offset } = inZone(at, zone);
  const there = at.startsWith(date) ? '' : `, there ${date}`;
  const local = offset === atGreenwich ? '' : `, and after them as they are in ${offset}${there}`;
  return `On ${at.slice(0, 10)}. Times of day are in UTC${local}.`;
}

/** "11:19:05 (06:19:05)". */
function timeOf({ at }: Moment, zone: string): string {
  const { time, offset } = inZone(at, zone);
  return `${at.slice(11, 19)}${offset === atGreenwich ? '' : ` (${time})`}`;
}

const identity = (finding: Finding): string => JSON.stringify(finding);

/** A first look in full; a later one by what is new in it. */
function tellLook(moment: MomentOf<'looked'>, before: ReadonlySet<string> | undefined, { zone }: TimelineOptions): readonly LogBlock[] {
  const fresh = moment.findings.filter((finding) => before?.has(identity(finding)) !== true);
  const found = fresh.length === 0 ? [] : [bullets(fresh.map(foundInWords))];
  const time = timeOf(moment, zone);
  if (before === undefined)
    return [passage(saying`${time} Looked${fresh.length === 0 ? '; there was nothing to report.' : ', and found:'}`), ...found];
  const same = moment.findings.length - fresh.length;
  const asBefore = `${same} ${same === 1 ? 'is' : 'are'} as before`;
  const what = same === 0 ? 'and found:' : `${asBefore}${fresh.length === 0 ? '.' : '; new is:'}`;
  return [passage(saying`${time} Looked again${same === 0 ? ', ' : ': '}${what}`), ...found];
}

const stepOf = (moment: Moment): StepId | undefined => {
  if (moment.type === 'went back') return moment.to.step;
  return 'step' in moment ? moment.step : undefined;
};

function tell(moment: Exclude<Moment, MomentOf<'looked'>>, inWords: InWords, options: TimelineOptions): readonly LogBlock[] {
  const { render, steps, zone } = options;
  const at = timeOf(moment, zone);
  const say = (words: Sentence, ...more: readonly LogBlock[]): readonly LogBlock[] => [passage([{ text: `${at} ` }, ...words]), ...more];
  switch (moment.type) {
    case 'opened':
      return say(saying`${moment.by} on ${moment.on} started the wizard (${moment.tool}).`);
    case 'driven':
      return say(saying`The practice lab is driven by ${moment.driver}.`);
    case 'noted':
      return say(saying`Kept for this log: ${notedInWords(moment)}.`);
    case 'world':
      return say(saying`Saw whose servers these are: ${organisationInWords(moment)}.`);
    case 'targets':
      return say(
        saying`Agreed to connect to:`,
        bullets(moment.targets.map(({ to, protocol, account }) => saying`${to} (${protocol}; account: ${account})`)),
      );
    case 'answered':
      return say(saying`Asked: ${inWords.question(moment.key)} Answered: ${strong(answerInWords(moment.value, zone))}`);
    case 'pasted':
      return say(saying`Kept what was pasted by hand so far: ${pastedInWords(moment)}.`);
    case 'read':
      return say(saying`Read ${pageWords[moment.page]}, and went on.`);
    case 'went back':
      return say(
        moment.to.kind === 'answer'
          ? saying`Went back to the question: ${inWords.question(moment.to.key)}`
          : saying`Went back to what ${titleOf(moment.to.step, steps)} showed.`,
      );
    case 'confirmed':
      return say(
        saying`Confirmed the plan${moment.typed === null ? [] : saying` by typing “${moment.typed}”`} (SHA-256 ${moment.digest}).`,
      );
    case 'intent': {
      const { words, command, because } = moment.change;
      const why = because.flatMap((each) => inWords.said(each, moment.seq) ?? []);
      return say(
        saying`${strong(words)} In: ${placeInWords(command.place)}.${why.length === 0 ? [] : saying` Because: ${atMost(500, why.join(' '))}`}`,
        code(render(command), 'powershell'),
      );
    }
    case 'output': {
      const { lines } = moment;
      if (lines.length === 0) return [];
      const count = lines.length === 1 ? '1 line' : `${lines.length} lines`;
      return [{ kind: 'folded', words: saying`What it said: ${count}`, blocks: [code(lines.map(said).join('\n'))] }];
    }
    case 'ended': {
      const tone: Meant = succeeded(moment.end) ? 'good' : moment.end.kind === 'ended' ? 'bad' : 'open';
      return say(saying`Outcome: ${strong(endInWords(moment.end), tone)}, after ${exactDurationInWords(moment.seconds)}.`);
    }
    case 'settled': {
      const what = inWords.said(moment.change, moment.seq);
      return say(
        saying`Looked whether the interrupted change took effect: ${strong(settledInWords(moment.settled))}.${what === undefined ? '' : ` ${what}`}`,
      );
    }
    case 'waited': {
      const end = moment.met ? 'it came' : 'it had not come yet';
      return say(
        saying`Waited ${exactDurationInWords(moment.seconds)} for ${inWords.wait(moment.wait)}: ${end}. Last seen: ${moment.saw} (${origins[moment.source]}).`,
      );
    }
    case 'decided':
      return say(saying`Stopped at: ${inWords.stop(moment.about, moment.seq)} Decided to ${decisions[moment.option]}.`);
    case 'undoing':
      return say(saying`Chose what to take back: ${moment.changes.length === 1 ? '1 change' : `${moment.changes.length} changes`}.`);
    case 'repaired':
      return say(
        saying`The end of the state file had been cut short. Its ${moment.bytes} bytes are kept beside it${moment.kept === null ? [] : saying` in ${moment.kept}`} (SHA-256 ${moment.sha256}).`,
      );
    case 'took over':
      return say(
        saying`Took the state file over${moment.from === null ? [] : saying` from ${moment.from.by} on ${moment.from.on}`}: ${takenOverInWords(moment.why)}.`,
      );
    case 'salvaged':
      return say(
        saying`Everything before this was taken from ${moment.from}, which is damaged from its line ${moment.line} on (SHA-256 of that file: ${moment.sha256}). What was done after that line is not on record here.`,
      );
    case 'handed over':
      return say(saying`Handed over, to go on on another computer: ${moment.to}.`);
    case 'closed':
      return say(saying`The wizard was closed: ${moment.verdict}.`);
  }
}

const origins: { readonly [source in Source]: string } = {
  shell: 'asked a management shell',
  probe: 'looked over the network',
  reported: 'reported by the admin, not seen',
};

const tones: { readonly [state in FindingState]: Meant | undefined } = {
  ok: 'good',
  note: undefined,
  'to mend': 'open',
  stop: 'bad',
  'not seen': 'open',
};

/** The state of a finding, as its first word. */
export const stateInWords = (state: FindingState): Phrase => strong(state, tones[state]);

const foundInWords = ({ state, words, wayOut, source }: Finding): Sentence =>
  saying`${stateInWords(state)} ${words}${wayOut === undefined ? [] : saying` Way out: ${wayOut}`} (${origins[source]})`;

function answerInWords(value: Answer, zone: string): string {
  if (typeof value === 'string') return isInstant(value) ? instantInZone(value, zone) : value === '' ? '(empty)' : value;
  return value.length === 0 ? 'none' : value.join(', ');
}

/** As a question about a day keeps it. */
const isInstant = (value: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) && !Number.isNaN(Date.parse(value));

/** What a command said; plain output as it is, the rest with the name of its stream. */
const said = ({ stream, text }: OutputLine): string => (stream === 'output' ? text : `${stream}: ${text}`);
