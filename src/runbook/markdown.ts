// A runbook for people to read and approve: the reviewer's page first, then step by step what would run, why, and how it is
// taken back.

import { markdown } from '../log/markdown-text.ts';
import { cannotInWords } from '../model/change.ts';
import { durationInWords } from '../model/duration.ts';
import type { PlannedChange, PlannedWait, Runbook, RunbookAct, Section } from './document.ts';
import { headingsOf, title } from './words.ts';

/** What a runbook holds has no secrets in it: a command names them, and asks. */
const md = markdown((text) => text);

export function inMarkdown({ page, sections }: Runbook): string {
  const lines = [
    `# ${title}`,
    '',
    ...headingsOf(page, sections).flatMap(({ heading, lines }) => [
      `## ${heading}`,
      '',
      ...lines.map((line) => `- ${md.inline(line)}`),
      '',
    ]),
    ...sections.flatMap((section) => sectionLines(section, sections.length)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

const sectionLines = (section: Section, of: number): readonly string[] => [
  `## Section ${section.number} of ${of}: ${md.inline(section.title)}`,
  '',
  `- Shell: ${md.inline(section.shell)}`,
  `- Where: ${md.inline(section.where)}`,
  `- Account: ${md.inline(section.account.join(' '))}`,
  '',
  ...section.parts.flatMap((part) => [
    `### ${md.inline(part.step)}`,
    '',
    ...part.why.flatMap((each) => [md.inline(each), '']),
    ...part.acts.flatMap((act, index) => actLines(act, index + 1)),
  ]),
];

const actLines = (act: RunbookAct, number: number): readonly string[] =>
  act.kind === 'wait' ? waitLines(act, number) : changeLines(act, number);

function changeLines(change: PlannedChange, number: number): readonly string[] {
  const { words, because, command, usually, confirm, guard, test } = change;
  return [
    `**${number}. ${md.inline(words)}**`,
    '',
    ...because.map((each) => `- Because: ${md.inline(each)}`),
    `- Takes: usually ${durationInWords(usually)}.`,
    ...(confirm === null ? [] : [`- Before it runs, the word ${md.inline(confirm.word)} has to be typed. ${md.inline(confirm.says)}`]),
    ...(guard.asPlanned === null ? [] : [`- It stops here, and runs nothing, if this is so by then: ${md.inline(guard.otherwise)}`]),
    '',
    md.fenced(command, 'powershell'),
    '',
    ...(test ? [] : undoLines(change)),
  ];
}

function undoLines({ undo }: PlannedChange): readonly string[] {
  if (!undo.possible) return [md.inline(cannotInWords(undo.words)), ''];
  if (undo.commands.length === 0) return [`To take it back: ${md.inline(undo.words)}`, ''];
  return undo.commands.flatMap(({ place, command }) => [
    `To take it back, in the ${md.inline(place)}:`,
    '',
    md.fenced(command, 'powershell'),
    '',
  ]);
}

const waitLines = ({ words, every, patience, hurry }: PlannedWait, number: number): readonly string[] => [
  `**${number}. Wait until ${md.inline(words)}.** A look every ${every} seconds, for at most ${durationInWords(patience)}.`,
  '',
  ...(hurry === null ? [] : ['To ask for it now:', '', md.fenced(hurry, 'powershell'), '']),
];
