// How the tests went: which of them count, what each Front End scored, and what that means.

import { ownEvidence } from '../../diagnosis/read-text.ts';
import { isTransient } from '../../diagnosis/transient.ts';
import { areOneName } from '../../model/name.ts';
import type { Fqdn } from '../../model/place.ts';
import { fieldsOf } from '../claim.ts';
import type { StepFinding } from '../findings.ts';
import { counted, listInWords } from '../phrases.ts';
import { frontEndsTakingPart, serversOf, userPools } from '../servers/facts.ts';
import { type Did, type StepContext, type TestVerdict, textAnswer } from '../step.ts';
import { claims } from './claims.ts';
import { found as findings } from './found.ts';
import { unknownCode, verdictOf } from './verdict.ts';
import { keys, outcomeWords, rounds } from './words.ts';

const { stop, ok } = findings;

export const testIdOf = (frontEnd: Fqdn, round: number) => `test ${frontEnd} ${round}` as const;

/** The tests that count, by their id: finished ones of this user since the last reason to test anew. */
export function finishedTests(context: StepContext): ReadonlyMap<string, Did> {
  const sip = textAnswer(context, keys.user);
  const counting = context.did.filter(
    (each) =>
      each.seq > context.testsSince &&
      each.end?.kind === 'ended' &&
      areOneName('sipAddress', fieldsOf(claims, 'test', each)?.user ?? '', sip),
  );
  return new Map(counting.map((each) => [each.id, each]));
}

type Wanted = { readonly frontEnd: Fqdn; readonly round: number };

const firstTests = (context: StepContext): readonly Wanted[] =>
  frontEndsTakingPart(context).flatMap((frontEnd) => Array.from({ length: rounds }, (_, index) => ({ frontEnd, round: index + 1 })));

/** The test that stands for one whose answer passes by itself. */
const againOf = ({ frontEnd, round }: Wanted): Wanted => ({ frontEnd, round: round + rounds });

const passesByItself = (did: Did | undefined, context: StepContext): boolean =>
  did !== undefined &&
  verdictOf(did, context.reported).kind === 'failed' &&
  isTransient(ownEvidence(did.lines.flatMap((line) => [line.text, line.marks ?? ''])));

/** All of the first tests; once these have run, those to be made again. */
export function wantedTests(context: StepContext): { readonly first: readonly Wanted[]; readonly again: readonly Wanted[] } {
  const found = finishedTests(context);
  const first = firstTests(context);
  const ran = first.every(({ frontEnd, round }) => found.has(testIdOf(frontEnd, round)));
  const again = ran ? first.filter(({ frontEnd, round }) => passesByItself(found.get(testIdOf(frontEnd, round)), context)) : [];
  return { first, again: again.map(againOf) };
}

type Test = { readonly did: Did; readonly round: number; readonly verdict: TestVerdict };
/** `repeated`: how many of its tests were made once more, and count as they ended then. */
type Score = { readonly frontEnd: Fqdn; readonly tests: readonly Test[]; readonly repeated: number };

/** How each Front End did, once all of its tests and all others have run; empty before. */
function scores(context: StepContext): readonly Score[] {
  const found = finishedTests(context);
  const { first, again } = wantedTests(context);
  if ([...first, ...again].some(({ frontEnd, round }) => !found.has(testIdOf(frontEnd, round)))) return [];
  return Map.groupBy(first, ({ frontEnd }) => frontEnd)
    .entries()
    .map(([frontEnd, all]) => ({
      frontEnd,
      repeated: again.filter((each) => each.frontEnd === frontEnd).length,
      tests: all.flatMap(({ round }) => {
        const repeated = againOf({ frontEnd, round }).round;
        const stands = again.some((each) => each.frontEnd === frontEnd && each.round === repeated) ? repeated : round;
        const did = found.get(testIdOf(frontEnd, stands));
        return did === undefined ? [] : [{ did, round, verdict: verdictOf(did, context.reported) }];
      }),
    }))
    .toArray();
}

const kinds = ({ tests }: Score): readonly TestVerdict['kind'][] => tests.map(({ verdict }) => verdict.kind);
const frontEndsWhere = (context: StepContext, holds: (kinds: readonly TestVerdict['kind'][]) => boolean): readonly Fqdn[] =>
  scores(context).flatMap((each) => (holds(kinds(each)) ? [each.frontEnd] : []));

export const failedFrontEnds = (context: StepContext): readonly Fqdn[] => frontEndsWhere(context, (all) => all.includes('failed'));

/** The Front Ends through which every test said that it passed. */
export const provenFrontEnds = (context: StepContext): readonly Fqdn[] =>
  frontEndsWhere(context, (all) => all.every((each) => each === 'passed'));

/** How often the tests through a Front End passed, and what came before: one that failed first is never left out. */
export function timesInWords(frontEnd: Fqdn, context: StepContext): string {
  return timesOf(scores(context).find((each) => each.frontEnd === frontEnd)?.repeated ?? 0);
}

const timesOf = (repeated: number): string =>
  repeated === 0
    ? 'three times out of three'
    : `${rounds} times, ${counted(repeated, 'of them', 'of them')} only when made once more: the first time the server could not answer`;

/** Those of which the admin said so, of one test at least. */
export const reportedFrontEnds = (context: StepContext): readonly Fqdn[] =>
  frontEndsWhere(context, (all) => all.includes('reported') && all.every((each) => each === 'passed' || each === 'reported'));

/** Front Ends by name, or by pool where they are many. */
export function throughInWords(frontEnds: readonly string[], context: StepContext): readonly string[] {
  const facts = serversOf(context);
  if (facts === undefined || frontEnds.length <= 4) return frontEnds;
  return userPools(facts).flatMap(({ fqdn, computers }) => {
    const these = computers.filter((each) => frontEnds.includes(each));
    if (these.length === 0) return [];
    return [
      `${these.length === computers.length ? `all ${these.length}` : `${these.length} of ${computers.length}`} Front Ends of ${fqdn}`,
    ];
  });
}

export function judgeResults(context: StepContext, failures: readonly string[]): readonly StepFinding[] {
  const all = scores(context);
  return [...judgeUnknown(all), ...all.flatMap((score) => judgeScore(score, all, failures))];
}

/** One finding for each text that was printed, whichever tests printed it. */
function judgeUnknown(all: readonly Score[]): readonly StepFinding[] {
  const unknown = all.flatMap(({ frontEnd, tests }) =>
    tests.flatMap(({ did, round, verdict }) => (verdict.kind === 'not known' ? [{ frontEnd, round, did, printed: verdict.printed }] : [])),
  );
  return Map.groupBy(unknown, ({ printed }) => printed)
    .entries()
    .map(([printed, tests]) => {
      const which = Map.groupBy(tests, ({ frontEnd }) => frontEnd)
        .entries()
        .map(([frontEnd, some]) => `test ${listInWords(some.map(({ round }) => String(round)))} through ${frontEnd}`);
      const rest = tests[0]?.did.lines.filter((line) => line.stream !== 'output') ?? [];
      return stop(unknownCode, printed, outcomeWords.unknown(capital(listInWords(which.toArray()))), {
        saw: [outcomeWords.printed(printed === '' ? outcomeWords.silent : printed), ...rest.map((line) => line.text)],
      });
    })
    .toArray();
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function judgeScore(score: Score, all: readonly Score[], failures: readonly string[]): readonly StepFinding[] {
  const { frontEnd, tests } = score;
  const failed = tests.filter(({ verdict }) => verdict.kind === 'failed');
  const [first] = failed;
  if (first === undefined) {
    if (kinds(score).includes('not known')) return [];
    const source = kinds(score).includes('reported') ? 'reported' : 'shell';
    return [
      ok(
        'test.passed',
        frontEnd,
        score.repeated === 0
          ? `The test passed ${timesOf(0)} through ${frontEnd}.`
          : `Through ${frontEnd} the test passed ${timesOf(score.repeated)}.`,
        { source },
      ),
    ];
  }
  const good = all.filter((each) => kinds(each).every((kind) => kind === 'passed' || kind === 'reported')).length;
  // The error first: it is what the admin needs, and the rest may scroll.
  const { lines } = first.did;
  const said = [...lines.filter((line) => line.stream === 'error'), ...lines.filter((line) => line.stream !== 'error')];
  return [
    stop(
      'test.failed',
      frontEnd,
      `The test failed ${failed.length} times out of ${rounds} through ${frontEnd}. It passed on ${good} of ${counted(all.length, 'Front End')}.`,
      { saw: [...said.map((line) => line.text), ...said.flatMap((line) => line.marks?.split('\n') ?? []), ...failures] },
    ),
  ];
}
