// Something to be run by hand:
//   Please run this by hand. It only looks; nothing is changed.
//   Where  On an Exchange server, in the Exchange Management Shell, opened as administrator.
//   1. Press c to copy it …  2. Paste it there …  3. Copy all that it prints, and paste it here.

import type { ManualTask } from '../../model/access.ts';
import { nameOf } from '../../model/command.ts';
import type { Place } from '../../model/place.ts';
import type { Context } from '../context.ts';
import { blank, type Line, marked, paragraph, span, wrapText } from '../lines.ts';
import { choicesFor, type ManualTaskInput } from '../manual-task.ts';
import { widthOf } from '../width.ts';
import { choiceLines, errorLines } from './parts.ts';

export function manualTaskLines(task: ManualTask, input: ManualTaskInput, context: Context, width: number): readonly Line[] {
  const { symbols } = context;
  const title =
    task.purpose === 'look'
      ? 'Please run this by hand. It only looks; nothing is changed.'
      : 'Please run this by hand. It is the change that you agreed to.';
  const told = input.note === '' ? [] : paragraph(input.note, width, 'note', 3);
  return [
    ...(task.unclear === null ? [] : [...errorLines(task.unclear, symbols, width), blank]),
    ...paragraph(title, width, 'title'),
    ...marked([span('Where', 'bold')], whereToRun(task.place), width),
    ...(task.purpose === 'look' ? marked([span('Asks', 'bold')], `${namesOf(task).join(', ')}.`, width) : []),
    ...marked([span('1.', 'bold')], 'Press c to copy it, or f to write it to a file. It stands below in full.', width),
    ...told,
    ...marked([span('2.', 'bold')], 'Paste it there, and press Enter there until it has run.', width),
    ...marked([span('3.', 'bold')], 'Copy everything that it printed, from its first line to its last, and paste it here.', width),
    blank,
    ...marked([span(input.seen.whole ? symbols.done : symbols.info, input.seen.whole ? 'ok' : 'note')], input.seen.words, width),
    ...choicesFor(task).flatMap(({ label }, index) => choiceLines(label, '', '', index === input.cursor, context, width)),
    ...errorLines(input.error, symbols, width),
    blank,
    ...paragraph(
      task.purpose === 'look' ? 'What is copied. Its first lines only say how an answer is made and printed.' : 'What is copied:',
      width,
      'dim',
    ),
    ...box(task.text, context, width),
  ];
}

const namesOf = ({ parts }: ManualTask): readonly string[] => [...new Set(parts.map(({ command }) => nameOf(command)))];

function whereToRun(place: Place): string {
  switch (place.shell) {
    case 'exchange':
      return 'On an Exchange server, in the Exchange Management Shell, opened as administrator.';
    case 'skype':
      return 'On a Front End, in the Skype for Business Server Management Shell, opened as administrator.';
    case 'windows':
      return `On ${place.computer}, in Windows PowerShell, opened as administrator.`;
  }
}

function box(text: string, { symbols }: Context, width: number): readonly Line[] {
  const bar = `${symbols.bar} `;
  return text
    .trimEnd()
    .split('\n')
    .flatMap((each) => wrapText(each, Math.max(8, width - widthOf(bar))))
    .map((each): Line => [span(bar, 'dim'), span(each, 'code')]);
}
