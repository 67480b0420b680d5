// Where the work goes on when it is handed over: the kind of computer that has the shell which comes next.

import type { Demand } from '../model/demand.ts';
import type { ShellKind } from '../model/place.ts';
import type { StepRow } from '../model/steps.ts';

/** Where each shell is at home: there it needs no connection. */
export const homeOf: { readonly [shell in ShellKind]: string } = {
  exchange: 'an Exchange server',
  skype: 'a Front End',
  windows: 'a computer that may reach the servers',
};

/** On which kind of computer what is demanded is best done. */
export function homeFor(demand: Exclude<Demand, { kind: 'finished' }>, sequence: readonly StepRow[]): string {
  if (demand.kind === 'by hand') return homeOf[demand.task.place.shell];
  if (demand.kind === 'ask' && demand.question.key.startsWith('shells.exchange')) return homeOf.exchange;
  if (demand.kind === 'ask' && demand.question.key.startsWith('shells.skype')) return homeOf.skype;
  return homeOf[sequence.find(({ id }) => id === demand.step)?.home ?? 'windows'];
}
