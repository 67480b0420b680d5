// The map: the steps where they act on the link, in one line or upright in the column at the left.
//   ✔1 ✔2   Skype ──✔3──❯4──·6──▶ Exchange        Skype ◀──·5── Exchange

import { type HowDone, type LinkWay, onTheLink } from '../model/link.ts';
import type { StepId } from '../model/steps.ts';
import type { Context } from './context.ts';
import { blank, type Line, line, lineWidth, type Span, span } from './lines.ts';
import { sign } from './signs.ts';

/** `gone over`: done, with something that was not right; `not seen`: done, and could not be looked at; `unsaid`: nothing is claimed. */
export type StepMark = HowDone | 'now' | 'to do' | 'unsaid';
const marks: { readonly [mark in StepMark]: { readonly sign: string; readonly tone: 'ok' | 'to mend' | 'note' | 'accent' | 'dim' } } = {
  done: { sign: sign.done, tone: 'ok' },
  'gone over': { sign: sign.mend, tone: 'to mend' },
  'not seen': { sign: sign.notSeen, tone: 'note' },
  now: { sign: sign.now, tone: 'accent' },
  'to do': { sign: sign.toDo, tone: 'dim' },
  unsaid: { sign: ' ', tone: 'dim' },
};

type Numbered = { readonly id: StepId; readonly title: string; readonly number: number; readonly mark: StepMark };

const markOf = ({ number, mark }: Numbered): Span => span(`${marks[mark].sign}${number}`, marks[mark].tone);

const numbered = ({ steps }: Context, markAt: (index: number) => StepMark): readonly Numbered[] =>
  steps.map(({ id, title }, index) => ({ id, title, number: index + 1, mark: markAt(index) }));

export function mapLine(context: Context, markAt: (index: number) => StepMark, width: number): Line {
  const steps = numbered(context, markAt);
  const arrow = span(sign.rule.repeat(2), 'dim');
  const along = (way: LinkWay) => steps.filter(({ id }) => onTheLink[id]?.way === way).flatMap((each) => [arrow, markOf(each)]);
  const first = steps.filter(({ id }) => onTheLink[id] === undefined).flatMap((each) => [markOf(each), span(' ')]);
  const there = [span('  Skype '), ...along('to Exchange'), arrow, span('▶', 'dim'), span(' Exchange')];
  const back = [span('Skype '), span('◀', 'dim'), ...along('to Skype'), arrow, span(' Exchange')];
  const left = [span(' '), ...first, ...there];
  const gap = Math.max(3, Math.min(8, width - 1 - lineWidth(left) - lineWidth(back)));
  return [...left, span(' '.repeat(gap)), ...back];
}

/** Steps that bring a part of it, but for the last: its own picture says more. */
export const hasLink = (step: StepId): boolean => onTheLink[step] !== undefined && step !== 'connectivityTest';

/** Columns of the two products' names and the arrow. */
const besideLink = 22;

/** Wider than any window: who is read to gets sentences. */
const widest = 200;

/** What of the link stands, in words: where a step ended, or the set-up. */
export function linkPicture(context: Context, markAt: (index: number) => StepMark, width: number): readonly Line[] {
  const steps = numbered(context, markAt);
  if (width > widest)
    return steps.flatMap(({ id, mark }) => {
      const { way, brings } = onTheLink[id] ?? {};
      return brings === undefined ? [] : [line(`${way === 'to Exchange' ? 'Skype' : 'Exchange'} ${brings}: ${mark}.`)];
    });
  const along = (way: LinkWay): readonly Span[] =>
    steps
      .filter(({ id }) => onTheLink[id]?.way === way)
      .flatMap(({ id, mark }) => [
        span(sign.rule.repeat(2), 'dim'),
        span(marks[mark].sign, marks[mark].tone),
        span(` ${onTheLink[id]?.brings}`),
      ]);
  const there = along('to Exchange');
  const back = along('to Skype');
  if (lineWidth(there) + besideLink > width)
    return steps.flatMap(({ id, mark }) =>
      onTheLink[id] === undefined ? [] : [[span(`  ${marks[mark].sign} `, marks[mark].tone), span(onTheLink[id]?.brings ?? '')]],
    );
  const gap = Math.max(0, lineWidth(there) - lineWidth(back));
  return [
    [span('  Skype  '), ...there, span(sign.rule.repeat(2), 'dim'), span('▶', 'dim'), span('  Exchange')],
    [
      span('  Skype  '),
      span('◀', 'dim'),
      span(sign.rule.repeat(gap), 'dim'),
      ...back,
      span(sign.rule.repeat(2), 'dim'),
      span('  Exchange'),
    ],
  ];
}

/** The steps with their titles, and below them the link. */
export function mapColumn(context: Context, markAt: (index: number) => StepMark): readonly Line[] {
  const steps = numbered(context, markAt);
  const [there, back] = (['to Exchange', 'to Skype'] as const).map((way) => steps.filter(({ id }) => onTheLink[id]?.way === way));
  const rows = Math.max(there?.length ?? 0, back?.length ?? 0);
  const middle = Math.floor((rows - 1) / 2);
  return [
    blank,
    ...steps.map((each): Line => [span('  '), markOf(each), span(` ${each.title}`, each.mark === 'now' ? 'bold' : 'plain')]),
    blank,
    line('     Skype'),
    line('      │   ▲', 'dim'),
    ...Array.from({ length: rows }, (_, index): Line => {
      const [down, up] = [there?.[index], back?.[index - middle]];
      return [
        span('     '),
        ...(down === undefined ? [span(' │', 'dim')] : [markOf(down)]),
        span('  '),
        ...(up === undefined ? [span(' │', 'dim')] : [markOf(up)]),
      ];
    }),
    line('      ▼   │', 'dim'),
    line('     Exchange'),
  ];
}
