// What can be taken back, newest first: what was done and when, the exact commands, what no longer works then; and what cannot, with
// why. All of it is told; which of them is asked.

import { cannotInWords } from '../../model/change.ts';
import { localTimeInWords } from '../../model/instant.ts';
import type { UndoItem } from '../../model/undo.ts';
import { type Block, type Content, item, prose } from '../content.ts';
import type { Context } from '../context.ts';
import { blank, type Line, marked, paragraph, span } from '../lines.ts';
import { sign } from '../signs.ts';
import { type Input, takable } from '../state.ts';
import { checkboxOf, commandBox } from './parts.ts';

export function undoScreen(items: readonly UndoItem[], input: Input, context: Context, width: number): Content {
  const choices = takable(items);
  const [chosen, cursor] = input.kind === 'many' ? [input.chosen, input.cursor] : [[], 0];
  return {
    told: [
      prose(
        paragraph(
          'These are the changes of this state file, the newest first, as they were found just now. Nothing runs yet: each is shown again and needs your yes.',
          width,
        ),
        [blank],
      ),
      ...items.map((each) => itemBlock(each, context, width)),
    ],
    asked:
      choices.length === 0
        ? { head: paragraph('There is nothing that can be taken back.', width, 'title') }
        : {
            head: paragraph('What should be taken back?', width, 'title'),
            options: choices.map(({ seq, words }, index) => checkboxOf(words, '', chosen.includes(String(seq)), index === cursor, width)),
          },
  };
}

function itemBlock({ words, at, takeBack }: UndoItem, context: Context, width: number): Block {
  const inner = (lines: readonly Line[]) => lines.map((each): Line => [span('    '), ...each]);
  const when = paragraph(`Done at ${localTimeInWords(at)}.`, width - 4, 'dim');
  if (takeBack.kind !== 'run')
    return item([
      ...marked([span(`  ${sign.note}`, 'dim')], words, width),
      ...inner([...when, ...paragraph(whyNot(takeBack), width - 4)]),
      blank,
    ]);
  return item([
    ...marked([span(`  ${sign.dot}`)], words, width),
    ...inner([
      ...when,
      ...takeBack.parts.flatMap((part) => [...paragraph(part.words, width - 4), ...commandBox(part.command, context, width - 4)]),
      ...marked([span(sign.mend, 'to mend')], takeBack.breaks, width - 4),
      ...takeBack.leaves.flatMap((each) => marked([span(sign.note, 'note')], each, width - 4)),
    ]),
    blank,
  ]);
}

const whyNot = ({ kind, why }: Exclude<UndoItem['takeBack'], { kind: 'run' }>): string =>
  kind === 'cannot' ? cannotInWords(why) : `${heads[kind]} ${why}`;

const heads = {
  nothing: 'Nothing to do.',
  changed: 'Changed since.',
  refused: 'Not now.',
  'not seen': 'Not seen.',
} as const;
