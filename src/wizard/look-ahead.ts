// The look at all that is to come: the same as a plan makes it, within a run.

import type { Driving } from './driving.ts';
import type { Here } from './here.ts';
import { roadOf } from './road.ts';
import { survey } from './survey.ts';
import type { Turn } from './turn.ts';

/** Undefined where the admin left meanwhile. */
export async function lookAhead(driving: Driving, { step, signal }: Turn): Promise<Here['ahead']> {
  const { keeper, here, sequence, world, computer, now, frontEnd, secrets } = driving;
  const story = keeper.story();
  const surveyed = await survey({
    sequence,
    aim: 'set up',
    story,
    answers: {},
    world,
    computer,
    now,
    signal,
    looking: () => undefined,
    within: { here, reveal: secrets.reveal, told: (command) => frontEnd.show({ kind: 'looking', step, command }) },
  });
  return surveyed.kind === 'surveyed' ? { seq: story.moments.at(-1)?.seq ?? 0, road: roadOf(surveyed, sequence) } : undefined;
}
