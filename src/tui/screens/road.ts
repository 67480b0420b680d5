// The whole road before the first change, as the engine has it in words.

import type { Road } from '../../wizard/road.ts';
import { roadEnds, roadInWords, roadTitle } from '../../wizard/road-words.ts';
import { type Block, item, prose } from '../content.ts';
import { blank, line, marked, paragraph, span } from '../lines.ts';
import { sign } from '../signs.ts';

export const roadBlocks = (road: Road, width: number): readonly Block[] => [
  prose(paragraph(roadTitle, width, 'title'), [blank]),
  ...roadInWords(road).flatMap(({ heading, lines }) => [
    prose([line(heading, 'bold')]),
    ...lines.flatMap(({ words, items }) => [
      item(paragraph(words, width, 'plain', 2)),
      ...items.map((each) => item(marked([span(`     ${sign.dot}`)], each, width))),
    ]),
    prose([blank]),
  ]),
  prose(paragraph(roadEnds, width)),
];
