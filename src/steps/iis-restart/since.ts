// Whether a server's workers started after a change. A start is told by the server's own clock, a change by that of the domain
// controller which stamped it, so both are compared only with how far these two clocks are apart; where that was not seen, or the two
// instants lie too close together, by counting: workers that a restart of ours has replaced are younger than what was before it.

import { between } from '../../model/instant.ts';
import { rowOf } from '../../model/steps.ts';
import type { IisState } from '../../windows/functions.ts';
import { fieldsOf } from '../claim.ts';
import { saidOver } from '../reported-waits.ts';
import { type Did, type StepContext, tookEffect } from '../step.ts';
import { claims } from './claims.ts';

/** A change that the workers of a server must have started after: its instant as the domain controller `by` stamped it (facts.md 81). */
export type KeyChange = { readonly at: string; readonly by: string | null };

export type Since = 'yes' | 'no' | 'cannot tell';

/** Milliseconds. A sample of w32tm and a stamp of the directory are good to a second each. */
const measured = 2_000;
/** Domain members whose clocks are further apart than this cannot sign in to each other (facts.md 137). */
const unmeasured = 5 * 60_000;

type Workers = Pick<IisState, 'pools' | 'clocks'>;

export function startedSince(server: string, workers: Workers, changes: readonly KeyChange[], context: StepContext): Since {
  // A start that was not seen counts as old (facts.md 81).
  if (workers.pools.some((pool) => pool.workerStarted === null)) return 'no';
  if (isReplaced(server, workers, changes, context)) return 'yes';
  const answers = changes.flatMap((change) => workers.pools.map((pool) => byClocks(pool.workerStarted ?? '', change, workers)));
  if (answers.includes('no')) return 'no';
  if (!answers.includes('cannot tell')) return 'yes';
  return isOvertaken(server, context) ? 'no' : 'cannot tell';
}

function byClocks(started: string, { at, by }: KeyChange, { clocks }: Workers): Since {
  const ahead = clocks.find((each) => each.server === by)?.aheadSeconds ?? null;
  const apart = between(at, started);
  if (apart === undefined) return 'cannot tell';
  const younger = apart + (ahead ?? 0) * 1000;
  const margin = ahead === null ? unmeasured : measured;
  return younger > margin ? 'yes' : younger < -margin ? 'no' : 'cannot tell';
}

type Worker = { readonly name: string; readonly workerStarted: string | null };

/** What a restart's record says of before it: its workers, and the changes that they were too old for. */
const beforeOf = (did: Did) => fieldsOf(claims, 'restart', did);
export const workersBefore = (did: Did): readonly Worker[] | null => beforeOf(did)?.workers ?? null;

/** Whether all workers are others than before. On one computer, the instant of a start tells one from the next. */
export const areOthers = (now: readonly Worker[], then: readonly Worker[]): boolean =>
  now.every((each) => each.workerStarted !== null && each.workerStarted !== then.find(({ name }) => name === each.name)?.workerStarted);

/** A restart of ours replaced these workers, and nothing was changed since: the stamps are still those of before it. */
function isReplaced(server: string, { pools }: Workers, changes: readonly KeyChange[], context: StepContext): boolean {
  const was = restartedFor(server, changes, context);
  return was?.workers != null && areOthers(pools, was.workers);
}

type Restarted = NonNullable<ReturnType<typeof beforeOf>> & { readonly at: string };

/** A restart of ours that ended well, and what was there before it; undefined where anything that workers read was changed since. */
export function restartedFor(server: string, changes: readonly KeyChange[], context: StepContext): Restarted | undefined {
  const last = lastRestart(server, context, lookedAt(context));
  const was = last && beforeOf(last);
  if (last === undefined || was === undefined || isOvertaken(server, context)) return undefined;
  return changes.every((one) => was.changes.some((other) => other.at === one.at && other.by === one.by))
    ? { ...was, at: last.at }
    : undefined;
}

export const ownRestartOf = (server: string): string => `own restart ${server}`;
export const backOf = (server: string): string => `back ${server}`;

/** The admin looked after the last restart, and said that the server is back; nothing that workers read was changed since. */
export function isReportedBack(server: string, context: StepContext): boolean {
  const said = Math.max(saidOver(backOf(server), context), saidOver(ownRestartOf(server), context));
  return said > 0 && said < lookedAt(context) && said >= restartedAt(server, context) && !isOvertaken(server, context);
}

/** The admin wants it restarted, although it seems to hold what it should. */
export function isAskedFor(server: string, context: StepContext): boolean {
  const asked = context.decided.findLast((each) => each.option === 'restart again')?.seq ?? 0;
  return asked > restartedAt(server, context, lookedAt(context));
}

const lookedAt = ({ looks }: StepContext): number => looks[rowOf('iisRestart').id] ?? 0;

/** The record of its last restart before another, whoever made it; 0 while there is none. */
function restartedAt(server: string, context: StepContext, before = Number.POSITIVE_INFINITY): number {
  const own = context.waits.filter((each) => each.wait === ownRestartOf(server)).map((each) => each.seq);
  const all = [lastRestart(server, context, before)?.seq ?? 0, saidOver(ownRestartOf(server), context), ...own];
  return Math.max(0, ...all.filter((seq) => seq < before));
}

/** This state file has changed what workers read, and not restarted the server between that and the look: a later restart is not seen yet. */
function isOvertaken(server: string, context: StepContext): boolean {
  const since = restartedAt(server, context, lookedAt(context));
  return context.did.some((each) => each.seq > since && each.settled !== 'not started' && isReadByWorkers(each.id));
}

/** The script makes an application; roles and accounts are looked up for each request, and a certificate only staged signs nothing. */
const isReadByWorkers = (id: string): boolean =>
  /^(?:partner\.(?:script|create|link|move|refresh|accept-sids|enable)|auth\.publish)$/.test(id) ||
  /^undo .*: Set-PartnerApplication\b/.test(id);

const lastRestart = (server: string, { did }: StepContext, before: number): Did | undefined =>
  did.findLast((each) => each.seq < before && each.id === `restart ${server}` && tookEffect(each));
