// What a look at everything comes to, for whoever keeps watch: whether something is to be done, whether all was seen, and how pressing it
// is. Pure: a survey goes in, made for a check. What could not be seen is never counted as right, but where the answers said beforehand
// that it would not be looked at.

import { type Expiry, isAppointment } from '../model/calendar.ts';
import type { Finding } from '../model/finding.ts';
import type { Fqdn } from '../model/place.ts';
import type { StepId } from '../model/steps.ts';
import type { ConnectionTarget } from '../model/target.ts';
import type { StepFinding } from '../steps/findings.ts';
import { daysBetween } from '../steps/phrases.ts';
import type { Sequence, StepContext, TestVerdict } from '../steps/step.ts';
import { summarise } from './summary.ts';
import type { StepSurvey, Survey } from './surveyed.ts';
import { stoppedBy } from './trouble.ts';

/** warning: to be done, and all works still. unknown: it could not be seen. */
type Level = 'ok' | 'warning' | 'critical' | 'unknown';

export type Checked = {
  readonly verdict: 'healthy' | 'something to do' | 'could not tell';
  /** The most pressing first, then in the order of the steps. */
  readonly findings: readonly CheckedFinding[];
  readonly endings: readonly CheckedEnd[];
  /** Whatever else could not be seen, in sentences. */
  readonly notSeen: readonly string[];
  /** What the answers leave out, in noun phrases. */
  readonly leftOut: readonly string[];
  readonly endToEnd: 'not tested' | TestVerdict['kind'];
  readonly targets: readonly ConnectionTarget[];
};

export type CheckedFinding = Pick<Finding, 'code' | 'about' | 'state' | 'source' | 'words'> & {
  readonly step: StepId;
  readonly level: Level;
  /** Empty where it is not known, or the words say it. */
  readonly cause: string;
  readonly wayOut: readonly string[];
};

/** A certificate that ends, or a next one that takes over. */
type CheckedEnd = Expiry & { readonly days: number; readonly level: Level };

export type CheckOptions = {
  /** Fewer days than these to the end of a certificate are something to do. */
  readonly warnDays: number;
  /** What the answers leave out: the looks at the servers themselves, and servers by name. */
  readonly leavesOut: { readonly windows: boolean; readonly servers: readonly Fqdn[] };
};

/** Where fewer days are left than these, it is pressing. A web certificate only warns until it has ended. */
const pressing: { readonly [what in Expiry['what']]: number } = { oauth: 14, auth: 30, web: 0, 'oauth next': 0, 'auth next': 0 };

/** Days that a next certificate has to take over by itself. */
const leeway = 1;

const order: readonly Level[] = ['critical', 'warning', 'unknown', 'ok'];

export function checkOf(survey: Survey, sequence: Sequence, { warnDays, leavesOut }: CheckOptions): Checked {
  const { context } = survey;
  const { calendar } = summarise(context, sequence);
  const tests = verdictsIn(context, sequence);
  const findings = survey.steps.flatMap((each) => checkedIn(each, { context, sequence, tests, leavesOut })).toSorted(byLevel);
  const endings = calendar.expiries.map((each): CheckedEnd => {
    const days = daysBetween(context.now, each.at);
    return { ...each, days, level: levelOfEnding(each, days, warnDays) };
  });
  const unlooked = survey.leftOut.map(({ step, why }) => `${step.title}: ${why}`);
  const notSeen = [...unlooked, ...(leavesOut.windows ? [] : calendar.notSeen)];
  const levels = [...findings, ...endings].map(({ level }) => level);
  return {
    verdict: levels.some((each) => each === 'critical' || each === 'warning')
      ? 'something to do'
      : notSeen.length > 0 || levels.includes('unknown')
        ? 'could not tell'
        : 'healthy',
    findings,
    endings,
    notSeen,
    leftOut: [...(leavesOut.windows ? ['looks at the servers themselves (Windows)'] : []), ...leavesOut.servers],
    endToEnd:
      (['failed', 'not known', 'reported', 'passed'] as const).find((each) => tests.some(({ kind }) => kind === each)) ?? 'not tested',
    targets: survey.story.targets ?? [],
  };
}

const byLevel = (one: CheckedFinding, other: CheckedFinding): number => order.indexOf(one.level) - order.indexOf(other.level);

function levelOfEnding(expiry: Expiry, days: number, warnDays: number): Level {
  if (isAppointment(expiry)) return days < -leeway ? 'warning' : 'ok';
  if (days < Math.min(pressing[expiry.what], warnDays)) return 'critical';
  return days < warnDays ? 'warning' : 'ok';
}

type Within = Pick<CheckOptions, 'leavesOut'> & {
  readonly context: StepContext;
  readonly sequence: Sequence;
  readonly tests: readonly Tested[];
};

function checkedIn({ step, findings }: StepSurvey, { context, sequence, tests, leavesOut }: Within): readonly CheckedFinding[] {
  const own = tests.filter((each) => each.step === step.id);
  // What its tests printed is for a person to read.
  const isOpen = own.length > 0 && own.every(({ kind }) => kind !== 'failed');
  return findings.map((finding): CheckedFinding => {
    const { code, about, state, source, words } = finding;
    const level = levelOf(finding, context, leavesOut.windows);
    const told = level === 'critical' && state === 'stop' ? stoppedBy(finding, step, context, sequence) : undefined;
    const { cause, wayOut } =
      told?.kind === 'way out' ? told.trouble : { cause: '', wayOut: finding.wayOut === undefined ? [] : [finding.wayOut] };
    return {
      ...{ step: step.id, code, about, state, source, words, cause, wayOut },
      level: isOpen && level === 'critical' ? 'unknown' : level,
    };
  });
}

function levelOf({ state, blind, code, stamp }: StepFinding, { overridden }: StepContext, withoutWindows: boolean): Level {
  if (state === 'ok' || (state === 'note' && !stamp.works) || stamp.forChanges || overridden.includes(code)) return 'ok';
  if (state === 'not seen' || blind) return withoutWindows && stamp.restsOn.includes('windows') ? 'ok' : 'unknown';
  return stamp.works ? 'warning' : 'critical';
}

type Tested = { readonly step: StepId; readonly kind: TestVerdict['kind'] };

const verdictsIn = ({ did, reported }: StepContext, sequence: Sequence): readonly Tested[] =>
  did.flatMap((each) => {
    const verdict = sequence.find(({ id }) => id === each.step)?.verdict?.(each, reported);
    return verdict === undefined ? [] : [{ step: each.step, kind: verdict.kind }];
  });
