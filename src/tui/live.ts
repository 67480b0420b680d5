// What the engine is doing, as the screen shows it while nothing is asked: the looks, the acts of a plan, what a command prints.

import type { Asking, Batch, Demand, Plan } from '../model/demand.ts';
import type { OutputLine } from '../model/output.ts';
import { isSameTrace, type ProbeTrace } from '../model/probe-trace.ts';
import type { WaitWish } from '../wizard/front-end.ts';

export type ActState = {
  readonly id: string;
  readonly words: string;
  readonly state: 'to do' | 'now' | 'done' | 'failed';
  /** How long it took, of production. */
  readonly seconds?: number;
};

/** What the engine is doing. */
export type Live = {
  readonly demand: Exclude<Demand, Asking> | null;
  /** When it began, in milliseconds. */
  readonly since: number;
  /** What has been looked at, newest last. */
  readonly looking: readonly string[];
  /** Looks at metadata documents, in the order in which they began. */
  readonly traces: readonly ProbeTrace[];
  readonly acts: readonly ActState[];
  /** The batch that they are. */
  readonly batch: Batch | null;
  readonly command: string;
  readonly output: readonly OutputLine[];
  /** What a wait last saw, and for how many seconds of production it has waited. */
  readonly saw: string;
  readonly waited: number;
  /** What the admin wishes of the wait, until its next look. */
  readonly wish: WaitWish | null;
};

export const idle: Live = {
  demand: null,
  since: 0,
  looking: [],
  traces: [],
  acts: [],
  batch: null,
  command: '',
  output: [],
  saw: '',
  waited: 0,
  wish: null,
};

/** The newest of each look, in its old place. */
export function withTrace(traces: readonly ProbeTrace[], trace: ProbeTrace): readonly ProbeTrace[] {
  const at = traces.findIndex((each) => isSameTrace(each, trace));
  return at < 0 ? [...traces, trace] : traces.with(at, trace);
}

/** The act of that id in that state, behind the others where it is new. */
export function mark(
  acts: readonly ActState[],
  id: string,
  words: string,
  state: ActState['state'],
  seconds?: number,
): readonly ActState[] {
  const how = { state, ...(seconds === undefined ? {} : { seconds }) };
  if (!acts.some((each) => each.id === id)) return [...acts, { id, words, ...how }];
  return acts.map((each) => (each.id === id ? { ...each, ...how } : each));
}

/** The acts of a plan that was agreed to, all still to do. */
export function actsOf(plan: Plan): readonly ActState[] {
  return plan.acts.map((act) => ({
    id: act.id,
    words: act.kind === 'wait' ? `Wait until ${act.words}.` : act.words,
    state: 'to do' as const,
  }));
}
