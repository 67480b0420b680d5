// The drive: asks next() for a demand, does what needs no person (working.ts), lets the front end answer the rest (answering.ts), and
// writes every fact to the journal before and after (keeper.ts). A turn is one demand; the loop goes on until one of them ends it.

import { type Demand, isAsking, isRight } from '../model/demand.ts';
import { createProbes } from '../probes/probes.ts';
import { maskedShell } from '../secrets/masked-shell.ts';
import { storyOf } from '../story/story.ts';
import { answer } from './answering.ts';
import { openShells } from './by-hand.ts';
import { type DriveOptions, type Driving, hereIn } from './driving.ts';
import { homeFor } from './elsewhere.ts';
import type { Here } from './here.ts';
import { createKeeper } from './keeper.ts';
import { keepPasted } from './kept-pastes.ts';
import { replyTo } from './meanwhile.ts';
import { next } from './next.ts';
import { withAdmin } from './play-admin.ts';
import { isDone } from './review.ts';
import { type Ending, endingOf, newTurn, type Turn } from './turn.ts';
import { without } from './undo.ts';
import { LeftUnwritten } from './until-written.ts';
import { pointBack } from './view.ts';
import { work } from './working.ts';

type Finished = Extract<Demand, { kind: 'finished' }>;

export type Driven =
  | Finished
  /** The admin left, or the way out of a trouble was not taken; `demand` is where it stands. */
  | { readonly kind: 'left'; readonly demand: Demand }
  /** The admin goes on on another computer; `to` says on which kind. */
  | { readonly kind: 'handed over'; readonly to: string }
  | { readonly kind: 'missing'; readonly key: string; readonly why: string };

/** Runs the wizard until it is finished, left, or lacks an answer. */
export async function drive({ journal, ...options }: DriveOptions): Promise<Driven> {
  const { frontEnd, sequence, world, signal } = options;
  let turn = newTurn(sequence[0].id, signal);
  let review: Here['review'];
  let ahead: Here['ahead'];
  const story = storyOf(journal.records);
  const here = (): Here => ({
    ...hereIn(options, story.openedSeq),
    ...(review === undefined ? {} : { review }),
    ...(ahead === undefined ? {} : { ahead }),
  });
  const probes = createProbes(world.network, (url) => frontEnd.show({ kind: 'looking', step: turn.step, command: { kind: 'probe', url } }));
  const driving: Driving = {
    ...options,
    world: { ...world, shell: maskedShell(world.shell, options.secrets.redact) },
    keeper: createKeeper(journal, story, frontEnd, here),
    here,
    keepAhead: (seen) => {
      ahead = seen;
    },
    probes,
  };
  try {
    if (world.drivenBy !== undefined) await driving.keeper.record({ type: 'driven', driver: world.drivenBy }, turn);
    if (options.aim !== 'undo' && isDone(driving.keeper.story())) {
      review = 'offered';
      driving.keeper.holdBack();
    }
    for (;;) {
      const demand = await withAdmin(next(driving.keeper.story(), here()), options.world);
      turn = newTurn(demand.kind === 'finished' ? turn.step : demand.step, signal);
      openShells(driving, turn);
      frontEnd.show({ kind: 'demand', demand });
      if (demand.kind === 'finished') {
        const reply = await frontEnd.reply(demand, driving.keeper.view(demand), turn.signal);
        const onward = reply.kind === 'value' ? onwardFrom(demand) : 'end';
        if (onward === 'end') return finish(demand, driving, turn);
        review = onward === 'look again' ? 'looking' : undefined;
        if (onward === 'set up') await driving.keeper.putDown(turn);
        continue;
      }
      const driven = await meet(demand, driving, turn);
      if (driven !== undefined) return driven;
    }
  } catch (error) {
    if (error instanceof LeftUnwritten) return { kind: 'left', demand: error.demand };
    throw error;
  } finally {
    await probes.close();
  }
}

/** Does what a demand asks for; gives how the drive ends, or undefined to go on. */
async function meet(demand: Exclude<Demand, Finished>, driving: Driving, turn: Turn): Promise<Driven | undefined> {
  if (!isAsking(demand)) {
    await work(demand, driving, turn);
    const ending = turn.ending();
    return ending && end(ending, demand, driving, turn);
  }
  const reply = await replyTo(demand, driving, turn);
  if (reply === undefined) return undefined;
  const ending = reply.kind === 'value' ? await answer(reply.value, demand, driving, turn) : endingOf(reply, demand);
  const last = ending ?? turn.ending();
  return last && end(last, demand, driving, turn);
}

/** `demand` is what the turn was about. */
async function end(
  ending: Ending,
  demand: Demand,
  { keeper, here, sequence, signal, world, secrets }: Driving,
  turn: Turn,
): Promise<Driven | undefined> {
  await keepPasted(keeper, turn, secrets.redact);
  switch (ending.kind) {
    case 'back': {
      const again = newTurn(turn.step, signal);
      if (demand.kind === 'confirm' && demand.plan.of === 'undo') {
        const chosen = keeper.story().undoing?.changes ?? [];
        await keeper.record({ type: 'undoing', changes: without(demand.plan, chosen) }, again);
        return undefined;
      }
      // To what was answered or read last.
      const to = pointBack(keeper.story(), here(), demand);
      if (to !== undefined) await keeper.record({ type: 'went back', to }, again);
      return undefined;
    }
    case 'leave': {
      const stands = await withAdmin(next(keeper.story(), here()), world);
      await keeper.record({ type: 'closed', verdict: 'not done' }, turn);
      return { kind: 'left', demand: stands };
    }
    case 'missing':
      await keeper.record({ type: 'closed', verdict: 'not done' }, turn);
      return ending;
    case 'hand over': {
      const to = homeFor(ending.demand, sequence);
      await keeper.record({ type: 'handed over', to }, turn);
      await keeper.record({ type: 'closed', verdict: 'not done' }, turn);
      return { kind: 'handed over', to };
    }
  }
}

/** What follows when the end was read: what an earlier run did is looked at again, and gone on with where that shows something to do. */
function onwardFrom({ standing }: Finished): 'look again' | 'set up' | 'end' {
  if (standing.kind === 'as of this file') return 'look again';
  return isRight(standing) ? 'end' : 'set up';
}

async function finish(demand: Finished, { keeper }: Driving, turn: Turn): Promise<Driven> {
  if (demand.standing.kind === 'now') await keeper.record({ type: 'closed', verdict: demand.of === 'undo' ? 'taken back' : 'done' }, turn);
  return demand;
}
