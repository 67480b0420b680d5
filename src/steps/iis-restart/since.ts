// Whether a server's workers started after a change. A start is told by the server's own clock, a change by that of the domain
// controller which stamped it, so both are compared only with how far these two clocks are apart; where that was not seen, or the two
// instants lie too close together, by counting: workers that a restart of ours has replaced are younger than what was before it.

import { z } from 'zod';
import type { Command } from '../../model/command.ts';
import { between } from '../../model/instant.ts';
import type { IisState } from '../../windows/functions.ts';
import { type Did, type StepContext, tookEffect } from '../step.ts';

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
const before = z.object({
  workers: z.array(z.object({ name: z.string(), workerStarted: z.string().nullable() })).nullable(),
  changes: z.array(z.object({ at: z.string(), by: z.string().nullable() })),
});
const beforeOf = (did: Did) => before.safeParse(did.change.before).data;
export const workersBefore = (did: Did): readonly Worker[] | null => beforeOf(did)?.workers ?? null;

/** Whether all workers are others than before. On one computer, the instant of a start tells one from the next. */
export const areOthers = (now: readonly Worker[], then: readonly Worker[]): boolean =>
  now.every((each) => each.workerStarted !== null && each.workerStarted !== then.find(({ name }) => name === each.name)?.workerStarted);

/** A restart of ours replaced these workers, and nothing was changed since: the stamps are still those of before it. */
function isReplaced(server: string, { pools }: Workers, changes: readonly KeyChange[], context: StepContext): boolean {
  const last = lastRestart(server, context);
  const was = last && beforeOf(last);
  if (was?.workers == null || isOvertaken(server, context)) return false;
  return areOthers(pools, was.workers) && changes.every((one) => was.changes.some((other) => other.at === one.at && other.by === one.by));
}

/** This state file has changed what workers read, and not seen the server restarted since. */
function isOvertaken(server: string, context: StepContext): boolean {
  const restarts = context.waits.filter((each) => each.wait === `own restart ${server}`).map((each) => each.seq);
  const since = Math.max(lastRestart(server, context)?.seq ?? 0, ...restarts);
  return context.did.some((each) => each.seq > since && each.settled !== 'not started' && isReadByWorkers(each.change.command));
}

/** The script makes an application; roles and accounts are looked up anew for each request, and a certificate that is only staged signs nothing. */
function isReadByWorkers(command: Command): boolean {
  if (command.kind === 'script') return true;
  if (command.kind !== 'cmdlet') return false;
  const { name, switches } = command;
  return (
    ['New-PartnerApplication', 'Set-PartnerApplication'].includes(name) ||
    (name === 'Set-AuthConfig' && switches.includes('PublishCertificate'))
  );
}

const lastRestart = (server: string, { did }: StepContext): Did | undefined =>
  did.findLast((each) => each.change.id === `restart ${server}` && tookEffect(each));
