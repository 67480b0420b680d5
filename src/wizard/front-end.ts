// A front end answers the demands that ask, and shows what happens meanwhile. Ink for people at a
// console (tui/), an answers file for no one at all (wizard/no-input.ts).

import type { Asking, LiveEvent, Reply } from '../model/demand.ts';
import type { Finding } from '../model/finding.ts';
import type { FollowUp } from '../model/follow-up.ts';
import type { Row } from '../model/matrix.ts';
import type { ProbeTrace } from '../model/probe-trace.ts';
import type { Answer, Labels } from '../model/question.ts';
import type { StepId } from '../model/steps.ts';
import type { UnknownForm } from '../model/unknown-form.ts';
import type { Moment } from '../story/moment.ts';
import type { Resume } from './resume.ts';
import type { Road } from './road.ts';

/** What a front end may show of the session beside the demand. */
export type View = {
  readonly findings: { readonly [step: StepId]: readonly Finding[] };
  /** What each step could not read, because its form is not known. */
  readonly unknownForms: { readonly [step: StepId]: readonly UnknownForm[] };
  /** How far each look at the metadata documents came; only in the step that looked. */
  readonly traces: readonly ProbeTrace[];
  /** What each server answered, as far as it was asked. */
  readonly matrix: readonly Row[];
  /** What each step proved, in sentences. */
  readonly proved: { readonly [step: StepId]: readonly string[] };
  readonly answers: { readonly [key: string]: Answer };
  /** How choices read, of what was asked or may be. */
  readonly labels: Labels;
  /** Where a resumed set-up stands; only with the page that says so. */
  readonly resumed: Resume | null;
  /** All that is to come; only with the page that says so. */
  readonly road: Road | null;
  /** What may come next; only with the end of a set-up. */
  readonly followUps: readonly FollowUp[];
  /** All that was done so far, oldest first. */
  readonly moments: readonly Moment[];
  readonly canGoBack: boolean;
};

/** What the admin may want while the engine waits: not to wait for the next look, or to choose how to go on. */
export type WaitWish = 'look now' | 'ways on';

export interface FrontEnd {
  reply(demand: Asking, view: View, signal: AbortSignal): Promise<Reply>;
  show(event: LiveEvent): void;
  /** Settles when the admin wants something of the wait under way; absent where nobody is at the keys. */
  wished?(): Promise<WaitWish>;
}
