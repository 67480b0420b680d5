// Where a resumed set-up stands: what is done and was looked at again, what has changed since the last look, and what comes next.

import { isStop, type Stop } from '../model/demand.ts';
import type { Finding } from '../model/finding.ts';
import type { Page } from '../model/page.ts';
import type { Written } from '../model/record.ts';
import type { StepId } from '../model/steps.ts';
import type { StepFinding } from '../steps/findings.ts';
import type { Step, StepContext } from '../steps/step.ts';
import { isUnclear } from '../story/fate.ts';
import { pageKey } from '../story/points.ts';
import type { Resumed, Story } from '../story/story.ts';
import type { Here } from './here.ts';
import { nextIn } from './next.ts';
import { stepContextOf } from './step-context.ts';

/** Something that a look shows now and did not show at the end of the run before, or the other way round. */
export type Drift = {
  readonly step: StepId;
  readonly before: string | null;
  readonly now: string | null;
  /** It may be the wizard's own doing. */
  readonly ours: boolean;
};

/** 'open again': it was done, and needs something once more. */
type Standing = 'done' | 'next' | 'open again' | 'to do';

export type Resume = {
  readonly last: Written;
  readonly handedOver: string | null;
  /** The computer that it goes on on. */
  readonly computer: string;
  readonly steps: readonly { readonly step: StepId; readonly standing: Standing }[];
  readonly changed: readonly Drift[];
  /** What comes next, as a sentence. */
  readonly next: string;
};

export function resumeOf(story: Story, here: Here): Resume | null {
  const { resumed } = story;
  if (resumed === null) return null;
  const { sequence } = here;
  const demand = nextIn(story, here);
  const at = isStop(demand) ? sequence.findIndex(({ id }) => id === demand.step) : sequence.length;
  const context = stepContextOf(story, here);
  return {
    last: resumed.last,
    handedOver: resumed.handedOver,
    computer: here.computer,
    steps: sequence.map(({ id }, index) => ({ step: id, standing: index < at ? 'done' : standing(id, index === at, story) })),
    changed: sequence.flatMap((step) => driftOf(step, resumed, story, context)),
    next: isStop(demand) ? demandInWords(demand) : '',
  };
}

function standing(step: StepId, isNext: boolean, story: Story): Standing {
  if (story.reads[pageKey('outcome', step)] !== undefined) return 'open again';
  return isNext ? 'next' : 'to do';
}

/** What the step says of what it saw then, and sees now: both judged by what is known now, so that only the servers differ. */
function driftOf(step: Step, { looks }: Resumed, story: Story, context: StepContext): readonly Drift[] {
  const [then, now] = [looks[step.id], story.looks[step.id]];
  if (then === undefined || now === undefined || now.seq < story.openedSeq) return [];
  const before = step.judge({ ...context, facts: { ...context.facts, [step.id]: then.facts } });
  const after = step.judge(context);
  const ours = (shown: Finding | undefined) => mayBeOurs(shown, then.seq, story);
  const gone = before.filter((each) => !says(after, each));
  const come = after.filter((each) => !says(before, each));
  const isSame = (one: StepFinding, other: StepFinding) => one.about === other.about && one.stamp.topic === other.stamp.topic;
  return [
    ...come.map((each) => ({
      step: step.id,
      before: gone.find((old) => isSame(old, each))?.words ?? null,
      now: each.words,
      ours: ours(each),
    })),
    ...gone
      .filter((old) => !come.some((each) => isSame(old, each)))
      .map(({ words }) => ({ step: step.id, before: words, now: null, ours: ours(undefined) })),
  ];
}

/** The wizard has changed something since that look. What it does leaves nothing to mend, but for a change that was cut short. */
function mayBeOurs(shown: Finding | undefined, since: number, { did, openedSeq }: Story): boolean {
  const pressing = shown?.state === 'to mend' || shown?.state === 'stop';
  return pressing
    ? did.some(({ settled, endSeq }) => settled === 'half done' && endSeq > openedSeq)
    : did.some((each) => each.endSeq > since || isUnclear(each));
}

const says = (findings: readonly Finding[], { words }: Finding): boolean => findings.some((each) => each.words === words);

const pageWords = {
  resumed: '',
  found: 'What was found, for you to read.',
  road: 'The whole road before the first change, for you to read.',
  outcome: 'How this step ended, for you to read.',
} as const satisfies { readonly [page in Page]: string };

function demandInWords(demand: Stop): string {
  switch (demand.kind) {
    case 'ask':
      return `A question: ${demand.question.ask}`;
    case 'confirm':
      return 'A plan, which needs your yes.';
    case 'way out':
      return `Something that stops the set-up: ${demand.trouble.title}`;
    case 'wait':
      return `Waiting until ${demand.wait.words}.`;
    case 'run':
      return demand.change.words;
    case 'read':
      return pageWords[demand.page];
    // Neither is what a set-up goes on with.
    case 'by hand':
    case 'undo':
      return '';
  }
}
