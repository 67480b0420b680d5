// On which day the next auth certificate takes over: in 30 days, or sooner where the current one does not last that long.

import { instantOf, shifted } from '../../../model/instant.ts';
import type { Question, TypedAnswer } from '../../../model/question.ts';
import { day, listInWords } from '../../phrases.ts';
import { type StepContext, textAnswer } from '../../step.ts';
import { type CertificatesFacts, certificatesOf } from '../facts.ts';
import { renews } from '../renewal.ts';
import { authNeed, isHybrid, mayBeMadeAnew } from './need.ts';
import { type AuthState, leastAhead, nextOf, stateOf } from './state.ts';
import { choice, keys, words } from './words.ts';

const dayLong = 86_400_000;

export function authQuestions(context: StepContext): readonly Question[] {
  const facts = certificatesOf(context);
  const state = facts && stateOf(facts, context);
  if (facts === undefined || state === undefined) return [];
  return [...missingQuestion(state, facts, context), ...effectiveQuestion(state, facts, context), ...lifetimeQuestion(facts, context)];
}

function missingQuestion(state: AuthState, facts: CertificatesFacts, context: StepContext): readonly Question[] {
  if (state.kind !== 'missing' || !mayBeMadeAnew(state, facts, context)) return [];
  return [
    {
      kind: 'one',
      key: keys.missing,
      ask: words.missingAsk(listInWords(state.on)),
      why: words.missingWhy,
      likely: choice.myself,
      choices: [
        { value: choice.myself, label: words.bringMyself, because: words.bringMyselfBecause },
        { value: choice.makeNew, label: words.makeNew, because: words.makeNewBecause },
      ],
    },
  ];
}

/** Asked before a certificate is made whose key the cloud has to take (facts.md 131). */
function lifetimeQuestion(facts: CertificatesFacts, context: StepContext): readonly Question[] {
  if (!isHybrid(facts) || authNeed(facts, context).kind !== 'make') return [];
  return [
    {
      kind: 'one',
      key: keys.lifetime,
      ask: words.lifetimeAsk,
      why: words.lifetimeWhy,
      likely: choice.fiveYears,
      choices: [
        { value: choice.fiveYears, label: words.fiveYears, because: words.fiveYearsBecause },
        { value: choice.shorter, label: words.shorter, because: words.shorterBecause },
      ],
    },
  ];
}

function effectiveQuestion(state: AuthState, facts: CertificatesFacts, context: StepContext): readonly Question[] {
  if (state.kind !== 'valid' || !renews(context, 'exchange')) return [];
  if (nextOf(facts, context) !== undefined && textAnswer(context, keys.effective) === undefined) return [];
  // The last day that Exchange takes is the one before the current certificate ends.
  const [first, last] = [firstDay(context), day(later(state.until, -1))];
  const inAMonth = day(later(context.now, 30));
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
function firstDay({ now }: StepContext): string {
  const least = shifted(now, leastAhead) ?? now;
  return effectiveOn(day(least)) >= least ? day(least) : day(later(least, 1));
}

/** Of a day that cannot be reckoned with, the day itself. */
const later = (from: string, days: number): string => shifted(from, days * dayLong) ?? from;

function readDay(text: string, first: string, last: string): TypedAnswer {
  const given = text.trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given) || day(instantOf(new Date(given)) ?? '') !== given)
    return { ok: false, why: words.effectiveWrong };
  if (given < first) return { ok: false, why: `Exchange wants 48 hours to bring it to every server: ${first} is the earliest day.` };
  if (given > last) return { ok: false, why: `The current certificate ends before that: ${last} is the latest day.` };
  return { ok: true, value: given };
}

/** The instant of a day: in the morning, so that the day can be used. */
export const effectiveOn = (chosen: string): string => `${chosen}T06:00:00.000Z`;
