// The last screen: what was proven, what was not, and what to remember. Each step says its part (Step.summary).

import { type Calendar, isAppointment } from '../model/calendar.ts';
import type { Wait } from '../model/change.ts';
import type { Summary } from '../model/demand.ts';
import { reportedWaits } from '../steps/reported-waits.ts';
import type { Sequence, StepContext } from '../steps/step.ts';
import type { Story } from '../story/story.ts';
import { stepContextOf } from './step-context.ts';

export function summarise(context: StepContext, sequence: Sequence): Summary {
  const parts = sequence.map((step) => step.summary?.(context) ?? {});
  // What a set-up ends with is what it was for, so that comes first.
  const fromTheEnd = parts.toReversed();
  const open = [
    ...fromTheEnd.flatMap(({ notProven = [] }) => notProven),
    ...inSpite(context, sequence),
    ...overByWord(context, sequence),
    ...unseen(context, sequence),
  ];
  const calendar = joined(parts);
  return {
    // What the first step says of a renewal comes before what the last one proved.
    title: `${parts.find(({ title }) => title !== undefined)?.title ?? 'All steps are done.'}${open.length === 0 ? '' : ` ${thingsNotProven(open.length)}`}${calendar.expiries.some(isAppointment) ? ' It is not over yet.' : ''}`,
    proven: fromTheEnd.flatMap(({ proven = [] }) => proven),
    notProven: [...open, ...sequence.flatMap((step) => step.neverTested?.(context) ?? [])],
    remember: [...parts.flatMap(({ remember = [] }) => remember), later],
    calendar,
  };
}

const thingsNotProven = (count: number): string => (count === 1 ? '1 thing is not proven.' : `${count} things are not proven.`);

/** What is done with a set-up afterwards, by name. */
const later =
  'For later there are these commands: next tells what may follow, undo takes back what was done, renew renews a certificate before it ends, log prints all that was done.';

/** The last screen as a story has it, on the day of its end. A run that began nothing, such as an undo that was left, leaves it as it was. */
export function summaryIn(story: Story, sequence: Sequence): Summary {
  const begun = story.moments.findLast(({ type }) => type === 'intent')?.seq ?? 0;
  const openedSeq = story.moments.findLast(({ type, seq }) => type === 'opened' && seq < begun)?.seq ?? story.openedSeq;
  return summarise(stepContextOf({ ...story, openedSeq }, { sequence, user: '', computer: '', now: story.written?.at ?? '' }), sequence);
}

function joined(parts: readonly Partial<Summary>[]): Calendar {
  const all = parts.flatMap(({ calendar }) => calendar ?? []);
  return {
    expiries: all.flatMap(({ expiries }) => expiries).sort((one, other) => Date.parse(one.at) - Date.parse(other.at)),
    notSeen: all.flatMap(({ notSeen }) => notSeen),
  };
}

/** Of stops, as they are found now; one that is found no more stands in the way of nothing. */
const inSpite = (context: StepContext, sequence: Sequence): readonly string[] =>
  sequence
    .flatMap((step) => step.judge(context))
    .filter(({ state, code }) => state === 'stop' && context.overridden.includes(code))
    .map(({ words }) => `You went on although this is so: ${words}`);

const overByWord = (context: StepContext, sequence: Sequence): readonly string[] =>
  sequence.flatMap((step) => reportedWaits(step, context)).map(notSeenOver);

/** Of a wait that is over by the admin's word. */
export const notSeenOver = ({ words }: Wait): string => `Reported by you, not seen: ${words}.`;

const unseen = (context: StepContext, sequence: Sequence): readonly string[] =>
  sequence.flatMap((step) => step.judge(context)).flatMap(({ state, words }) => (state === 'not seen' ? [words] : []));
