// The first screen: what this is, what it will and will not do, and what to work on.

import { type Content, prose } from '../content.ts';
import { blank, ends, type Line, line, lineWidth, marked, paragraph, span } from '../lines.ts';
import { sign } from '../signs.ts';
import type { Choice, Welcome } from '../state.ts';
import { entryFor } from './parts.ts';

const promises = [
  'It looks at both sides first, shows every command, and runs it after your yes.',
  'About half an hour in six steps, most of it waiting. Users notice one thing: a minute without mail on each Exchange server, at a time that you choose.',
  'You can leave at any time; it goes on where you left. What it did can be taken back.',
];

const picture = [
  ['   Skype  ─────▶  Exchange', 'Conversations can then be kept in mailboxes,'],
  ['   Skype  ◀─────  Exchange', 'and contact lists can live in Exchange.'],
] as const;

export function welcomeScreen({ choices, cursor }: Welcome, width: number): Content {
  return {
    told: [
      prose(paragraph('Let Skype for Business Server and Exchange Server trust each other', width, 'title'), [blank]),
      prose(
        picture.map(([link, words]): Line => (lineWidth([span(link + words)]) + 4 <= width ? line(`${link}    ${words}`) : line(link))),
        [blank],
      ),
      prose(promises.flatMap((each) => marked([span(`  ${sign.dot}`, 'dim')], each, width))),
    ],
    asked: {
      head: [line('What would you like to work on?', 'bold'), blank],
      options: choices.map((choice, index) => optionFor(choice, index, index === cursor, width)),
    },
  };
}

function optionFor({ label, because, aside = '' }: Choice, index: number, active: boolean, width: number) {
  const option = entryFor(label, active ? because : '', `${index + 1} `, active, width);
  const [first, ...rest] = option.label;
  const room = first === undefined || lineWidth(first) + aside.length + 2 > width;
  if (aside === '' || first === undefined) return option;
  return room
    ? { ...option, because: [...option.because, line(`     ${aside}`)] }
    : { ...option, label: [ends(first, line(aside), width), ...rest] };
}
