// The ways on from a wait do not end it: it goes on while they are read, and where what it waits for is seen, they are asked about no
// more, and the set-up goes on by itself.

import type { Asking, Reply } from '../model/demand.ts';
import { duration } from '../model/duration.ts';
import type { Driving } from './driving.ts';
import type { Turn } from './turn.ts';
import { waitMeanwhile } from './working.ts';

/** The reply; undefined where nothing is asked any more. */
export async function replyTo(demand: Asking, driving: Driving, turn: Turn): Promise<Reply | undefined> {
  const { frontEnd, keeper } = driving;
  const view = keeper.view(demand);
  if (demand.kind !== 'way out' || demand.waiting === undefined) return frontEnd.reply(demand, view, turn.signal);
  const { step, waiting } = demand;
  const [answered, seen] = [new AbortController(), new AbortController()];
  const looking = waitMeanwhile({ step, waiting }, answered.signal, driving, turn);
  const withdraw = () => seen.abort();
  void looking.then(withdraw, withdraw);
  const reply = await frontEnd.reply(demand, view, AbortSignal.any([turn.signal, seen.signal]));
  answered.abort();
  const fact = await looking;
  if (fact === undefined || turn.signal.aborted) return reply;
  const words = `After ${duration(fact.seconds)} it was seen that ${waiting.wait.words}, so the wizard went on by itself.`;
  frontEnd.show({ kind: 'notice', words });
  await keeper.record(fact, turn);
  return undefined;
}
