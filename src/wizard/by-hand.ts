// What goes by hand: the shells go the ways that the admin chose, and what none of them reaches is asked of the admin.

import type { ManualTask } from '../model/access.ts';
import type { Asking } from '../model/demand.ts';
import { readAnswer } from '../model/question.ts';
import type { AskByHand } from '../model/shell.ts';
import { answersIn, asksOf, type KeptAnswer, pasteOf } from '../powershell/manual/kept.ts';
import type { Driving } from './driving.ts';
import { keptFor, keptQuestion } from './kept-pastes.ts';
import { pastedIn } from './replies.ts';
import { shellAccessOf } from './targets.ts';
import { endingOf, type Turn } from './turn.ts';

/** From now on the world's shell goes the ways that were chosen here, in this turn. */
export function openShells(driving: Driving, turn: Turn): void {
  const { world, frontEnd, keeper, here } = driving;
  const access = shellAccessOf(keeper.story(), here());
  if (access === undefined) return;
  const fromKept = keptPastes(driving, turn);
  let wasFed = false;
  const askByHand: AskByHand = async (asked, signal) => {
    const isLook = asked.purpose === 'look';
    if (isLook) for (const { mark } of asked.parts) turn.pasted.asked.add(mark);
    const kept = isLook ? await fromKept(asked, signal) : '';
    if (turn.signal.aborted) return undefined;
    if (kept !== '') {
      wasFed = true;
      return { kind: 'said', text: kept };
    }
    // What was kept lacked it, and not what the admin pasted.
    const task = wasFed ? { ...asked, unclear: null } : asked;
    wasFed = false;
    const demand = { kind: 'by hand', step: turn.step, task } as const;
    const view = keeper.view(demand);
    // From a change that was agreed to there is no way back, only its end.
    const canGoBack = view.canGoBack && isLook;
    const reply = await frontEnd.reply(demand, { ...view, canGoBack }, signal);
    const back = reply.kind === 'value' ? pastedIn(reply.value) : undefined;
    if (back !== undefined) {
      if (isLook && back.kind === 'said') turn.pasted.answers.push(...answersIn(task, back.text));
      return back;
    }
    const ending = endingOf(reply, demand);
    turn.end(ending === undefined || (ending.kind === 'back' && !canGoBack) ? { kind: 'leave' } : ending);
    return undefined;
  };
  world.reach?.go(access, askByHand, (words) => frontEnd.show({ kind: 'notice', words }));
}

/** What was kept of earlier pastes for a task, as a paste; '' where there is none, or the admin would rather be asked. Once a turn. */
function keptPastes({ frontEnd, keeper, now }: Driving, turn: Turn): (task: ManualTask, signal: AbortSignal) => Promise<string> {
  const kept = new Map<string, KeptAnswer>(keptFor(turn.step, keeper.story()));
  let decided = false;
  return async ({ parts }, signal) => {
    const known = () =>
      parts.flatMap(({ mark, command }) => {
        const answer = kept.get(asksOf(command));
        return answer === undefined ? [] : [{ mark, answer }];
      });
    if (known().length === 0) return '';
    if (!decided) {
      decided = true;
      const question = keptQuestion(turn.step, keeper.story(), now());
      if (question === undefined) return '';
      const demand: Extract<Asking, { kind: 'ask' }> = { kind: 'ask', step: turn.step, question };
      const reply = await frontEnd.reply(demand, keeper.view(demand), signal);
      const ending = endingOf(reply, demand);
      if (ending !== undefined) turn.end(ending);
      const read = reply.kind === 'value' ? readAnswer(question, reply.value) : undefined;
      if (read?.ok !== true || read.value !== 'use') kept.clear();
    }
    const pastes = known().map(({ mark, answer }) => pasteOf(mark, answer));
    // One that cannot be read is asked for, and not offered again.
    for (const { command } of parts) kept.delete(asksOf(command));
    return pastes.join('\n');
  };
}
