// The calendar file as another implementation reads it: ical.js, with which Thunderbird reads calendars.

import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarFile } from '../../src/log/calendar-file.ts';
import type { Expiry } from '../../src/model/calendar.ts';

const oauth: Expiry = {
  what: 'oauth',
  at: '2027-11-24T16:59:05.000Z',
  standing: 'ahead',
  servers: ['atl-fe-001.litwareinc.com', 'atl-fe-002.litwareinc.com'],
  thumbprint: '23D55F5F0E1E8B1C0F5B3E2B3A3C4D5E6F708192',
  words: "Skype's signing certificate (OAuthTokenIssuer) ends.",
  followUp: 'Exchange must read it again; IIS must be restarted, and the connection be tested.',
};
const appointment: Expiry = { ...oauth, what: 'oauth next', at: '2027-01-31T08:00:00.000Z' };

const options = {
  world: 'real',
  now: '2026-11-24T11:00:00.000Z',
  renew: 'partner-wizard renew',
  redact: (text: string) => text,
} as const;

const file = (expiries: readonly Expiry[], more: Partial<Parameters<typeof calendarFile>[1]> = {}) =>
  calendarFile({ expiries, notSeen: [] }, { ...options, ...more });

// Its own types do not compile with ours.
type Component = { getAllSubcomponents(name: string): readonly Component[]; getFirstPropertyValue(name: string): unknown };
type Ical = { parse(text: string): unknown; Component: new (parsed: unknown) => Component };
const require = createRequire(import.meta.url);
const ical: Ical = require('ical.js');

function eventsIn(text: string) {
  return new ical.Component(ical.parse(text)).getAllSubcomponents('vevent').map((event) => {
    const of = (name: string, component = event) => String(component.getFirstPropertyValue(name) ?? '');
    return {
      uid: of('uid'),
      stamp: of('dtstamp'),
      start: of('dtstart'),
      end: of('dtend'),
      summary: of('summary'),
      description: of('description'),
      alarms: event.getAllSubcomponents('valarm').map((alarm) => of('trigger', alarm)),
    };
  });
}
const eventOf = (expiry: Expiry, more: Partial<Parameters<typeof calendarFile>[1]> = {}) => {
  const [first] = eventsIn(file([expiry], more));
  if (first === undefined) throw new Error('There is no event.');
  return first;
};

describe('the calendar file', () => {
  test('has the whole day on which a certificate ends, as UTC has it', () => {
    expect(eventOf(oauth)).toMatchObject({ start: '2027-11-24', end: '' });
  });

  test('has an hour for a next certificate that takes over, at its instant', () => {
    expect(eventOf(appointment)).toMatchObject({ start: '2027-01-31T08:00:00Z', end: '2027-01-31T09:00:00Z' });
  });

  test.each([
    ['oauth', '-P30D'],
    ['auth', '-P60D'],
    ['web', '-P30D'],
    ['oauth next', '-P1D'],
    ['auth next', '-P1D'],
  ] as const)('reminds of "%s" in time: %s', (what, before) => {
    expect(eventOf({ ...oauth, what }).alarms).toEqual([before]);
  });

  test('says what ends, where, what must follow, and the line that renews', () => {
    const event = eventOf(oauth);
    expect(event.summary).toBe(oauth.words.slice(0, -1));
    for (const part of [...oauth.servers, oauth.thumbprint, oauth.followUp, 'partner-wizard renew'])
      expect(event.description).toContain(part);
  });

  test('of a rehearsal says so in every title', () => {
    expect(eventOf(oauth, { world: 'lab' }).summary).toContain('(practice lab)');
    expect(eventOf(oauth).summary).not.toContain('practice');
  });

  test('updates what was imported before: a later run gives the same certificate and day the same identity', () => {
    const later = eventOf({ ...oauth, standing: 'due', servers: ['another'] }, { now: '2027-11-01T00:00:00.000Z' });
    expect(later.uid).toBe(eventOf(oauth).uid);
    expect(later.stamp).toBe('2027-11-01T00:00:00Z');
  });

  test('tells the days of one certificate apart, and those of different ones', () => {
    const all = [oauth, appointment, { ...oauth, what: 'web' as const }, { ...oauth, thumbprint: 'AA' }];
    expect(new Set(eventsIn(file(all)).map(({ uid }) => uid)).size).toBe(all.length);
  });

  test('holds no secret, even where a server said it', () => {
    const text = file([{ ...oauth, words: 'The password is hunter2.' }], { redact: (said) => said.replaceAll('hunter2', '***') });
    expect(text).not.toContain('hunter2');
  });

  test('stays one well-formed calendar, whatever names servers and certificates have', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            '\r\n',
            '\n',
            '\r',
            'END:VEVENT',
            'BEGIN:VALARM',
            ',',
            ';',
            ':',
            '\\',
            '\\n',
            '"',
            '🙂',
            'ä',
            '\u2028',
            ' ',
            'name',
          ),
        )
        .map((parts) => parts.join('')),
    );
    const what = fc.constantFrom('oauth', 'oauth next', 'auth', 'auth next', 'web');
    fc.assert(
      fc.property(what, hostile, hostile, hostile, (kind, words, server, thumbprint) => {
        const text = file([{ ...oauth, what: kind, words, servers: [server], thumbprint }, appointment], { renew: server });
        for (const each of text.split('\r\n')) expect(Buffer.byteLength(each)).toBeLessThanOrEqual(75);
        // No line end but those of the format, and no control character at all.
        expect(text.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u);
        const events = eventsIn(text);
        expect(events).toHaveLength(2);
        expect(events.map(({ alarms }) => alarms.length)).toEqual([1, 1]);
        // What is printable arrives as it was.
        if (/^[ -~]*$/.test(words)) expect(events[0]?.summary).toBe(words);
      }),
      { numRuns: 500 },
    );
  });
});

test('the lines that renew stand in it for each shell of Windows, as they are typed', () => {
  const lines = ['PowerShell:  & "C:\\My kit\\partner-wizard.cmd" renew', 'cmd:         "C:\\My kit\\partner-wizard.cmd" renew'];
  const text = file([oauth], { renew: lines.join('\n') });
  expect(eventsIn(text)[0]?.description.split('\n').slice(-2)).toEqual(lines);
});
