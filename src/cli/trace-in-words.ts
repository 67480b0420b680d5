// One line for a look at a metadata document that did not come to its end: how far it came, without marks, for a log.

import { harmless } from '../model/harmless.ts';
import { type ProbeTrace, stageWords, stoppedAt } from '../model/probe-trace.ts';

/** Undefined while it is under way, and where it came to its end: then the findings say all that is worth knowing. */
export function traceInWords(trace: ProbeTrace): string | undefined {
  const { product, from, at, stages } = trace;
  const stopped = stoppedAt(trace);
  if (stopped === undefined) return undefined;
  const passed = stages.slice(0, stages.indexOf(stopped)).map(({ stage }) => `${stageWords[stage]} ok`);
  const way = [...passed, `${stageWords[stopped.stage]} ${stopped.state}`].join(', ');
  const where = at === null ? '' : ` on ${harmless(at, 253)} itself`;
  return `${product}'s document${where}, seen from ${from === null ? 'this computer' : harmless(from, 253)}: ${way}`;
}
