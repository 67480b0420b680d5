// The whole road once, before the first change: it is looked at when the first step has said what there is, and shown. Whoever asks
// nobody has a plan for that, and is not kept waiting.

import type { Demand } from '../model/demand.ts';
import { pageKey } from '../story/points.ts';
import type { Story } from '../story/story.ts';
import type { Here } from './here.ts';

type Unfinished = Exclude<Demand, { kind: 'finished' }>;

/** What comes before `demand`, where the set-up's first change would follow; undefined where nothing does. */
export function roadBefore({ step, kind }: Unfinished, story: Story, here: Here): Demand | undefined {
  const { sequence, aim = 'set up', waysSince, ahead } = here;
  const [{ id }] = sequence;
  const isSeen = story.did.length > 0 || story.reads[pageKey('road', id)]?.reopened === false;
  if (isSeen || aim !== 'set up' || waysSince !== undefined || (step === id && kind !== 'confirm')) return undefined;
  return ahead !== undefined && holds(ahead.seq, story)
    ? { kind: 'read', step: id, page: 'road', ending: 'already right' }
    : { kind: 'look', step: id, why: 'ahead' };
}

/** Whether nothing was seen, answered or decided since. */
const holds = (seq: number, { looks, answers, decided }: Story): boolean =>
  [...Object.values(looks), ...decided].every((each) => each.seq <= seq) && Object.values(answers).every((each) => each.changedSeq <= seq);
