// When a new certificate takes over from one that is still valid: not before tomorrow, so that it has reached every Front End, and
// at least a day before the old one ends (facts.md 13). Dates are read in the time zone of this computer and kept as instants.

import { between, instantOf, localTimeInWords, shifted } from '../../../model/instant.ts';
import type { TypedAnswer } from '../../../model/question.ts';

const hour = 3_600_000;
/** Seconds of a date that a person types are zero. */
const isoDay = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2}))?$/;

/** The first and the last moment at which it may take over; undefined where there is no time for a smooth change. */
export function window(now: string, until: string | null): { readonly first: string; readonly last: string | null } | undefined {
  const first = shifted(now, 12 * hour);
  const last = until === null ? null : shifted(until, -24 * hour);
  if (first === undefined || last === undefined || (last !== null && (between(first, last) ?? 0) <= 0)) return undefined;
  return { first, last };
}

/** Tomorrow at this time, to the minute; or the last moment, where that is earlier. */
export function tomorrow(now: string, until: string | null): string {
  const next = shifted(now, 24 * hour) ?? now;
  const last = window(now, until)?.last ?? null;
  return localTimeInWords(last !== null && last < next ? last : next);
}

/** Reads a day, with a time or without, or the word "tomorrow". What it gives is an instant. */
export function readEffective(text: string, now: string, until: string | null): TypedAnswer {
  const typed = text.trim();
  const at = typedInstant(typed.toLowerCase() === 'tomorrow' ? tomorrow(now, until) : typed);
  if (at === undefined) return { ok: false, why: `Type a day and a time, for example ${tomorrow(now, until)}.` };
  const allowed = window(now, until);
  if (allowed !== undefined && at < allowed.first)
    return { ok: false, why: `That is too soon: it must reach every server first. Choose ${localTimeInWords(allowed.first)} or later.` };
  if (allowed !== undefined && allowed.last !== null && at > allowed.last)
    return {
      ok: false,
      why: `That is too late: the present certificate ends a day after ${localTimeInWords(allowed.last)}. Choose an earlier day.`,
    };
  return { ok: true, value: at };
}

function typedInstant(typed: string): string | undefined {
  // An instant, as an answers file that repeats a run has it.
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(typed)) return instantOf(new Date(typed));
  const [, year, month, date, hours = '0', minutes = '0'] = isoDay.exec(typed) ?? [];
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const at = new Date(Number(year), Number(month) - 1, Number(date), Number(hours), Number(minutes));
  // The 31st of February would become a day of March.
  const isReal =
    at.getMonth() === Number(month) - 1 && at.getDate() === Number(date) && at.getHours() === Number(hours) && Number(minutes) < 60;
  return isReal ? instantOf(at) : undefined;
}
