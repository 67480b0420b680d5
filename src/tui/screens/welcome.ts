// The first screen: what this is, what it will and will not do, and what to work on.

import type { Context } from '../context.ts';
import { blank, type Line, line, marked, paragraph, span } from '../lines.ts';
import type { Welcome } from '../state.ts';
import { choiceLines } from './parts.ts';

const promises = [
  'It looks first and shows the exact command before it runs. Nothing changes without your yes.',
  'It takes about half an hour in production, most of it waiting.',
  'You can close it at any time. Start it again and it goes on where you left.',
];

export function welcomeScreen({ choices, cursor }: Welcome, context: Context, width: number): readonly Line[] {
  const { symbols } = context;
  return [
    ...paragraph('Let Skype for Business Server and Exchange Server trust each other', width, 'title'),
    ...paragraph(
      'This wizard takes you through server-to-server authentication, step by step: certificates, Skype as a partner of Exchange, IIS restart, Exchange as a partner of Skype, and a test that proves it.',
      width,
    ),
    blank,
    ...promises.flatMap((each) => marked([span(`  ${symbols.dot}`, 'dim')], each, width)),
    blank,
    line('What would you like to work on?', 'bold'),
    ...choices.flatMap((choice, index) =>
      choiceLines(choice.label, choice.because, index === cursor ? symbols.radioOn : symbols.radioOff, index === cursor, context, width),
    ),
  ];
}
