// The time as servers have it. Whether a certificate is valid yet is for the clock of the server that signs with it, not for ours.

import { shifted } from '../../model/instant.ts';
import { serversOf } from '../servers/facts.ts';
import type { StepContext } from '../step.ts';

/** By the latest of their clocks, as far as those were measured; by this computer's where none was. */
export function timeOn(servers: readonly string[], known: Pick<StepContext, 'now' | 'facts'>): string {
  const { clocks = [], views = [] } = serversOf(known) ?? {};
  const seen = views.flatMap(({ from, at, clock, secured }) =>
    from === null && at !== null && clock !== null && secured?.trusted !== false ? [{ server: at, ...clock }] : [],
  );
  const ahead = [...clocks, ...seen].filter(({ server }) => servers.includes(server)).map(({ offsetMs, errorMs }) => offsetMs + errorMs);
  return ahead.length === 0 ? known.now : (shifted(known.now, Math.max(...ahead)) ?? known.now);
}
