// On which day the next auth certificate takes over: in 30 days, or sooner where the current one does not last that long.

import type { Question, Read } from '../../../model/question.ts';
import { day } from '../../look.ts';
import { type Known, textAnswer } from '../../step.ts';
import { certificatesOf } from '../facts.ts';
import { renews } from '../renewal.ts';
import { leastAhead, nextOf, stateOf } from './state.ts';
import { keys, words } from './words.ts';

const dayLong = 86_400_000;

export function authQuestions(known: Known): readonly Question[] {
  const facts = certificatesOf(known);
  const state = facts && stateOf(facts, known);
  if (facts === undefined || state?.kind !== 'valid' || !renews(known, 'exchange')) return [];
  if (nextOf(facts, known) !== undefined && textAnswer(known, keys.effective) === undefined) return [];
  // The last day that Exchange takes is the one before the current certificate ends.
  const [first, last] = [firstDay(known), day(later(state.until, -1))];
  const inAMonth = day(later(known.now, 30));
  const likely = inAMonth < last ? inAMonth : first;
  return [
    {
      kind: 'text',
      key: keys.effective,
      ask: words.effectiveAsk,
      why: words.effectiveWhy,
      likely,
      example: likely,
      read: (text) => readDay(text, first, last),
    },
  ];
}

/** The first day whose hour is 48 hours ahead at least. */
function firstDay({ now }: Known): string {
  const least = new Date(Date.parse(now) + leastAhead).toISOString();
  return effectiveOn(day(least)) >= least ? day(least) : day(later(least, 1));
}

const later = (from: string, days: number): string => new Date(Date.parse(from) + days * dayLong).toISOString();

function readDay(text: string, first: string, last: string): Read {
  const given = text.trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given) || Number.isNaN(Date.parse(given)) || day(new Date(given).toISOString()) !== given)
    return { ok: false, why: words.effectiveWrong };
  if (given < first) return { ok: false, why: `Exchange wants 48 hours to bring it to every server: ${first} is the earliest day.` };
  if (given > last) return { ok: false, why: `The current certificate ends before that: ${last} is the latest day.` };
  return { ok: true, value: given };
}

/** The instant of a day: in the morning, so that the day can be used. */
export const effectiveOn = (chosen: string): string => `${chosen}T06:00:00.000Z`;
