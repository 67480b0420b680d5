// A probe trace: one look at a product's auth metadata document on its way through the stages that a request passes. The screen draws it
// as a line that fills up. A new stage: add it to `stageNames`, in the order in which a request gets there.

import type { Fqdn } from './place.ts';

/** DNS, TCP, TLS, the request with its redirects and proxies, the answer as a whole, and what it says. */
export const stageNames = ['name', 'connect', 'secure', 'ask', 'answer', 'meaning'] as const;
export type StageName = (typeof stageNames)[number];

/** What people read; the names above are those of the records. */
export const stageWords: { readonly [stage in StageName]: string } = {
  name: 'name',
  connect: 'connect',
  secure: 'TLS',
  ask: 'ask',
  answer: 'answer',
  meaning: 'content',
};

/**
 * passed       as it should be
 * noted        it works, and there is something worth knowing
 * failed       it is wrong, as seen from where the look was made
 * not seen     nobody could look: no word about the server
 * not reached  an earlier stage ended the look, or it is still under way
 */
export const stageStates = ['passed', 'noted', 'failed', 'not seen', 'not reached'] as const;
export type StageState = (typeof stageStates)[number];

/** `words` is one harmless sentence or two for people; empty where the stage was not reached. */
export type StageSeen = { readonly stage: StageName; readonly state: StageState; readonly words: string };

export type Product = 'Skype' | 'Exchange';

export type ProbeTrace = {
  /** Whose document it is. */
  readonly product: Product;
  /** The server that looked; null for this computer. */
  readonly from: Fqdn | null;
  /** The server that was looked at under the published name; null: whoever the name itself leads to, a balancer where there is one. */
  readonly at: Fqdn | null;
  /** All stages, in order. */
  readonly stages: readonly StageSeen[];
};

/** A line that nothing has filled yet. */
export const unreached: readonly StageSeen[] = stageNames.map((stage) => ({ stage, state: 'not reached', words: '' }));

/** Whether both are the same look, at different times. */
export const isSameTrace = (one: ProbeTrace, other: ProbeTrace): boolean =>
  one.at === other.at && one.from === other.from && one.product === other.product;

/** Where it ended, if before the end: at what failed, or at what could not be seen. */
export const stoppedAt = ({ stages }: Pick<ProbeTrace, 'stages'>): StageSeen | undefined =>
  stages.find(({ state }) => state === 'failed' || state === 'not seen');

/** Whether it came to the end, and all was as it should be. */
export const isClean = ({ stages }: Pick<ProbeTrace, 'stages'>): boolean => stages.every(({ state }) => state === 'passed');
