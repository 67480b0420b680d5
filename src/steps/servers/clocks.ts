// The clocks of all servers, measured from this computer, and compared with each other: whether this computer's own clock is right
// does not matter then. A token bears a few minutes at most (domain.md 6.5; how many is not documented, so the words say "likely").

import { z } from 'zod';
import type { Finding } from '../../model/finding.ts';
import type { Fqdn } from '../../model/place.ts';
import { blocker, counted, inWords, note, ok, unseen } from '../look.ts';
import type { ViewFacts } from '../views.ts';

export const clockSeen = z.object({
  server: z.string(),
  offsetMs: z.number(),
  errorMs: z.number(),
});
export type ClockFacts = z.output<typeof clockSeen>;

type Servers = { readonly exchange: readonly Fqdn[]; readonly frontEnds: readonly Fqdn[] };

/** Milliseconds. */
const fine = 60_000;
const refused = 5 * 60_000;

/** `clocks`: as read on the servers themselves. The narrower error bar counts. */
export function judgeClocks(
  clocks: readonly ClockFacts[],
  views: readonly ViewFacts[],
  { exchange, frontEnds }: Servers,
): readonly Finding[] {
  const all = [...frontEnds, ...exchange];
  const seen = [...clocks, ...views.flatMap(fromView)];
  const clockOf = (server: Fqdn) => seen.filter((each) => each.server === server).sort((a, b) => a.errorMs - b.errorMs)[0];
  const known = all.flatMap((server) => clockOf(server) ?? []);
  const unknown = all.filter((server) => clockOf(server) === undefined);
  const middle = median(known.map((each) => each.offsetMs));
  const gaps = known
    .filter((each) => frontEnds.includes(each.server))
    .flatMap((one) => known.filter((each) => exchange.includes(each.server)).map((other) => gapOf(one, other, middle)));
  return [...judgeGaps(gaps, known), ...judgeThisComputer(gaps, known), ...judgeUnknown(unknown)];
}

const fromView = ({ from, at, clock }: ViewFacts): readonly ClockFacts[] =>
  from === null && at !== null && clock !== null ? [{ server: at, ...clock }] : [];

type Gap = { readonly one: ClockFacts; readonly other: ClockFacts; readonly about: Fqdn; readonly ms: number; readonly errorMs: number };

/** Between a Front End and an Exchange server; `about` is the one further from most others. */
function gapOf(one: ClockFacts, other: ClockFacts, middle: number): Gap {
  const about = Math.abs(one.offsetMs - middle) > Math.abs(other.offsetMs - middle) ? one.server : other.server;
  return { one, other, about, ms: Math.abs(one.offsetMs - other.offsetMs), errorMs: one.errorMs + other.errorMs };
}

const surely = ({ ms, errorMs }: Gap) => ms - errorMs;

function judgeGaps(gaps: readonly Gap[], known: readonly ClockFacts[]): readonly Finding[] {
  if (gaps.length === 0) return [];
  const wide = [
    ...Map.groupBy(
      gaps.filter((each) => surely(each) > fine),
      (each) => each.about,
    ).values(),
  ].flatMap((each) => each.toSorted((a, b) => surely(b) - surely(a)).slice(0, 1));
  if (wide.length > 0) return wide.map(judgeGap);
  const most = Math.max(...gaps.map((each) => each.ms + each.errorMs));
  return [
    ok(
      'clock',
      'clocks',
      `The clocks of ${known.length === 2 ? 'both' : `all ${known.length}`} servers that were seen agree within ${long(most)}.`,
      {
        source: 'probe',
      },
    ),
  ];
}

function judgeGap(gap: Gap): Finding {
  const { one, other, about } = gap;
  const apart = `The clocks of ${one.server} and ${other.server} are ${long(gap.ms)} apart (give or take ${long(gap.errorMs)}). Seen from this computer, ${againstUs(one)} and ${againstUs(other)}.`;
  const wayOut = `Find out which of the two is wrong: on each, run w32tm /query /source to see where its time comes from, and w32tm /stripchart /computer:DC /samples:3 /dataonly with the name of a domain controller in place of DC. Then set the wrong one right with w32tm /resync, and look again.`;
  const saw = { offsets: { [one.server]: one.offsetMs, [other.server]: other.offsetMs }, errorMs: gap.errorMs };
  return surely(gap) > refused
    ? blocker(
        'clock.apart',
        about,
        `${apart} What one of them signs is then likely to be refused by the other as expired, or as not valid yet.`,
        {
          source: 'probe',
          wayOut,
          override: 'GO ON ANYWAY',
          saw,
        },
      )
    : note('clock.drifting', about, `${apart} That is not enough to stop anything, but they drift.`, { source: 'probe', wayOut, saw });
}

const againstUs = ({ server, offsetMs, errorMs }: ClockFacts): string =>
  Math.abs(offsetMs) <= errorMs
    ? `${server} agrees with it`
    : `${server} is ${long(Math.abs(offsetMs))} ${offsetMs > 0 ? 'ahead' : 'behind'}`;

/** This computer's own clock, where the servers agree with each other and not with it. */
function judgeThisComputer(gaps: readonly Gap[], known: readonly ClockFacts[]): readonly Finding[] {
  const agree = gaps.length > 0 && gaps.every((each) => surely(each) <= fine);
  const off = (sign: 1 | -1) => known.every(({ offsetMs, errorMs }) => offsetMs * sign - errorMs > fine);
  if (!agree || (!off(1) && !off(-1))) return [];
  const by = long(Math.abs(median(known.map((each) => each.offsetMs))));
  return [
    note(
      'clock.this-computer',
      'this computer',
      `The clock of this computer is about ${by} ${off(1) ? 'behind' : 'ahead of'} those of the servers. The servers do not mind, but the times in the session log are off by that.`,
      { source: 'probe' },
    ),
  ];
}

function judgeUnknown(unknown: readonly Fqdn[]): readonly Finding[] {
  if (unknown.length === 0) return [];
  const names = unknown.length <= 4 ? inWords(unknown) : counted(unknown.length, 'server');
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

/** A length of time as people say it: "45 seconds", "9 minutes". */
function long(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 120 ? counted(seconds, 'second') : counted(Math.round(seconds / 60), 'minute');
}
