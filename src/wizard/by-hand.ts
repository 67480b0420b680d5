// What goes by hand: the shells go the ways that the admin chose, and what none of them reaches is asked of the admin.

import type { AskByHand } from '../model/shell.ts';
import type { Driving } from './driving.ts';
import { pastedIn } from './replies.ts';
import { shellAccessOf } from './targets.ts';
import { endingOf, type Turn } from './turn.ts';

/** From now on the world's shell goes the ways that were chosen here, in this turn. */
export function openShells({ world, frontEnd, keeper, here }: Driving, turn: Turn): void {
  const access = shellAccessOf(keeper.story(), here());
  if (access === undefined) return;
  const askByHand: AskByHand = async (task, signal) => {
    const demand = { kind: 'by hand', step: turn.step, task } as const;
    const view = keeper.view(demand);
    // From a change that was agreed to there is no way back, only its end.
    const canGoBack = view.canGoBack && task.purpose === 'look';
    const reply = await frontEnd.reply(demand, { ...view, canGoBack }, signal);
    const back = reply.kind === 'value' ? pastedIn(reply.value) : undefined;
    if (back !== undefined) return back;
    const ending = endingOf(reply, demand);
    turn.end(ending === undefined || (ending.kind === 'back' && !canGoBack) ? { kind: 'leave' } : ending);
    return undefined;
  };
  world.reach?.go(access, askByHand, (words) => frontEnd.show({ kind: 'notice', words }));
}
