// The calendar after a set-up: the days on which a certificate ends, or a next one takes over. Shown on the last screen, told
// in the session log, and written as a file that calendar programs read (log/calendar-file.ts).

import type { Instant } from './command.ts';
import type { Fqdn } from './place.ts';

/**
 * oauth: Skype's signing certificate; auth: Exchange's; web: the one that a server shows to whoever connects. A "next" one is
 * staged already, and its day is an appointment (facts.md 14, 22).
 */
export type Expires = 'oauth' | 'oauth next' | 'auth' | 'auth next' | 'web';

export type Expiry = {
  readonly what: Expires;
  /** When the certificate ends; of a next one, when it takes over. */
  readonly at: Instant;
  /** due: fewer than 60 days are left. */
  readonly standing: 'ahead' | 'due' | 'past';
  readonly servers: readonly Fqdn[];
  readonly thumbprint: string;
  /** What ends or begins on that day, in one sentence. */
  readonly words: string;
  /** What has to be done, and what must follow, in sentences. */
  readonly followUp: string;
};

/** In the order of the days. `notSeen` says in sentences whose day could not be looked at: it is missing, not far away. */
export type Calendar = { readonly expiries: readonly Expiry[]; readonly notSeen: readonly string[] };

/** Before the words of a day. */
export const standingInWords: { readonly [standing in Expiry['standing']]: string } = { ahead: '', due: 'Soon: ', past: 'Past: ' };

/** After an undo. */
export const noCalendar: Calendar = { expiries: [], notSeen: [] };

export const isAppointment = ({ what }: Pick<Expiry, 'what'>): boolean => what === 'oauth next' || what === 'auth next';
