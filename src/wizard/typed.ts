// What the admin typed although something else was worked out. Where that fails, it is asked for once more, with what was worked out
// first; kept all the same, the way out begins with taking it back: a slip of the fingers is likelier than all that servers can have.

import type { Command } from '../model/command.ts';
import type { Demand, WayOut } from '../model/demand.ts';
import type { Json } from '../model/json.ts';
import type { Question } from '../model/question.ts';
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

/** Not among the choices of a question, but a wish to type something else. */
export const typeAnother = 'another one';

/** The question once more, where what was typed fails. */
export const askedAnew = ({ key, ask }: Question, { typed, workedOut }: TypedAnyway, failure: string): Question => ({
  kind: 'one',
  key,
  ask,
  why: `You typed ${typed}, and that does not work. ${failure}`,
  likely: workedOut,
  anew: true,
  choices: [
    { value: workedOut, label: workedOut, because: 'Worked out by the wizard.' },
    { value: typed, label: typed, because: 'You typed this. Worked out was 1. To keep yours all the same: 2, Enter.' },
    { value: typeAnother, label: 'another one: I type it', because: '' },
  ],
});

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
