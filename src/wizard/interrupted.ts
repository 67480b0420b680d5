// What the admin is told of a change whose end nobody saw: which of five it was, and what follows.

import type { Change, Settled } from '../model/change.ts';

const follows: { readonly [settled in Settled]: string } = {
  'not started': 'It had not started. If it is still needed, the plan is shown again, and nothing runs without your yes.',
  running: 'It is still at work. The wizard waits for it, and starts nothing beside it.',
  'half done': 'It was cut off half done. The next page shows what is left, before anything else.',
  done: 'It was done. It is not run again.',
  'cannot tell':
    'It cannot be seen whether it took effect. It is not simply run again: if it is needed, the plan is shown, and you decide.',
};

export const interruptedInWords = ({ words }: Change, settled: Settled): string => `Interrupted: ${words} ${follows[settled]}`;

/** It went on by itself, and what it said was heard afterwards. */
export const heardLateInWords = ({ words }: Change, settled: Settled): string =>
  `Interrupted: ${words} It went on while the wizard was away, and what it said is on record. ${follows[settled]}`;
