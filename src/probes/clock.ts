// A server's clock against this computer's, from the Date header of its answers. The header names whole seconds, cut off, and was
// written some time between our request and its answer: that is the error bar. OAuth tokens bear minutes at most (facts.md 73).

import type { HttpAnswer } from './ask.ts';
import type { Clock } from './document-probe.ts';

/** Undefined where the answer tells no time, or an older one out of a cache. */
export function clockOf({ headers, sent, received }: Pick<HttpAnswer, 'headers' | 'sent' | 'received'>): Clock | undefined {
  const said = Date.parse(headers.date ?? '');
  if (Number.isNaN(said) || headers.age !== undefined || received < sent) return undefined;
  return { offsetMs: said + 500 - (sent + received) / 2, errorMs: 500 + (received - sent) / 2 };
}

/** What two answers of one server say together. Where they contradict each other a clock was set in between: the newer one counts. */
export function together(older: Clock | undefined, newer: Clock): Clock {
  if (older === undefined) return newer;
  const from = Math.max(older.offsetMs - older.errorMs, newer.offsetMs - newer.errorMs);
  const to = Math.min(older.offsetMs + older.errorMs, newer.offsetMs + newer.errorMs);
  return from > to ? newer : { offsetMs: (from + to) / 2, errorMs: (to - from) / 2 };
}
