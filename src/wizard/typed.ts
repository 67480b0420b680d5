// What the admin typed although something else was worked out. Where that fails, the way out begins with taking it back: a slip of the
// fingers is likelier than all that servers can have.

import type { Command } from '../model/command.ts';
import type { Demand, WayOut } from '../model/demand.ts';
import type { Json } from '../model/json.ts';
import type { Step, StepContext, TypedAnyway } from '../steps/step.ts';

type Steps = readonly Step[];
type WayOutDemand = Extract<Demand, { kind: 'way out' }>;

const allTyped = (context: StepContext, sequence: Steps): readonly TypedAnyway[] => sequence.flatMap((step) => step.typed?.(context) ?? []);

/** Behind a finding, by its code. */
export const typedBehind = (code: string, context: StepContext, sequence: Steps): TypedAnyway | undefined =>
  allTyped(context, sequence).find(({ codes }) => codes.includes(code));

/** In a command, or in what a wait looks at. */
export const typedIn = (value: Command | Json, context: StepContext, sequence: Steps): TypedAnyway | undefined =>
  allTyped(context, sequence).find(({ typed }) => JSON.stringify(value).includes(typed));

/** The way out with what was typed first. */
export function withTyped(demand: WayOutDemand, typed: TypedAnyway | undefined): WayOutDemand {
  if (typed === undefined) return demand;
  const { trouble, options } = demand;
  const words = `You typed this: ${typed.typed}. Worked out was ${typed.workedOut}.`;
  return {
    ...demand,
    trouble: { ...trouble, cause: trouble.cause === '' ? words : `${words} ${trouble.cause}` },
    options: [takeBack(typed), ...options],
  };
}

const takeBack = ({ step, key, workedOut }: TypedAnyway): WayOut => ({
  option: 'take back what was typed',
  label: `Take back what you typed: use ${workedOut}, which was worked out`,
  word: '',
  instead: { step, key, value: workedOut },
});
