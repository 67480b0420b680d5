// What a survey (survey.ts) saw.

import type { Act } from '../model/change.ts';
import type { Severity } from '../model/demand.ts';
import type { StepFinding } from '../steps/findings.ts';
import type { Step, StepContext } from '../steps/step.ts';
import type { Story } from '../story/story.ts';

export type StepSurvey = {
  readonly step: Step;
  readonly findings: readonly StepFinding[];
  /** Findings that stop the wizard at this step, and that the admin has not overridden. */
  readonly blockers: readonly StepFinding[];
  readonly acts: readonly Act[];
  readonly severity: Severity;
};

/** A step that was not looked at, and why as a sentence. */
export type LeftOut = { readonly step: Step; readonly why: string };

/** A question that was not asked yet: its suggested answer, as the admin will read it. */
export type Supposed = { readonly ask: string; readonly answer: string };

export type Survey = {
  readonly kind: 'surveyed';
  readonly steps: readonly StepSurvey[];
  /** Only within a run. */
  readonly leftOut: readonly LeftOut[];
  readonly supposed: readonly Supposed[];
  readonly context: StepContext;
  readonly story: Story;
  /** What a change of this state file that was interrupted does; nobody has looked at it since. */
  readonly unsettled: string | null;
};

export type Surveyed = Survey | { readonly kind: 'missing'; readonly key: string; readonly why: string } | { readonly kind: 'stopped' };
