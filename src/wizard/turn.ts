// One turn of the loop: a demand that is being met. What is under way in it can end it, once; the first reason counts. A turn that
// has ended keeps nothing more of what it was looking at.

import type { Asking, Reply } from '../model/demand.ts';
import type { StepId } from '../model/steps.ts';
import type { KeptAnswer } from '../powershell/manual/kept.ts';

/** What can be left undone. */
type Open = Exclude<Asking, { kind: 'finished' }>;

/** Why a turn ended before its demand was met. */
export type Ending =
  | Extract<Reply, { kind: 'leave' | 'back' | 'missing' }>
  /** To another computer, which what was asked for says. */
  | { readonly kind: 'hand over'; readonly demand: Open };

export type Turn = {
  readonly step: StepId;
  /** What was pasted for looks in this turn, and which parts of manual tasks were asked for, by their marks. */
  readonly pasted: { readonly answers: KeptAnswer[]; readonly asked: Set<string> };
  /** Aborted when it ends, or when the admin leaves from outside. */
  readonly signal: AbortSignal;
  end(ending: Ending): void;
  /** Undefined while nothing has ended it. */
  ending(): Ending | undefined;
};

/** `leaving` is aborted when the admin leaves from outside. */
export function newTurn(step: StepId, leaving: AbortSignal): Turn {
  const own = new AbortController();
  let ended: Ending | undefined;
  return {
    step,
    pasted: { answers: [], asked: new Set() },
    signal: AbortSignal.any([leaving, own.signal]),
    end(ending) {
      ended ??= ending;
      own.abort();
    },
    ending: () => ended ?? (leaving.aborted ? { kind: 'leave' } : undefined),
  };
}

/** How a reply ends the turn that asked for it; undefined for one that answers. */
export function endingOf(reply: Reply, demand: Open): Ending | undefined {
  if (reply.kind === 'value') return undefined;
  return reply.kind === 'hand over' ? { kind: 'hand over', demand } : reply;
}
