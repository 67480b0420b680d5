// The top of the session log: how it stands, what it is of, and the pictures of it; after the review (review.ts) what ends, and what each
// step saw before and after.

import { article } from '../model/article.ts';
import { type Calendar, type Expiry, standingInWords } from '../model/calendar.ts';
import { clocksApart } from '../model/duration.ts';
import type { Finding, FindingState } from '../model/finding.ts';
import type { Row } from '../model/matrix.ts';
import { shapeInLines, unknownFormsIn } from '../model/unknown-form.ts';
import { versionsIn } from '../model/versions.ts';
import { type BeforeAfter, beforeAndAfter } from '../story/before-after.ts';
import { type LinkPart, linkIn } from '../story/link.ts';
import type { Story } from '../story/story.ts';
import { confirmationsIn, overridesIn } from '../story/trust.ts';
import { bullets, code, headline, type LogBlock, link, passage, type Sentence, saying, strong } from './document.ts';
import { inWordsOf } from './in-words.ts';
import { matrixBlocks } from './matrix.ts';
import { type ReviewOptions, review } from './review.ts';
import { anchorOf, stateInWords } from './timeline.ts';
import { type VerdictOptions, verdict } from './verdict.ts';
import { numbered } from './words.ts';

export type FirstPageOptions = ReviewOptions & {
  readonly fingerprint: string;
  readonly title: string;
  readonly trouble?: VerdictOptions['trouble'];
  readonly calendar: Calendar;
  readonly matrix: readonly Row[];
  readonly renew: string;
  /** For this log only; otherwise what the set-up was given. */
  readonly ticket: string | null;
  readonly note: string | null;
  readonly disguised?: true;
};

export const firstPage = (story: Story, options: FirstPageOptions): readonly LogBlock[] => [
  headline(1, 'Session log: trust between Skype for Business Server and Exchange Server'),
  ...(story.world === 'lab'
    ? [notice(saying`${strong('PRACTICE LAB. Nothing in this log happened on a real server.')} ${clocksApart}`)]
    : []),
  verdict(story, options),
  ...overview(story, options),
  ...picture(story, options),
  ...matrixBlocks(options.matrix),
  ...review(story, options),
  ...ending(story, options),
  headline(2, 'What each step saw'),
  ...lastSeen(story, options),
  ...beforeAndAfter(story).flatMap((each) => beforeAfter(each, options)),
  ...unknownForms(story),
  ...confirmations(story, options),
  ...pages,
];

const notice = (words: Sentence): LogBlock => ({ kind: 'notice', tone: 'open', words });

const inDisguiseWords =
  'Shared in disguise: every name, address, account and certificate in it stands for another, the same one throughout. The full log is with whoever shared it.';

function overview({ world, runs, written, moments, noted }: Story, options: FirstPageOptions): readonly LogBlock[] {
  const { fingerprint, when } = options;
  const [first] = runs;
  if (first === undefined || written === null) return [];
  const writers = new Set(runs.map((run) => `${run.by} on ${run.on}`));
  const versions = new Set(moments.flatMap((moment) => (moment.type === 'looked' ? versionsIn(moment.facts) : [])));
  const drivers = new Set(runs.flatMap(({ drivenBy }) => (drivenBy === null ? [] : [drivenBy])));
  const row = (name: string, value: string | null | undefined) =>
    value === null || value === undefined || value === '' ? [] : [[name, saying`${value}`] as const];
  return [
    {
      kind: 'facts',
      rows: [
        ...row('Ticket', options.ticket ?? noted.ticket),
        ...row('Note', options.note ?? noted.note),
        ...row('World', world === 'lab' ? 'PRACTICE LAB: a rehearsal' : 'Real servers'),
        ...row('Driven by', [...drivers].join('; ')),
        ...row('Who and where', [...writers].join('; ')),
        ...row('Began', when(first.at)),
        ...row('Last record', when(written.at)),
        ...row('Runs of the wizard', String(runs.length)),
        ...row('Versions', [...versions].join('; ')),
        ...row('Program', [...new Set(runs.map((run) => run.tool))].join(', ')),
        ...row('Records', `${moments.length}, the last with the number ${fingerprint}`),
      ],
    },
    passage(saying`Compare the number with the one that the wizard printed at its end: if it differs, the file was changed.`),
    passage(
      saying`${options.disguised ? inDisguiseWords : 'Look through this log before you hand it on: it holds the names of servers and people. Secrets are masked.'}`,
    ),
  ];
}

function picture(story: Story, { proofs, steps }: FirstPageOptions): readonly LogBlock[] {
  const parts = linkIn(story, proofs, steps);
  return [
    headline(2, 'The link, as this file has it'),
    {
      kind: 'picture',
      of: 'link',
      title: 'The link between Skype for Business Server and Exchange Server',
      parts,
      says: linkInWords(parts),
    },
  ];
}

const standingWords: { readonly [stands in LinkPart['stands']]: string } = {
  done: 'yes',
  'gone over': 'yes, with something that was not right',
  'not seen': 'not seen',
  'no longer': 'no longer',
  'not there': 'not yet',
};

const linkInWords = (parts: readonly LinkPart[]): readonly Sentence[] =>
  (
    [
      ['From Skype to Exchange', 'to Exchange'],
      ['From Exchange to Skype', 'to Skype'],
    ] as const
  ).map(
    ([title, to]) =>
      saying`${title}: ${parts
        .filter(({ way }) => way === to)
        .map(({ brings, stands }) => `${brings}: ${standingWords[stands]}`)
        .join('; ')}.`,
  );

function ending({ written }: Story, { calendar: { expiries, notSeen }, renew }: FirstPageOptions): readonly LogBlock[] {
  if (expiries.length + notSeen.length === 0) return [];
  const row = (each: Expiry) => [
    saying`${each.at.slice(0, 10)}`,
    saying`${standingInWords[each.standing]}${each.words}`,
    saying`${each.followUp}`,
  ];
  return [
    headline(3, 'What ends, and when'),
    ...(expiries.length === 0
      ? []
      : [
          { kind: 'picture', of: 'expiries', title: 'When certificates end', expiries, from: written?.at ?? '', says: [] } as const,
          {
            kind: 'table',
            caption: 'Certificates, in the order of their days',
            head: ['Day (UTC)', 'What', 'What must follow'],
            rows: expiries.map(row),
          } as const,
        ]),
    ...(notSeen.length === 0 ? [] : [bullets(notSeen.map((each) => saying`${stateInWords('not seen')} ${each}`))]),
    passage(saying`This renews the signing certificates, and does what must follow:`),
    code(renew),
  ];
}

const states: readonly FindingState[] = ['ok', 'note', 'to mend', 'stop', 'not seen'];

function lastSeen({ looks }: Story, { when, steps }: FirstPageOptions): readonly LogBlock[] {
  const all = Object.values(looks);
  if (all.length === 0) return [passage(saying`No step has looked at anything yet.`)];
  const rows = all.map(({ step, findings, at }) => [
    [link(numbered(step, steps), `#${anchorOf(step)}`)],
    saying`${when(at)}`,
    ...states.map((state) => findings.filter((finding) => finding.state === state).length).map((count) => saying`${count || ''}`),
  ]);
  const open = all.flatMap(({ findings }) => findings.filter(({ state }) => state !== 'ok' && state !== 'note'));
  return [
    passage(saying`What is to mend is what the changes of a step were for; its last look may be from before them.`),
    {
      kind: 'table',
      caption: 'What each step found when it last looked',
      head: ['Step', 'Looked', ...states],
      rows,
      counts: states.length,
    },
    ...(open.length === 0 ? [] : [bullets(open.map((each) => saying`${stateInWords(each.state)} ${each.words}`))]),
  ];
}

function beforeAfter({ step, before, after, different, same }: BeforeAfter, { when, steps }: FirstPageOptions): readonly LogBlock[] {
  const asSeen = (finding: Finding | null, none: string): Sentence =>
    finding === null ? saying`${none}` : saying`${stateInWords(finding.state)} ${finding.words}`;
  const rest = same === 0 ? [] : [passage(saying`As it should be, before and after: ${same === 1 ? '1 thing' : `${same} things`}.`)];
  return [
    headline(3, `${numbered(step, steps)}: before and after`),
    ...(different.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: 'What was not as it should be, or became another',
            head: [`Before: ${when(before.at)}`, `After: ${when(after.at)}`],
            rows: different.map((each) => [asSeen(each.before, 'Not found.'), asSeen(each.after, 'Not found any more.')]),
          } as const,
        ]),
    ...rest,
  ];
}

/** Names of types and properties, no values: what whoever carries the program on needs to read such objects too. */
function unknownForms({ moments }: Story): readonly LogBlock[] {
  const forms = moments.flatMap((moment) => (moment.type === 'looked' ? unknownFormsIn(moment.facts) : []));
  if (forms.length === 0) return [];
  return [
    headline(3, 'What could not be read, because its form is not known'),
    ...[...new Map(forms.map((each) => [each.why, each])).values()].flatMap(({ why, shape }) => [
      passage(saying`${why}`),
      code(shapeInLines(shape).join('\n')),
    ]),
  ];
}

function confirmations(story: Story, { when, steps }: FirstPageOptions): readonly LogBlock[] {
  const confirmed = confirmationsIn(story);
  const anyway = overridesIn(story);
  if (confirmed.length + anyway.length === 0) return [];
  const inWords = inWordsOf(story, steps);
  return [
    headline(3, 'Who confirmed what'),
    bullets([
      ...confirmed.map(
        (each) =>
          saying`${when(each.at)}, ${each.by}: the plan of step ${numbered(each.step, steps)}${each.typed === null ? [] : saying`, by typing “${each.typed}”`}; SHA-256 of the plan ${each.digest}`,
      ),
      ...anyway.map((each) => saying`${when(each.at)}, ${each.by}: went on although this was so: ${inWords.stop(each.about, each.seq)}`),
    ]),
  ];
}

/** What the publisher says of all this (facts.md 1, 8, 100). */
const pages: readonly LogBlock[] = [
  headline(3, "The publisher's pages"),
  bullets(
    (
      [
        [article.title, article.address],
        [
          'Assign a server-to-server authentication certificate',
          'https://learn.microsoft.com/skypeforbusiness/manage/authentication/assign-a-server-to-server-certificate',
        ],
        ['Test-CsExStorageConnectivity', 'https://learn.microsoft.com/powershell/module/skypeforbusiness/test-csexstorageconnectivity'],
      ] as const
    ).map(([title, address]) => [link(title, address)]),
  ),
];
