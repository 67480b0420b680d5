// The whole road, before the first change of a run: every change to come, who is cut off, how long it takes, who must be there, and
// what can be taken back. Made of the same survey as a plan (survey.ts), so that both say the same.

import { type Act, type Change, isChange } from '../model/change.ts';
import type { StepId } from '../model/steps.ts';
import type { Sequence } from '../steps/step.ts';
import { accountsFor, groupsOf } from './groups.ts';
import type { StepSurvey, Survey } from './surveyed.ts';

/** What a step will do. */
export type RoadAct = {
  readonly words: string;
  /** How often it runs, one after the other. */
  readonly times: number;
  readonly kind: 'change' | 'wait' | 'test';
  /** Seconds that all of them usually take in production; null for a wait, whose end nobody knows. */
  readonly usually: number | null;
};

type RoadStep = { readonly step: StepId; readonly title: string } & (
  | { readonly kind: 'planned'; readonly acts: readonly RoadAct[] }
  | { readonly kind: 'not looked at'; readonly why: string }
);

export type Road = {
  readonly steps: readonly RoadStep[];
  readonly cutOff: readonly string[];
  /** Seconds of production that its commands usually take, how often it waits, and for how long at most before the admin is asked. */
  readonly time: { readonly usually: number; readonly waits: number; readonly patience: number };
  /** Rights that are needed, shell by shell. */
  readonly who: readonly string[];
  /** What no test will show. */
  readonly neverTested: readonly string[];
  readonly cannotUndo: readonly { readonly what: string; readonly why: string }[];
  /** Suggested answers that were taken for what was not asked yet. */
  readonly supposed: Survey['supposed'];
  /** What stops it as things stand, sentence by sentence. */
  readonly blocked: readonly string[];
};

export function roadOf(survey: Survey, sequence: Sequence): Road {
  const { steps, leftOut, context } = survey;
  const planned = steps.flatMap(({ acts }) => acts);
  const changes = planned.filter(isChange);
  const waits = planned.filter((each) => each.kind === 'wait');
  return {
    steps: sequence.map(({ id, title }): RoadStep => {
      const out = leftOut.find(({ step }) => step.id === id);
      if (out !== undefined) return { step: id, title, kind: 'not looked at', why: out.why };
      const seen = steps.find(({ step }) => step.id === id);
      return { step: id, title, kind: 'planned', acts: actsOf(seen?.step.verdict !== undefined, seen?.acts ?? []) };
    }),
    cutOff: cutOffIn(steps),
    time: {
      usually: sum(changes.map((each) => each.usually)),
      waits: waits.length,
      patience: Math.max(0, ...waits.map((each) => each.patience)),
    },
    who: [...new Set(groupsOf(survey).flatMap((group) => accountsFor(group).map((each) => `${shellNames[group.shell]}: ${each}`)))],
    neverTested: sequence.flatMap((step) => step.neverTested?.(context) ?? []),
    cannotUndo: steps
      .filter(({ step }) => step.verdict === undefined)
      .flatMap(({ acts }) => acts.filter(isChange))
      .flatMap(({ words, undo }) => (undo.kind === 'cannot' ? [{ what: words, why: undo.why }] : [])),
    supposed: survey.supposed,
    blocked: steps.flatMap(({ step, blockers }) => blockers.map(({ words }) => `${step.title}: ${words}`)),
  };
}

/** Whom the restarts cut off, as sentences. */
export const cutOffIn = (steps: readonly StepSurvey[]): readonly string[] =>
  steps.flatMap(({ acts, severity }) => (acts.filter(isChange).some(isRestart) && severity.kind === 'type' ? [severity.says] : []));

export const isRestart = ({ command }: Change): boolean => command.kind === 'program';

const shellNames = { exchange: 'Exchange', skype: 'Skype', windows: 'Skype' } as const;

const sum = (seconds: readonly number[]): number => seconds.reduce((all, each) => all + each, 0);

const oneMore = (told: RoadAct, { alike, usually }: Change): RoadAct => ({
  ...told,
  words: alike ?? told.words,
  times: told.times + 1,
  usually: (told.usually ?? 0) + usually,
});

/** Changes by the same command, one after the other, are told once. */
function actsOf(isTest: boolean, acts: readonly Act[]): readonly RoadAct[] {
  const told: { readonly act: RoadAct; readonly by: string }[] = [];
  for (const act of acts) {
    const by = isChange(act) ? JSON.stringify(act.command) : act.id;
    const last = told.at(-1);
    if (isChange(act) && last?.by === by) told.splice(-1, 1, { by, act: oneMore(last.act, act) });
    else if (isChange(act)) told.push({ by, act: { words: act.words, times: 1, kind: isTest ? 'test' : 'change', usually: act.usually } });
    else told.push({ by, act: { words: act.words, times: 1, kind: 'wait', usually: null } });
  }
  return told.map((each) => each.act);
}
