// Batches: the servers that are agreed to with one word, where there are many. After each the admin is asked again, or leaves. A batch
// never holds two servers of one database group or one site (facts.md 86), and the management shell's own server comes last.

import type { Act } from '../../model/change.ts';
import { areOneName } from '../../model/name.ts';
import type { Fqdn } from '../../model/place.ts';
import type { TextQuestion } from '../../model/question.ts';
import { type StepContext, textAnswer } from '../step.ts';
import { iisRestartOf, type ServerFacts, type Standing, standing } from './facts.ts';
import { isBatchSize, keys, words } from './words.ts';

/** With fewer, one word for all of them says enough. */
const many = 3;

/** How many servers a batch has at most: the wizard's question where `count` are to be restarted, of `all` that there are. */
export const batchQuestion = (count: number, all: number): readonly TextQuestion[] =>
  count < many
    ? []
    : [
        {
          kind: 'text',
          key: keys.batch,
          ask: words.batchAsk,
          why: words.batchWhy,
          likely: '1',
          example: '4',
          read: (text) => {
            const size = text.trim();
            if (!isBatchSize(size)) return { ok: false, why: words.batchWrong };
            return Number(size) > all ? { ok: false, why: words.batchTooMany(all) } : { ok: true, value: size };
          },
        },
      ];

/** Null where one word agrees to all. */
function batchSize(context: StepContext): number | null {
  const size = textAnswer(context, keys.batch);
  return size !== undefined && isBatchSize(size) ? Number(size) : null;
}

type Placed = Pick<ServerFacts, 'server' | 'dag' | 'site' | 'holdsShell'>;

/** All of them, in batches: each takes the next servers that share neither a group nor a site with one that it has. Not known is shared. */
export function inBatches<Server extends Placed>(servers: readonly Server[], size: number): readonly (readonly Server[])[] {
  const batches: Server[][] = [];
  const shellLast = [...servers.filter((each) => each.holdsShell !== true), ...servers.filter((each) => each.holdsShell === true)];
  for (let left = shellLast; left.length > 0; ) {
    const batch: Server[] = [];
    for (const each of left) if (batch.length < size && batch.every((one) => areApart(one, each))) batch.push(each);
    batches.push(batch);
    left = left.filter((each) => !batch.includes(each));
  }
  return batches;
}

const areApart = (one: Placed, other: Placed): boolean =>
  one.site !== null &&
  other.site !== null &&
  !areOneName('identity', one.site, other.site) &&
  (one.dag === null || !areOneName('identity', one.dag, other.dag));

/** In the order in which they are restarted. */
export function inTurn(servers: readonly ServerFacts[], context: StepContext): readonly ServerFacts[] {
  const size = batchSize(context);
  return size === null ? servers : inBatches(servers, size).flat();
}

/** The servers of which one of these is true now. */
export const those = (standings: readonly Standing[], context: StepContext): readonly ServerFacts[] =>
  (iisRestartOf(context)?.servers ?? []).filter((each) => standings.includes(standing(each, context)));

/** All that this set-up restarts, those that it has restarted among them, so that their batches keep their numbers. */
export const involved = (context: StepContext): readonly ServerFacts[] =>
  (iisRestartOf(context)?.servers ?? []).filter(
    (each) => standing(each, context) === 'needs a restart' || context.did.some(({ id }) => id === `restart ${each.server}`),
  );

/** The batch whose turn it is, and its number; undefined where one word agrees to all. */
export function batchNow(
  context: StepContext,
): { readonly servers: readonly Fqdn[]; readonly number: number; readonly of: number } | undefined {
  const size = batchSize(context);
  if (size === null) return undefined;
  const wanted = those(['needs a restart'], context).map(({ server }) => server);
  const all = inBatches(involved(context), size);
  const at = all.findIndex((batch) => batch.some(({ server }) => wanted.includes(server)));
  const servers = (all[at] ?? []).map(({ server }) => server).filter((each) => wanted.includes(each));
  return at < 0 ? undefined : { servers, number: at + 1, of: all.length };
}

/** What is agreed to with the next word. What is half done is part of every batch. */
export function nextBatchOf<Planned extends Pick<Act, 'id'>>(acts: readonly Planned[], context: StepContext): readonly Planned[] {
  const batch = batchNow(context);
  if (batch === undefined) return acts;
  const later = those(['needs a restart'], context).filter(({ server }) => !batch.servers.includes(server));
  return acts.filter(({ id }) => !later.some(({ server }) => id.endsWith(` ${server}`)));
}
