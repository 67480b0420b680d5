// Something to be run by hand:
//   Please run this by hand. It only looks; nothing is changed.
//   Where  On an Exchange server, in the Exchange Management Shell, opened as administrator.
//   1. Press c to copy it …  2. Paste it there …  3. Copy all that it prints, and paste it here.

import type { ManualTask } from '../../model/access.ts';
import { nameOf } from '../../model/command.ts';
import type { Place } from '../../model/place.ts';
import { type Content, prose } from '../content.ts';
import { blank, marked, paragraph, span } from '../lines.ts';
import { choicesFor } from '../manual-task.ts';
import { sign } from '../signs.ts';
import type { Input } from '../state.ts';
import { barred, entryFor, errorLines } from './parts.ts';

export function manualTaskScreen(task: ManualTask, input: Input, width: number): Content {
  if (input.kind !== 'manual task') return { told: [] };
  const count = task.known === undefined ? '' : `: ${task.known.at} of ${task.known.of} for now`;
  const what = task.purpose === 'look' ? 'It only looks; nothing is changed.' : 'It is the change that you agreed to.';
  const lines = task.text.trimEnd().split('\n');
  const first = task.purpose === 'look' ? ' The first only say how an answer is made and printed.' : '';
  const copied = `What is copied, ${lines.length === 1 ? '1 line' : `${lines.length} lines`}.${first}`;
  const { seen } = input;
  return {
    told: [
      ...(task.unclear === null ? [] : [prose(errorLines(task.unclear, width), [blank])]),
      prose(
        paragraph(`Please run this by hand${count}. ${what}`, width, 'title'),
        marked([span('Where', 'bold')], whereToRun(task.place), width),
        task.purpose === 'look' ? marked([span('Asks', 'bold')], `${namesOf(task).join(', ')}.`, width) : [],
      ),
      prose(
        marked([span('1.', 'bold')], 'Press c to copy it, or f to write it to a file. It stands below in full.', width),
        marked([span('2.', 'bold')], 'Paste it there, and press Enter there until it has run.', width),
        marked([span('3.', 'bold')], 'Copy everything that it printed, from its first line to its last, and paste it here.', width),
        [blank],
      ),
      prose(
        paragraph(copied, width, 'dim'),
        lines.flatMap((each) => barred(each, width, 'code')),
      ),
    ],
    asked: {
      head: marked([span(seen.whole ? sign.done : sign.note, seen.whole ? 'ok' : 'note')], seen.words, width),
      options: choicesFor(task).map(({ label }, index) => entryFor(label, '', `${index + 1} `, index === input.cursor, width)),
      foot: errorLines(input.error, width, input.note),
    },
  };
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
