// The calendar as a file that calendar programs import (RFC 5545): a day for each certificate that ends, an hour for each next
// one that takes over, each with a reminder. The same certificate keeps its identity, so that importing again updates it.
// Loaded only when a set-up is finished.

import ical, { ICalAlarmType, ICalEventTransparency } from 'ical-generator';
import { type Calendar, type Expires, type Expiry, isAppointment } from '../model/calendar.ts';
import type { Instant } from '../model/command.ts';
import { harmless } from '../model/harmless.ts';
import { keyOf } from '../model/name.ts';

export type CalendarFileOptions = {
  readonly world: 'lab' | 'real';
  /** When the calendar was made. */
  readonly now: Instant;
  /** The line that renews. */
  readonly renew: string;
  readonly redact: (text: string) => string;
};

/** How many days ahead a calendar reminds: enough to stage a next certificate well before its day (facts.md 126). */
const reminder: { readonly [what in Expires]: number } = { oauth: 30, 'oauth next': 1, auth: 60, 'auth next': 1, web: 30 };

const day = 24 * 60 * 60;
const hour = 60 * 60 * 1000;

export function calendarFile({ expiries }: Calendar, options: CalendarFileOptions): string {
  const calendar = ical({ prodId: { company: 'partner-wizard', product: 'partner-wizard', language: 'EN' } });
  for (const expiry of expiries) {
    const { at, what } = expiry;
    const text = (value: string, ends: 'collapse' | 'keep' = 'collapse') => harmless(options.redact(value), 16_384, ends);
    const summary = text(`${expiry.words.replace(/\.$/, '')}${options.world === 'lab' ? ' (practice lab)' : ''}`);
    calendar.createEvent({
      id: identityOf(expiry),
      stamp: new Date(options.now),
      start: new Date(at),
      ...(isAppointment(expiry) ? { end: new Date(Date.parse(at) + hour) } : { allDay: true }),
      summary,
      description: text(descriptionOf(expiry, options.renew), 'keep'),
      transparency: ICalEventTransparency.TRANSPARENT,
      alarms: [{ type: ICalAlarmType.display, triggerBefore: reminder[what] * day, description: summary }],
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** The same in every run for the same certificate and day. Letters, digits and hyphens only: it is not escaped. */
function identityOf({ what, thumbprint, at }: Expiry): string {
  const on = at.slice(0, 10).replaceAll('-', '');
  return `${[what.replace(' ', '-'), keyOf('thumbprint', thumbprint), on].join('-').replace(/[^A-Za-z0-9-]/g, '')}@partner-wizard`;
}

// More than these would make a text that no calendar shows.
const mostServers = 100;

function descriptionOf({ words, followUp, servers, thumbprint }: Expiry, renew: string): string {
  const more = servers.length - mostServers;
  return [
    words,
    `On: ${servers.slice(0, mostServers).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    `Thumbprint: ${thumbprint}`,
    followUp,
    `In a terminal on an admin's computer:\n${renew}`,
  ].join('\n\n');
}
