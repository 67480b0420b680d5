// The first screen: what this is, what it will and will not do, and what to work on.

import { blockLines, type Content, prose } from '../content.ts';
import { blank, ends, type Line, line, lineWidth, marked, paragraph, span } from '../lines.ts';
import { sign } from '../signs.ts';
import type { Choice, Welcome } from '../state.ts';
import { entryFor, heading, paragraphs } from './parts.ts';

const promises = [
  'It looks first, shows every command, and runs it after your yes.',
  'Half an hour; users miss mail for a minute, at a time that you choose.',
  'You can leave at any time. What it did can be taken back (undo).',
];

/** Wider than any window: who is read to gets no picture. */
const widest = 200;

const picture = [
  ['   Skype  ─────▶  Exchange', 'Conversations can then be kept in mailboxes,'],
  ['   Skype  ◀─────  Exchange', 'and contact lists can live in Exchange.'],
] as const;

export function welcomeScreen({ choices, cursor, outer }: Welcome, width: number, height: number): Content {
  const options = choices.map((choice, index) => optionFor(choice, index, index === cursor, width));
  const from = outer?.choices[outer.cursor];
  if (from !== undefined)
    return { told: [prose(heading(from.label, width), paragraphs([from.because], width))], asked: { head: [], options } };
  const told = (air: readonly Line[]) => [
    prose(paragraph('Let Skype for Business Server and Exchange Server trust each other', width, 'title'), air),
    prose(
      picture.map(
        ([link, words]): Line =>
          width > widest ? line(words) : lineWidth([span(link + words)]) + 4 <= width ? line(`${link}    ${words}`) : line(link),
      ),
    ),
    prose([blank], ...promises.map((each) => marked([span(`  ${sign.dot}`, 'dim')], each, width))),
  ];
  const head = [line('What would you like to work on?', 'bold')];
  const asked = head.length + options.reduce((sum, { label, because }) => sum + label.length + because.length, 0);
  // One window shows all of it, the last entry too.
  const spare = height - blockLines(told([])).length - 1 - asked;
  return { told: told(spare > 0 ? [blank] : []), asked: { head: spare > 1 ? [...head, blank] : head, options } };
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
