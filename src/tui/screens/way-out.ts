// A trouble and its ways out: what is so, why, what was seen and what mends it is told; the ways on are asked, all of them.

import type { Asking, OtherCause } from '../../model/demand.ts';
import { duration } from '../../model/duration.ts';
import type { View } from '../../wizard/front-end.ts';
import { type AskedPart, type Block, type Content, item, prose } from '../content.ts';
import { waysIn } from '../hops.ts';
import { blank, type Line, line, marked, paragraph, span } from '../lines.ts';
import type { Live } from '../live.ts';
import { sign } from '../signs.ts';
import type { Input } from '../state.ts';
import { wayLine } from './hops.ts';
import { barred, entryFor, errorLines, fieldLines, heading } from './parts.ts';

/** More would push the cause out of sight. */
const mostWays = 3;

type WayOut = Extract<Asking, { kind: 'way out' }>;

/** From this height on, the other causes stand there at once. */
const tall = 28;

export function wayOutScreen(demand: WayOut, { findings }: View, live: Live, input: Input, width: number, height: number): Content {
  const { title, cause, seen, wayOut, evidence, others = [] } = demand.trouble;
  const part = (name: string, texts: readonly string[]): readonly Line[] => [
    ...labelled(name, texts, width),
    ...(texts.length === 0 ? [] : [blank]),
  ];
  const ways = waysIn(findings[demand.step] ?? []);
  return {
    told: [
      prose(marked([span(sign.stop, 'stop')], title, width, 'bold'), [blank]),
      // The picture of it is among the looks.
      ...(ways.length === 0 ? [] : [...ways.slice(0, mostWays).map((each) => item([wayLine(each, width)])), prose([blank])]),
      prose(part('Waits', meanwhile(demand, live))),
      prose(part('Cause', cause === '' ? [] : [cause])),
      prose(part('Seen', seen === undefined ? [] : [seen])),
      prose(part('Mend', wayOut)),
      ...(evidence.length === 0
        ? []
        : [prose([line('What the server said, word for word:'), ...evidence.flatMap((each) => barred(each, width, 'plain')), blank])]),
      ...(others.length > 0 && height >= tall ? otherCauses(others, width) : []),
    ],
    asked: waysOn(demand, input, width),
  };
}

/** What the wait behind the page has seen since. */
function meanwhile({ waiting }: WayOut, { saw, waited }: Live): readonly string[] {
  if (waiting === undefined) return [];
  const since = waited > waiting.seconds ? ` Now, after ${duration(waited)}: ${saw}.` : '';
  return [`It is looked at meanwhile. When it is so, the wizard goes on by itself.${since}`];
}

const labelled = (name: string, texts: readonly string[], width: number, room = 8): readonly Line[] =>
  texts.flatMap((each, index) => marked([span((index === 0 ? name : '').padEnd(room), 'bold')], each, width));

/** What else it may be, each with what speaks for it and against it. */
export const otherCauses = (others: readonly OtherCause[], width: number): readonly Block[] => [
  prose(heading(others.length === 1 ? 'What else it may be' : `What else it may be: ${others.length} other causes`, width)),
  ...others.map(({ cause, speaksFor, against, tell }) =>
    item([
      ...marked([span(sign.dot, 'bold')], cause, width),
      ...labelled('  For', told(speaksFor), width, 9),
      ...labelled('  Against', told(against), width, 9),
      ...labelled('  To tell', told(tell), width, 9),
      blank,
    ]),
  ),
];

const told = (sentence: string): readonly string[] => (sentence === '' ? [] : [sentence]);

function waysOn({ options }: WayOut, input: Input, width: number): AskedPart {
  if (input.kind !== 'option') return { head: [] };
  const word = options[input.cursor]?.word ?? '';
  return {
    head: [],
    options: options.map(({ label, because, word }, index) => {
      const typed = word === '' || index === input.cursor ? '' : `   type: ${word}`;
      return entryFor(`${label}${typed}`, because ?? '', `${index + 1} `, index === input.cursor, width);
    }),
    ...(word === ''
      ? {}
      : {
          field: [...paragraph(`For this, type: ${word}`, width, 'bold'), ...fieldLines(input.text, [...input.text].length, width)],
          foot: errorLines(input.error, width, input.note),
        }),
  };
}
