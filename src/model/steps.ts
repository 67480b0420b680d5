// The steps of the set-up, in the order in which they are done: the table from which every list of them derives. A new step is a
// row here and a folder in steps/; the compiler then asks for it in steps/sequence.ts.

import type { ShellKind } from './place.ts';

export type StepRow<Id extends string = string> = {
  readonly id: Id;
  readonly title: string;
  /** The shell that most of it needs: on a computer that has it the step is best done. */
  readonly home: ShellKind;
};

export const steps = [
  { id: 'servers', title: 'Servers', home: 'windows' },
  { id: 'certificates', title: 'Certificates', home: 'windows' },
  { id: 'skypeAsPartner', title: 'Skype as partner', home: 'exchange' },
  { id: 'iisRestart', title: 'IIS restart', home: 'exchange' },
  { id: 'exchangeAsPartner', title: 'Exchange as partner', home: 'skype' },
  { id: 'connectivityTest', title: 'Connectivity test', home: 'skype' },
] as const satisfies readonly StepRow[];

/** The steps of this table. Journal and engine are given a table, and know no step by name: for them an id is a StepId. */
export type OwnStepId = (typeof steps)[number]['id'];
export type StepId = string;

export const stepIds: readonly StepId[] = steps.map(({ id }) => id);

/** The row of a step, for the step to begin with. */
export function rowOf<Id extends OwnStepId>(id: Id): StepRow<Id> {
  const row = steps.find((each) => each.id === id);
  if (row === undefined) throw new Error(`There is no step ${id}.`);
  return { ...row, id };
}
