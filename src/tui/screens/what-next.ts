// Behind the last screen: what may come next, and one of it in full. All of it is to be read, and its lines to be typed by a person.

import { type FollowUp, isShellNamed, type PartItem, partsOf } from '../../model/follow-up.ts';
import { type Block, item, prose } from '../content.ts';
import { blank, type Line, line, marked, paragraph, span } from '../lines.ts';
import { barred, heading, paragraphs, stateSigns, stateTones } from './parts.ts';

export const whatNextLines = (width: number): readonly Line[] => [
  ...heading('What comes next', width),
  ...paragraphs(
    [
      'None of it has to be done, and nothing of it is run here. Each says what it needs, what users notice, the exact lines, how it is verified and taken back, and what becomes of it if the trust breaks.',
    ],
    width,
  ),
];

export function followUpBlocks(followUp: FollowUp | undefined, width: number): readonly Block[] {
  if (followUp === undefined) return [];
  return [
    prose(heading(`${followUp.title}: ${followUp.now}`, width)),
    ...partsOf(followUp).flatMap(({ title, items }) => [
      prose([line(title, 'bold')]),
      ...items.map((each, at) => item(itemLines(each, items[at - 1], width))),
      prose([blank]),
    ]),
  ];
}

function itemLines(each: PartItem, before: PartItem | undefined, width: number): readonly Line[] {
  if (typeof each === 'string') return paragraph(each, width);
  if ('state' in each)
    return marked([span(`${stateSigns[each.state]} ${each.state.padEnd(8)}`, stateTones[each.state])], each.words, width);
  return [...(isShellNamed(each, before) ? [] : paragraph(each.shell, width, 'dim')), ...barred(each.line, width, 'code')];
}
