// What can be taken back, newest first: what was done and when, the exact commands, what no longer works then; and what cannot, with why.

import { instantInWords } from '../../log/words.ts';
import type { UndoItem } from '../../model/undo.ts';
import type { Context } from '../context.ts';
import { blank, inFocus, type Line, marked, paragraph, span } from '../lines.ts';
import { type Input, takable } from '../state.ts';
import { commandBox } from './parts.ts';

export function undoScreen(items: readonly UndoItem[], input: Input, context: Context, width: number): readonly Line[] {
  const chosen: readonly string[] = input.kind === 'many' ? input.chosen : [];
  const choices = takable(items);
  const cursor = choices[input.kind === 'many' ? input.cursor : 0]?.seq;
  return [
    ...paragraph(choices.length === 0 ? 'There is nothing that can be taken back.' : 'What should be taken back?', width, 'title'),
    ...paragraph(
      'These are the changes of this state file, the newest first, as they were found just now. Nothing runs yet: each is shown again and needs your yes.',
      width,
      'dim',
    ),
    blank,
    ...items.flatMap((each) => [...itemLines(each, chosen.includes(String(each.seq)), each.seq === cursor, context, width), blank]),
    ...paragraph(choices.length === 0 ? 'Press Enter to go on.' : 'Space marks, Enter goes on with what is marked.', width, 'bold'),
  ];
}

function itemLines({ words, at, takeBack }: UndoItem, chosen: boolean, active: boolean, context: Context, width: number): readonly Line[] {
  const { symbols } = context;
  const inner = (lines: readonly Line[]) => lines.map((each): Line => [span('    '), ...each]);
  const when = paragraph(`Done at ${instantInWords(at)}.`, width - 4, 'dim');
  if (takeBack.kind !== 'run') {
    return [
      ...marked([span(`  ${symbols.cross}`, 'dim')], words, width, 'dim'),
      ...inner([...when, ...paragraph(`${heads[takeBack.kind]} ${takeBack.why}`, width - 4, 'note')]),
    ];
  }
  const box = span(chosen ? symbols.boxOn : symbols.boxOff, active ? 'accent' : 'plain');
  const lines = [
    ...marked([span(active ? `${symbols.pointer} ` : '  ', 'accent'), box], words, width, active ? 'accent' : 'plain'),
    ...inner([
      ...when,
      ...takeBack.parts.flatMap((part) => [...paragraph(part.words, width - 4), ...commandBox(part.command, context, width - 4)]),
      ...marked([span(symbols.warning, 'to mend')], takeBack.breaks, width - 4),
      ...takeBack.leaves.flatMap((each) => marked([span(symbols.info, 'note')], each, width - 4)),
    ]),
  ];
  return active ? inFocus(lines) : lines;
}

const heads = {
  nothing: 'Nothing to do.',
  changed: 'Changed since.',
  cannot: 'It cannot be taken back.',
  refused: 'Not now.',
  'not seen': 'Not seen.',
} as const;
