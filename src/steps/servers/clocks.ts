// The clocks of all servers, measured from this computer, and compared with each other: whether this computer's own clock is right
// does not matter then. A token bears a few minutes at most (facts.md 73; how many is not documented, so the words say "likely").

import { z } from 'zod';
import type { Fqdn } from '../../model/place.ts';
import type { DocumentProbeFacts } from '../document-probes.ts';
import type { StepFinding } from '../findings.ts';
import { counted, listInWords } from '../phrases.ts';
import { found } from './found.ts';

const { stop, note, ok, unseen } = found;

export const clockSeen = z.object({
  server: z.string(),
  offsetMs: z.number(),
  errorMs: z.number(),
  /** Where it takes its time from, and how far that is ahead of it; null where that was not seen. */
  source: z.string().nullable(),
  sourceAheadSeconds: z.number().nullable(),
});
export type ClockFacts = z.output<typeof clockSeen>;

type Servers = { readonly exchange: readonly Fqdn[]; readonly frontEnds: readonly Fqdn[] };

/** Milliseconds. */
const fine = 60_000;
const refused = 5 * 60_000;

/** `clocks`: as read on the servers themselves. The narrower error bar counts. */
export function judgeClocks(
  clocks: readonly ClockFacts[],
  views: readonly DocumentProbeFacts[],
  { exchange, frontEnds }: Servers,
): readonly StepFinding[] {
  const all = [...frontEnds, ...exchange];
  const seen = [...clocks, ...views.flatMap(fromView)];
  const clockOf = (server: Fqdn) => seen.filter((each) => each.server === server).sort((a, b) => a.errorMs - b.errorMs)[0];
  const known = all.flatMap((server) => clockOf(server) ?? []);
  const unknown = all.filter((server) => clockOf(server) === undefined);
  const middle = median(known.map((each) => each.offsetMs));
  const gaps = known
    .filter((each) => frontEnds.includes(each.server))
    .flatMap((one) => known.filter((each) => exchange.includes(each.server)).map((other) => gapOf(one, other, middle)));
  return [...judgeGaps(gaps, known, clocks), ...judgeThisComputer(gaps, known), ...judgeUnknown(unknown)];
}

/** As far as the connection is trusted: a clock may stop the wizard. */
const fromView = ({ from, at, clock, secured }: DocumentProbeFacts): readonly ClockFacts[] =>
  from === null && at !== null && clock !== null && secured?.trusted !== false
    ? [{ server: at, ...clock, source: null, sourceAheadSeconds: null }]
    : [];

type Gap = { readonly one: ClockFacts; readonly other: ClockFacts; readonly culprit: Fqdn; readonly ms: number; readonly errorMs: number };

/** Between a Front End and an Exchange server; `culprit` is the one further from most others. */
function gapOf(one: ClockFacts, other: ClockFacts, middle: number): Gap {
  const culprit = Math.abs(one.offsetMs - middle) > Math.abs(other.offsetMs - middle) ? one.server : other.server;
  return { one, other, culprit, ms: Math.abs(one.offsetMs - other.offsetMs), errorMs: one.errorMs + other.errorMs };
}

/** At least so far apart. Which of several is named does not hang on milliseconds: the next look must tell the same story. */
const surely = ({ ms, errorMs }: Gap) => ms - errorMs;

function judgeGaps(gaps: readonly Gap[], known: readonly ClockFacts[], clocks: readonly ClockFacts[]): readonly StepFinding[] {
  if (gaps.length === 0) return [];
  const wide = [
    ...Map.groupBy(
      gaps.filter((each) => surely(each) > fine),
      (each) => each.culprit,
    ).values(),
  ].flatMap((each) => each.toSorted((a, b) => Number(surely(b) > refused) - Number(surely(a) > refused)).slice(0, 1));
  if (wide.length > 0) return wide.map((gap) => judgeGap(gap, clocks));
  return [
    ok(
      'clock',
      'clocks',
      `The clocks of ${known.length === 2 ? 'both' : `all ${known.length}`} servers that were seen agree within a minute.`,
      {
        source: 'probe',
      },
    ),
  ];
}

function judgeGap(gap: Gap, clocks: readonly ClockFacts[]): StepFinding {
  const { one, other, culprit } = gap;
  const apart = `The clocks of ${one.server} and ${other.server} are ${about(gap.ms)} apart (give or take ${bar(gap.errorMs)}). Seen from this computer, ${againstUs(one)} and ${againstUs(other)}.${[one, other].map(({ server }) => sourceWords(server, clocks)).join('')}`;
  const wayOut = `Find out which of the two is wrong: on each, run w32tm /query /source to see where its time comes from, and w32tm /stripchart /computer:DC /samples:3 /dataonly with the name of a domain controller in place of DC. Then set the wrong one right with w32tm /resync, and look again.`;
  const saw = { offsets: { [one.server]: one.offsetMs, [other.server]: other.offsetMs }, errorMs: gap.errorMs };
  return surely(gap) > refused
    ? stop(
        'clock.apart',
        culprit,
        `${apart} What one of them signs is then likely to be refused by the other as expired, or as not valid yet.`,
        {
          source: 'probe',
          wayOut,
          override: 'GO ON ANYWAY',
          saw,
        },
      )
    : note('clock.drifting', culprit, `${apart} That is not enough to stop anything, but they drift.`, { source: 'probe', wayOut, saw });
}

const againstUs = ({ server, offsetMs, errorMs }: ClockFacts): string =>
  Math.abs(offsetMs) - errorMs <= fine
    ? `${server} agrees with it within a minute`
    : `${server} is ${about(Math.abs(offsetMs))} ${offsetMs > 0 ? 'ahead' : 'behind'}`;

/** Who is right, where a server could say from whom it takes its time. */
function sourceWords(server: Fqdn, clocks: readonly ClockFacts[]): string {
  const told = clocks.find((each) => each.server === server);
  if (!told?.source || told.sourceAheadSeconds === null) return '';
  const ahead = told.sourceAheadSeconds * 1000;
  const against = Math.abs(ahead) < 1000 ? 'agrees with it' : `is ${about(Math.abs(ahead))} ${ahead > 0 ? 'behind' : 'ahead of'} it`;
  return ` ${server} takes its time from ${told.source}, and ${against}.`;
}

/** This computer's own clock, where the servers agree with each other and not with it. */
function judgeThisComputer(gaps: readonly Gap[], known: readonly ClockFacts[]): readonly StepFinding[] {
  const agree = gaps.length > 0 && gaps.every((each) => surely(each) <= fine);
  const off = (sign: 1 | -1) => known.every(({ offsetMs, errorMs }) => offsetMs * sign - errorMs > fine);
  if (!agree || (!off(1) && !off(-1))) return [];
  const by = about(Math.abs(median(known.map((each) => each.offsetMs))));
  return [
    note(
      'clock.this-computer',
      'this computer',
      `The clock of this computer is ${by} ${off(1) ? 'behind' : 'ahead of'} those of the servers. The servers do not mind, but the times in the session log are off by that.`,
      { source: 'probe' },
    ),
  ];
}

function judgeUnknown(unknown: readonly Fqdn[]): readonly StepFinding[] {
  if (unknown.length === 0) return [];
  const names = unknown.length <= 4 ? listInWords(unknown) : counted(unknown.length, 'server');
  return [
    unseen(
      'clock.not-looked',
      'clocks',
      `The ${unknown.length === 1 ? 'clock' : 'clocks'} of ${names} could not be seen from this computer.`,
      {
        source: 'probe',
        wayOut:
          'On each, run w32tm /stripchart /computer:DC /samples:3 /dataonly with the name of a domain controller in place of DC. A few seconds are fine.',
      },
    ),
  ];
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = 0, high = low] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return (low + high) / 2;
}

/** About how long, in words that stay the same from one look to the next. */
function about(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return minutes < 1 ? 'less than a minute' : `about ${counted(minutes, 'minute')}`;
}

/** An error bar, rounded up likewise. */
const bar = (ms: number): string => counted(Math.max(5, Math.ceil(ms / 5000) * 5), 'second');
