// What lies over a screen: help, the details behind Tab, all words, what is not right, leaving.

import { article } from '../../model/article.ts';
import { cannotInWords, isChange } from '../../model/change.ts';
import { clocksApart } from '../../model/duration.ts';
import type { Finding } from '../../model/finding.ts';
import { shapeInLines, type UnknownForm } from '../../model/unknown-form.ts';
import { type Block, type Content, item, prose } from '../content.ts';
import type { Context } from '../context.ts';
import { helpOn, stillWindow } from '../hints.ts';
import { blank, type Line, line, marked, paragraph, pathLines, span, typedLine } from '../lines.ts';
import { entriesOf } from '../pointer.ts';
import { sign } from '../signs.ts';
import type { Overlay, State } from '../state.ts';
import { type tabs, tabsOf } from '../tabs.ts';
import { glossary, wordsIn } from './glossary.ts';
import { findingGroups } from './groups.ts';
import { wayBlocks } from './hops.ts';
import { matrixRows } from './matrix.ts';
import { commandBox, countsOf, entryFor, findingList, heading, paragraphs, pressingFirst } from './parts.ts';
import { traceLines } from './probe-traces.ts';
import { recordBlocks, soFarBlocks } from './so-far.ts';
import { otherCauses } from './way-out.ts';
import { followUpBlocks, whatNextLines } from './what-next.ts';

/** `below` is what stands on the screen that it lies over. */
export function overlayScreen(state: State, overlay: Overlay, below: string, context: Context, width: number): Content {
  const entries = entriesOf(state, overlay.kind);
  const told = toldOver(state, overlay.kind, below, context, width);
  const said = state.said === '' ? [] : paragraph(state.said, width);
  if (entries.length === 0) return { told, ...(said.length === 0 ? {} : { asked: { head: said } }) };
  const options = entries.map(({ label }, index) => entryFor(label, '', `${index + 1} `, index === overlay.cursor, width));
  return { told, asked: { head: [], options, foot: said } };
}

function toldOver(state: State, kind: Overlay['kind'], below: string, context: Context, width: number): readonly Block[] {
  switch (kind) {
    case 'help':
      return helpBlocks(state, below, context, width);
    case 'leave':
      return [prose(leaveLines(state, context, width))];
    case 'elsewhere':
      return [prose(elsewhereLines(context, width))];
    case 'not right':
      return [prose(notRightLines(width))];
    case 'others': {
      const demand = state.asking?.demand;
      return demand?.kind === 'way out' ? otherCauses(demand.trouble.others ?? [], width) : [];
    }
    case 'error message':
      return [prose(messageLines(state, width))];
    case 'what next':
      return [prose(whatNextLines(width))];
    case 'follow-up':
      return followUpBlocks(state.asking?.view.followUps[state.overlay?.cursor ?? 0], width);
    case 'why':
      return [tabLine(state, kind), prose(whyLines(state, context, width))];
    case 'looks':
      return [tabLine(state, kind), ...lookBlocks(state, width)];
    case 'log':
      return soFarBlocks(state, context, width);
    case 'record':
      return recordBlocks(state, state.overlay?.cursor ?? 0, context, width);
    case 'undo':
      return [tabLine(state, kind), prose(undoLines(state, context, width))];
    case 'words':
      return [tabLine(state, kind), ...wordBlocks(glossary, width)];
  }
}

const titles: { readonly [tab in (typeof tabs)[number]]: string } = { why: 'Why', looks: 'Looks', undo: 'Undo', words: 'Words' };

/** Why  Looks  [Undo]  Words */
function tabLine(state: State, at: Overlay['kind']): Block {
  const spans = tabsOf(state).flatMap((tab) => [
    span(tab === at ? `[${titles[tab]}]` : ` ${titles[tab]} `, tab === at ? 'bold' : 'dim'),
    span('  '),
  ]);
  return prose([spans, blank]);
}

const mapMarks = [
  [sign.done, 'done and looked at'],
  [sign.now, 'now'],
  [sign.toDo, 'to come'],
  [sign.mend, 'done, with something that was not right'],
  [sign.notSeen, 'could not be looked at'],
] as const;

function helpBlocks(state: State, below: string, context: Context, width: number): readonly Block[] {
  const words = wordsIn(below, 5);
  const before = { ...state, overlay: null };
  return [
    prose([line('Keys here', 'title')]),
    ...helpOn(before, true).map(([label, does]) => item(marked([span(label.padEnd(12), 'accent')], does, width))),
    ...(words.length === 0 ? [] : [prose([blank, line('Words on this screen', 'title')]), ...wordBlocks(words, width)]),
    prose([blank, line('The map', 'title')], paragraph('The numbers are the steps, where they act.', width)),
    ...mapMarks.map(([mark, means]) => item(marked([span(`  ${mark}`)], means, width))),
    prose(
      [blank],
      paragraphs(
        [
          'The wizard looks first, shows the exact command, and asks before it changes anything. What it did is written down at once.',
          'You can leave at any time. Start it again with the same state file and it goes on where you left.',
          context.world === 'lab'
            ? `This is the practice lab: nothing real is touched, so try things out.${driver(context)} ${clocksApart}`
            : 'Only servers named on the screen are contacted.',
          stillWindow,
        ],
        width,
      ),
      articleLines(width),
    ),
  ];
}

const driver = ({ drivenBy }: Context): string => (drivenBy === undefined ? '' : ` It is driven by ${drivenBy}.`);

const wordBlocks = (words: typeof glossary, width: number): readonly Block[] =>
  words.map(({ word, means }) => item(marked([span(`${word}:`, 'bold')], means, width)));

/** Whether a command is under way. */
export const isAtWork = ({ live, asking }: State): boolean => live.demand?.kind === 'run' && asking === null;
/** What becomes of it when somebody leaves. */
export const leftAtWork =
  'A command is running. It goes on on the server; the wizard only stops watching it, and will look at what it did when you come back.';

function leaveLines(state: State, context: Context, width: number): readonly Line[] {
  const started = context.statePath !== '';
  const safe = started
    ? context.aim === 'undo'
      ? 'Leave? It is safe: all is written down. Start the undo again and it goes on here.'
      : 'Leave? It is safe: all is written down, nothing is taken back.'
    : 'Leave? Nothing has been started yet.';
  return [
    ...paragraph(safe, width, 'title'),
    ...(isAtWork(state) ? [blank, ...marked([span(sign.mend, 'to mend')], leftAtWork, width)] : []),
    ...(started ? [blank, ...pathLines([span('State file', 'bold')], context.statePath, width)] : []),
  ];
}

/** Going on on another computer: what to type there, and what happens then. */
function elsewhereLines({ handOver }: Context, width: number): readonly Line[] {
  if (handOver === undefined) return [];
  return [
    ...heading('Go on on another computer', width),
    ...paragraph('The wizard ends here. There, open Windows PowerShell or cmd as administrator, and type its line:', width),
    blank,
    ...handOver.lines.flatMap((each) => typedLine(each, width)),
    blank,
    ...paragraphs([...handOver.how, 'The lines are shown once more when the wizard has ended here.'], width),
  ];
}

const notRightLines = (width: number): readonly Line[] => [
  ...heading('What is not right?', width),
  ...paragraphs(
    [
      'The wizard asks both products for their servers: Get-CsPool in Skype, Get-ExchangeServer in Exchange. A server that they do not name is not seen, and one that was added or removed a moment ago may take a minute to be told of.',
      'A server that is foreign, or about to go, is left out by the question that follows; it is asked where there are three servers or more.',
    ],
    width,
  ),
];

/** What it means, in the words of `partner-wizard explain`: an indented line is something to type or to do. */
function messageLines({ explaining: { text, lines } }: State, width: number): readonly Line[] {
  const count = text.trim() === '' ? 0 : text.trim().split(/\r\n|\r|\n/).length;
  return [
    ...heading('What does this error message mean?', width),
    ...paragraph(
      count === 0
        ? 'Paste it here, with all that stands before and after it. It is looked through on this computer: no server is asked, and it is kept nowhere.'
        : `${count === 1 ? '1 line' : `${count} lines`} pasted. What you paste now is added to it.`,
      width,
    ),
    ...(count === 0 ? [] : [blank]),
    ...lines.flatMap((each) =>
      each.trim() === '' ? [blank] : each.startsWith('  ') ? paragraph(each.trim(), width - 2, 'code', 2) : paragraph(each, width),
    ),
  ];
}

const aboutIt: readonly string[] = [
  'Skype for Business Server and Exchange Server each hold an entry for the other: a partner application. By it one product takes what the other says of a user for true, without a password, as long as it is signed with the key that the entry names.',
  'Six steps make and test that: the servers are looked at; each side has a sound certificate to sign with; Exchange learns Skype; IIS is restarted so that Exchange reads it; Skype learns Exchange; and an item is written into a mailbox and deleted again, as the proof.',
  'Have at hand: an account that may administer Exchange and one that may administer Skype, a mailbox for the test, and for the restart an hour in which a minute without mail hurts nobody.',
];

const articleLines = (width: number): readonly Line[] => [
  ...paragraph(`The publisher's article: ${article.title}.`, width),
  ...pathLines([span(' ')], article.address, width),
];

function whyLines(state: State, context: Context, width: number): readonly Line[] {
  const words = context.steps.find((each) => each.id === state.step);
  if (words === undefined) return [...paragraphs(aboutIt, width), ...articleLines(width)];
  return [
    ...heading(`About this step: ${words.title}`, width),
    ...paragraphs(words.why, width),
    line('What it touches', 'bold'),
    ...paragraphs(words.touches, width),
    line('What users notice', 'bold'),
    ...paragraphs(words.notices, width),
  ];
}

/** All that was seen in this step, each with its proof. */
function lookBlocks({ asking, step, hop }: State, width: number): readonly Block[] {
  if (asking === null || step === null) return [];
  const findings = asking.view.findings[step] ?? [];
  return [
    ...(findings.length === 0
      ? []
      : [
          ...wayBlocks(findings, hop, width),
          prose(heading('What was seen in this step', width)),
          ...groupedList(findings, width),
          prose([blank]),
        ]),
    prose(unknownFormLines(asking.view.unknownForms[step] ?? [], width)),
    prose(matrixRows(asking.view.matrix, width)),
    prose(traceLines(asking.view.traces, width)),
  ];
}

/** Fewer than this are seen at a glance. */
const manyLooks = 10;

/** Where there are many, each group of them has its name and what it comes to above it, and begins with what needs the admin. */
function groupedList(findings: readonly Finding[], width: number): readonly Block[] {
  const groups = findingGroups(findings);
  if (findings.length < manyLooks || groups.length < 2) return findingList(findings, width);
  return groups.flatMap(({ name, findings: its }, at) => [
    prose([...(at === 0 ? [] : [blank]), [span(name, 'bold'), span(`  ${countsOf(its)}`, 'dim')]]),
    ...findingList(pressingFirst(its), width),
  ]);
}

/** Objects of a form that is not known: whoever carries the wizard on can teach it by these lines. */
function unknownFormLines(forms: readonly UnknownForm[], width: number): readonly Line[] {
  if (forms.length === 0) return [];
  return [
    ...heading('What could not be read, because its form is not known', width),
    ...paragraph('These are names of types and properties only. They help to teach the wizard; the session log has them too.', width),
    blank,
    ...forms.flatMap(({ why, shape }) => [
      ...paragraph(why, width),
      ...shapeInLines(shape).flatMap((each) => paragraph(each, width - 2, 'code', 2)),
      blank,
    ]),
  ];
}

/** The commands that would take back what the plan on the screen does; or how to go about it when it is done. */
function undoLines({ asking }: State, context: Context, width: number): readonly Line[] {
  const changes = asking?.demand.kind === 'confirm' ? asking.demand.plan.acts.filter(isChange) : [];
  const lines = changes.flatMap(({ words, undo }) => [
    ...paragraph(words, width),
    ...(undo.kind === 'run'
      ? [line('Taken back by:'), ...undo.commands.flatMap((command) => commandBox(command, context, width))]
      : paragraph(undo.kind === 'cannot' ? cannotInWords(undo.why) : `Taken back so: ${undo.words}`, width)),
    blank,
  ]);
  return [
    ...heading('How to take it back', width),
    ...lines,
    ...paragraph('Leave, then type this. It shows each change as it is found then, and asks again before it takes one back:', width),
    ...(context.undo ?? []).flatMap((each) => typedLine(each, width)),
  ];
}
