// The whole road before the first change, as the engine has it in words; set tightly, so that the usual one is read in two windows.

import type { Road } from '../../wizard/road.ts';
import { type RoadPart, roadEnds, roadInWords, roadTitle } from '../../wizard/road-words.ts';
import { type Block, item, prose } from '../content.ts';
import { type Line, line, marked, paragraph, span, wrapText } from '../lines.ts';
import { sign } from '../signs.ts';

type RoadLine = RoadPart['lines'][number];

/** What stands behind its heading as one paragraph, at most so many characters. */
const mostRunIn = 400;

export const roadBlocks = (road: Road, width: number): readonly Block[] => [
  prose(paragraph(roadTitle, width, 'title')),
  ...roadInWords(road).flatMap(({ heading, lines }, index) => {
    const inOne = lines.map(({ words, items: [only = ''] }) => `${words} ${only}`.trim()).join(' ');
    const isList =
      lines.some(({ words, items }) => /^\d/.test(words) || items.length > (lines.length === 1 ? 1 : 0)) || inOne.length > mostRunIn;
    if (!isList) return [item(headed(heading, inOne, width))];
    return [...(index === 0 ? [] : [prose(headed(heading, '', width))]), ...lines.map((each) => item(lineOf(each, width)))];
  }),
  prose(paragraph(roadEnds, width)),
];

/** "Who is cut off: nobody", the heading in bold. */
function headed(heading: string, words: string, width: number): readonly Line[] {
  const [first = '', ...rest] = wrapText(`${heading}: ${words}`, width);
  const head = first.slice(0, heading.length + 1);
  return [[span(head, 'bold'), span(first.slice(head.length))], ...rest.map((each) => line(each))];
}

/** One item stands behind its line, more of them below it. */
function lineOf({ words, items }: RoadLine, width: number): readonly Line[] {
  const [only, ...more] = items;
  const step = /^(\d+) +(.*)$/.exec(words);
  const text = step?.[2] ?? words;
  const mark = [span(step === null ? ' ' : `${step[1]} `)];
  if (only !== undefined && more.length === 0) return marked(mark, `${text}${/[:?.]$/.test(text) ? '' : ':'} ${only}`, width);
  return [...marked(mark, text, width), ...items.flatMap((each) => marked([span(`  ${sign.dot}`)], each, width))];
}
