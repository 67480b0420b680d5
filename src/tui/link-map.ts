// The map: the steps where they act on the link, in one line or upright in the column at the left.
//   ✔1 ✔2   Skype ──✔3──❯4──·6──▶ Exchange        Skype ◀──·5── Exchange

import type { StepId } from '../model/steps.ts';
import type { Context } from './context.ts';
import { blank, type Line, line, lineWidth, type Span, span } from './lines.ts';
import { sign } from './signs.ts';

export type StepMark = 'done' | 'now' | 'to do';
const marks: { readonly [mark in StepMark]: { readonly sign: string; readonly tone: 'ok' | 'accent' | 'dim' } } = {
  done: { sign: sign.done, tone: 'ok' },
  now: { sign: sign.now, tone: 'accent' },
  'to do': { sign: sign.toDo, tone: 'dim' },
};

/** Which way a step lets the products trust each other; the others stand before the link. */
const ways: { readonly [step: StepId]: 'to Exchange' | 'to Skype' } = {
  skypeAsPartner: 'to Exchange',
  iisRestart: 'to Exchange',
  connectivityTest: 'to Exchange',
  exchangeAsPartner: 'to Skype',
};

type Numbered = { readonly id: StepId; readonly title: string; readonly number: number; readonly mark: StepMark };

const markOf = ({ number, mark }: Numbered): Span => span(`${marks[mark].sign}${number}`, marks[mark].tone);

const numbered = ({ steps }: Context, markAt: (index: number) => StepMark): readonly Numbered[] =>
  steps.map(({ id, title }, index) => ({ id, title, number: index + 1, mark: markAt(index) }));

export function mapLine(context: Context, markAt: (index: number) => StepMark, width: number): Line {
  const steps = numbered(context, markAt);
  const arrow = span(sign.rule.repeat(2), 'dim');
  const along = (way: (typeof ways)[string]) => steps.filter(({ id }) => ways[id] === way).flatMap((each) => [arrow, markOf(each)]);
  const first = steps.filter(({ id }) => ways[id] === undefined).flatMap((each) => [markOf(each), span(' ')]);
  const there = [span('  Skype '), ...along('to Exchange'), arrow, span('▶', 'dim'), span(' Exchange')];
  const back = [span('Skype '), span('◀', 'dim'), ...along('to Skype'), arrow, span(' Exchange')];
  const left = [span(' '), ...first, ...there];
  const gap = Math.max(3, Math.min(8, width - 1 - lineWidth(left) - lineWidth(back)));
  return [...left, span(' '.repeat(gap)), ...back];
}

/** The steps with their titles, and below them the link. */
export function mapColumn(context: Context, markAt: (index: number) => StepMark): readonly Line[] {
  const steps = numbered(context, markAt);
  const [there, back] = (['to Exchange', 'to Skype'] as const).map((way) => steps.filter(({ id }) => ways[id] === way));
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
