// The way of the connectivity test as a picture: what Skype does at the left, what Exchange does with it at the right, and the way
// between them, which ends where it is broken. Several Front Ends are a line each. Exchange to Skype is never drawn as seen.

import type { Finding } from '../../model/finding.ts';
import { type Block, item, prose } from '../content.ts';
import { type HopName, type HopState, hopAt, pictured, type Way, waysIn } from '../hops.ts';
import { blank, type Line, line, lineWidth, marked, paragraph, type Span, span, takeWidth } from '../lines.ts';
import { sign } from '../signs.ts';
import type { Tone } from '../theme.ts';

const signs: { readonly [state in HopState]: string } = {
  seen: sign.done,
  follows: `(${sign.done})`,
  failed: sign.stop,
  'not seen': sign.notSeen,
  'not reached': sign.toDo,
};
const tones: { readonly [state in HopState]: Tone } = {
  seen: 'ok',
  follows: 'ok',
  failed: 'stop',
  'not seen': 'note',
  'not reached': 'dim',
};

const boxes = { left: 20, way: 27, right: 29 } as const;
const pictureWidth = boxes.left + boxes.way + boxes.right;
/** Wider than any window: who is read to gets lines. */
const widest = 200;
const mostLines = 8;

type Hop = Way['hops'][number];
const marksOf = ({ hop, state }: Hop): Span => span(`${signs[state]}${hop}`, tones[state]);
/** The hop that is told of below the picture stands out. */
const chosenTone: Tone = 'badge';

/** atl-cs-001  (✔)name─(✔)connect─(✔)TLS─(✔)ask─(✔)token─(✔)mailbox─✔item; where that has no room, the signs and where it ended. */
export function wayLine({ frontEnd, hops }: Way, width: number): Line {
  const joined = (spans: readonly Span[]) => spans.flatMap((each, index) => (index === 0 ? [each] : [span(sign.rule, 'dim'), each]));
  const named = [span(`${takeWidth(shortName(frontEnd), 18)}  `), ...joined(hops.map(marksOf))];
  if (lineWidth(named) <= width) return named;
  const broken = hops.find(({ state }) => state === 'failed');
  return [
    span(`${takeWidth(shortName(frontEnd), 8)} `),
    ...joined(hops.map(({ state }) => span(signs[state], tones[state]))),
    ...(broken === undefined ? [] : [span(` ${broken.hop}`, 'stop')]),
  ];
}

const shortName = (fqdn: string): string => fqdn.split('.')[0] ?? fqdn;

/** The picture of the Front End that needs it most, with its chosen hop, a line for each other, and what the signs stand for. */
export function wayBlocks(findings: readonly Finding[], chosen: number | null, width: number): readonly Block[] {
  const ways = waysIn(findings);
  const shown = pictured(ways);
  if (shown === undefined) return [];
  const drawn = width >= pictureWidth && width <= widest;
  const lines = ways.filter((each) => !drawn || each !== shown);
  const states = new Set(ways.flatMap(({ hops }) => hops.map(({ state }) => state)));
  const more = lines.length - mostLines;
  return [
    ...(drawn ? [prose(picture(shown, hopAt(shown, chosen), userIn(findings)), hopLines(shown, hopAt(shown, chosen), width))] : []),
    ...lines.slice(0, mostLines).map((each) => item([wayLine(each, width)])),
    ...(more > 0 ? [prose([line(`${more} more Front Ends`, 'dim')])] : []),
    ...ways
      .filter((each) => each.words !== '' && !(drawn && each === shown && hasEnd(each)))
      .map(({ frontEnd, words }) => item(marked([span(shortName(frontEnd), 'bold')], words, width))),
    prose(
      legend.flatMap(([state, words]) => (states.has(state) ? marked([span(signs[state], tones[state])], words, width) : [])),
      paragraph('Exchange to Skype is set up; no test that this wizard runs shows it.', width),
      [blank],
    ),
  ];
}

const legend: readonly (readonly [HopState, string])[] = [
  ['follows', 'not looked at by itself: it follows, since what came after it in the same run worked or answered'],
  ['not seen', 'nobody looked; no word about it'],
  ['not reached', 'not reached; no word about it'],
];

/** Whose mailbox it is, briefly. */
const userIn = (findings: readonly Finding[]): string => {
  const about = findings.find(({ code }) => code.startsWith('test-user'))?.about ?? '';
  return takeWidth(about.replace(/^sips?:/, '').replace(/@.*$/, ''), 12).trim();
};

const hasEnd = ({ hops }: Way): boolean => hops.some(({ state }) => state === 'failed');

const hopAsks: { readonly [hop in HopName]: string } = {
  name: 'Does Skype find the name of Exchange?',
  connect: 'Is a connection to Exchange made?',
  TLS: 'Is it secured, with a certificate that is trusted?',
  ask: 'Does Autodiscover answer, and say whose tokens it takes?',
  token: "Does Exchange take Skype's token?",
  mailbox: 'Is the mailbox of the user found?',
  item: 'Is an item written into it, and deleted?',
};
const hopAnswers: { readonly [state in Exclude<HopState, 'failed'>]: string } = {
  seen: 'Yes: the test said so.',
  follows: 'Yes, it follows: what came after it in the same run worked or answered.',
  'not seen': 'Nobody looked; no word about it.',
  'not reached': 'It was not reached; no word about it.',
};

/** What a hop is for, and how it went there. */
function hopLines({ hops, words }: Way, at: number, width: number): readonly Line[] {
  const chosen = hops[at];
  if (chosen === undefined) return [];
  const { hop, state } = chosen;
  const answer = state === 'failed' ? `No. ${words}` : hopAnswers[state];
  return marked([span(`${signs[state]} ${hop.padEnd(8)}`, tones[state])], `${hopAsks[hop]} ${answer}`, width);
}

function picture({ frontEnd, hops }: Way, at: number, user: string): readonly Line[] {
  const [name, connect, tls, ask, token, mailbox, written] = hops;
  if (!(name && connect && tls && ask && token && mailbox && written)) return [];
  const blankWay = line(' '.repeat(boxes.way));
  const row = (does: string, way: Line, hop: Hop, where: string): Line => [
    span(`${sign.bar} ${does.padEnd(boxes.left - 4)} ${sign.bar}`),
    ...way,
    span(`${sign.bar} `),
    span(signs[hop.state].padStart(2).padEnd(4), tones[hop.state]),
    span(hop.hop, hop === hops[at] ? chosenTone : 'plain'),
    span(`${' '.repeat(8 - hop.hop.length)} ${where}`.padEnd(boxes.right - 7 - hop.hop.length)),
    span(sign.bar),
  ];
  const edge = ([from, to]: readonly [string, string], width: number) => `${from}${sign.rule.repeat(width - 2)}${to}`;
  const between = ' '.repeat(boxes.way);
  return [
    line(` Skype: ${shortName(frontEnd)}`.padEnd(boxes.left + boxes.way + 1).concat('Exchange'), 'bold'),
    line(`${edge(['╭', '╮'], boxes.left)}${between}${edge(['╭', '╮'], boxes.right)}`),
    row('finds the way', thereLine([name, connect, tls], hops[at]), ask, 'Autodiscover'),
    row('signs a token', tokenLine(token), token, 'Web Services'),
    row('writes an item', blankWay, mailbox, user),
    row('deletes it', blankWay, written, ''),
    line(`${edge(['╰', '╯'], boxes.left)}${between}${edge(['╰', '╯'], boxes.right)}`),
  ];
}

/** ─(✔)name─(✔)connect─(✔)TLS▶ and where one failed, it ends there. */
function thereLine(hops: readonly Hop[], chosen: Hop | undefined): Line {
  const broken = hops.findIndex(({ state }) => state === 'failed');
  const shown = broken < 0 ? hops : hops.slice(0, broken + 1);
  const spans = shown.flatMap((hop) => [span(sign.rule, 'dim'), hop === chosen ? span(marksOf(hop).text, chosenTone) : marksOf(hop)]);
  const room = boxes.way - lineWidth(spans) - 1;
  if (broken >= 0) return [...spans, span('╳', 'stop'), span(' '.repeat(room))];
  return [...spans, span(sign.rule.repeat(room), 'dim'), span('▶', 'dim')];
}

function tokenLine({ state }: Hop): Line {
  const end = { seen: '▶', follows: '▶', failed: '╳', 'not seen': sign.notSeen, 'not reached': sign.toDo }[state];
  const rule = state === 'not seen' || state === 'not reached' ? '┄' : sign.rule;
  const words = ' token ';
  const room = boxes.way - words.length - (state === 'failed' ? 3 : 1);
  const before = Math.ceil(room / 2);
  return [
    span(rule.repeat(before), 'dim'),
    span(words, tones[state] === 'ok' ? 'plain' : tones[state]),
    span(rule.repeat(room - before), 'dim'),
    span(end, tones[state]),
    span(state === 'failed' ? '  ' : ''),
  ];
}
