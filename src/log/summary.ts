// The top of the session log: what an admin sees first, then what a reviewer needs (facts.md 95, 127): the trust that is created,
// what was changed and how to take it back, who was cut off, what was proven, and what each step last saw.

import { type Calendar, type Expiry, standingInWords } from '../model/calendar.ts';
import type { Change } from '../model/change.ts';
import type { Command } from '../model/command.ts';
import type { FindingState } from '../model/finding.ts';
import type { Record } from '../model/record.ts';
import type { StepId } from '../model/steps.ts';
import { shapeInLines, unknownFormsIn } from '../model/unknown-form.ts';
import { type Done, doneIn, outcomeOf } from './done.ts';
import type { Markdown } from './markdown-text.ts';
import { durationInWords, instantInWords, instantInZone, numbered, undoInWords } from './words.ts';

export type SummaryOptions = {
  readonly md: Markdown;
  readonly render: (command: Command) => string;
  readonly madeBy: (change: Change) => readonly Command[];
  readonly head: string;
  readonly zone: string;
  readonly calendar: Calendar;
  readonly renew: string;
};

export function summary(records: readonly Record[], options: SummaryOptions): readonly string[] {
  const done = doneIn(records);
  return [
    ...overview(records, options),
    ...trust(),
    ...changes(done, options),
    ...cutOff(done, options),
    ...proven(done, options),
    ...ending(options),
    ...lastSeen(records, options),
    ...unknownForms(records, options),
    ...confirmations(records, options),
  ];
}

function overview(records: readonly Record[], { md, head, zone }: SummaryOptions): readonly string[] {
  const runs = records.filter((record) => record.type === 'opened');
  const [first] = runs;
  const last = records.at(-1);
  if (first === undefined || last === undefined) return ['There is nothing in this session yet.', ''];
  const lab = first.world === 'lab';
  const writers = new Set(runs.map((run) => `${run.by} on ${run.on}`));
  const drivers = new Set(records.flatMap((record) => (record.type === 'driven' ? [record.driver] : [])));
  const rows = [
    ['World', lab ? '**PRACTICE LAB**: a rehearsal' : 'Real servers'],
    ...(drivers.size === 0 ? [] : [['Driven by', md.inline([...drivers].join('; '))]]),
    ['State', stateOf(records)],
    ['Who and where', [...writers].map((each) => md.inline(each)).join('; ')],
    ['Began', instantInZone(first.at, zone)],
    ['Last record', instantInZone(last.at, zone)],
    ['Runs of the wizard', String(runs.length)],
    ['Program', md.inline([...new Set(runs.map((run) => run.tool))].join(', '))],
    ['Records', `${records.length}, the last with the hash ${md.inline(head)}`],
  ];
  return [
    ...(lab ? ['> **PRACTICE LAB. Nothing in this log happened on a real server.**', ''] : []),
    '| | |',
    '| --- | --- |',
    ...rows.map(([name, value]) => `| ${name} | ${value} |`),
    '',
    'Compare the hash with the one on the last screen of the wizard. They differ if the state file was changed in between.',
    'Look through this log before you hand it on: it holds the names of servers and people. Secrets are masked.',
    '',
  ];
}

function stateOf(records: readonly Record[]): string {
  const last = records.findLast((record) => record.type !== 'repaired' && record.type !== 'took over');
  if (last?.type !== 'closed') return 'Open: the wizard was running, or was ended from outside';
  return {
    done: 'Done',
    'not done': 'Not done yet: the wizard was left before its end',
    'taken back': 'Taken back, as far as that was asked for and possible',
  }[last.verdict];
}

function trust(): readonly string[] {
  return [
    '## For the reviewer',
    '',
    '### The trust that this set-up creates',
    '',
    "- Exchange accepts tokens that Skype signs. **Whoever holds the private key of Skype's OAuthTokenIssuer certificate can act as any mailbox user** through Exchange Web Services.",
    '- Skype accepts tokens that Exchange signs. The application trust level *Full* lets Exchange act as any Skype user.',
    '',
  ];
}

function changes(done: readonly Done[], { md, render, madeBy }: SummaryOptions): readonly string[] {
  const changing = done.filter((each) => each.step !== 'connectivityTest');
  if (changing.length === 0) return ['### What was changed', '', 'Nothing was changed.', ''];
  const back = changing.filter((each) => each.change.undo.kind !== 'cannot');
  const forGood = changing.filter((each) => each.change.undo.kind === 'cannot');
  const item = (each: Done): string => {
    const { words, commands } = undoInWords({ undo: each.change.undo, made: madeBy(each.change) }, render);
    const head = `- ${md.inline(each.change.words)} (${instantInWords(each.at)}, by ${md.inline(each.by)} on ${md.inline(each.on)}): **${md.inline(outcomeOf(each))}**.`;
    const undo = `  ${md.inline(words)}`;
    return [head, undo, ...(commands === '' ? [] : [indent(md.fenced(commands, 'powershell'))])].join('\n');
  };
  return [
    ...(back.length === 0 ? [] : ['### What was changed', '', ...back.map(item), '']),
    ...(forGood.length === 0 ? [] : ['### What cannot be taken back', '', ...forGood.map(item), '']),
  ];
}

const indent = (block: string): string => block.replace(/^/gm, '  ');

function cutOff(done: readonly Done[], { md }: SummaryOptions): readonly string[] {
  const restarts = done.filter(({ change: { command } }) => command.kind === 'program' && !command.args.includes('/start'));
  if (restarts.length === 0) return [];
  const item = (each: Done): string => {
    const long = each.seconds === null ? 'how long it took is not known' : `the command took ${durationInWords(each.seconds)}`;
    return `- ${instantInWords(each.at)}: ${md.inline(each.change.words)} Everyone connected to that server was cut off meanwhile; ${long}.`;
  };
  return ['### Who was cut off, and when', '', ...restarts.map(item), ''];
}

function proven(done: readonly Done[], { md }: SummaryOptions): readonly string[] {
  const tests = done.filter((each) => each.step === 'connectivityTest');
  const item = (each: Done): string => {
    const said = each.lines.findLast((line) => line.text.trim() !== '')?.text;
    return `- ${md.inline(each.change.words)} **${md.inline(outcomeOf(each))}**${said === undefined ? '' : `; the server said: ${md.inline(said, 300)}`}`;
  };
  return [
    '### What was proven',
    '',
    ...(tests.length === 0 ? ['No connectivity test was run, so nothing is proven from end to end.'] : tests.map(item)),
    '',
    'From Exchange to Skype nothing is tested: neither product has a test for that direction.',
    '',
  ];
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

const states: readonly FindingState[] = ['ok', 'note', 'problem', 'blocker', 'not seen'];

function lastSeen(records: readonly Record[], { md }: SummaryOptions): readonly string[] {
  const looks = new Map<StepId, Extract<Record, { readonly type: 'looked' }>>();
  for (const record of records) if (record.type === 'looked') looks.set(record.step, record);
  if (looks.size === 0) return [];
  const rows = [...looks.values()].map(({ step, findings, at }) => {
    const counts = states.map((state) => findings.filter((finding) => finding.state === state).length);
    return `| ${[numbered(step), instantInWords(at), ...counts.map((count) => (count === 0 ? '' : String(count)))].join(' | ')} |`;
  });
  const open = [...looks.values()].flatMap(({ findings }) => findings.filter((each) => each.state !== 'ok' && each.state !== 'note'));
  return [
    '### What each step saw when it last looked',
    '',
    'A problem that a step found is what its changes were for; its last look may be from before them.',
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
function unknownForms(records: readonly Record[], { md }: SummaryOptions): readonly string[] {
  const forms = records.flatMap((record) => (record.type === 'looked' ? unknownFormsIn(record.facts) : []));
  if (forms.length === 0) return [];
  const lines = [...new Map(forms.map((each) => [each.why, each])).values()].flatMap(({ why, shape }) => [
    md.inline(why),
    '',
    md.fenced(shapeInLines(shape).join('\n')),
    '',
  ]);
  return ['### What could not be read, because its form is not known', '', ...lines];
}

function confirmations(records: readonly Record[], { md }: SummaryOptions): readonly string[] {
  const confirmed = records.filter((record) => record.type === 'confirmed');
  const anyway = records.filter((record) => record.type === 'decided').filter((record) => record.option === 'go on anyway');
  if (confirmed.length + anyway.length === 0) return [];
  const how = (typed: string | null): string => (typed === null ? '' : `, by typing “${md.inline(typed)}”`);
  return [
    '### Who confirmed what',
    '',
    ...confirmed.map(
      (each) =>
        `- ${instantInWords(each.at)}, ${md.inline(each.by)}: the plan of step ${numbered(each.step)}${how(each.typed)}; SHA-256 of the plan ${md.inline(each.digest)}`,
    ),
    ...anyway.map((each) => `- ${instantInWords(each.at)}, ${md.inline(each.by)}: went on in spite of ${md.inline(each.about)}`),
    '',
  ];
}
