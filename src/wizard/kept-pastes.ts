// What was pasted for a look that was left before it was whole: kept when leaving, offered on coming back with its age and author, and
// never taken by itself.

import { harmless } from '../model/harmless.ts';
import { between, isYetToBegin, localTimeInWords } from '../model/instant.ts';
import type { Question } from '../model/question.ts';
import type { StepId } from '../model/steps.ts';
import type { KeptAnswer } from '../powershell/manual/kept.ts';
import type { MomentOf } from '../story/moment.ts';
import type { Story } from '../story/story.ts';
import type { Keeper } from './keeper.ts';
import type { Turn } from './turn.ts';

/** What is kept for a step: the newest answer to each command. */
export const keptFor = (step: StepId, { pasted }: Story): ReadonlyMap<string, KeptAnswer> =>
  new Map(pasted.filter((each) => each.step === step).flatMap(({ answers }) => answers.map((each) => [each.asks, each] as const)));

/** Servers change: older than this it is better asked again, in milliseconds. */
const freshFor = 30 * 60_000;

/** Whether to use them; asked in the middle of a look, and on no record. */
export function keptQuestion(step: StepId, story: Story, now: Date): Question | undefined {
  const own = story.pasted.filter((each) => each.step === step);
  const [oldest] = own;
  if (oldest === undefined) return undefined;
  const age = between(oldest.at, now.toISOString());
  const isFresh = age !== undefined && age <= freshFor && !isYetToBegin(oldest.at, now.toISOString());
  const minutes = Math.max(0, Math.round((age ?? 0) / 60_000));
  const others = own.find((each) => isOfAnother(each, story));
  const why = others === undefined ? `They are ${minutes} min old.` : `They are ${minutes} min old, and of ${whoOf(others)}.`;
  const count = keptFor(step, story).size;
  const of = Math.max(count, ...own.map((each) => each.of));
  return {
    kind: 'one',
    key: 'byHand.kept',
    ask: `${count} of ${of} answers pasted at ${localTimeInWords(oldest.at)} by ${whoOf(oldest)} are kept. Use them?`,
    why: 'They are read like anything that is pasted. What they say was so then, and may be otherwise now.',
    likely: isFresh && others === undefined ? 'use' : 'again',
    choices: [
      { value: 'use', label: 'Use them', because: 'Only what is missing is asked.' },
      { value: 'again', label: 'Ask all again', because: why },
    ],
  };
}

const isOfAnother = ({ by, on }: MomentOf<'pasted'>, { runs }: Story): boolean => by !== runs.at(-1)?.by || on !== runs.at(-1)?.on;
const whoOf = ({ by, on }: MomentOf<'pasted'>): string => `${harmless(by, 64)} on ${harmless(on, 64)}`;

/** A record has room for this many characters of answers; the rest is asked again. */
const most = 1_000_000;

/** Keeps what was pasted in a turn that ended before its look was whole. */
export async function keepPasted(keeper: Keeper, turn: Turn, redact: (text: string) => string): Promise<void> {
  const { answers, asked } = turn.pasted;
  let room = most;
  const kept = answers
    .map(({ asks, answer }) => ({ asks: redact(asks), answer: redact(answer) }))
    .filter(({ asks, answer }) => {
      room -= asks.length + answer.length;
      return room >= 0;
    });
  if (kept.length > 0) await keeper.record({ type: 'pasted', step: turn.step, of: asked.size, answers: kept }, turn);
}
