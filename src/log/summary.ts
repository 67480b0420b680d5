// The top of the session log: what an admin sees first, then what a reviewer needs (review.ts), what ends, and what each step last saw.

import { type Calendar, type Expiry, standingInWords } from '../model/calendar.ts';
import { clocksApart } from '../model/duration.ts';
import type { FindingState } from '../model/finding.ts';
import { shapeInLines, unknownFormsIn } from '../model/unknown-form.ts';
import type { Run, Story } from '../story/story.ts';
import { confirmationsIn, overridesIn } from '../story/trust.ts';
import { inWordsOf } from './in-words.ts';
import { type ReviewOptions, review } from './review.ts';
import { instantInWords, instantInZone, numbered } from './words.ts';

export type SummaryOptions = ReviewOptions & {
  readonly fingerprint: string;
  readonly zone: string;
  readonly calendar: Calendar;
  readonly renew: string;
};

export const summary = (story: Story, options: SummaryOptions): readonly string[] => [
  ...overview(story, options),
  ...review(story, options),
  ...ending(options),
  ...lastSeen(story, options),
  ...unknownForms(story, options),
  ...confirmations(story, options),
];

function overview({ world, runs, written, closed, moments }: Story, { md, fingerprint, zone }: SummaryOptions): readonly string[] {
  const [first] = runs;
  const latest = runs.at(-1);
  if (first === undefined || latest === undefined || written === null) return ['There is nothing in this session yet.', ''];
  const lab = world === 'lab';
  const writers = new Set(runs.map((run) => `${run.by} on ${run.on}`));
  const drivers = new Set(runs.flatMap(({ drivenBy }) => (drivenBy === null ? [] : [drivenBy])));
  const rows = [
    ['World', lab ? '**PRACTICE LAB**: a rehearsal' : 'Real servers'],
    ...(drivers.size === 0 ? [] : [['Driven by', md.inline([...drivers].join('; '))]]),
    ['State', stateOf(latest, closed)],
    ['Who and where', [...writers].map((each) => md.inline(each)).join('; ')],
    ['Began', instantInZone(first.at, zone)],
    ['Last record', instantInZone(written.at, zone)],
    ['Runs of the wizard', String(runs.length)],
    ['Program', md.inline([...new Set(runs.map((run) => run.tool))].join(', '))],
    ['Records', `${moments.length}, the last with the number ${md.inline(fingerprint)}`],
  ];
  return [
    ...(lab ? [`> **PRACTICE LAB. Nothing in this log happened on a real server.** ${clocksApart}`, ''] : []),
    '| | |',
    '| --- | --- |',
    ...rows.map(([name, value]) => `| ${name} | ${value} |`),
    '',
    'Compare the number with the one that the wizard printed at its end: if it differs, the file was changed.',
    'Look through this log before you hand it on: it holds the names of servers and people. Secrets are masked.',
    '',
  ];
}

function stateOf({ closed }: Run, end: Story['closed']): string {
  // A run that only looked at what was done leaves it at that.
  if (end?.verdict === 'done') return `Done on ${instantInWords(end.at)}, as of this file`;
  if (closed === null) return 'Open: the wizard was running, or was ended from outside';
  return {
    done: 'Done, as of this file',
    'not done': 'Not done yet: the wizard was left before its end',
    'taken back': 'Taken back, as far as that was asked for and possible',
  }[closed];
}

function ending({ calendar: { expiries, notSeen }, renew, md }: SummaryOptions): readonly string[] {
  if (expiries.length + notSeen.length === 0) return [];
  const row = (each: Expiry) =>
    `| ${each.at.slice(0, 10)} | ${md.inline(`${standingInWords[each.standing]}${each.words}`)} | ${md.inline(each.followUp)} |`;
  return [
    '### What ends, and when',
    '',
    ...(expiries.length === 0 ? [] : ['| Day (UTC) | What | What must follow |', '| --- | --- | --- |', ...expiries.map(row), '']),
    ...(notSeen.length === 0 ? [] : [...notSeen.map((each) => `- **not seen** ${md.inline(each)}`), '']),
    'This renews the signing certificates, and does what must follow:',
    '',
    md.fenced(renew),
    '',
  ];
}

const states: readonly FindingState[] = ['ok', 'note', 'to mend', 'stop', 'not seen'];

function lastSeen(story: Story, { md, steps }: SummaryOptions): readonly string[] {
  const looks = Object.values(story.looks);
  if (looks.length === 0) return [];
  const rows = looks.map(({ step, findings, at }) => {
    const counts = states.map((state) => findings.filter((finding) => finding.state === state).length);
    return `| ${[numbered(step, steps), instantInWords(at), ...counts.map((count) => (count === 0 ? '' : String(count)))].join(' | ')} |`;
  });
  const open = looks.flatMap(({ findings }) => findings.filter((each) => each.state !== 'ok' && each.state !== 'note'));
  return [
    '### What each step saw when it last looked',
    '',
    'What is to mend is what the changes of a step were for; its last look may be from before them.',
    '',
    `| Step | Looked | ${states.join(' | ')} |`,
    `| --- | --- | ${states.map(() => '---:').join(' | ')} |`,
    ...rows,
    '',
    ...open.map((each) => `- **${each.state}** ${md.inline(each.words)}`),
    ...(open.length === 0 ? [] : ['']),
  ];
}

/** Names of types and properties, no values: what whoever carries the program on needs to read such objects too. */
function unknownForms({ moments }: Story, { md }: SummaryOptions): readonly string[] {
  const forms = moments.flatMap((moment) => (moment.type === 'looked' ? unknownFormsIn(moment.facts) : []));
  if (forms.length === 0) return [];
  const lines = [...new Map(forms.map((each) => [each.why, each])).values()].flatMap(({ why, shape }) => [
    md.inline(why),
    '',
    md.fenced(shapeInLines(shape).join('\n')),
    '',
  ]);
  return ['### What could not be read, because its form is not known', '', ...lines];
}

function confirmations(story: Story, { md, steps }: SummaryOptions): readonly string[] {
  const confirmed = confirmationsIn(story);
  const anyway = overridesIn(story);
  if (confirmed.length + anyway.length === 0) return [];
  const inWords = inWordsOf(story, steps);
  const how = (typed: string | null): string => (typed === null ? '' : `, by typing “${md.inline(typed)}”`);
  return [
    '### Who confirmed what',
    '',
    ...confirmed.map(
      (each) =>
        `- ${instantInWords(each.at)}, ${md.inline(each.by)}: the plan of step ${numbered(each.step, steps)}${how(each.typed)}; SHA-256 of the plan ${md.inline(each.digest)}`,
    ),
    ...anyway.map(
      (each) =>
        `- ${instantInWords(each.at)}, ${md.inline(each.by)}: went on although this was so: ${md.inline(inWords.stop(each.about, each.seq))}`,
    ),
    '',
  ];
}
